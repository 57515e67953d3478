"""Personal and season's bests."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.mentions import DISCIPLINE
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_PB = r"(?:personal|lifetime|career)(?:[- ]best| record)(?: time| mark)?|pb|pbs?|lifetime best"
_SB = r"season's[- ]best|season best|sb|seasonal best|best of the season"
_BEST = rf"(?P<kind>{_PB}|{_SB})"
BEST = (
    rf"\b(?P<track>indoor |short[- ]track |outdoor )?{_BEST}(?: time| mark)?(?:,| of| is| was| stands at| stood at| at|:| to| over| in| for)?(?: the)?(?: {{d:d}})?(?: of| is| was| stands at| to|,)? ?\(?{{mark:k}}(?: (?:over|in|at|for) (?:the )?{{dl:d}})?",
    r"(?<!season's )(?<!world )(?<!seasonal )(?<!olympic )\b(?:best|pb) (?:time )?(?:is|of|stands at|was) {mark:k}",
    rf"{{d0:d}} {_BEST}(?: of| is|,|:)? ?\(?{{mark:k}}",
    rf"{{mark:k}},? (?:is |was |remains )?(?:a |an |his |her |the )?(?:new |{{:d}} |indoor |outdoor )*{_BEST}\b",
)
A_RUNNER = r"\ba (?:sub-)?{mark:k} (?:{d:d} )?(?:runner|man|woman|performer|athlete|miler|jumper|thrower|vaulter|hurdler)\b"
SET_AT = rf"\b(?P<track>indoor |outdoor )?{_BEST}(?:,| of {{mark:k}})?(?: (?:over|in|at|for) (?:the )?{{d:d}})?(?: of {{mark2:k}})?,? (?:which )?(?:was set|was run|came|dates?|dating|goes back|is from|set|was achieved|remains from)(?: back)?(?: from| to| in| at| on)* (?:the )?{{at:vct}}"
HIS_BEST = r"{who:pu}(?:'s)? best(?: time| mark)?(?: over (?:the )?{d:d}| in (?:the )?{d2:d})?(?: is| of| stands at|,) {mark:k}"


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for match in sentence.all(SET_AT):
        yield from _set_at(match, context)
    for form in (*BEST, HIS_BEST, A_RUNNER):
        for match in sentence.all(form):
            yield from _best(match, context)


def _set_at(match: Match, context: Context) -> Iterator[Claim]:
    """“Her personal best dates from Paris”: where or when, with or without the mark."""
    sentence, named = match.sentence, match.found.groupdict()
    mark = next((match[name].value for name in ("mark", "mark2") if named.get(name)), "")
    hung = after(sentence, match.found.start("at"))
    near = list(dict.fromkeys(one.value for _, one in sentence.tagged(DISCIPLINE)))
    discipline = match["d"].value if match["d"] else near[0] if len(near) == 1 else context.discipline
    season = bool(re.match(_SB, match.text("kind")))
    said = {
        "best": "SB" if season else "PB",
        "mark": mark,
        "discipline": discipline,
        "sure": bool(match["d"]) or len(near) == 1,
        "track": "indoor" if "indoor" in match.text("track") else "",
        "hung": hung,
        "set": hung,
    }
    label = "season-best" if season else "personal-best"
    who = subjects_at(sentence, match.found.start(), context)
    owner = re.search(
        r"<([pu])(\d+)>(?:'s)? [a-z -]*(?:<d\d+> )?[a-z -]*$", sentence.text[: match.found.start()]
    )
    who = [sentence.mentions[int(owner[2])]] if owner else who
    span = sentence.span(match.found.start(), hung.beyond)
    yield Claim(label, *span, (sentence.start, sentence.end), of_whom(who, **said), bool(sentence.quotation))


def _best(match: Match, context: Context) -> Iterator[Claim]:
    sentence, named = match.sentence, match.found.groupdict()
    kind = "SB" if re.match(_SB, named.get("kind") or "x") else "PB"
    disciplines = [match[name].value for name in ("d", "dl", "d0", "d2") if named.get(name)]
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
