"""From the working copy to the reader: the preview, and the page that asks once more before publishing."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.text import Truncator, capfirst
from django.views.decorators.cache import never_cache

from newsroom import workflow
from newsroom.admin.publish_form import PublishForm
from newsroom.choices import PublicationKind, State
from newsroom.clock import written
from newsroom.embargoes import in_force
from newsroom.freezing import Frozen, freeze
from newsroom.gate import OVERRIDE
from newsroom.models import BLOCKS, Article, Publication
from newsroom.publishing import expected_dateline, publish
from newsroom.refusals import PublishingRefusedError
from newsroom.rendering import draft_page

STEPS = 20
"""As many of the last steps as the article's page shows; the log has all."""
BLOCK_NAMES = {block.kind: capfirst(block._meta.verbose_name) for block in BLOCKS}


class PublishingPages:
    """The two pages, for the article admin."""

    def publishing_context(self, request: HttpRequest, article: Article | None) -> dict:
        """What the article form shows of publishing."""
        if article is None:
            return {"may_publish": request.user.has_perm("newsroom.publish_article")}
        now = timezone.now()
        public = article.publications.public(as_of=now).first()
        return {
            "may_publish": bool(_kinds(request, article, now)),
            "public_address": reverse("newsroom:article", args=[public.slug]) if public else None,
            "stands": workflow.state(article, now=now),
            "planned": list(article.publications.planned(as_of=now)),
            "embargo": in_force(article, as_of=now),
            "steps": list(article.steps.select_related("by", "publication")[:STEPS]),
        }

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Shows what will be public and asks; on POST publishes, or says at the field why not."""
        article = self._article(request, object_id)
        now = timezone.now()
        kinds = _kinds(request, article, now)
        if not kinds:
            raise PermissionDenied
        planned = list(article.publications.planned(as_of=now))
        initial = {"kind": kinds[0], "seen": article.changed_at.isoformat()}
        form = PublishForm(
            request.POST or None,
            kinds=kinds,
            ask_planned=bool(planned),
            may_override=request.user.has_perm(OVERRIDE),
            initial=initial,
        )
        if request.method == "POST" and form.is_valid():
            try:
                publication = publish(article=article, by=request.user, now=timezone.now(), **form.asked())
            except PublishingRefusedError as refused:
                field = refused.refusal.field
                form.add_error(field if field in form.fields else None, str(refused))
            else:
                return self._published(request, publication)
        newest = _newest(article, now)
        context = {
            **self.desk_context(request, article, title=f"Publish “{article}”", form=form),
            "newest": newest,
            "planned": planned,
            "embargo": in_force(article, as_of=now),
            "stands": State(workflow.state(article, now=now)).label,
            "summary": _summary(_frozen(article, newest, kind=kinds[0])),
        }
        return TemplateResponse(request, "admin/newsroom/article/publish.html", context)

    def desk_context(self, request: HttpRequest, article: Article, *, title: str, form) -> dict:
        """What every page about one article shares."""
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "article": article,
            "form": form,
            "media": self.media + form.media,
        }

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The saved working copy in the public site's own template, for the desk only."""
        article = self._article(request, object_id)
        newest = _newest(article, timezone.now())
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
        self.message_user(request, _done(publication), messages.SUCCESS)
        self.log_change(
            request, publication.article, f"Publication {publication.number}: {publication.kind}."
        )
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[publication.article_id]))


@never_cache
def _never_kept(request: HttpRequest, context: dict) -> HttpResponse:
    return render(request, "newsroom/article.html", context, using="public")


def _newest(article: Article, now: datetime) -> Publication | None:
    """What started last, whether readers still see it or not."""
    started = article.publications.started(as_of=now)
    return started.select_related("version").order_by("-starts_at", "-number").first()


def _done(publication: Publication) -> str:
    if publication.starts_at > publication.decided_at:
        return format_html(
            'Publication {} is planned: from {}. <a href="{}">See what is planned</a>.',
            publication.number,
            written(publication.starts_at),
            reverse("admin:newsroom_publication_planned"),
        )
    said = f"Publication {publication.number} is public."
    return format_html(
        '{} <a href="{}">See the public page</a>.',
        "Withdrawn: readers are told so." if publication.is_withdrawal else said,
        reverse("newsroom:article", args=[publication.slug]),
    )


def _kinds(request: HttpRequest, article: Article, now: datetime) -> list[PublicationKind]:
    """What this person may do with the article now; nothing where the role includes neither.

    While the first publication is only planned, another may come before it (new) or after it (update).
    """
    newest = article.publications.going_ahead().order_by("-number").first()
    started = article.publications.started(as_of=now).exists()
    kinds = []
    if request.user.has_perm("newsroom.publish_article"):
        kinds += [] if started else [PublicationKind.NEW]
        kinds += [PublicationKind.UPDATE, PublicationKind.CORRECTION] if newest else []
    if started and not newest.is_withdrawal and request.user.has_perm("newsroom.withdraw_article"):
        kinds.append(PublicationKind.WITHDRAWN)
    return kinds


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
