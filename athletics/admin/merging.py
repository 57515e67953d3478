"""Two rows compared side by side and made one; every merge with what it moved, and taken back."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from athletics.admin.compared import Compared, compared_athletes, compared_venues
from athletics.admin.imports import Kept
from athletics.admin.keeping import ChosenRow, ChosenRowSelect, Page
from athletics.admin.linked_rows import link, table
from athletics.merging import left_behind, merge_athletes, merge_venues, obstacles, undo, venue_obstacles
from athletics.models import Merge, MergedRow

SHOWN = 200
MAY_MERGE, MAY_UNDO = "athletics.add_merge", "athletics.change_merge"


class OtherForm(forms.Form):
    """The row to compare with, found by name."""

    def __init__(
        self, *args, model: type[models.Model], column: str, site: admin.AdminSite, **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        field = Merge._meta.get_field(column)
        self.fields["other"] = ChosenRow(
            model.objects.living_rows(),
            widget=ChosenRowSelect(field, site),
            label="The other row",
            error_messages={"invalid_choice": "This row is not on file, or merged into another already."},
        )


class MergeForm(forms.Form):
    """Which of the two lives on, and how it is known that they are one."""

    keep = forms.ChoiceField(label="Keep", widget=forms.RadioSelect)
    reason = forms.CharField(
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        label="How it is known that they are one",
        help_text="Kept with the merge: a licence number, a federation’s page, one result on both.",
        error_messages={"required": "Say how it is known that they are one; it is kept."},
    )


class MergePages:
    """The page that compares two rows, for the admin of athletes and of venues."""

    merge_column = "gone"
    compare: Callable[..., Compared]
    against: Callable[..., list[str]]
    make_one: Callable[..., Merge]

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.merge_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [path("<path:object_id>/merge/", view, name=name), *super().get_urls()]

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Chooses the other row, shows both, says what speaks against it; on POST makes them one."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404("There is no such row.")
        if not request.user.has_perm(MAY_MERGE):
            raise PermissionDenied
        asked = {"model": self.model, "column": self.merge_column, "site": self.admin_site}
        choosing = OtherForm(request.GET if "other" in request.GET else None, **asked)
        other = choosing.cleaned_data["other"] if choosing.is_bound and choosing.is_valid() else None
        against = type(self).against(kept=row, gone=other) if other else []
        form = self._form(request, row, other) if other and not against else None
        if form and form.is_bound and form.is_valid():
            pair = (row, other) if form.cleaned_data["keep"] == str(row.pk) else (other, row)
            if merge := self._made_one(request, form, *pair):
                return self._merged(request, merge)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge “{row}” with another",
            "opts": self.opts,
            "row": row,
            "choosing": choosing,
            "form": form,
            "against": against,
            "compared": type(self).compare(row, other) if other else None,
            "media": self.media + choosing.media,
        }
        return TemplateResponse(request, "admin/athletics/merging/merge.html", context)

    def _form(self, request: HttpRequest, row: models.Model, other: models.Model) -> MergeForm:
        form = MergeForm(request.POST or None, initial={"keep": str(row.pk)})
        form.fields["keep"].choices = [
            (str(one.pk), f"{self.recognise(one)}: {one.slug}") for one in (row, other)
        ]
        return form

    def _made_one(
        self, request: HttpRequest, form: MergeForm, kept: models.Model, gone: models.Model
    ) -> Merge | None:
        said = {"reason": form.cleaned_data["reason"], "by": request.user, "now": timezone.now()}
        try:
            return type(self).make_one(kept=kept, gone=gone, **said)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
            return None

    def _merged(self, request: HttpRequest, merge: Merge) -> HttpResponse:
        self.log_change(request, merge.stays, f"Merged “{merge.went}” into it: {merge.reason}")
        said = format_html(
            'They are one now. <a href="{}">See what was moved, or undo it</a>.',
            reverse("admin:athletics_merge_change", args=[merge.pk]),
        )
        self.message_user(request, said, messages.SUCCESS)
        here = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(here, args=[merge.stays.pk]))


class AthleteMergePages(MergePages):
    compare, against, make_one = compared_athletes, obstacles, merge_athletes


class VenueMergePages(MergePages):
    merge_column = "gone_venue"
    compare, against, make_one = compared_venues, venue_obstacles, merge_venues


class StandingFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("in_force", "In force"), ("undone", "Undone")]

    def queryset(self, request, queryset):
        match self.value():
            case "in_force":
                return queryset.in_force()
            case "undone":
                return queryset.exclude(undone_at=None)
        return queryset


@admin.register(Merge)
class MergeAdmin(Kept, Page):
    list_display = ["at", "went", "stays", "reason", "by", "undone_at"]
    list_select_related = ["kept", "gone", "kept_venue__country", "gone_venue__country", "by"]
    list_filter = [StandingFilter]
    search_fields = ["kept__folded_name", "gone__folded_name", "gone_venue__folded_name", "reason"]
    search_help_text = "A name of either row, or a word of the reason."
    fields = ["went_linked", "stays_linked", "reason", "at", "by", "undone_at", "undone_by", "moved"]
    readonly_fields = fields
    change_form_template = "admin/athletics/merging/change_form.html"

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<path:object_id>/undo/", view, name="athletics_merge_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Says what undoing would leave as it is, and asks; on POST takes the merge back."""
        merge = self.get_object(request, object_id)
        if merge is None:
            raise Http404("There is no such merge.")
        if not request.user.has_perm(MAY_UNDO):
            raise PermissionDenied
        here = reverse("admin:athletics_merge_change", args=[merge.pk])
        if request.method == "POST":
            try:
                left = undo(merge=merge, by=request.user, now=timezone.now())
            except ValidationError as refused:
                self.message_user(request, " ".join(refused.messages), messages.ERROR)
                return HttpResponseRedirect(here)
            self.log_change(request, merge, "Undone.")
            more = f" {len(left)} rows changed since were left as they are." if left else ""
            self.message_user(request, f"They are two again.{more}", messages.SUCCESS)
            return HttpResponseRedirect(here)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Undo “{merge}”",
            "opts": self.opts,
            "merge": merge,
            "left": left_behind(merge)[:SHOWN],
            "media": self.media,
        }
        return TemplateResponse(request, "admin/athletics/merging/undo.html", context)

    @admin.display(description="merged row")
    def went(self, merge: Merge) -> str:
        return str(merge.went)

    @admin.display(description="into")
    def stays(self, merge: Merge) -> str:
        return str(merge.stays)

    @admin.display(description="merged row")
    def went_linked(self, merge: Merge) -> str:
        return link(merge.went)

    @admin.display(description="into")
    def stays_linked(self, merge: Merge) -> str:
        return link(merge.stays)

    @admin.display(description="what it moved")
    def moved(self, merge: Merge) -> str:
        counted = merge.rows.order_by("model").values_list("model").annotate(rows=models.Count("pk"))
        cells = [[MergedRow(model=model).noun, f"{rows:,}"] for model, rows in counted]
        return table(["Of", "Rows"], cells, empty="Nothing pointed to it.")
