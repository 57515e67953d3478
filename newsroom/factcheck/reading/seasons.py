"""What is said of a season: a meet's place in it, how many meetings and where, how it opens and ends."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after
from newsroom.factcheck.reading.claims import Claim, Context, Reading
from newsroom.factcheck.reading.mentions import COMPETITION, LEAGUE, WHEN
from newsroom.factcheck.reading.tagged import Match, Tagged

_LEG = r"(?:leg|stop|meeting|meet|part|round|event|stage|fixture|instalment|installment|series meeting)"
_LEGS = r"(?:legs|stops|meetings|meets|parts|rounds|events|stages|fixtures|competitions)"
_MANY = r"(?: global| worldwide| one-day| elite| top| series| diamond league| different)*"
ORDINAL = (
    rf"{{nth:o}} (?:and (?:final|last) )?{_LEG}? ?(?:of|in|on) (?:the |this year's |this season's |a |its )?(?:{{total:n}}(?:-{_LEG}| {_LEGS})? ?(?:in |of )?(?:the |this year's )?)?(?:{{year:t}} )?{{season:l}}",
    rf"{{nth:o}} (?:{_LEG} )?of (?:the )?(?:season's )?{{total:n}}(?:-| ){_LEGS}?",
    rf"{{nth:o}} {_LEG} of (?:the|this|its) (?:{{year:t}} )?(?:season|series|campaign|circuit)",
)
NUMBERED = (
    rf"\b{_LEG} (?:number |no\.? ?)?{{nth:n}} (?:of|out of) (?:the )?{{total:n}}",
    rf"\b{_LEG} (?:number |no\.? ?)?{{nth:n}} (?:of|in|on) (?:the |this year's )?(?:{{year:t}} )?{{season:l}}",
)
LAST_BUT_ONE = (
    rf"\b(?:penultimate|second-last|last but one|next to last) {_LEG} (?:of|in|on) (?:the |this year's )?(?:{{year:t}} )?(?:{{season:l}}|season|series|circuit)",
    rf"\blast {_LEG} before the (?:{{season:l}} )?final",
)
PART = rf"(?:is|are|as|forms?|remains|counts as|makes up)? ?(?:a |an |the {{nth:o}} |{{nth2:o}} )?{_LEG} (?:of|in|on) (?:the )?(?:{{year:t}} )?{{season:l}}"
IN_SEASON = r"(?:{year:t} )?{season:l}(?: season| calendar| series| circuit)?"
COUNT = rf"{{total:n}}(?:-|{_MANY} )(?:{_LEGS}|{_LEG})\b"
SPREAD = r"{n:n}(?: different)? (?P<of>continents|countries|nations)\b"
_OPEN = r"(?:kicks? off|kicked off|kicking off|begins?|began|beginning|starts?|started|starting|opens?|opened|opening|gets? under ?way|got under ?way|launch(?:es|ed)?|opener)"
_CLOSE = r"(?:concludes?|concluded|concluding|ends?|ended|ending|finish(?:es|ed|ing)?|culminat(?:es|ed|ing)|wraps? up|closes?|climax(?:es)?|finale)"
OPENER = rf"\b{_OPEN}\b(?: again| once more| this year| the season| its season| {{:t}})?(?: with [^.;,<]*)? (?:on {{on:t}} )?(?:in|at) {{place:v}}"
FINALE = rf"\b{_CLOSE}\b(?: again| this year)?(?: [a-z -]*?)?(?:(?:with|in) (?:a |the )?{{days:n}}-day (?:grand )?final(?:e)? )?(?:[a-z -]*?)(?:in|at) {{place:v}}"
FINAL = r"(?<!won the )(?<!league )(?<!> )\bfinal(?: is| will be| takes place| are|,)? (?:held |staged )?(?:in|at) {place:v}"


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    leagues = [mention for _, mention in sentence.tagged(LEAGUE)]
    about = (
        bool(leagues)
        or context.season is not None
        and re.search(r"\b(?:season|series|league|circuit|calendar)\b", sentence.text)
    )
    if leagues:
        context.season = (leagues[0].value, _year(sentence, context))
    if context.season is None:
        return
    seen_totals: set[int] = set()
    yield from _ordinals(sentence, context, seen_totals)
    if about or re.search(r"\bit\b|\bthe (?:calendar|tour)\b", sentence.text):
        yield from _counts(sentence, context, seen_totals)
        yield from _ends(sentence, context)


def _year(sentence: Tagged, context: Context) -> int:
    """The season meant: the year beside the league's name, else that of the text."""
    match = sentence.first(IN_SEASON)
    if match and match["year"] and match["year"].value.kind == "year":
        return match["year"].value.first.year
    years = {year for _, one in sentence.tagged(WHEN) for year in one.value.years}
    return years.pop() if len(years) == 1 else context.as_of.year


def _ordinals(sentence: Tagged, context: Context, seen: set[int]) -> Iterator[Claim]:
    for form in LAST_BUT_ONE:
        for match in sentence.all(form):
            said = {"ordinal": -2, "contest": _meet(sentence, match, context)}
            yield _claim("ordinal", match, match.span, said, context)
    for form in (*ORDINAL, *NUMBERED):
        for match in sentence.all(form):
            said = {"ordinal": match["nth"].value, "contest": _meet(sentence, match, context)}
            yield _claim("ordinal", match, match.part("nth"), said, context)
            if match.found.groupdict().get("total"):
                seen.add(match["total"].start)
                span = (match["total"].start, match["total"].end)
                yield _claim("meets-count", match, span, {"total": match["total"].value}, context)
    for match in sentence.all(PART):
        yield _claim("part-of", match, match.span, {"contest": _meet(sentence, match, context)}, context)


def _meet(sentence: Tagged, match: Match, context: Context):
    """The meet the sentence is about: the competition or place named in it, before the match if there is one."""
    named = sentence.tagged(COMPETITION)
    before = [one.value for position, one in named if position < match.found.start()]
    places = [one.value for position, one in sentence.tagged("v")]
    chosen = (before or [one.value for _, one in named] or places or [context.meet])[0]
    context.meet = chosen or context.meet
    return chosen


def _counts(sentence: Tagged, context: Context, seen: set[int]) -> Iterator[Claim]:
    for match in sentence.all(COUNT):
        if match["total"].start not in seen and match["total"].value > 1:
            yield _claim("meets-count", match, match.span, {"total": match["total"].value}, context)
    for match in sentence.all(SPREAD):
        said = {
            "total": match["n"].value,
            "of": "continents" if match.text("of") == "continents" else "countries",
        }
        yield _claim(said["of"], match, match.span, said, context)


def _ends(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for kind, forms in (("opener", [OPENER]), ("finale", [FINALE, FINAL])):
        for form in forms:
            match = sentence.first(form)
            if match is None:
                continue
            place = match["place"]
            yield _claim(kind, match, (place.start, place.end), {"place": place.value}, context)
            hung = after(sentence, match.found.end())
            start = match.found.start()
            for position, mention in sentence.tagged(WHEN):
                if start <= position < hung.beyond:
                    said = {"when": mention.value}
                    yield _claim(f"{kind}-dates", match, (mention.start, mention.end), said, context)
            days = sentence.first(r"{days:n}-day (?:grand )?final") if kind == "finale" else None
            if days:
                said = {"days": days["days"].value}
                yield _claim("finale-days", match, days.span, said, context)
            break


def _claim(kind: str, match: Match, span: tuple[int, int], said: dict, context: Context) -> Claim:
    sentence = match.sentence
    league, year = context.season
    named = match.found.groupdict()
    if named.get("season"):
        league = match["season"].value
    if named.get("year") and match["year"].value.kind == "year":
        year = match["year"].value.first.year
    said |= {"league": league, "year": year}
    return Claim(
        kind, *span, (sentence.start, sentence.end), (Reading(None, said),), bool(sentence.quotation)
    )
