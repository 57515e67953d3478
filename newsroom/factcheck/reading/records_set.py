"""When, where and with what mark a record was set, whichever way round it is told."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import Adjuncts, after, around, doubted
from newsroom.factcheck.reading.claims import Claim, Context, Reading, of_whom
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.record_words import ITEM, MODIFIER, scope_of, scope_words, track_of
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_NAME = rf"(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)(?P<noun>record|best)\b"
_SET = (
    r"(?:set|sets|broke|breaks|broken|breaking|setting|smashed|smashing|lowered|lowering|bettered|improved|took|taking|takes|claimed|"
    r"claiming|captured|capturing|shattered|shattering|rewrote|rewriting|seized|established|eclipsed|eclipsing|beat|grabbed|ran|produced|removed|"
    r"took down|taking down|erased|erasing|demolished|raised|raising|added to|adding to|extended|extending)"
)
_TO_SET = r"to (?:set|break|take|claim|smash|lower|improve|better|capture|shatter|seize|establish|eclipse|beat|erase|raise|add to)"
SET = (
    rf"\b{_SET} (?:{{DET}} )?(?:own )?{_NAME}(?! holder)(?:(?: over| in| for| at) (?:the )?(?P<d>{{:d}}))?(?: (?:of|with|by running|in|to|at) (?:{{DET}} )?(?:time of |leap of |throw of )?{{mark:k}}| (?:below|under|past|beyond|over|inside) {{:k}})?",
    rf"{{mark:k}}[^.;]*? {_TO_SET} (?:{{DET}} )?(?:own )?{_NAME}(?:(?: over| in| for) (?:the )?(?P<d>{{:d}}))?",
)
APPOSED = (
    rf"{{mark:k}}(?P<between>[^.;]*?)(?:,| for| -| \(| with| as|, to give [a-z<>0-9]+| be ratified as| accepted as| recognised as| counts as| stands as)+ (?:(?:which|that) (?:is|was|awaits ratification as|still awaits ratification as|stands as|remains) |still |now |what (?:is|was) )?"
    rf"(?:a|an|the|another|<[pu]\d+>(?:'s)?)? ?(?:new |pending |unratified |latest |first |second |third |own )*(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)(?P<noun>record|best)\b(?! holder)",
    rf"(?P<head>{MODIFIER}+)(?:(?P<list>{ITEM}) )?(?P<noun>record|best) (?:time |mark |leap |throw |run |clearance |performance )?of {{mark:k}}(?=,? (?:in|at|on|<[tvc]))",
)
BECAME = rf"\b(?:became|becoming|has become|become) (?:the |a )?(?:new |first |latest )?(?:holder of (?:the )?{_NAME}|(?P<head2>{MODIFIER}*)(?:(?P<list2>{ITEM}) )?(?:{MODIFIER})*record[- ]holder)(?:(?: over| in| for) (?:the )?(?P<d>{{:d}}))?"
_WAS = (
    r"(?:,|was|were|came|comes|dates?|dating|has (?:now )?(?:stood|survived|lasted|endured|remained|been on the books|been unbeaten|gone unbeaten|been untouched)|"
    r"stands|stood|goes back|went back|has been|is from|was made|survives)"
)
OF_WHOM = (
    rf"{{who:pu}}(?:'s)? {_NAME}(?:(?: over| in| for| at) (?:the )?(?P<d>{{:d}}))?(?: of {{mark:k}}| \({{mark2:k}}\)|, {{mark3:k}},)?(?:(?: over| in| for| at) (?:the )?(?P<d2>{{:d}}))?,? (?:which |that )?{_WAS}(?: set| run| established| made| achieved| back)?(?= (?:in|at|on|during|since|from|to|only|back|last|just|<[tvc]))",
    rf"{_NAME}(?:(?: over| in| for| at) (?:the )?(?P<d>{{:d}}))?(?: of {{mark:k}})? (?:of|by|held by|set by) {{who:pu}},? (?:which )?{_WAS}(?: set| run| established| made| achieved| back)?(?= (?:in|at|on|during|since|from|to|only|back|last|just|<[tvc]))",
)
LOST_TO = (
    rf"\b(?:lost|loses|surrendered|ceded|conceded) (?:{{DET}} )?{_NAME}(?:(?: over| in| for| at) (?:the )?(?P<d>{{:d}}))? to {{who:pu}}",
    rf"{_NAME}(?:(?: over| in| for| at) (?:the )?(?P<d>{{:d}}))? (?:fell|passed|went|falling|passing) to {{who:pu}}",
    rf"{_NAME}(?:(?: over| in| for| at) (?:the )?(?P<d>{{:d}}))? (?:was |had been |has been |were )?(?:broken|beaten|bettered|taken|smashed|shattered|erased|lowered|set|eclipsed) by {{who:pu}}",
)
_BOUND = re.compile(r"\b(?:below|under|past|beyond|over|inside|sub-?) ?$")
"""A record below 2:10 is not one of 2:10."""
_LINK = re.compile(
    r"(?: (?:since|from|to|back|only|just|as (?:long|far) (?:ago|back) as|when [^.;]*?(?=<k\d+>|<v\d+>)))+"
)


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in (*SET, BECAME):
        for match in sentence.all(form):
            yield from _set(match, context)
    for form in OF_WHOM:
        for match in sentence.all(form):
            yield from _set(match, context, who=[match["who"]], current=True)
    for form in LOST_TO:
        for match in sentence.all(form):
            yield from _set(match, context, who=[match["who"]])
    for form in APPOSED:
        for match in sentence.all(form):
            if not re.search(
                r"\b(?:short of|outside|off|missed|shy|inside|within|under|record|best)\b",
                match.text("between"),
            ):
                yield from _set(match, context)


def _set(
    match: Match, context: Context, *, who: list[Mention] | None = None, current: bool = False
) -> Iterator[Claim]:
    sentence, named = match.sentence, match.found.groupdict()
    words = " ".join(named.get(name) or "" for name in ("head", "head2", "list", "list2", "tail"))
    if not scope_words(words) or doubted(sentence, match.found.start()):
        return
    hung = _hung(match)
    tag = next((named[name] for name in ("d", "d2") if named.get(name)), "") or "".join(
        re.findall(r"<d\d+>", words)[:1]
    )
    near = list(dict.fromkeys(one.value for _, one in sentence.tagged("d")))
    discipline = (
        sentence.mention(tag).value
        if tag
        else next(iter(hung.disciplines), None) or (near[0] if len(near) == 1 else None)
    )
    mark = next((match[name].value for name in ("mark", "mark2", "mark3") if named.get(name)), "")
    marks = [one.value for at, one in sentence.tagged("k") if not _BOUND.search(sentence.text, 0, at)]
    said = {
        "discipline": discipline,
        "scope": scope_of(scope_words(words), sentence, context, hung),
        "tracks": track_of(words),
        "mark": mark or next(iter(hung.marks), "") or (marks[0] if len(marks) == 1 and not current else ""),
        "adjuncts": hung,
        "current": current,
    }
    who = who or subjects_at(sentence, match.found.start() + 1, context)
    readings = of_whom(who, **said) or (Reading(None, said),)
    span = sentence.span(match.found.start(), max(hung.beyond, match.found.end()))
    yield Claim("record-set", *span, (sentence.start, sentence.end), readings, bool(sentence.quotation))


def _hung(match: Match) -> Adjuncts:
    """What hangs on the record, then on the mark beside it, then what the sentence opens with."""
    sentence, end = match.sentence, match.found.end()
    more = _LINK.match(sentence.text, end)
    hung = after(sentence, more.end() if more else end)
    for position, mention in sentence.tagged("k"):
        if mention.kind == "k":
            hung.fill(after(sentence, sentence.text.index(">", position) + 1))
    return hung.fill(around(sentence, end))
