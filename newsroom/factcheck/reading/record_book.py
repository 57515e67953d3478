"""Records and bests: who holds them, distance by distance, and at what mark."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after, doubted
from newsroom.factcheck.reading.claims import Claim, Context, Reading, of_whom
from newsroom.factcheck.reading.holders import since
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.record_words import (
    ITEM,
    LIST,
    MODIFIER,
    NOUN,
    SCOPE,
    TRACK,
    scope_of,
    scope_words,
    sex_of,
    track_of,
)
from newsroom.factcheck.reading.subjects import bearers, subjects_at
from newsroom.factcheck.reading.tagged import TAG, Match, Tagged

_HOLD = r"(?:holds?|held|holding|owns?|owning|boasts?|has|have|possess(?:es)?|is the holder of|is the owner of|has in <[pug]\d+> possession|(?:current )?holder of|remains the holder of)"
HELD = (
    rf"\b{_HOLD} (?:both |all |each of )?(?:{{DET}} )?(?P<list>{LIST}) (?P<tail>{MODIFIER}*)(?P<noun>{NOUN})\b",
    rf"\b{_HOLD} (?:both |all )?(?:{{DET}} )?(?P<head>{MODIFIER}+)(?P<noun>{NOUN})(?: (?:in|at) (?:the )?{{where:vc}})?(?: for| in| over| at| of)(?: both)? (?P<list>{LIST})",
    rf"(?:, and|,| and|, as well as| as well as| plus) (?:the |a |an )(?P<head>{MODIFIER}+)(?P<noun>{NOUN})(?: for| in| over| at) (?P<list>{LIST})",
    rf"(?:, and|,| and|, as well as| as well as| plus) (?:the |a |an )(?P<list>{ITEM}) (?P<tail>{MODIFIER}*)(?P<noun>{NOUN})\b(?! (?:of|set|by|which|that))",
)
HOLDER = (
    rf"(?P<head>{MODIFIER}+)(?P<list>{ITEM}(?: and {ITEM})?) (?P<noun>record|best)[- ]?holder",
    rf"(?P<list>{ITEM}(?: and {ITEM})?) (?P<tail>{MODIFIER}+)(?P<noun>record|best)[- ]?holder",
    rf"(?P<head>{MODIFIER}+)(?P<noun>record)[- ]?holder (?:in|over|at|for) (?P<list>{LIST})",
)
_IS = r"(?:,? (?:which|that))?(?: (?:of|is|was|are|stands|stood|now|still|currently|at|remains|to|with))*,?"
_ASIDE = r"(?:,? (?:set|run|jumped|thrown|made|established|achieved|from|clocked)\b[^.;]*?,)?"
OF_MARK = (
    rf"{{who:pu}}(?:'s)? (?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)(?P<noun>{NOUN})(?: (?:over|in|for|at) (?:the )?{{:d}})?{_ASIDE}{_IS} \(?{{mark:k}}(?: (?:over|in|for|at) (?:the )?{{:d}})?",
    rf"\b(?P<his>the) (?P<head>{MODIFIER}+)(?:(?P<list>{ITEM}) )?(?P<noun>{NOUN})(?: (?:in|over|for|at) (?:the )?{{:d}})?{_ASIDE}{_IS} {{mark:k}}",
)
WITH_MARK = rf"\b{_HOLD} (?:{{DET}} )?(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)(?P<noun>{NOUN})(?: (?:in|over|for|at) (?:the )?{{:d}})?,? (?:with|of|at|,) (?:a |an |{{DET}} )?(?:[a-z]+ )?(?:of )?{{mark:k}}"


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    if "record" not in sentence.text and "best" not in sentence.text:
        return
    seen: set[int] = set()
    for form in HOLDER:
        for match in sentence.all(form):
            holders = _beside(match, context)
            if holders is not None:
                yield from _items(match, holders, context, seen)
    for number, form in enumerate(HELD):
        for match in sentence.all(form):
            past = bool(re.match(r"held\b", match.found.group())) and not re.search(
                r"\b(?:has|have|'s|'ve) $", sentence.text[: match.found.start()]
            )
            goes_on = number > 1 and not re.search(rf"\b{_HOLD} ", sentence.text[: match.found.start()])
            if not goes_on and not doubted(sentence, match.found.start()) and _scoped(match):
                subjects = subjects_at(sentence, match.found.start() + 1, context)
                yield from _items(match, subjects, context, seen, past=past)
    for match in sentence.all(HOLDS_SOME):
        if not doubted(sentence, match.found.start()):
            yield from _some(match, subjects_at(sentence, match.found.start() + 1, context), context)
    yield from _any(sentence, context)
    yield from _marks(sentence, context)


ANY = rf"(?P<head>{SCOPE})(?: (?P<track>{TRACK}))? record[- ]holder\b(?! (?:in|over|at|for) (?:the )?<d)"


HOLDS_SOME = rf"\b{_HOLD} (?:{{DET}} )?(?P<head>{SCOPE})(?: (?P<track>{TRACK}))? record\b(?! (?:in|over|for|at|of) (?:the )?(?:{MODIFIER})*<d)(?! ?-?holder)"


def _some(match: Match, holders: list[Mention], context: Context) -> Iterator[Claim]:
    """A record of an event that is not named: of any event will do."""
    sentence = match.sentence
    said = {
        "scope": scope_of(scope_words(match.text("head")), sentence, context),
        "noun": "record",
        "discipline": None,
        "tracks": track_of(match.text("track")),
    }
    readings = of_whom(holders, **said)
    yield Claim(
        "record-held", *match.span, (sentence.start, sentence.end), readings, bool(sentence.quotation)
    )


def _any(sentence: Tagged, context: Context) -> Iterator[Claim]:
    """“World record holder” with no event named: of any event will do."""
    for match in sentence.all(ANY):
        before = sentence.text[: match.found.start()]
        if re.search(r"<d\d+> $", before) or doubted(sentence, match.found.start()):
            continue
        said = {
            "scope": scope_of(scope_words(match.text("head")), sentence, context),
            "noun": "record",
            "discipline": None,
        }
        said["tracks"] = "indoor" if re.search(r"indoor|short", match.text("track")) else ""
        holders = _beside(match, context)
        if holders is None:
            continue
        readings = of_whom(holders, **said)
        yield Claim(
            "record-held", *match.span, (sentence.start, sentence.end), readings, bool(sentence.quotation)
        )


def _scoped(match: Match) -> bool:
    """Whether anything says whose record it is; a bare “has the 1500m best” says nothing."""
    part = f"{match.text('head')} {match.text('list')} {match.text('tail')}"
    return bool(scope_words(part))


def _beside(match: Match, context: Context) -> list[Mention] | None:
    """Whose “the world record holder” is; None of a former one, which says nothing of the day."""
    if re.search(
        r"\b(?:former|previous|then|ex|old|next|future)[ -](?:<n\d+>-times? )?$",
        match.sentence.text[: match.found.start()],
    ):
        return None
    return bearers(match.sentence, match.found.start(), match.found.end(), context)


def _items(
    match: Match, subjects: list[Mention], context: Context, seen: set[int], *, past: bool = False
) -> Iterator[Claim]:
    """One claim for each distance, with the modifiers that are its own, or all those it may have.

    `past`: “held”, which says that it was so once.
    """
    sentence, text = match.sentence, match.found
    base = text.start("list")
    around_all = f"{match.text('head')} {match.text('tail')}"
    items = list(_split(match.text("list")))
    indoor = [bool(re.search(r"indoor|short", words)) for words, _, _ in items]
    scope = scope_words(around_all) or next((s for s in (scope_words(w) for w, _, _ in items) if s), "")
    hung = after(sentence, text.end())
    if text.groupdict().get("where"):
        hung.take(match["where"].kind, match["where"].value)
    for at, (words, start, end) in enumerate(items):
        tag = next(TAG.finditer(words[words.rfind("<d") :]))
        mention = sentence.mentions[int(tag[2])]
        if mention.start in seen:
            continue
        seen.add(mention.start)
        tracks = _tracks(at, indoor, words, around_all)
        scope = scope_words(words) or scope
        said = {
            "discipline": mention.value,
            "scope": scope_of(scope, sentence, context, hung),
            "noun": match.text("noun"),
            "past": past,
            "sex": sex_of(words + around_all),
            "since": since(sentence, text.end()),
        }
        readings = tuple(r for track in tracks for r in of_whom(subjects, **said, tracks=track))
        readings = readings or (Reading(None, said | {"tracks": tracks[0]}),)
        span = sentence.span(base + start, base + end)
        if len(items) == 1:
            span = sentence.span(min(base, _begin(match)), max(base + end, text.end("noun")))
        yield Claim("record-held", *span, (sentence.start, sentence.end), readings, bool(sentence.quotation))


def _begin(match: Match) -> int:
    starts = [
        match.found.start(name) for name in ("head", "list", "noun") if match.found.groupdict().get(name)
    ]
    return min(starts)


def _split(text: str) -> Iterator[tuple[str, int, int]]:
    """The items of a list with their positions in it: each ends with its distance and what hangs on that."""
    at = 0
    for found in re.finditer(
        r"(?:(?:, )?and |, )?(?:the )?((?:(?!<d)(?!, |and )(?:<[jyl]\d+>|[a-z' -]))*<d\d+>(?: (?:indoors?|outdoors?|short[- ]track))?)",
        text[at:],
    ):
        words = found[1]
        lead = len(words) - len(words.lstrip())
        yield words.strip(), found.start(1) + lead, found.end(1)


def _tracks(at: int, indoor: list[bool], words: str, around_all: str) -> list[str]:
    """What “indoor” says of one distance. Said of the whole or of the item it binds; said of the first alone of
    several it may reach further, so both are asked; “outdoor” always binds its own."""
    if re.search(r"indoor|short", around_all):
        return ["indoor"]
    if "outdoor" in words or "outdoor" in around_all:
        return ["outdoor"]
    if indoor[at]:
        return ["indoor"]
    only_first = indoor[0] and sum(indoor) == 1 and at > 0
    only_last = (
        indoor[-1] and sum(indoor) == 1 and at < len(indoor) - 1 and re.search("indoors", words) is None
    )
    return ["", "indoor"] if only_first or only_last else [""]


def _marks(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in (*OF_MARK, WITH_MARK):
        for match in sentence.all(form):
            words = f"{match.text('head')} {match.text('list')} {match.text('tail')}"
            if not scope_words(words):
                continue
            named = match["who"] if "who" in match.found.groupdict() else None
            who = [named] if named else []
            if form is WITH_MARK:
                if doubted(sentence, match.found.start()):
                    continue
                who = subjects_at(sentence, match.found.start() + 1, context)
            tag = re.search(r"<d\d+>", match.found.group())
            said = {
                "discipline": sentence.mention(tag.group()).value if tag else context.discipline,
                "scope": scope_of(scope_words(words), sentence, context),
                "tracks": track_of(words),
                "mark": match["mark"].value,
                "sex": sex_of(words),
                "sure": bool(tag),
            }
            readings = of_whom(who, **said) or (Reading(None, said),)
            yield Claim(
                "record-mark", *match.span, (sentence.start, sentence.end), readings, bool(sentence.quotation)
            )
