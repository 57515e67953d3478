"""Places and marks of single contests."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import Adjuncts, after, around, doubted, everything
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

PLACE = (
    r"\b(?P<verb>finished|finishing|came|coming|placed|was|took|ended up|crossed the line|ran to|had to settle for) (?:only |just |a distant |a |an outstanding |in )?{nth:o}(?: place| spot)?(?! (?:time|man|woman|athlete|runner|to|on|in (?:history|the world)|fastest|best|consecutive|straight|-|place in the standings))",
    r"\b(?P<verb>was|were|is|finished|finishing|came|ended|be) (?:the |a )?(?P<second>runner-up|second best)",
    r"\b(?P<verb>won|winning)(?= (?:the |in |at |over |last |on |<[vtcdk]|his |her |that ))(?! (?:the )?(?:<n\d+>|\w+ (?:of|title|titles)))",
)
APPOSED = r"(?:,|-| and| but) (?:only |just |a distant |a close |in |taking |claiming )?{nth:o}(?: place)?(?= (?:in <k|at <k|behind|with <k|to <p))(?: (?:in|at|with) {mark:k})?"
MARK = (
    r"\b(?:ran|runs|clocked|clocking|running|timed|posted|posting|recorded|recording|jumped|jumping|threw|throwing|cleared|clearing|leapt|leaping|vaulted|put|hurled|stopped the clock at|clocks|scored|scoring|managed|produced|with) (?:a |an |his |her |the )?(?:[a-z-]+ ){0,3}?(?:(?:of|in|at) )?{mark:k}",
    r"(?:\b(?:won|winning|victory|win|triumphed|finished|finishing|time|gold|silver|bronze|final|race)|<[ovcdt]\d+>) (?:in|with|of) (?:a time of |a leap of |a throw of |an? [a-z-]+ )?{mark:k}",
)
SECOND = r"{who:pu},? (?:was |were |finished |came |placed |took )?(?:<o\d+>|silver|bronze|gold)(?: place)? in {mark:k}"
_BEST = re.compile(
    r"(?:record|best|lead|mark|pb|sb|standard|previous|target|barrier|under|inside|sub-|below|beyond|over|splits?)\b[^.;<]*$"
)


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in PLACE:
        for match in sentence.all(form):
            yield from _place(match, context)
    for match in sentence.all(APPOSED):
        if not doubted(sentence, match.found.start()):
            said = {
                "place": match["nth"].value,
                "hung": everything(sentence, marks=False),
                "early": False,
                "loose": True,
            }
            if match["mark"]:
                said["hung"].marks.append(match["mark"].value)
            who = subjects_at(sentence, match.found.start() + 1, context)
            yield _claim("place", match, match.span, who, **said)
    for form in (SECOND, *MARK):
        for match in sentence.all(form):
            yield from _mark(match, context)


_TO_SOMEBODY = re.compile(r" (?:to|behind|ahead of|after|in front of) (?:<[jy]\d+>(?:'s)? )?<[pu]\d+>,?")


def _place(match: Match, context: Context) -> Iterator[Claim]:
    sentence = match.sentence
    if doubted(sentence, match.found.start()):
        return
    beyond = _TO_SOMEBODY.match(sentence.text, match.found.end())
    hung = around(sentence, beyond.end() if beyond else match.found.end())
    nth = match["nth"] if "nth" in match.found.groupdict() else None
    if not (hung.where or hung.whens) or hung.where is False and match.text("verb") == "was":
        return
    if nth is None and re.search(
        r"\b(?:gold|silver|bronze|title|titles|medal)\b", sentence.text[match.found.end() : hung.beyond + 20]
    ):
        return
    who = subjects_at(sentence, match.found.start() + 1, context)
    span = sentence.span(match.found.start(), hung.beyond)
    early = bool(re.search(r"\b(?:heats?|semi-?finals?|semis?|qualif\w+|first round)\b", sentence.text))
    place = nth.value if nth else 2 if match.found.groupdict().get("second") else 1
    yield _claim("place", match, span, who, place=place, hung=hung, early=early)


def _mark(match: Match, context: Context) -> Iterator[Claim]:
    sentence, mark = match.sentence, match["mark"]
    position = match.found.start("mark")
    if _BEST.search(sentence.text, 0, position) or doubted(sentence, match.found.start()):
        return
    hung = (
        after(sentence, match.found.end()).fill(_between(match)).fill(_earlier(sentence, match.found.start()))
    )
    if not (hung.where or hung.whens):
        hung = hung.fill(around(sentence, match.found.end()))
    named = match["who"] if "who" in match.found.groupdict() else None
    who = [named] if named else subjects_at(sentence, match.found.start() + 1, context)
    yield _claim("mark", match, (mark.start, mark.end), who, mark=mark.value, hung=hung)


def _between(match: Match) -> Adjuncts:
    """Those inside the words of a match."""
    return _hanging(match.sentence, match.found.start(), match.found.end())


def _earlier(sentence: Tagged, position: int) -> Adjuncts:
    """Those of the clause before the verb: since the last comma or conjunction."""
    start = max(
        (
            m.end()
            for m in re.finditer(r"[;:,(-]|\b(?:but|while|and|who|after|before) ", sentence.text[:position])
        ),
        default=0,
    )
    return _hanging(sentence, start, position)


_HANGS = re.compile(
    r"\b(?:in|at|on|over|during|the|last|this|early|late|men's|women's|final|<[vctd]\d+>)[ ,]*$"
)


def _hanging(sentence: Tagged, start: int, end: int) -> Adjuncts:
    """The places, days and events that hang on a preposition; “Portugal’s Nader” and “of the Netherlands” do not."""
    found = Adjuncts()
    for at, mention in sentence.tagged("vtcdy"):
        owner = sentence.text.startswith("'s", sentence.text.index(">", at) + 1)
        of_land = mention.kind == "y" and re.search(r"\b(?:of|from) (?:the )?$", sentence.text[:at])
        if start <= at < end and not owner and not of_land:
            if mention.kind in "d" or _HANGS.search(sentence.text, 0, at):
                found.take(mention.kind, mention.value)
    return found


def _claim(kind: str, match: Match, span: tuple[int, int], who, **said) -> Claim:
    sentence = match.sentence
    return Claim(kind, *span, (sentence.start, sentence.end), of_whom(who, **said), bool(sentence.quotation))
