"""Champions, how often, medals and doubles."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import Adjuncts, after, around, doubted
from newsroom.factcheck.reading.claims import Claim, Context, Reading, of_whom
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.subjects import bearers, subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_SERIES = r"(?:olympic|world|european|commonwealth|african|asian|{:j}|{:l}|national)"
_KIND = r"(?:indoor|outdoor|senior|track|cross[- ]country|junior|u20|u23|under-20|under-23|youth|individual|short[- ]track|and|athletics|relay|team)"
_STATE = r"(?:reigning|defending|former|current|ex-|newly crowned|new|two)"
TITLE = (
    rf"(?:(?P<state>{_STATE})[ -]?)?(?:(?P<times>{{n:n}}-times?|{{m:n}} times?|double|triple|dual|four-time) )?(?:(?P<state2>{_STATE}) )?"
    rf"(?:{{before:t}} )?(?:{{d1:d}}(?:(?: and |/){{d2:d}})? )?(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*)(?: {{d3:d}}(?:(?: and |/|, ){{d4:d}})?)?"
    r" (?P<noun>champions?|title[- ]?holder)\b"
)
TITLES = (
    rf"(?P<verb>won|win|wins|winning|claimed|has|have|collected|boasts?|amassed|with|earned|taken|holds?) (?:a total of |all |his |her )?{{n:n}} "
    rf"(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*)(?: {{d3:d}})? (?P<noun>titles|golds|gold medals|crowns|championships)"
)
_VERB = (
    r"(?:won|wins|winning|win|took|takes|taking|claimed|claims|claiming|clinched|earned|earning|secured|landed|grabbed|collected|bagged|picked up|"
    r"settled for|settling for|got|captured|retained|regained|defended)"
)
MEDAL = (
    rf"(?P<verb>{_VERB}) (?:{{DET}} )?(?:{{nth:o}} )?(?:{{in:vt}} )?(?:(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*) )?(?:{{d1:d}} )?(?P<medal>gold|silver|bronze)(?: medals?)?\b(?! (?:and|or|medallist))",
    rf"\b(?P<verb>has|have|had|owns|boasts|with) (?:{{DET}} |already )*(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*) (?:{{d1:d}} )?(?P<medal>gold|silver|bronze)(?: medal)?\b",
    rf"(?:(?:{{in:vt}}|(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*)|{{c:c}}) )(?:{{d1:d}} )?(?P<medal>gold|silver|bronze)[ -]?(?:medallist|medalist|winner)\b",
    rf"(?P<verb>{_VERB}) (?:{{DET}} )?(?:{{nth:o}} )?(?:{{d0:d}} )?(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*) (?:{{d1:d}} )?(?P<title>titles?|crown)\b",
    rf"(?P<verb>{_VERB}) (?:{{DET}} )?{{d1:d}} (?P<medal>gold|silver|bronze|title|crown)(?: medal)?(?= (?:in|at) )",
    r"(?P<verb>anchored|anchoring|led|leading|helped|helping|guided|powered|steered|inspired|brought) [^.;<]*?(?:{:j} |{:y}'s |the {:y} |{:y} )?(?:women's |men's |team |quartet |women |men )*(?:to win |to |win )?(?:{d1:d} (?:relay |team |quartet )*)?(?:to |home to )?(?P<medal>gold|silver|bronze)\b",
    r"(?P<verb>became|crowned|was) (?:the |an? )?(?P<series>olympic|world|european|commonwealth)(?P<kind>(?: indoor| outdoor| junior| u20)*) (?:{d1:d} )?(?P<title>champion)(?= (?:in|at) <[vtc])",
)
MEDALS_WON = (
    rf"(?:won|win|wins|winning|claimed|has|have|collected|boasts?|amassed|with|earned|taken|holds?|owns?) (?:a total of |all |just |only |{{DET}} )?{{n:n}} "
    rf"(?:(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*) )?(?:championships? )?(?:{{d3:d}} )?(?:(?P<colour>silver|bronze) )?(?:medals?|silvers|bronzes)\b",
    rf"(?:{{n:n}}-times?|{{m:n}} times|(?P<times>double|triple|dual|two-time|three-time|four-time)) (?:(?P<series>{_SERIES})(?P<kind>(?: {_KIND})*) )?(?:{{d3:d}} )?(?:(?P<colour>silver|bronze|gold) )?(?:medallist|medalist)\b",
)
DEFEND = r"(?P<verb>defend|defends|defending|retain) {DET} (?P<series>olympic|world|european|commonwealth)(?P<kind>(?: indoor| outdoor)*) (?:{d1:d} )?(?:title|crown)"
DOUBLE = (
    r"(?:(?P<colour>golden|gold) )?(?:{d1:d}(?:[ /-]| and ){d2:d} )?double\b(?! (?:olympic|world|european|<))"
)
_BEATEN = re.compile(
    r"(?:beat|beating|beats|defeated|over|against|behind|face|faces|the then|then) (?:the |a )?$"
)
_BEFORE_PERSON = re.compile(r",? (?:<n\d+>-year-old )?(?:<[jy]\d+>(?:'s)? )?<([pug])(\d+)>")
MEDALS = {"gold": 1, "silver": 2, "bronze": 3}
COUNTS = {"double": 2, "dual": 2, "triple": 3, "two-time": 2, "three-time": 3, "four-time": 4}


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    text = sentence.text
    if "champion" in text or "title" in text or "gold" in text:
        yield from _titles(sentence, context)
        yield from _counts(sentence, context)
    for form in MEDALS_WON:
        for match in sentence.all(form):
            yield from _medals(match, context)
    for form in MEDAL:
        for match in sentence.all(form):
            yield from _medal(match, context)
    for match in sentence.all(DEFEND):
        hung = after(sentence, match.found.end())
        said = _of_series(match) | {"disciplines": _disciplines(match), "state": "defending", "next": hung}
        span = sentence.span(match.found.start(), hung.beyond)
        yield _claim("title", match, span, subjects_at(sentence, match.found.start() + 1, context), said)
    if "double" in text:
        yield from _doubles(sentence, context)


def _titles(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(TITLE):
        start = match.found.start()
        if _BEATEN.search(sentence.text, 0, start) and not _BEFORE_PERSON.match(
            sentence.text, match.found.end()
        ):
            continue
        if doubted(sentence, start):
            continue
        hung = after(sentence, match.found.end())
        said = _of_series(match) | {"disciplines": _disciplines(match) or hung.disciplines}
        state = (match.text("state") or match.text("state2")).strip("- ")
        who = _subjects(match, context)
        count = _count(match)
        edition = match["before"] or hung.places or hung.whens or hung.contests
        if count and not (count == 2 and state == "two"):
            said |= {"count": count, "both": _both(sentence, match), "adjuncts": hung}
            yield _claim("title-count", match, _span(match, "times"), who, said)
        elif edition and not state:
            if match["before"]:
                hung.whens.insert(0, match["before"].value)
            said |= {"place": 1, "adjuncts": hung, "medal": "gold"}
            yield _claim("medal", match, sentence.span(start, max(match.found.end(), hung.beyond)), who, said)
        elif not re.search(r"\b(?:was|were|became|become|crowned) (?:the |an? )?$", sentence.text[:start]):
            yield _claim("title", match, _span(match, "state", "series"), who, said | {"state": state})


def _counts(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(TITLES):
        if not doubted(sentence, match.found.start()):
            said = _of_series(match) | {"disciplines": _disciplines(match), "count": match["n"].value}
            said |= {"both": _both(sentence, match), "adjuncts": after(sentence, match.found.end())}
            yield _claim(
                "title-count",
                match,
                match.span,
                subjects_at(sentence, match.found.start() + 1, context),
                said,
            )


def _medals(match: Match, context: Context) -> Iterator[Claim]:
    """How many medals of one colour, or of any."""
    sentence, found = match.sentence, match.found.groupdict()
    if doubted(sentence, match.found.start()):
        return
    colour = found.get("colour") or next(
        (name for name in ("silver", "bronze") if f"{name}s" in match.found.group()), ""
    )
    number = match["n"] if found.get("n") else match["m"] if found.get("m") else None
    count = number.value if number else COUNTS[found["times"]]
    said = _of_series(match) | {"disciplines": _disciplines(match), "count": count, "colour": colour}
    said["adjuncts"] = after(sentence, match.found.end())
    listed = "medall" in match.found.group() or "medalist" in match.found.group()
    who = _subjects(match, context) if listed else subjects_at(sentence, match.found.start() + 1, context)
    yield _claim("medal-count", match, match.span, who, said)


def _both(sentence: Tagged, match: Match) -> bool:
    return bool(
        re.match(
            r",? (?:both )?(?:indoors and out(?:doors)?|outdoors and in(?:doors)?)",
            sentence.text[match.found.end() :],
        )
    )


def _medal(match: Match, context: Context) -> Iterator[Claim]:
    sentence, found = match.sentence, match.found.groupdict()
    if doubted(sentence, match.found.start()):
        return
    hung = around(sentence, match.found.end())
    if found.get("in"):
        hung.take(match["in"].kind, match["in"].value)
    if found.get("c"):
        hung.contests.append(match["c"].value)
    medal = found.get("medal") or "gold"
    medal = medal if medal in MEDALS else "gold"
    said = _of_series(match) | {"disciplines": _disciplines(match) or hung.disciplines[:1], "adjuncts": hung}
    said |= {"place": MEDALS[medal], "medal": medal, "verb": found.get("verb") or ""}
    if not (said["series"] or hung.where or hung.whens):
        return
    who = (
        _subjects(match, context)
        if "verb" not in found or not found["verb"]
        else subjects_at(sentence, match.found.start() + 1, context)
    )
    yield _claim(
        "medal", match, sentence.span(match.found.start(), max(match.found.end(), hung.beyond)), who, said
    )


def _doubles(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(DOUBLE):
        hung = after(sentence, match.found.end())
        disciplines = _disciplines(match) or _listed(sentence, hung)
        if not (match.text("colour") or len(disciplines) == 2 or hung.contests) or doubted(
            sentence, match.found.start()
        ):
            continue
        said = {"series": "", "kind": "", "disciplines": disciplines, "adjuncts": hung}
        who = subjects_at(sentence, match.found.start(), context)
        yield _claim("double", match, sentence.span(match.found.start(), hung.beyond), who, said)


def _listed(sentence: Tagged, hung: Adjuncts) -> list:
    """The two distances of a double, written “over 1500m and 3000m”; what follows belongs to it too."""
    more = re.match(r",? (?:and|/) ?(?:the )?(?=<d)", sentence.text[hung.beyond :])
    if hung.disciplines and more:
        rest = after(sentence, hung.beyond + more.end())
        hung.beyond, hung.disciplines = rest.beyond, [*hung.disciplines, *rest.disciplines]
        hung.fill(rest)
        if rest.whens and not hung.whens:
            hung.whens = rest.whens
    return hung.disciplines


def _of_series(match: Match) -> dict:
    series = match.text("series")
    value = match.sentence.mention(series).value if series.startswith("<") else series
    return {"series": value, "kind": match.text("kind").strip()}


def _disciplines(match: Match) -> list:
    names = ("d0", "d1", "d2", "d3", "d4")
    return [match[name].value for name in names if match.found.groupdict().get(name)]


def _count(match: Match) -> int:
    number = match["n"] or match["m"]
    return number.value if number else COUNTS.get(match.text("times"), 0)


def _span(match: Match, *names: str) -> tuple[int, int]:
    starts = [
        match.found.start(name) for name in (*names, "series", "d1") if match.found.groupdict().get(name)
    ]
    return match.sentence.span(min(starts), match.found.end())


def _subjects(match: Match, context: Context) -> list[Mention]:
    return bearers(match.sentence, match.found.start(), match.found.end(), context)


def _claim(kind: str, match: Match, span: tuple[int, int], who: list[Mention], said: dict) -> Claim:
    sentence = match.sentence
    readings = of_whom(who, **said) or (Reading(None, said),)
    return Claim(kind, *span, (sentence.start, sentence.end), readings, bool(sentence.quotation))
