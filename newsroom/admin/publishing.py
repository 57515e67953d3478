"""From the working copy to the reader: the preview, and the page that asks once more before publishing."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.text import Truncator, capfirst
from django.views.decorators.cache import never_cache

from newsroom.choices import PublicationKind
from newsroom.freezing import Frozen, freeze
from newsroom.models import BLOCKS, Article, Publication
from newsroom.publishing import expected_dateline, publish
from newsroom.refusals import PublishingRefusedError
from newsroom.rendering import draft_page

KIND_HELP = {
    PublicationKind.NEW: "New: readers see the article for the first time",
    PublicationKind.UPDATE: "Update: something has happened since; the page says so",
    PublicationKind.CORRECTION: "Correction: something was wrong; the note says what",
    PublicationKind.WITHDRAWN: "Withdraw: the address answers with the note and nothing else",
}

BLOCK_NAMES = {block.kind: capfirst(block._meta.verbose_name) for block in BLOCKS}


class PublishForm(forms.Form):
    """What is asked before anything becomes public."""

    kind = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect)
    note = forms.CharField(
        label="Note to readers",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Printed above the text. A correction and a withdrawal need one.",
    )
    dateline = forms.DateField(
        label="Dateline",
        required=False,
        widget=AdminDateWidget,
        help_text="The day it is judged by. Empty: today; for a correction, the day of what it corrects.",
    )

    def __init__(self, *args, kinds: list[PublicationKind], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, KIND_HELP[kind]) for kind in kinds]


class PublishingPages:
    """The two pages, for the article admin."""

    def publishing_context(self, request: HttpRequest, article: Article | None) -> dict:
        """What the article form shows of publishing."""
        newest = _newest(article) if article else None
        return {
            "may_publish": bool(_kinds(request, newest)),
            "public_address": article.get_absolute_url() if newest and not _withdrawn(newest) else None,
        }

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Shows what will be public and asks; on POST publishes, or says at the field why not."""
        article = self._article(request, object_id)
        newest = _newest(article)
        kinds = _kinds(request, newest)
        if not kinds:
            raise PermissionDenied
        form = PublishForm(request.POST or None, kinds=kinds, initial={"kind": kinds[0]})
        if request.method == "POST" and form.is_valid():
            try:
                publication = publish(article=article, by=request.user, now=timezone.now(), **_asked(form))
            except PublishingRefusedError as refused:
                field = refused.refusal.field
                form.add_error(field if field in form.fields else None, str(refused))
            else:
                return self._published(request, publication)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Publish “{article}”",
            "opts": self.opts,
            "article": article,
            "newest": newest,
            "form": form,
            "media": self.media + form.media,
            "summary": _summary(_frozen(article, newest, kind=kinds[0])),
        }
        return TemplateResponse(request, "admin/newsroom/article/publish.html", context)

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The saved working copy in the public site's own template, for the desk only."""
        article = self._article(request, object_id)
        newest = _newest(article)
        kind = PublicationKind.UPDATE if newest else PublicationKind.NEW
        document = _frozen(article, newest, kind=kind).document
        return _never_kept(request, draft_page(document))

    def _article(self, request: HttpRequest, object_id: str) -> Article:
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404("There is no such article.")
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    def _published(self, request: HttpRequest, publication: Publication) -> HttpResponse:
        withdrawn = _withdrawn(publication)
        self.message_user(
            request,
            format_html(
                '{} <a href="{}">See the public page</a>.',
                "Withdrawn: readers are told so."
                if withdrawn
                else f"Publication {publication.number} is public.",
                reverse("newsroom:article", args=[publication.slug]),
            ),
            messages.SUCCESS,
        )
        self.log_change(
            request, publication.article, f"Publication {publication.number}: {publication.kind}."
        )
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[publication.article_id]))


@never_cache
def _never_kept(request: HttpRequest, context: dict) -> HttpResponse:
    return render(request, "newsroom/article.html", context, using="public")


def _newest(article: Article) -> Publication | None:
    return article.publications.select_related("version").order_by("-number").first()


def _withdrawn(publication: Publication) -> bool:
    return publication.kind == PublicationKind.WITHDRAWN


def _kinds(request: HttpRequest, newest: Publication | None) -> list[PublicationKind]:
    """What this person may do with the article now; nothing where the role includes neither."""
    kinds = []
    if request.user.has_perm("newsroom.publish_article"):
        kinds = [PublicationKind.UPDATE, PublicationKind.CORRECTION] if newest else [PublicationKind.NEW]
    if newest and not _withdrawn(newest) and request.user.has_perm("newsroom.withdraw_article"):
        kinds.append(PublicationKind.WITHDRAWN)
    return kinds


def _asked(form: PublishForm) -> dict:
    return {key: form.cleaned_data[key] for key in ("kind", "note", "dateline")}


def _frozen(article: Article, newest: Publication | None, *, kind: PublicationKind) -> Frozen:
    as_of = expected_dateline(article, before=newest, kind=kind, on=timezone.localdate())
    return freeze(article, as_of=as_of, earlier=newest.version.document if newest else None)


def _summary(frozen: Frozen) -> dict:
    """What will be public, block by block, with the day each is judged by."""
    document = frozen.document
    return {
        "headline": document["headline"],
        "standfirst": document["standfirst"],
        "authors": ", ".join(author["name"] for author in document["authors"]),
        "section": document["section"]["name"],
        "dateline": document["dateline"],
        "blocks": [
            {"name": BLOCK_NAMES[block["kind"]], "dateline": block["dateline"], "text": opening(block)}
            for block in document["blocks"]
        ],
    }


def opening(block: dict) -> str:
    """The first words of a frozen block, to recognise it by."""
    if block["kind"] == "matchup":
        return f"{block['a']['name']} v {block['b']['name']}: {block['score']['a']}–{block['score']['b']}"
    keys = ("html", "words", "event", "title", "alt")
    words = next((block[key] for key in keys if block.get(key)), "")
    return Truncator(strip_tags(words)).words(16)
