"""Removal for legal reasons, and the kept originals: for chief editors alone."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from newsroom.admin.decided import ReadOnly
from newsroom.clock import written
from newsroom.models import Article, OriginalRead, Removal, Version
from newsroom.refusals import PublishingRefusedError
from newsroom.removing import MAY_REMOVE, open_original, remove
from newsroom.rendering import draft_page

SAID = "The kept original of a text that was removed for legal reasons. Your reading of it has been written down."


class VersionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, version: Version) -> str:
        numbers = ", ".join(str(one.number) for one in version.publications.all())
        what = f"Publication {numbers}" if numbers else "Draft, shared by a link"
        return f"{what}: {version.headline} (frozen {written(version.created_at)})"


class RemovalForm(forms.Form):
    """Which versions, and why."""

    versions = VersionsField(
        Version.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The newest one’s removal takes the whole address from readers until something else is published.",
    )
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept for the chief editors. Readers are told the day, and nothing else.",
    )

    def __init__(self, *args, article: Article, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        left = article.versions.filter(removal=None).defer("document", "card")
        self.fields["versions"].queryset = left.prefetch_related("publications")


class OriginalForm(forms.Form):
    reason = forms.CharField(
        label="Why you open it",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept.",
    )


def fill(form: forms.Form, refused: PublishingRefusedError) -> None:
    """The refusal at the field it is about."""
    field = refused.refusal.field
    form.add_error(field if field in form.fields else None, str(refused))


class RemovalPages:
    """The page, for the article admin."""

    def remove_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks which versions and why; on POST removes them at once."""
        article = self._article(request, object_id)
        if not request.user.has_perm(MAY_REMOVE):
            raise PermissionDenied
        form = RemovalForm(request.POST or None, article=article)
        if request.method == "POST" and form.is_valid():
            try:
                rows = remove(article=article, by=request.user, now=timezone.now(), **form.cleaned_data)
            except PublishingRefusedError as refused:
                fill(form, refused)
            else:
                self.log_change(request, article, f"{len(rows)} version(s) removed for legal reasons.")
                self.message_user(
                    request, "Removed. Readers are told so, and nothing else.", messages.SUCCESS
                )
                return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[article.pk]))
        rows = Removal.objects.filter(version__article=article).select_related("by")
        context = {
            **self.desk_context(request, article, title=f"Remove “{article}” for legal reasons", form=form),
            "page": "Removal",
            "removals": list(rows),
        }
        return TemplateResponse(request, "admin/newsroom/article/remove.html", context)


@admin.register(Removal)
class RemovalAdmin(ReadOnly):
    list_display = ["at", "by", "version_id", "reason"]
    list_select_related = ["by"]
    search_fields = ["reason"]
    date_hierarchy = "at"
    change_form_template = "admin/newsroom/removal/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.original_view)
        return [path("<int:pk>/original/", view, name="newsroom_removal_original"), *super().get_urls()]

    def original_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks why; the answer is written down before the text is shown, once."""
        if not request.user.has_perm(MAY_REMOVE):
            raise PermissionDenied
        removal = Removal.objects.select_related("version").filter(pk=pk).first()
        if removal is None:
            raise Http404("There is no such removal.")
        form = OriginalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                open_original(removal=removal, by=request.user, now=timezone.now(), **form.cleaned_data)
            except PublishingRefusedError as refused:
                fill(form, refused)
            else:
                return _shown(request, removal.version)
        context = {
            **self.admin_site.each_context(request),
            "title": "Open the kept original",
            "opts": self.opts,
            "removal": removal,
            "form": form,
            "reads": list(removal.reads.select_related("by")),
        }
        return TemplateResponse(request, "admin/newsroom/removal/original.html", context)


@admin.register(OriginalRead)
class OriginalReadAdmin(ReadOnly):
    list_display = ["at", "by", "removal", "reason"]
    list_select_related = ["by", "removal"]
    search_fields = ["reason"]
    date_hierarchy = "at"


@never_cache
def _shown(request: HttpRequest, version: Version) -> HttpResponse:
    page = draft_page(version.document)
    page["notices"] = [{"kind": "removal", "at": None, "text": SAID, "href": None}]
    return render(request, "newsroom/article.html", page, using="public")
