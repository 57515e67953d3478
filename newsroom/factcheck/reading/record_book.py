"""Records and bests: who holds them, distance by distance, when they were set, and at what mark."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import around, doubted
from newsroom.factcheck.reading.claims import Claim, Context, Reading, of_whom
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.subjects import bearers, subjects_at
from newsroom.factcheck.reading.tagged import TAG, Match, Tagged

_SCOPE = r"(?:world|olympic|european|african|asian|oceanian|commonwealth|south american|national|{:j}|{:y}'s|area|championships?|meeting|meet|{:l})"
_TRACK = r"(?:indoor|outdoor|short[- ]track|absolute)"
_NOUN = r"(?:records?|bests?(?: times?| marks?| performances?)?)"
_MODIFIER = rf"(?:{_SCOPE} |{_TRACK} |men's |women's |all-time )"
_ITEM = rf"(?:the )?{_MODIFIER}*{{:d}}(?: indoors| outdoors| {_TRACK})?"
_LIST = rf"{_ITEM}(?:(?:, and|,| and|, as well as| as well as|, plus) (?:in |over |at )?{_ITEM})*"
_HOLD = r"(?:holds?|held|holding|owns?|owning|boasts?|has|have|possess(?:es)?|is the holder of|(?:current )?holder of|remains the holder of)"
HELD = (
    rf"\b{_HOLD} (?:both |all |each of )?(?:{{DET}} )?(?P<list>{_LIST}) (?P<tail>{_MODIFIER}*)(?P<noun>{_NOUN})\b",
    rf"\b{_HOLD} (?:both |all )?(?:{{DET}} )?(?P<head>{_MODIFIER}+)(?P<noun>{_NOUN})(?: for| in| over| at| of)(?: both)? (?P<list>{_LIST})",
    rf"(?:, and|,| and|, as well as| as well as| plus) (?:the |a |an )(?P<head>{_MODIFIER}+)(?P<noun>{_NOUN})(?: for| in| over| at) (?P<list>{_LIST})",
    rf"(?:, and|,| and|, as well as| as well as| plus) (?:the |a |an )(?P<list>{_ITEM}) (?P<tail>{_MODIFIER}*)(?P<noun>{_NOUN})\b(?! (?:of|set|by|which|that))",
)
HOLDER = (
    rf"(?P<head>{_MODIFIER}+)(?P<list>{_ITEM}(?: and {_ITEM})?) (?P<noun>record|best)[- ]?holder",
    rf"(?P<list>{_ITEM}(?: and {_ITEM})?) (?P<tail>{_MODIFIER}+)(?P<noun>record|best)[- ]?holder",
    rf"(?P<head>{_MODIFIER}+)(?P<noun>record)[- ]?holder (?:in|over|at|for) (?P<list>{_LIST})",
)
OF_MARK = (
    rf"{{who:pu}}(?:'s)? (?P<head>{_MODIFIER}*)(?:(?P<list>{_ITEM}) )?(?P<tail>{_MODIFIER}*)(?P<noun>{_NOUN})(?: of| is|, of| stands at|,)? {{mark:k}}",
    rf"\b(?P<his>the) (?P<head>{_MODIFIER}+)(?:(?P<list>{_ITEM}) )?(?P<noun>{_NOUN})(?: in {{:d}})?(?: of| is|, of| stands at) {{mark:k}}",
)
SET = rf"\b(?:set|broke|breaking|setting|smashed|smashing|lowered|bettered|improved) (?:{{DET}} )?(?:own )?(?P<head>{_MODIFIER}*)(?:(?P<list>{_ITEM}) )?(?P<tail>{_MODIFIER}*)(?P<noun>record|best)\b(?:(?: over| in| for) (?:the )?(?P<d>{{:d}}))?(?: (?:of|with|by running|in|to) {{mark:k}})?"


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
    yield from _any(sentence, context)
    yield from _marks(sentence, context)
    yield from _set(sentence, context)


ANY = rf"(?P<head>{_SCOPE})(?: (?P<track>{_TRACK}))? record[- ]holder\b(?! (?:in|over|at|for) (?:the )?<d)"


def _any(sentence: Tagged, context: Context) -> Iterator[Claim]:
    """“World record holder” with no event named: of any event will do."""
    for match in sentence.all(ANY):
        before = sentence.text[: match.found.start()]
        if re.search(r"<d\d+> $", before) or doubted(sentence, match.found.start()):
            continue
        said = {"scope": _scope(match.text("head"), sentence), "noun": "record", "discipline": None}
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
    return bool(
        re.search(r"world|olympic|european|african|asian|national|championship|meet|area|<[jyl]", part)
    )


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
    scope = _scope_words(around_all) or next((s for s in (_scope_words(w) for w, _, _ in items) if s), "")
    for at, (words, start, end) in enumerate(items):
        tag = next(TAG.finditer(words[words.rfind("<d") :]))
        mention = sentence.mentions[int(tag[2])]
        if mention.start in seen:
            continue
        seen.add(mention.start)
        tracks = _tracks(at, indoor, words, around_all)
        scope = _scope_words(words) or scope
        said = {
            "discipline": mention.value,
            "scope": _scope(scope, sentence),
            "noun": match.text("noun"),
            "past": past,
            "sex": "W" if "women" in words + around_all else "M" if "men" in words + around_all else "",
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


def _scope_words(text: str) -> str:
    found = re.search(
        r"world|olympic|european|african|asian|oceanian|commonwealth|south american|national|championship|meeting|meet\b|<[jyl]\d+>",
        text,
    )
    return found.group() if found else ""


def _scope(words: str, sentence: Tagged) -> object:
    """The word, or the countries or league its tag stands for."""
    return sentence.mention(words).value if words.startswith("<") else words or "world"


def _marks(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in OF_MARK:
        for match in sentence.all(form):
            words = f"{match.text('head')} {match.text('list')} {match.text('tail')}"
            if not _scope_words(words):
                continue
            who = [match["who"]] if match["who"] else []
            tag = re.search(r"<d\d+>", match.found.group())
            said = {
                "discipline": sentence.mention(tag.group()).value if tag else context.discipline,
                "scope": _scope(_scope_words(words), sentence),
                "tracks": "indoor"
                if re.search(r"indoor|short", words)
                else "outdoor"
                if "outdoor" in words
                else "",
                "mark": match["mark"].value,
                "sex": "W" if "women" in words else "M" if "men" in words else "",
                "sure": bool(tag),
            }
            readings = of_whom(who, **said) or (Reading(None, said),)
            yield Claim(
                "record-mark", *match.span, (sentence.start, sentence.end), readings, bool(sentence.quotation)
            )


def _set(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(SET):
        words = f"{match.text('head')} {match.text('list')} {match.text('tail')}"
        if not _scope_words(words) or doubted(sentence, match.found.start()):
            continue
        tag = re.search(r"<d\d+>", match.found.group())
        hung = around(sentence, match.found.end())
        said = {
            "discipline": sentence.mention(tag.group()).value if tag else next(iter(hung.disciplines), None),
            "scope": _scope(_scope_words(words), sentence),
            "tracks": "indoor" if re.search(r"indoor|short", words) else "",
            "mark": match["mark"].value if match["mark"] else next(iter(hung.marks), ""),
            "adjuncts": hung,
        }
        subjects = subjects_at(sentence, match.found.start() + 1, context)
        readings = of_whom(subjects, **said) or (Reading(None, said),)
        span = sentence.span(match.found.start(), hung.beyond)
        yield Claim("record-set", *span, (sentence.start, sentence.end), readings, bool(sentence.quotation))
