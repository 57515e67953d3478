"""Teams: which country won a relay, or came where in it."""

import re
from collections.abc import Iterator

from athletics.models import Discipline
from newsroom.factcheck.reading.adjuncts import after, doubted, leading
from newsroom.factcheck.reading.claims import Claim, Context, Reading
from newsroom.factcheck.reading.mentions import Lands
from newsroom.factcheck.reading.record_words import sex_of
from newsroom.factcheck.reading.tagged import Match, Tagged

_RACE = r"(?:the |an? )?(?:<[cvt]\d+> )?(?:olympic |world |european )?(?:indoor )?(?:men's |women's |mixed )?{d:d}(?: relay| final| race)*"
_TEAM = r"(?:the )?(?:{land:y}|{land2:j}(?: (?:team|quartet|women|men|foursome|squad|four|relay team))*)(?:'s)?(?: (?:women|men|quartet|team))?"
_WON = (
    r"(?:won|win|wins|took|take|takes|claimed|claim|retained|defended|stormed to|raced to|ran to|romped to)"
)
RELAY = (
    rf"{_RACE} (?:was|were|is|went)? ?(?:won by|to|taken by) {_TEAM}",
    rf"(?<!\w){_TEAM} {_WON} {_RACE}(?: (?P<medal>gold|silver|bronze|title))?",
    rf"(?<!\w){_TEAM} {_WON} (?:the )?(?P<medal>gold|silver|bronze|victory) (?:medal )?(?:in|over) {_RACE}",
    rf"(?<!\w){_TEAM} (?:finished|came|were|was|placed) (?:only )?(?P<nth>{{:o}}) in {_RACE}",
    rf"(?<!\w){_TEAM} (?:beat|edged|overhauled|held off|pipped) [^.;]*? (?:to|for) (?:the )?{_RACE} (?P<medal>gold|silver|bronze|title|victory)",
    rf"(?<!\w){_TEAM} (?:to|ran|raced|stormed|stretched|romped) (?:to )?{_RACE} (?P<medal>gold|silver|bronze|title|victory)",
    rf"(?P<medal>gold|silver|bronze) in {_RACE} went to {_TEAM}",
)
MEDALS = {"silver": 2, "bronze": 3}


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    if not any(one.value.is_relay for _, one in sentence.tagged("d")):
        return
    taken: list[tuple[int, int]] = []
    for form in RELAY:
        for match in sentence.all(form):
            span = match.found.span()
            free = not any(a < span[1] and span[0] < b for a, b in taken)
            if free and match["d"].value.is_relay and not doubted(sentence, span[0]):
                taken.append(span)
                yield _claim(match)
    if not taken and not sentence.tagged("p"):
        yield from _loosely(sentence)


ANY = rf"(?<!\w){_TEAM} (?!beat)[^.;]*?\b(?P<medal>gold|silver|bronze)\b"


def _loosely(sentence: Tagged) -> Iterator[Claim]:
    """A team and a medal in a sentence with one relay."""
    disciplines = {one.value for _, one in sentence.tagged("d")}
    if len(disciplines) == 1:
        for match in sentence.all(ANY):
            yield _claim(match, disciplines.pop() if disciplines else None)
            return


def _claim(match: Match, discipline: Discipline | None = None) -> Claim:
    sentence, named = match.sentence, match.found.groupdict()
    lands: Lands = (match["land"] or match["land2"]).value
    hung = after(sentence, match.found.end()).fill(leading(sentence))
    for tag in re.findall(r"<[cvt]\d+>", match.found.group()):
        mention = sentence.mention(tag)
        hung.take(mention.kind, mention.value)
    nth = match["nth"].value if named.get("nth") else MEDALS.get(named.get("medal") or "", 1)
    said = {
        "lands": lands,
        "discipline": discipline or match["d"].value,
        "loose": discipline is not None,
        "place": nth,
        "sex": "X" if "mixed" in sentence.text else sex_of(sentence.text),
        "hung": hung,
        "mark": next(iter(hung.marks), ""),
    }
    where = (sentence.start, sentence.end)
    return Claim("relay", *match.span, where, (Reading(None, said),), bool(sentence.quotation))
