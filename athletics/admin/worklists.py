"""The keeper's worklists: what may be wrong in the record, why, and the page that mends it."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics.admin.imports import Kept
from athletics.admin.keeping import Page
from athletics.admin.linked_rows import address
from athletics.admin.merging import MAY_MERGE
from athletics.models import Athlete, SetAside, Venue
from athletics.worklists import BY_SLUG, MOST, WORKLISTS, Line, Worklist, lines, set_aside

MAY_SEE, MAY_SET_ASIDE = "athletics.view_setaside", "athletics.add_setaside"
COUNTED = 100
"""Lines counted on the page of all lists; a longer one is “100 or more” there."""
A_PAGE = 50
MERGED = (Athlete, Venue)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        label="Why nothing has to be mended",
        help_text="Kept with your name; the line is shown no more, and can be brought back.",
        error_messages={"required": "Say why nothing has to be mended; it is kept."},
    )


@admin.register(SetAside)
class SetAsideAdmin(Kept, Page):
    """What was set aside; deleting a line brings it back. The worklists are pages beside it."""

    list_display = ["said", "worklist_title", "reason", "by", "at"]
    list_select_related = ["by"]
    list_filter = ["worklist"]
    search_fields = ["said", "reason"]
    actions = ["bring_back"]
    fields = ["worklist_title", "said", "reason", "by", "at"]
    readonly_fields = fields

    def get_urls(self) -> list:
        pages = [
            ("worklists/", self.all_view, "athletics_worklists"),
            ("worklists/<slug:slug>/", self.list_view, "athletics_worklist"),
            (
                "worklists/<slug:slug>/<slug:key>/set-aside/",
                self.set_aside_view,
                "athletics_worklist_set_aside",
            ),
        ]
        own = [path(where, self.admin_site.admin_view(view), name=name) for where, view, name in pages]
        return [*own, *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_bring_back_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("athletics.delete_setaside")

    @admin.action(description="Bring back to the worklist", permissions=["bring_back"])
    def bring_back(self, request: HttpRequest, queryset) -> None:
        number, _ = queryset.delete()
        self.message_user(request, f"{number} back on the worklist.", messages.SUCCESS)

    @admin.display(description="worklist", ordering="worklist")
    def worklist_title(self, row: SetAside) -> str:
        worklist = BY_SLUG.get(row.worklist)
        return worklist.title if worklist else row.worklist

    def all_view(self, request: HttpRequest) -> HttpResponse:
        """Every list with how much there is to do."""
        today = _asked(request)
        found = [(one, len(lines(one, as_of=today, most=COUNTED))) for one in WORKLISTS]
        context = {"title": "Worklists", "today": today, "worklists": found, "counted": COUNTED}
        return self._shown(request, "worklists", context)

    def list_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One list, a page at a time."""
        today, worklist = _asked(request), _worklist(slug)
        found = lines(worklist, as_of=today)
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        context = {
            "title": worklist.title,
            "today": today,
            "worklist": worklist,
            "page": page,
            "lines": [(line, _mending(request, line)) for line in page],
            "most": MOST if len(found) == MOST else 0,
            "may_set_aside": request.user.has_perm(MAY_SET_ASIDE),
            "aside": SetAside.objects.filter(worklist=slug).count(),
        }
        return self._shown(request, "worklist", context)

    def set_aside_view(self, request: HttpRequest, slug: str, key: str) -> HttpResponse:
        """Asks why the line needs no mending, and keeps that."""
        today, worklist = _asked(request), _worklist(slug)
        if not request.user.has_perm(MAY_SET_ASIDE):
            raise PermissionDenied
        back = reverse("admin:athletics_worklist", args=[slug])
        line = next((one for one in lines(worklist, as_of=today) if one.key == key), None)
        if line is None:
            self.message_user(request, "This line is mended or set aside already.", messages.WARNING)
            return HttpResponseRedirect(back)
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            said = {"said": line.what, "reason": form.cleaned_data["reason"]}
            try:
                set_aside(worklist=worklist, key=key, by=request.user, now=timezone.now(), **said)
            except ValidationError as refused:
                form.add_error(None, refused.messages)
            else:
                self.message_user(request, f"Set aside: {line.what}", messages.SUCCESS)
                return HttpResponseRedirect(back)
        context = {"title": "Set a line aside", "worklist": worklist, "line": line, "form": form}
        return self._shown(request, "set_aside", context)

    def _shown(self, request: HttpRequest, template: str, context: dict) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, f"admin/athletics/worklists/{template}.html", {**shared, **context})


def _asked(request: HttpRequest) -> date:
    """The day the lists are read for: today at the desk. Refuses whoever may not see them."""
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    return timezone.localdate()


def _worklist(slug: str) -> Worklist:
    if slug not in BY_SLUG:
        raise Http404("There is no such worklist.")
    return BY_SLUG[slug]


def _mending(request: HttpRequest, line: Line) -> list[tuple[str, str]]:
    """The pages that mend the line, the likeliest first: label and address."""
    first = line.rows[0]
    if len(line.rows) == 2 and isinstance(first, MERGED):
        if not request.user.has_perm(MAY_MERGE):
            return []
        page = reverse(f"admin:athletics_{first._meta.model_name}_merge", args=[first.pk])
        return [("Compare and merge", f"{page}?{urlencode({'other': line.rows[1].pk})}")]
    rows = [row for row in (line.also, first) if row is not None]
    return [(f"Open the {row._meta.verbose_name}", address(row)) for row in rows]
