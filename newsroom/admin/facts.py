"""The claim checker at the desk: any pasted text, and the working copy of an article."""

from dataclasses import replace
from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from newsroom import remarks
from newsroom.admin.marking import legend, marked
from newsroom.choices import PublicationKind
from newsroom.factcheck.passages import Judged, Passage, judge, passages, stronger
from newsroom.factcheck.run import LARGEST
from newsroom.freezing import freeze
from newsroom.models import Article
from newsroom.publishing import expected_dateline, what_is_around

TOO_LARGE = "The text is larger than 1 MB: check it in parts."
LARGEST_REQUEST = 2 * LARGEST
"""Bytes of a form with a text in it; beyond that nobody needs to read it to know."""


class CheckForm(forms.Form):
    """A text from anywhere and the day it is to be true on."""

    text = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Paste or write the text to check."},
        help_text="It is checked and forgotten: nothing is saved.",
    )
    as_of = forms.DateField(
        label="As of",
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Choose the day.",
            "invalid": "This is not a day: write it as 2025-04-11.",
        },
        help_text="The day the text is dated. The record answers as it stood at the end of it.",
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text.encode()) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return text


class FactsPages:
    """The two pages, for the article admin."""

    def get_urls(self) -> list:
        pages = [
            path("check/", self.admin_site.admin_view(self.check_view), name="newsroom_article_check"),
            path(
                "<int:object_id>/facts/",
                self.admin_site.admin_view(self.facts_view),
                name="newsroom_article_facts",
            ),
        ]
        return pages + super().get_urls()

    @method_decorator(csrf_exempt)
    def check_view(self, request: HttpRequest) -> HttpResponse:
        """Checks a pasted text. One too large to be read at all is refused before its form is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST:
            form = CheckForm({"as_of": timezone.localdate()})
            form.errors["text"] = form.error_class([TOO_LARGE])
            return self._checked(request, form)
        return csrf_protect(self._check)(request)

    def _check(self, request: HttpRequest) -> HttpResponse:
        return self._checked(request, CheckForm(request.POST) if request.method == "POST" else CheckForm())

    def _checked(self, request: HttpRequest, form: CheckForm) -> HttpResponse:
        found = None
        if form.is_bound and form.is_valid():
            found = judge([Passage("", form.cleaned_data["text"], form.cleaned_data["as_of"])])
        context = {
            "title": "Check a text",
            "form": form,
            "as_of": form.is_bound and form.cleaned_data.get("as_of"),
        }
        return self._page(request, "check", context | _shown(found))

    def facts_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The saved working copy as the checker reads it, each text as of its own day."""
        article = self._article(request, str(object_id))
        document = working_copy(article)
        texts, day = passages(document), date.fromisoformat(document["dateline"])
        asked = request.GET.get("as_of", "")
        if asked:
            try:
                day = date.fromisoformat(asked)
            except ValueError:
                self.message_user(request, "This is not a day: write it as 2025-04-11.", "ERROR")
            else:
                texts = [replace(one, as_of=day) for one in texts]
        held = remarks.standing(article)
        context = {
            "title": f"Facts in “{article}”",
            "article": article,
            "as_of": day,
            "may_remark": self.has_change_permission(request, article),
            "stronger": stronger(texts, as_of=day),
        }
        return self._page(request, "facts", context | _shown(remarks.silenced(judge(texts), held), held))

    @method_decorator(never_cache)
    def _page(self, request: HttpRequest, name: str, context: dict) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/newsroom/article/{name}.html", context)


def working_copy(article: Article) -> dict:
    """The document the article would be frozen into if it were published now."""
    now = timezone.now()
    before = what_is_around(article, starts_at=now, now=now).before
    kind = PublicationKind.UPDATE if before else PublicationKind.NEW
    as_of = expected_dateline(article, before=before, kind=kind, on=timezone.localdate(now))
    return freeze(article, as_of=as_of, earlier=before.version.document if before else None).document


def _shown(found: list[Judged] | None, held: dict | None = None) -> dict:
    if found is None:
        return {}
    return {"legend": legend(found), "judged": marked(found, held), "any": any(one.findings for one in found)}
