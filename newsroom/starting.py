"""Starts an article: the working copy with its blocks, people, meet and byline, ready to be written on."""

from datetime import datetime
from itertools import count

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.html import escape
from django.utils.text import slugify

from newsroom.choices import ArticleKind
from newsroom.models import (
    Article,
    Author,
    Block,
    FactBox,
    Matchup,
    Publication,
    RecordCard,
    RichText,
    SeasonStrip,
    Section,
    StartList,
)
from newsroom.outline import Outline
from newsroom.refusals import PublishingRefusedError, Refusal


@transaction.atomic
def start(
    *,
    outline: Outline,
    section: Section,
    author: Author | None = None,
    opening: str = "",
    kind: str = ArticleKind.PREVIEW,
    by: AbstractBaseUser,
    now: datetime,
) -> Article:
    """The article an outline describes. `opening`: the desk's own first words in place of the suggested sentence.

    Its dateline is the day of the outline where that has passed. Raises PublishingRefusedError for who may not write.
    """
    if not by.has_perm("newsroom.add_article"):
        raise PublishingRefusedError(Refusal.WRITE_NOT_PERMITTED)
    day_has_passed = outline.as_of < now.date()
    article = Article.objects.create(
        slug=free_slug(outline.headline),
        kind=kind,
        section=section,
        headline=outline.headline,
        meet=outline.meet,
        dateline=outline.as_of if day_has_passed else None,
        created_by=by,
        created_at=now,
        changed_by=by,
        changed_at=now,
    )
    if author:
        article.byline.create(author=author)
    article.athletes.set(outline.pair)
    text = "".join(f"<p>{escape(part)}</p>" for part in (opening or outline.opening).split("\n\n"))
    for place, block in enumerate([RichText(text=text), *blocks(outline)], start=1):
        block.parent, block.region, block.ordering = article, "main", place * 10
        block.save()
    return article


def blocks(outline: Outline) -> list[Block]:
    """The blocks below the opening, unsaved, in the order of the page; what the record has nothing for is left out."""
    found: list[Block] = []
    event, meet, discipline = outline.event, outline.meet, outline.discipline
    if len(outline.pair) == 2:
        found.append(Matchup(a=outline.pair[0], b=outline.pair[1], discipline=discipline))
    if event:
        found.append(StartList(event=event))
    if outline.record_kind:
        found.append(_record_card(outline))
    if meet and meet.season_id:
        found.append(SeasonStrip(season=meet.season, meet=meet))
    if outline.facts:
        title = "The race at a glance" if event and event.facility != "field" else "At a glance"
        facts = "\n".join(f"{label}: {value}" for label, value in outline.facts)
        found.append(FactBox(title=title, facts=facts))
    return found


def _record_card(outline: Outline) -> RecordCard:
    event = outline.event
    asked = {"record_kind": outline.record_kind, "discipline": outline.discipline}
    if event is None:
        return RecordCard(**asked, sex=outline.pair[0].sex)
    competition = outline.meet.competition if outline.record_kind != "world" else None
    return RecordCard(**asked, sex=event.sex, facility=event.facility, competition=competition)


def free_slug(headline: str) -> str:
    """An address made of the headline that no article has and none has had."""
    stem = slugify(headline)[:110].strip("-") or "article"
    taken = {
        *Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True),
        *Publication.objects.filter(slug__startswith=stem).values_list("slug", flat=True),
    }
    return next(slug for slug in (stem if n == 1 else f"{stem}-{n}" for n in count(1)) if slug not in taken)
