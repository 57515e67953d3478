"""Who runs where and when: entries, withdrawals, days of meets, weekdays."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.claims import Claim, Context, Reading, of_whom
from newsroom.factcheck.reading.mentions import (
    COMPETITION,
    DISCIPLINE,
    GROUP,
    PERSON,
    PLACE,
    UNKNOWN,
    WHEN,
    Mention,
)
from newsroom.factcheck.reading.tagged import Match, Tagged

_RACE = (
    r"(?:race|run|compete|line up|lining up|face|take on|meet|clash|go head[- ]to[- ]head|square off|feature|do battle|battle|tackle|contest|"
    r"renew|headline|star|duel|appear|be in action|step up|open (?:his|her|their)|return|collide|battle it out|toe the line)"
)
ENTRY = re.compile(
    rf"\b(?:will|to|set to|due to|going to|'ll|scheduled to|confirmed to) (?:both |also |again |then )?{_RACE}\b|\b(?:lines? up|is entered|are entered|has entered|have entered|"
    r"is (?:down )?to run|are (?:down )?to run|confirmed for|signed up for|lining up|has been announced|have been announced|is in the field|are in the field)\b"
)
_PAST = re.compile(r"\b(?:did not|didn't|will not|won't|not|hope\w*|wants?|would|could|may|might|if)\b")
OUT = r"{who:pug},? (?:who )?(?:has |have |had )?(?:since )?(?P<said>withdrawn|withdrew|pulled out|pull out|withdraws|pulls out|is out of|will miss|been ruled out|is ruled out)\b"
DAY = r"{meet:c}(?:'s)?(?P<between>[^.;<]{0,45}?(?:<[vnlo]\d+>[^.;<]{0,25}?){0,2})(?:on|in|,|for|until|from|is|\() ?(?:the )?{when:t}"
CITY = r"{meet:c}(?: (?:are|is|will be|were|was|take place|takes place|held|staged|being held))* (?:in|at) {place:v}"
SAID_ON = r"\b(?:said|announced|confirmed|told [^.;]*?|revealed|reported)(?: [^.;<]{0,40})? on {when:t}"
OVER = r"\b(?:over|in|at|for) (?:the )?(?:men's |women's )?{d:d}"


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    yield from _entries(sentence, context)
    yield from _days(sentence, context)
    for match in sentence.all(SAID_ON):
        when = match["when"].value
        if when.weekday is not None and when.kind == "weekday":
            span = (match["when"].start, match["when"].end)
            yield _claim("weekday", match, span, [], when=when, dateline=True)
    for _, mention in sentence.tagged(WHEN):
        if mention.value.kind in ("day", "days") and mention.value.weekday is not None:
            span = (mention.start, mention.end)
            said = {"when": mention.value, "dateline": False}
            yield Claim(
                "weekday",
                *span,
                (sentence.start, sentence.end),
                (Reading(None, said),),
                bool(sentence.quotation),
            )


def _entries(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(OUT):
        target = _target(sentence, match.found.end(), context)
        if target:
            yield _claim(
                "withdrawal", match, match.part("said"), [match["who"]], contest=target, withdrawn=True
            )
    found = ENTRY.search(sentence.text)
    if not found or _PAST.search(sentence.text, max(0, found.start() - 25), found.end()):
        return
    target = _target(sentence, 0, context)
    if target is None:
        return
    runners = _runners(sentence, found.start(), found.end())
    if not runners and context.subject is not None:
        runners = [context.subject]
    disciplines = [
        one.value
        for position, one in sentence.tagged(DISCIPLINE)
        if position > found.start() or len(sentence.tagged(DISCIPLINE)) == 1
    ]
    whens = [one.value for position, one in sentence.tagged(WHEN) if position > found.start()]
    said = {"contest": target, "discipline": disciplines[0] if disciplines else None, "sex": _sex(sentence)}
    span = sentence.span(found.start(), found.end())
    where = (sentence.start, sentence.end)
    for runner in runners:
        own = (runner.start, runner.end) if runner.start >= sentence.start else span
        for reading in _each(runner, said | {"whens": whens}):
            yield Claim("entry", *own, where, reading, bool(sentence.quotation))
    if disciplines:
        mention = next(one for _, one in sentence.tagged(DISCIPLINE) if one.value == disciplines[0])
        reading = (Reading(None, said),)
        yield Claim("distance", mention.start, mention.end, where, reading, bool(sentence.quotation))


def _each(runner: Mention, said: dict) -> list[tuple[Reading, ...]]:
    """The readings of one person; of a pair one claim for each of the two."""
    if runner.kind == GROUP:
        return [(Reading(athlete, said),) for athlete in runner.value]
    return [of_whom([runner], **said)]


def _sex(sentence: Tagged) -> str:
    if re.search(r"\bwomen's\b", sentence.text):
        return "W"
    return "M" if re.search(r"\bmen's\b", sentence.text) else ""


def _runners(sentence: Tagged, start: int, end: int) -> list[Mention]:
    """The people before the verb, and those right after it (“face Kerr”)."""
    text = sentence.text
    opponents = re.match(
        r" (?:[a-z]+ )?(?:against |off against |on )?(?:<[jyn]\d+>(?:'s)? |olympic |world |champion |[a-z-]+ ){0,4}<([pu])(\d+)>",
        text[end:],
    )
    before = [
        one
        for position, one in sentence.tagged(PERSON + UNKNOWN + GROUP)
        if position < start and not text.startswith("'s", text.find(">", position) + 1)
    ]
    if opponents:
        before.append(sentence.mentions[int(opponents[2])])
    seen, out = set(), []
    for one in before:
        key = one.value.athletes[0].pk if one.kind == PERSON else str(one.value)
        if key not in seen:
            seen.add(key)
            out.append(one)
    return out


def _target(sentence: Tagged, position: int, context: Context):
    """The meet meant: the competition named, else the place, else the meet the text is about."""
    contests = [one.value for at, one in sentence.tagged(COMPETITION) if at >= position]
    if contests:
        context.meet = context.meet or contests[0]
        return contests[0]
    places = [one.value for at, one in sentence.tagged(PLACE) if at >= position and one.value.known]
    return places[0] if places else None


def _days(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(DAY):
        if re.search(
            r"\b(?:since|said|announced|won|gold|silver|bronze|record|ran|finished|beat|race[ds])\b",
            match.text("between"),
        ):
            continue
        when = match["when"]
        if when.value.kind in ("day", "days", "month", "week"):
            yield _claim(
                "meet-date", match, (when.start, when.end), [], contest=match["meet"].value, when=when.value
            )
    for match in sentence.all(CITY):
        contest, place = match["meet"].value, match["place"]
        near = re.match(r",? (?:in |on )?(?:early |late |mid-)?<t(\d+)>", sentence.text[match.found.end() :])
        when = sentence.mentions[int(near[1])].value if near else None
        yield _claim(
            "edition-place",
            match,
            (place.start, place.end),
            [],
            contest=contest,
            place=place.value,
            when=when,
        )


def _claim(kind: str, match: Match, span: tuple[int, int], who: list[Mention], **said) -> Claim:
    sentence = match.sentence
    readings = of_whom(who, **said) or (Reading(None, said),)
    return Claim(kind, *span, (sentence.start, sentence.end), readings, bool(sentence.quotation))
