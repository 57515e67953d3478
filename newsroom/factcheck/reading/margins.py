"""By how much a contest was won: in figures, in words, between two named people, or by whoever won."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.factcheck.reading.adjuncts import Adjuncts, after, doubted, leading
from newsroom.factcheck.reading.claims import Claim, Context, Reading
from newsroom.factcheck.reading.mentions import GROUP, PERSON, Mention
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_UNDER = ("almost", "nearly", "just under", "less than", "under", "fractionally under", "not quite")
_OVER = ("more than", "over", "just over", "well over", "fully")
_NEAR = "|".join(
    (*_UNDER, *_OVER, "just", "only", "a mere", "barely", "about", "around", "some", "exactly", "a tiny")
)
AMOUNT = (
    rf"(?P<near>(?:{_NEAR}) )*(?:(?P<part>half|a quarter of|three quarters of|three-quarters of) a second|{{mark:k}}(?: of a second)?"
    r"|(?:{count:n}|(?P<one>an?|a single|a solitary|a full|a whole|a mere|a bare|a scant))(?P<half> and a half)? (?P<unit>seconds?|thousandths?|hundredths?|tenths?|{tenth:o}|centimetres?|centimeters?|points?)"
    r"(?P<more> and a half)?(?: of a second)?|(?P<figures>\d+) ?(?P<short>cm|pts))"
)
_WIN = (
    r"(?:won|wins|winning|win|victory|triumphed|triumph|prevailed|gold|title|edged home|edging home|got home|got the verdict|"
    r"took it|took the race|took the final|decided)"
)
_BEAT = (
    r"(?:beat|beats|beating|beaten|defeated|edged|edging|pipped|outkicked|outsprinted|outdipped|held off|holding off|saw off|denied|"
    r"overhauled|shaded|got the better of|finished ahead of|headed)"
)
BEAT_BY = rf"{{who:pu}}[^.;<]*? {_BEAT}(?: out)? {{other:pu}}(?P<between>[^.;]*?),? by {AMOUNT}"
BEATING_BY = rf"{{who:pu}}[^.;]*? {_BEAT}(?: out)? {{other:pu}}(?P<between>[^.;]*?),? by {AMOUNT}"
IN_HAND = rf"\b(?:had|with|has|still had) {AMOUNT} (?P<side>in hand|to spare|in reserve)(?: (?:over|on|from) {{other:pu}})?"
APART = rf"{AMOUNT} (?P<side>ahead of|clear of|in front of|up on|behind|adrift of|down on|in arrears of|back from|back on|off|after|slower than|faster than|quicker than) {{other:pu}}"
WON_BY = rf"\b{_WIN}\b(?P<between>[^.;]*?),? by {AMOUNT}(?: (?:from|over|ahead of) {{other:pu}})?"
SPARE = rf"\b{_WIN}\b(?P<between>[^.;]*?) (?:with {AMOUNT} to spare)"
LOST_BY = rf"\b(?:lost|losing|missed|missing|beaten|denied|second|silver|runner-up|lose)\b(?P<between>[^.;]*?),? by {AMOUNT}"
SEPARATED = (
    rf"{AMOUNT} (?:was all that )?(?:separated|divided|(?:stood |lay |was )?between|covered|split)\b",
    rf"separated by {AMOUNT}",
    rf"\b(?:margin|gap|difference|distance)\b[^.;]*? (?:was|of|is) {AMOUNT}",
)
_OF_A_RECORD = re.compile(r"\b(?:records?|bests?|marks?|standard|time|lead|missed the|fell short)\b")


@dataclass(frozen=True, slots=True)
class Margin:
    """From `low` to `high` in milliseconds, centimetres or points, as `unit` (time, length, points) says; no unit: any.

    Words are wider than figures: half a second is anything from 0.40 to 0.60.
    """

    low: float
    high: float
    unit: str
    mark: str = ""


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    if not re.search(
        r"\bby\b|ahead|clear|front|spare|hand|reserve|off <|after|covered|split|faster than|quicker than|slower than|separat|divided|between|margin|gap|difference|behind|adrift| up on| down on|back from",
        sentence.text,
    ):
        return
    taken: list[tuple[int, int]] = []
    for role, forms in (
        ("won", (BEAT_BY, BEATING_BY)),
        ("side", (APART, IN_HAND)),
        ("won", (WON_BY, SPARE)),
        ("lost", (LOST_BY,)),
        ("pair", SEPARATED),
    ):
        for form in forms:
            for match in sentence.all(form):
                claim = _claim(match, role, context)
                span = match.part("near", "part", "mark", "count", "one", "unit", "figures", "short")
                if claim and not any(start < span[1] and span[0] < end for start, end in taken):
                    taken.append(span)
                    yield claim


def _claim(match: Match, role: str, context: Context) -> Claim | None:
    sentence = match.sentence
    amount = amount_of(match)
    if amount is None or _OF_A_RECORD.search(match.text("between")) or doubted(sentence, match.found.start()):
        return None
    found = match.found.groupdict()
    if role == "side":
        role = (
            "won" if re.match(r"ahead|clear|in |to spare|up|faster|quicker", match.text("side")) else "lost"
        )
    other = match["other"] if found.get("other") else None
    who = [match["who"]] if found.get("who") else subjects_at(sentence, match.found.start() + 1, context)
    pairs = _pairs(sentence, who, other, role)
    said = {"margin": amount, "role": role, "hung": _hung(match)}
    readings = tuple(Reading(one, said | {"other": two}) for one, two in pairs)
    start, end = match.part("near", "part", "mark", "count", "one", "unit", "figures", "short")
    return Claim("margin", start, end, (sentence.start, sentence.end), readings, bool(sentence.quotation))


def _pairs(sentence: Tagged, who: list[Mention], other: Mention | None, role: str) -> list[tuple]:
    """Who won or lost, and from or to whom where that is said; of “separated” the two named."""
    if role == "pair":
        groups = [one.value for _, one in sentence.tagged(GROUP)]
        named = list(dict.fromkeys(one.value.athletes[0] for _, one in sentence.tagged(PERSON)))
        if groups or len(named) == 2:
            return [tuple(groups[0] if groups else named)[:2]]
        if len(named) > 2:
            return [(a, b) for at, a in enumerate(named) for b in named[at + 1 :]]
        return (
            [(named[0], None)]
            if named
            else [(a, None) for one in who if one.kind == PERSON for a in one.value.athletes]
        )
    people = [athlete for one in who if one.kind == PERSON for athlete in one.value.athletes]
    others = list(other.value.athletes) if other and other.kind == PERSON else [None]
    return [(a, b) for a in people for b in others if a != b]


def _hung(match: Match) -> Adjuncts:
    """All the sentence says of where, when and in what: a margin is told at its end."""
    sentence = match.sentence
    hung = after(sentence, match.found.end())
    for _, mention in sentence.tagged("vcty"):
        if not (hung.where if mention.kind in "vcy" else hung.whens):
            position = next(at for at, one in sentence.tagged(mention.kind) if one is mention)
            near = after(sentence, max(0, position))
            hung.fill(near)
    hung.fill(leading(sentence))
    disciplines = list(dict.fromkeys(one.value for _, one in sentence.tagged("d")))
    if len(disciplines) == 1 and not hung.disciplines:
        hung.disciplines = disciplines
    return hung


def amount_of(match: Match) -> Margin | None:
    """The margin of a match of AMOUNT; None where the words are no amount."""
    found, near = match.found.groupdict(), match.text("near").strip()
    if found.get("mark"):
        return Margin(0, 0, "", match["mark"].value)
    if found.get("part"):
        value = {"half": 500, "a quarter of": 250}.get(found["part"], 750)
        return _margin(value, 0.2 * value, "time", near)
    if found.get("figures"):
        return _margin(int(found["figures"]), 0, "length" if found["short"] == "cm" else "points", near)
    count = 1 if found.get("one") else match["count"].value
    count += 0.5 if found.get("half") or found.get("more") else 0
    unit = match.text("unit")
    if found.get("tenth"):
        # “A tenth (of a second)” and “a second” are read as ordinals.
        step = {10: 100, 2: 1000}.get(match["tenth"].value)
        return _margin(step * count, step * 0.5 if step == 100 else 150, "time", near) if step else None
    if unit.startswith("second"):
        return _margin(1000 * count, 150 if count == 1 else 350, "time", near)
    steps = {"tenth": (100, 50), "hundredth": (10, 0), "thousandth": (1, 0)}
    for name, (step, slack) in steps.items():
        if unit.startswith(name):
            return _margin(step * count, slack, "time", near)
    return _margin(count, 0, "points" if unit.startswith("point") else "length", near)


def _margin(value: float, slack: float, unit: str, near: str) -> Margin:
    if near in _UNDER:
        return Margin(0.6 * value, value, unit)
    if near in _OVER:
        return Margin(value, 1.7 * value + slack, unit)
    slack = max(slack, 0.1 * value) if near in ("about", "around", "some") else slack
    return Margin(value - slack, value + slack, unit)
