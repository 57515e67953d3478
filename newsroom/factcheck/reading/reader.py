"""The whole reading: text in, claims out, with the sentences they stand in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from athletics.choices import Level
from newsroom.factcheck.reading import (
    bests,
    holders,
    honours,
    leads,
    loose,
    margins,
    meets,
    people,
    quoted,
    races,
    record_book,
    records_set,
    relays,
    rivalry,
    seasons,
    streaks,
)
from newsroom.factcheck.reading.claims import Claim, Context
from newsroom.factcheck.reading.mentions import COMPETITION, DISCIPLINE, PERSON, UNKNOWN, Mention
from newsroom.factcheck.reading.quotations import Quotation, attribute, quotations
from newsroom.factcheck.reading.references import refer
from newsroom.factcheck.reading.sentences import sentences
from newsroom.factcheck.reading.subjects import subject_of
from newsroom.factcheck.reading.tagged import Tagged
from newsroom.factcheck.reading.tagging import tag
from newsroom.factcheck.reading.words import capital_runs, folded, pieces, words

if TYPE_CHECKING:
    from newsroom.factcheck.lexicon import Lexicon

FAMILIES: tuple[Callable[[Tagged, Context], Iterable[Claim]], ...] = (
    people.read,
    record_book.read,
    holders.read,
    records_set.read,
    honours.read,
    seasons.read,
    meets.read,
    rivalry.read,
    bests.read,
    races.read,
    margins.read,
    relays.read,
    leads.read,
    streaks.read,
)


_INDOORS = re.compile(r"\b(?:[Ii]ndoors?|[Ss]hort[- ][Tt]rack)\b")


@dataclass(frozen=True, slots=True)
class Read:
    """Everything read in a text: its sentences with their tagged form, and the claims in order."""

    sentences: list[Tagged]
    claims: list[Claim]
    context: Context


def names_in(text: str) -> tuple[set[str], set[str]]:
    """The capitalised stretches of a text that may be names: folded, and as written."""
    found = words(text)
    stretches = pieces(capital_runs(text, found))
    raw = {text[found[a].start : found[b - 1].end] for a, b in stretches}
    return {folded(found, piece) for piece in stretches}, raw


def read(text: str, lexicon: "Lexicon", *, as_of: date, speaker: Mention | None = None) -> Read:
    """The claims of a text dated `as_of`. With a speaker the whole of it is that person's words."""
    mentions = tag(text, words(text), lexicon, as_of=as_of)
    context = Context(as_of=as_of, indoors=bool(_INDOORS.search(text)))
    context.disciplines = [one.value for one in mentions if one.kind == DISCIPLINE]
    context.discipline = max(context.disciplines, key=context.disciplines.count, default=None)
    quotes = [] if speaker else quotations(text)
    whole = [quote for quote in quotes if quote.whole]
    tagged, claims = [], []
    for start, end in sentences(_masked(text, whole)):
        inside = [quote for quote in whole if start <= quote.start and quote.end <= end]
        for sentence in _parts(text, start, end, inside, mentions, context, speaker):
            tagged.append(sentence)
            own = [claim for family in FAMILIES for claim in family(sentence, context)]
            claims.extend([*own, *loose.read(sentence, context, own)])
        short = [quote for quote in quotes if not quote.whole and start <= quote.start and quote.end <= end]
        claims.extend(quoted.read(tagged[-1 - len(inside)] if tagged else None, inside, short))
    return Read(tagged, _distinct(claims), context)


def _masked(text: str, quotes: list[Quotation]) -> str:
    """The text with the inside of speech made one word, so that a sentence holds the whole of what was said."""
    for quote in quotes:
        last = len(quote.words.rstrip()) - 1
        text = text[: quote.start] + "x" * last + quote.words[last:] + text[quote.end :]
    return text


def _parts(
    text, start, end, quotes: list[Quotation], mentions, context: Context, speaker
) -> Iterable[Tagged]:
    """The sentence outside its quotations, then the sentences inside them."""
    outer = [one for one in mentions if start <= one.start and one.end <= end]
    outer = [one for one in outer if not any(q.start <= one.start < q.end for q in quotes)]
    marks = [Mention(quote.start, quote.end, "q", quote) for quote in quotes]
    known = refer(text, start, end, outer, context, speaker)
    known = [one for one in known if not any(q.start <= one.start < q.end for q in quotes)]
    sentence = Tagged.of(text, start, end, sorted([*known, *marks], key=lambda one: one.start))
    sentence.quotation = speaker
    attribute(sentence)
    _go_on(sentence, text, context)
    _remember(sentence, context)
    yield sentence
    for quote in quotes:
        for first, last in sentences(text[quote.start : quote.end]):
            span = quote.start + first, quote.start + last
            inside = [one for one in mentions if span[0] <= one.start and one.end <= span[1]]
            inside = refer(text, *span, inside, context, quote.speaker)
            yield Tagged.of(text, *span, inside, quotation=quote)


def _go_on(sentence: Tagged, text: str, context: Context) -> None:
    """A quotation that stands alone in the paragraph of another is the same speaker’s."""
    before = text.rfind("\n\n", 0, sentence.start)
    for _, mention in sentence.tagged("q"):
        alone = re.fullmatch(r'["\s]*<q\d+>["\s]*', sentence.text)
        if mention.value.speaker is None and alone and context.spoke_at > before:
            mention.value.speaker = context.speaker
        if mention.value.speaker is not None:
            context.speaker, context.spoke_at = mention.value.speaker, sentence.start


def _remember(sentence: Tagged, context: Context) -> None:
    for _, mention in sentence.tagged(PERSON + UNKNOWN):
        if mention.kind == UNKNOWN:
            context.strangers.append(mention.value)
        elif mention.value.how == "name":
            athlete = mention.value.athletes[0]
            if athlete in context.named:
                context.named.remove(athlete)
            context.named.append(athlete)
            context.mentioned[athlete] += 1
    here = list(dict.fromkeys(one.value.athletes[0] for _, one in sentence.tagged(PERSON)))
    context.here = tuple(here) or context.here
    context.pair = tuple(here) if len(here) == 2 else context.pair if len(here) < 2 else ()
    for _, mention in sentence.tagged(COMPETITION):
        if any(row.level in (Level.LEAGUE, Level.MEETING) for row in mention.value.competitions):
            context.meet = mention.value
    context.previous = context.subject
    subject = subject_of(sentence)
    if subject is not None:
        context.subject = subject


def _distinct(claims: list[Claim]) -> list[Claim]:
    """In text order; of two claims of one kind and person that overlap the first read stays."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(_same(one, claim) for one in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: (claim.start, claim.end))


def _same(one: Claim, other: Claim) -> bool:
    if one.kind != other.kind or one.start >= other.end or other.start >= one.end:
        return False
    people = [claim.readings[0].subject if claim.readings else None for claim in (one, other)]
    return one.kind not in ("entry", "nationality") or people[0] == people[1]
