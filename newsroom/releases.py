"""A release as it comes in: the names and quotations found in its words, and the one change that records them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from athletics.choices import SourceKind
from athletics.entering import announce
from athletics.models import Athlete, EntryStep, Event, Source
from athletics.names import fold
from newsroom import outline
from newsroom.choices import ArticleKind
from newsroom.factcheck.lexicon import lexicon
from newsroom.factcheck.reading.mentions import PERSON, UNKNOWN, Mention
from newsroom.factcheck.reading.reader import names_in, read
from newsroom.factcheck.reading.tagging import tag
from newsroom.factcheck.reading.words import words
from newsroom.models import Article, Author, Quote, QuoteBlock, Section
from newsroom.starting import start

NEEDED = ("athletics.add_entry", "athletics.add_entrystep", "athletics.add_source", "newsroom.add_quote")


@dataclass(frozen=True, slots=True)
class Named:
    """An athlete the text may name. `doubt`: why that is not certain; empty where it is."""

    athlete: Athlete
    doubt: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words in quotation marks, and who is said to have said them: somebody on file, or a name, or neither."""

    words: str
    speaker: Athlete | None
    speaker_name: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a release. `strangers` look like people and are nobody on file."""

    names: tuple[Named, ...]
    strangers: tuple[str, ...]
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a release added. Nothing in it where the release was on file already."""

    source: Source
    steps: tuple[EntryStep, ...]
    quotes: tuple[Quote, ...]
    article: Article | None


def found_in(*, text: str, event: Event, as_of: date) -> Found:
    """Reads a release with the claim checker's own lexicon. Only those of the event's sex are proposed."""
    keys, raw = names_in(text)
    known = lexicon(keys=keys, raw=raw, as_of=as_of)
    mentions = tag(text, words(text), known, as_of=as_of)
    strangers = dict.fromkeys(one.value for one in mentions if one.kind == UNKNOWN)
    return Found(
        names=tuple(_names(text, mentions, event)),
        strangers=tuple(strangers),
        quotes=tuple(_quotes(read(text, known, as_of=as_of))),
    )


def _names(text: str, mentions: Sequence[Mention], event: Event) -> list[Named]:
    found: dict[int, Named] = {}
    for mention in (one for one in mentions if one.kind == PERSON):
        said = " ".join(text[mention.start : mention.end].split())
        fitting = [one for one in mention.value.athletes if event.sex in (one.sex, "X")]
        for athlete in fitting:
            doubt = _doubt(said, athlete, len(fitting))
            if athlete.pk not in found or (found[athlete.pk].doubt and not doubt):
                found[athlete.pk] = Named(athlete, doubt)
    return list(found.values())


def _doubt(said: str, athlete: Athlete, candidates: int) -> str:
    if candidates > 1:
        return f"“{said}” may be any of {candidates} on file."
    if fold(said) == fold(athlete.family_name):
        return f"The text says “{said}” alone."
    if athlete.identity_uncertain:
        return "May be the same person as another on file."
    return ""


def _quotes(done) -> list[Said]:
    found: dict[str, Said] = {}
    for sentence in done.sentences:
        for _, mention in sentence.tagged("q"):
            quotation = mention.value
            said = " ".join(quotation.words.split()).rstrip(",")
            if not quotation.whole or said in found:
                continue
            speaker = quotation.speaker
            sure = speaker and speaker.kind == PERSON and len(speaker.value.athletes) == 1
            name = speaker.value if speaker and speaker.kind == UNKNOWN else quotation.speaker_name
            found[said] = Said(said, speaker.value.athletes[0] if sure else None, "" if sure else name)
    return list(found.values())


@transaction.atomic
def take_in(
    *,
    title: str,
    publisher: str,
    published_on: date,
    url: str,
    event: Event,
    athletes: Sequence[Athlete],
    quotes: Sequence[dict],
    section: Section | None,
    author: Author | None,
    by: AbstractBaseUser,
    now: datetime,
) -> Taken:
    """Records entries and quotes with their source, and starts the draft where a section is given; all or nothing.

    `quotes`: fields of Quote without their source. The same release again adds only what was not recorded, and starts
    no second draft. Raises PermissionDenied, and ValidationError as `announce` does.
    """
    if not by.has_perms(NEEDED):
        raise PermissionDenied
    source, _ = Source.objects.get_or_create(
        title=title,
        publisher=publisher,
        published_on=published_on,
        defaults={"kind": SourceKind.RELEASE, "url": url},
    )
    steps = announce(event=event, athletes=athletes, announced_on=published_on, source=source, by=by, now=now)
    made = [Quote.objects.get_or_create(source=source, **fields) for fields in quotes]
    new = [quote for quote, is_new in made if is_new]
    article = None
    if section and (steps or new):
        pair = tuple(athletes) if len(athletes) == 2 else ()
        article = start(
            outline=outline.of_event(event=event, as_of=published_on, pair=pair),
            section=section,
            author=author,
            kind=ArticleKind.NEWS,
            by=by,
            now=now,
        )
        for place, (quote, _) in enumerate(made, start=11):
            QuoteBlock.objects.create(parent=article, region="main", ordering=place, quote=quote)
    return Taken(source, tuple(steps), tuple(new), article)
