"""Leads of a year and places on the lists of all time."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after, doubted
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.mentions import PERSON, UNKNOWN, Mention
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_MOST = r"(?:fastest|quickest|longest|highest|best|furthest|farthest|biggest)"
_MORE = r"(?:faster|quicker|further|farther|higher|longer|better)"
_ONE = (
    r"(?: (?:man|woman|athlete|runner|sprinter|hurdler|miler|jumper|thrower|vaulter|performer|human|male|female|"
    r"time|mark|performance|jump|leap|throw|clearance|vault|run|legal time))?"
)
_IN = r"(?: (?:over|in|at|for) (?:the )?(?:men's |women's )?"
_WORLD = r"(?: in the world| on the planet| anywhere| worldwide| globally)"
_YEAR = r"(?: so far)?(?:,? (?:in |of |for |during )?(?:the )?{year:t}|,? (?:of|so far) (?:the|this) (?:year|season))"
LEAD = (
    r"\bworld[- ](?:lead|leading (?:time|mark|{:k}))|\bworld leader|\bworld-leading",
    rf"(?:{{nth:o}}[- ])?(?P<fast>{_MOST})(?: {{d:d}})?{_ONE}{_IN}{{d2:d}})?{_WORLD}{_IN}{{d3:d}})?{_YEAR}",
    rf"(?:{{nth:o}}[- ])?(?P<fast>{_MOST})(?: {{d:d}})?{_ONE}{_IN}{{d2:d}})?{_YEAR}{_WORLD}",
    rf"world's (?:{{nth:o}}[- ])?(?P<fast>{_MOST})(?: {{d:d}})?{_ONE}{_IN}{{d2:d}})?{_YEAR}",
    rf"(?:{{nth:o}}[- ])?(?P<fast>{_MOST})(?: {{d:d}})? (?:time|mark|performance|jump|leap|throw|clearance|run){_IN}{{d2:d}})?(?: of| this)(?: the)?(?: year| season| {{year:t}})",
    r"\b(?:leads?|leading|led|tops?|topping|topped|heads?|heading) (?:the |this year's |the year's |<t\d+>(?:'s)? )?(?:{year:t}(?:'s)? )?(?:world|global)(?: rankings?| lists?| standings| {d:d})?(?: in {year2:t}| {year3:t})?(?= |[.,;]|$)",
    rf"\b(?:nobody|no one|no-one|no (?:other )?(?:man|woman|athlete|runner|jumper|thrower|vaulter))(?: else)?(?:{_WORLD})? (?:has |have )?(?:ever )?(?:run|ran|jumped|leapt|thrown|gone|cleared|vaulted|been) (?:{{d:d}} )?{_MORE}(?:{_IN}{{d2:d}}))?{_YEAR}(?: than {{than:pu}})?",
    rf"\b(?:nobody|no one|no-one|no (?:other )?(?:man|woman|athlete|runner|jumper|thrower|vaulter))(?: else)?(?:{_WORLD})? (?:has |have )?(?:ever )?(?:run|ran|jumped|leapt|thrown|gone|cleared|vaulted|been) (?:{{d:d}} )?{_MORE}(?:{_IN}{{d2:d}}))? than {{than:pu}}(?:{_IN}{{d3:d}}))?{_YEAR}",
)
IN_SEASON = rf"\b(?:nobody|no one|no-one|no (?:other )?(?:man|woman|athlete|runner|jumper|thrower|vaulter))(?: else)?(?:{_WORLD})? (?:has |have )?(?:ever )?(?:run|ran|jumped|leapt|thrown|gone|cleared|vaulted|been) (?:{{d:d}} )?{_MORE}(?:{_IN}{{d2:d}}))? than {{than:pu}}"
RANKS = rf"\b(?:ranks?|ranked|ranking|sits?|lies?|lying|stands?|moved|moves|went|goes|is|was) (?:up )?(?:to )?(?:<[pu]\d+> )?(?P<nth>{{:o}})(?:[- ](?:fastest|best))?{_WORLD}(?: rankings?| lists?)?{_IN}{{d:d}})?{_YEAR}{_IN}{{d2:d}})?"
_EVER = r"(?: in history| ever| of all[- ]time| all[- ]time| in the history of the (?:event|sport)| the world has (?:ever )?seen)"
_OF = r"(?:{land:j}|(?P<area>european|african|asian|american|oceanian)|(?P<age>junior|teenager|under-20|u20|youngster))"
ALL_TIME = (
    rf"(?:{{nth:o}}[- ]|\b(?:the|made <[pug]\d+> the) )(?P<fast>{_MOST})(?: {_OF})?(?: {{d:d}})?{_ONE}(?: of (?:that )?{{:d}})?{_IN}{{d2:d}})?{_EVER}{_IN}{{d3:d}})?",
    rf"{{nth:o}}(?: place| spot)? (?:on|in) the (?:world |{_OF} )?(?:{{d:d}} )?all[- ]time (?:lists?|rankings?){_IN}{{d2:d}})?",
    rf"(?:{{nth:o}} )?all[- ]time (?:{{nth2:o}}|number {{n0:n}})(?:{_IN}{{d2:d}}))?",
    rf"\bonly {{n:n}} (?:other )?(?:men|women|people|athletes|runners|jumpers|throwers|vaulters|others|{_OF}s?)(?: in history)? (?:have |has )?(?:ever )?(?:run|ran|jumped|leapt|thrown|gone|cleared|been) (?:{{d:d}} )?{_MORE}(?:{_IN}{{d2:d}}))?",
)
ONLY_THESE = rf"\bonly (?P<names>(?:<[pu]\d+>(?:, and |, | and )?)+) (?:have |has )?(?:ever )?(?:run|ran|jumped|leapt|thrown|gone|cleared|been) (?:{{d:d}} )?{_MORE}(?:{_IN}{{d2:d}}))? than {{than:pu}}(?:{_IN}{{d3:d}}))?"
_HOLDER = re.compile(
    r" ?(?:list |time |mark |{mark})?(?:,? (?:is|are|was|belongs to|belonged to|is held by|was set by|is still|remains|goes to|came from) )(?:the |still )?(?:<[jy]\d+>(?:'s)? )?<([pu])(\d+)>"
)
_TODAY = re.compile(r"\b(?:leads|lead|tops|heads)\b|world|this year|this season")


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    taken: list[tuple[int, int]] = []
    for kind, forms in (
        ("world-lead", (*LEAD, RANKS, IN_SEASON)),
        ("all-time-place", (ONLY_THESE, *ALL_TIME)),
    ):
        for form in forms:
            for match in sentence.all(form):
                span = match.found.span()
                if form is IN_SEASON and not _of_a_season(sentence):
                    continue
                if doubted(sentence, span[0]) or any(a < span[1] and span[0] < b for a, b in taken):
                    continue
                taken.append(span)
                yield _claim(match, kind, context, loose=form is RANKS)


def _of_a_season(sentence: Tagged) -> bool:
    years = [one for _, one in sentence.tagged("t") if one.value.kind == "year"]
    return bool(years) or "so far" in sentence.text


def _claim(match: Match, kind: str, context: Context, *, loose: bool = False) -> Claim:
    """`loose`: the words may be of the world rankings, which are points and not marks."""
    sentence, named = match.sentence, match.found.groupdict()
    disciplines = [match[name].value for name in ("d", "d2", "d3") if named.get(name)]
    hung = after(sentence, match.found.end())
    if not disciplines:
        disciplines = hung.disciplines or list(dict.fromkeys(one.value for _, one in sentence.tagged("d")))
    whens = [match[name].value for name in ("year", "year2", "year3") if named.get(name)] or hung.whens
    whens = whens or [one.value for _, one in sentence.tagged("t")]
    said = {
        "discipline": disciplines[0] if disciplines else context.discipline,
        "sure": len(disciplines) == 1,
        "mark": _near_mark(match),
        "nth": _nth(match),
        "loose": loose,
        "year": next((when.first.year for when in whens if when.kind == "year"), None),
        "indoors": bool(re.search(r"\b(?:indoors?|short[- ]track)\b", sentence.text)),
        "lands": match["land"].value if named.get("land") else None,
        "limited": bool(named.get("area") or named.get("age")),
    }
    who = _bearers(match, context)
    return Claim(
        kind, *match.span, (sentence.start, sentence.end), of_whom(who, **said), bool(sentence.quotation)
    )


def _nth(match: Match) -> int:
    named = match.found.groupdict()
    for name in ("nth", "nth2", "n0"):
        if named.get(name):
            return match[name].value
    if named.get("n"):
        return match["n"].value + 1
    return len(re.findall(r"<[pu]\d+>", match.text("names"))) + 1


def _bearers(match: Match, context: Context) -> list[Mention]:
    """Whose lead it is: “than Kerr”, “the fastest … is Kerr”, else the subject."""
    sentence, named = match.sentence, match.found.groupdict()
    if named.get("than"):
        return [match["than"]]
    following = _HOLDER.match(sentence.text, match.found.end())
    before = [one for at, one in sentence.tagged(PERSON + UNKNOWN) if at < match.found.start()]
    if following and not before:
        return [sentence.mentions[int(following[2])]]
    return subjects_at(sentence, match.found.start(), context)


def _near_mark(match: Match) -> str:
    """The mark within the words, right after them, or the only one of the sentence."""
    sentence = match.sentence
    tag = re.search(r"<k\d+>", match.found.group())
    if tag:
        return sentence.mention(tag.group()).value
    hung = after(sentence, match.found.end())
    following = re.match(
        r"[,:]? (?:with|of|at|in) (?:a |an |his |her |<[pug]\d+>(?:'s)? )?(?:[a-z]+ (?:of )?)?<k(\d+)>",
        sentence.text[match.found.end() :],
    )
    if hung.marks or following:
        return hung.marks[0] if hung.marks else sentence.mentions[int(following[1])].value
    before = re.search(
        r"<k(\d+)>[^.;,]{0,40}(?:is|was|remains|stands as|made <[pug]\d+>|as|,) (?:still )?(?:the |a |an )?$",
        sentence.text[: match.found.start()],
    )
    return sentence.mentions[int(before[1])].value if before else ""
