"""Personal and season's bests, leads, all-time places, streaks."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after, around, doubted
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.mentions import DISCIPLINE
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_PB = r"(?:personal|lifetime|career)(?:[- ]best| record)(?: time| mark)?|pb|pbs?|lifetime best"
_SB = r"season's[- ]best|season best|sb|seasonal best|best of the season"
_BEST = rf"(?P<kind>{_PB}|{_SB})"
BEST = (
    rf"\b(?P<track>indoor |short[- ]track |outdoor )?{_BEST}(?: time| mark)?(?:,| of| is| stands at| at|:| over| in| for)?(?: the)?(?: {{d:d}})?(?: of| is|,)? ?\(?{{mark:k}}",
    rf"{{d0:d}} {_BEST}(?: of| is|,|:)? ?\(?{{mark:k}}",
    rf"{{mark:k}},? (?:is |was |remains )?(?:a |an |his |her |the )?(?:new |{{:d}} |indoor |outdoor )*{_BEST}\b",
)
HIS_BEST = r"{who:pu}(?:'s)? best(?: time| mark)?(?: over (?:the )?{d:d}| in (?:the )?{d2:d})?(?: is| of| stands at|,) {mark:k}"
LEAD = r"\b(?:world[- ](?:lead|leading (?:time|mark|{:k}))|world leader|world-leading|(?P<fast>fastest|longest|highest|best|quickest|furthest)(?: {d2:d})?(?: time| man| woman| mark| jump| throw| run| performance)?(?: over (?:the )?{d:d})? in the world (?:so far )?(?:in )?{year:t}|world's (?:fastest|longest|highest|best)(?: {d3:d})?(?: time| mark| man| woman)? (?:of|in|so far)? ?(?:so far )?{year2:t})"
ALL_TIME = r"{nth:o}[- ](?:fastest|best|quickest|longest|highest)(?: man| woman| time| mark| performer| athlete| performance| jumper| runner)?(?: in history| ever| of all[- ]time| all[- ]time| over {d:d}| at {d2:d})+"
FASTEST_EVER = (
    r"(?<!<)(?P<first>fastest|longest|highest)(?: man| woman| time)(?: in history| ever| of all[- ]time)"
)
UNBEATEN = r"\b(?:unbeaten|undefeated)\b"
STREAK = (
    r"(?:has |have |had )?won (?:each of |all )?(?:his|her) (?:last|past|previous) {n:n} (?:races|finals|meetings|competitions|outings|{d:d} races|{d2:d}s|starts)",
    r"{n:n} (?:straight|consecutive|successive)(?: {d:d})? (?:wins|victories|races won)",
    r"{n:n}-(?:race|meet|final) winning (?:streak|run)",
)


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in (*BEST, HIS_BEST):
        for match in sentence.all(form):
            yield from _best(match, context)
    for match in sentence.all(LEAD):
        if not doubted(sentence, match.found.start()):
            yield _about(match, "world-lead", context, mark=_near_mark(match))
    for form in (ALL_TIME, FASTEST_EVER):
        for match in sentence.all(form):
            nth = match["nth"].value if "nth" in match.found.groupdict() else 1
            yield _about(match, "all-time-place", context, nth=nth)
    for match in sentence.all(UNBEATEN):
        if not doubted(sentence, match.found.start()):
            since = re.match(r"[^.;]*?\bsince\b", sentence.text[match.found.end() :])
            hung = around(sentence, match.found.end())
            start = after(sentence, match.found.end() + since.end()) if since else None
            yield _about(
                match,
                "unbeaten",
                context,
                hung=hung,
                since=start,
                indoors="indoor" in sentence.text,
                outdoors="outdoor" in sentence.text,
            )
    for form in STREAK:
        for match in sentence.all(form):
            yield _about(match, "streak", context, count=match["n"].value)


def _near_mark(match: Match) -> str:
    """The mark within or right after the words, if one is there."""
    tag = re.search(r"<k\d+>", match.found.group())
    if tag:
        return match.sentence.mention(tag.group()).value
    hung = after(match.sentence, match.found.end())
    return hung.marks[0] if hung.marks else ""


def _best(match: Match, context: Context) -> Iterator[Claim]:
    sentence, named = match.sentence, match.found.groupdict()
    kind = "SB" if re.match(_SB, named.get("kind") or "x") else "PB"
    disciplines = [match[name].value for name in ("d", "d0", "d2") if named.get(name)]
    hung = after(sentence, match.found.end())
    inside = re.search(r"<d(\d+)>", match.found.group())
    inside = sentence.mentions[int(inside[1])].value if inside else None
    nearby = [one.value for position, one in sentence.tagged(DISCIPLINE) if position < match.found.start()]
    discipline = next(
        iter([*disciplines, *([inside] if inside else []), *hung.disciplines, *reversed(nearby)]), None
    )
    sure = discipline is not None
    who = [match["who"]] if named.get("who") else subjects_at(sentence, match.found.start(), context)
    owner = re.search(r"<([pu])(\d+)>'s [a-z -]*(?:<d\d+> )?[a-z -]*$", sentence.text[: match.found.start()])
    who = [sentence.mentions[int(owner[2])]] if owner else who
    track = "indoor" if re.search(r"indoor|short", match.found.group()) or hung.indoors else ""
    said = {
        "best": kind,
        "mark": match["mark"].value,
        "discipline": discipline or context.discipline,
        "sure": sure,
        "track": track,
        "hung": hung,
    }
    label = "personal-best" if kind == "PB" else "season-best"
    yield Claim(
        label, *match.span, (sentence.start, sentence.end), of_whom(who, **said), bool(sentence.quotation)
    )


def _about(match: Match, kind: str, context: Context, **said) -> Claim:
    sentence, named = match.sentence, match.found.groupdict()
    disciplines = [match[name].value for name in ("d", "d2", "d3") if named.get(name)]
    if not disciplines:
        tail = after(sentence, match.found.end()).disciplines
        near = [one.value for position, one in sentence.tagged(DISCIPLINE)]
        disciplines = tail or near
    sure = len(disciplines) == 1
    discipline = disciplines[0] if disciplines else context.discipline
    who = subjects_at(sentence, match.found.start(), context)
    return Claim(
        kind,
        *match.span,
        (sentence.start, sentence.end),
        of_whom(who, **said, discipline=discipline, sure=sure),
        bool(sentence.quotation),
    )
