"""Runs of wins, being unbeaten, and how long it is since somebody raced, won or lost."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from newsroom.factcheck.reading.adjuncts import Adjuncts, after, around, doubted
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.dates import UNIT_DAYS, count_of
from newsroom.factcheck.reading.mentions import PERSON
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged, pattern

_RACES = r"(?:races|finals|meetings|meets|competitions|outings|starts|contests|appearances|events|{d:d}(?: races| finals| outings|s)?|{:c}s?)"
_IN_ROW = r"(?:in a row|on the trot|on the bounce|on the spin|in succession|straight|running)"
_WINS = r"(?:wins|victories|successes|triumphs|races won)"
STREAK = (
    rf"\bwon (?:each of |all of |all |every one of )?(?:{{DET}} )?(?:last|past|previous|latest|most recent) {{n:n}}(?: {_RACES})?(?! (?:meetings|races|encounters|clashes|duels) (?:with|against))",
    rf"\bwon (?:each of |all of |all |every one of )(?:{{DET}} )?{{n:n}} (?:of )?(?:{{DET}} )?(?:most recent |last |latest )?{_RACES}",
    rf"\bwon {{n:n}}(?: {_RACES})? {_IN_ROW}",
    rf"{{n:n}} (?:straight|consecutive|successive|unbroken) (?:{{d:d}} )?{_WINS}",
    rf"{{n:n}}(?: {{d:d}})? {_WINS} {_IN_ROW}",
    r"{n:n}-(?:race|meet|final|meeting|competition) (?:winning|unbeaten) (?:streak|run|sequence)",
    r"winning (?:streak|run|sequence)[^.;<]*? (?:to|of|at|stands at) {n:n}",
    r"\b(?:{nth:o}) (?:straight|consecutive|successive) (?:{d:d} )?(?:win|victory)\b",
)
_NOT = r"(?:has not|hasn't|have not|had not|is yet to|has yet to|has never|never|did not|didn't|not)"
UNBEATEN = (
    rf"\b(?:unbeaten|undefeated)\b(?! (?:record|streak|run) (?:ended|came|of <n))(?: in (?:{{DET}} )?(?:last |past )?{{n:n}} {_RACES})?",
    rf"\b{_NOT} (?:yet )?(?:lost|lose|been beaten|be beaten|been defeated|tasted defeat|suffered (?:a )?defeat)\b(?: (?:a|an|any) (?:{{d2:d}}|race|final)(?: race| final)?)?(?: in (?:{{DET}} )?(?:last |past )?{{n:n}} {_RACES})?",
    r"\bwithout (?:a )?(?:defeat|losing|loss|being beaten)\b",
    r"\bwon (?:every|each)(?: single)?(?: one of)?(?: {DET})? (?:{d2:d} )?(?:race|final|competition|contest|meeting|outing|start|{d3:d})(?: races?| finals?)?(?: (?:he|she|they|{:pug}) (?:has |have |had )?(?:run|ran|started|contested|entered|raced))?",
    r"\bwon (?:all|both) (?:of )?{DET} (?:{d2:d} )?(?:races|finals|competitions|outings|starts|contests)",
)
LOST_SO_OFTEN = r"\b(?:lost|been beaten|was beaten|suffered defeat) (?:just |only )?(?:(?P<word>once|twice)|{n:n} times)\b(?! (?:to|by|against) <)"
NO_WIN = (
    r"\bwon none of {DET} (?:{d2:d} )?(?:races|finals|competitions|outings|starts)",
    r"\b(?:is |has been |was |remains |still )?winless\b",
    r"\b(?:has|is) yet to win(?: (?:a|any) (?:{d2:d}|race|final)(?: race| final)?)?(?! (?:a|an|the|any) (?:medal|title|gold|<))",
)
DURATION = r"(?:the (?:last|past) )?(?:(?:more than|over|nearly|almost|about|at least|some) )?(?:{n:n}|(?P<word>an?|a couple of|half a)) (?P<unit>day|week|fortnight|month|year|decade)s?"
_RACED = r"(?:seen in (?:a race|action|competition)|seen on (?:a|the) track|raced|run|competed|been in action|appeared|been seen on a track|raced competitively|run a race|jumped|thrown)"
ABSENCE = (
    ("race", rf"\b(?:has not|hasn't|have not|had not|has never|not) (?:been )?{_RACED}\b"),
    (
        "win",
        r"\b(?:has not|hasn't|have not|had not|not) won\b(?: (?:a|an|any) (?:race|final|{d2:d})(?: race| final)?)?(?! (?:a|an|the|any) (?:medal|title|gold|<))",
    ),
    (
        "first",
        r"\b(?:first|opening) (?:{d2:d} )?(?:race|outing|appearance|start|competition|contest|run|{d3:d})\b",
    ),
    ("first win", r"\b(?:first|maiden) (?:{d2:d} )?(?:win|victory)\b"),
)
GONE = rf"\b(?:has|have|had|having) gone {DURATION} without (?P<what>a win|winning|victory|a victory|racing|a race|competing|competition|losing|defeat|a defeat)"
_SINCE = re.compile(
    r"(?P<skip>(?: (?:over|at|in) (?:the )?<d\d+>| outdoors?| indoors?| anywhere| at all| competitively|,)*) since (?:the |his |her |winning |<[pug]\d+>(?:'s)? )*"
)


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in STREAK:
        for match in sentence.all(form):
            number = match["n"] if match.found.groupdict().get("n") else match["nth"]
            if not doubted(sentence, match.found.start()):
                yield _about(
                    match, "streak", context, count=number.value, hung=after(sentence, match.found.end())
                )
    taken: list[tuple[int, int]] = []
    for form in UNBEATEN:
        for match in sentence.all(form):
            start = match.found.start()
            if (
                doubted(sentence, start)
                or any(a < match.found.end() and start < b for a, b in taken)
                or _of_two(match)
            ):
                continue
            taken.append(match.found.span())
            yield _unbeaten(match, context)
    yield from _absences(sentence, context)
    yield from _gone(sentence, context)
    for match in sentence.all(LOST_SO_OFTEN):
        number = {"once": 1, "twice": 2}.get(match.text("word")) or match["n"].value
        hung = around(sentence, match.found.end())
        if (hung.whens or hung.where) and not doubted(sentence, match.found.start()):
            said = {
                "since": None,
                "begin": None,
                "count": 0,
                "indoors": False,
                "outdoors": False,
                "losses": number,
            }
            yield _about(match, "unbeaten", context, hung=hung, **said)
    for form in NO_WIN:
        for match in sentence.all(form):
            whens = around(sentence, match.found.end()).whens
            begin = min(
                (when.first - timedelta(days=1) for when in whens if when.kind != "weekday"), default=None
            )
            if begin:
                yield _about(match, "absence", context, what="win", begin=begin, since=None, indoors=False)


def _of_two(match: Match) -> bool:
    """“Has not lost to Kerr since 2023” is of the two, not of every race."""
    return bool(
        re.match(r" (?:to|against|by) (?:<[jy]\d+>(?:'s)? )?<[pug]", match.sentence.text[match.found.end() :])
    )


def _unbeaten(match: Match, context: Context) -> Claim:
    sentence, text = match.sentence, match.sentence.text
    end = match.found.end()
    since = re.match(r"[^.;]*?\bsince\b", text[end:])
    hung = around(sentence, end)
    start = after(sentence, end + since.end()) if since else None
    number = match["n"] if match.found.groupdict().get("n") else None
    return _about(
        match,
        "unbeaten",
        context,
        hung=hung,
        since=start,
        begin=begin_in(sentence, end, context.as_of),
        count=number.value if number else 0,
        indoors="indoor" in text,
        outdoors="outdoor" in text,
    )


def _absences(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for what, form in ABSENCE:
        for match in sentence.all(form):
            end = match.found.end()
            begin = begin_in(sentence, end, context.as_of)
            since = _SINCE.match(sentence.text, end)
            hung = after(sentence, since.end()) if since else None
            if begin is None and not (hung and (hung.whens or hung.where)):
                continue
            if re.match(r" (?:each other|one another|against|with|<[pg]\d+>)", sentence.text[end:]) or _both(
                sentence, match, context
            ):
                continue
            yield _about(
                match,
                "absence",
                context,
                what=what,
                begin=begin,
                since=hung,
                indoors="indoor" in sentence.text,
            )


def _gone(sentence: Tagged, context: Context) -> Iterator[Claim]:
    """“Has gone three months without a win.”"""
    for match in sentence.all(GONE):
        begin = begin_of(match.found, sentence, context.as_of)
        if re.search(r"losing|defeat", match.text("what")):
            said = {
                "hung": Adjuncts(),
                "since": None,
                "begin": begin,
                "count": 0,
                "indoors": False,
                "outdoors": False,
            }
            yield _about(match, "unbeaten", context, **said)
        else:
            what = "win" if re.search(r"win|victory", match.text("what")) else "race"
            yield _about(match, "absence", context, what=what, begin=begin, since=None, indoors=False)


def _both(sentence: Tagged, match: Match, context: Context) -> bool:
    """“Kerr and Ingebrigtsen have not raced” is of their meetings."""
    plural = re.search(r"\bhave not|\bhaven't", match.found.group())
    return bool(plural) and len(sentence.tagged(PERSON + "g")) > 1


def begin_in(sentence: Tagged, position: int, as_of: date) -> date | None:
    """The day “for three years” reaches back to, counted short: what lies within it surely is inside."""
    found = pattern(rf"^[^.;]{{0,30}}?\b(?:for|in|over) {DURATION}\b(?! (?:race|final|meeting|time))").search(
        sentence.text[position:]
    )
    return begin_of(found, sentence, as_of) if found else None


def begin_of(found: re.Match, sentence: Tagged, as_of: date) -> date:
    """How far a length of time reaches back, a sixth taken off: “three years” may be two and a half."""
    count = sentence.mention(found["n"]).value if found["n"] else count_of(found["word"])
    return as_of - timedelta(days=round(count * UNIT_DAYS[found["unit"]] * 5 / 6))


def _about(match: Match, kind: str, context: Context, **said) -> Claim:
    sentence, named = match.sentence, match.found.groupdict()
    disciplines = [match[name].value for name in ("d", "d2", "d3") if named.get(name)]
    if not disciplines:
        tail = after(sentence, match.found.end()).disciplines
        disciplines = tail or list(dict.fromkeys(one.value for _, one in sentence.tagged("d")))
    said |= {
        "discipline": disciplines[0] if disciplines else context.discipline,
        "sure": len(disciplines) == 1,
    }
    who = subjects_at(sentence, match.found.start() + 1, context)
    return Claim(
        kind, *match.span, (sentence.start, sentence.end), of_whom(who, **said), bool(sentence.quotation)
    )
