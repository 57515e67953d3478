"""The working copy as it would be published at a moment: what the desk previews and shares."""

from datetime import datetime

from athletics.as_of import day
from newsroom.choices import PublicationKind
from newsroom.freezing import Frozen, freeze
from newsroom.models import Article
from newsroom.publishing import expected_dateline


def draft(article: Article, *, now: datetime) -> Frozen:
    """The saved working copy, following on what readers were given last. Nothing is saved."""
    started = article.publications.started(as_of=now).select_related("version")
    before = started.order_by("-starts_at", "-number").first()
    kind = PublicationKind.UPDATE if before else PublicationKind.NEW
    as_of = expected_dateline(article, before=before, kind=kind, on=day(now))
    return freeze(article, as_of=as_of, earlier=before.version.document if before else None)
