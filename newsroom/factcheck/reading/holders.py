"""Records told from their own side: “the record belongs to …”, “nobody has run faster than …”, “held since 1986”."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after, doubted
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.dates import When
from newsroom.factcheck.reading.record_words import (
    ITEM,
    LIST,
    MODIFIER,
    NOUN,
    scope_of,
    scope_words,
    sex_of,
    track_of,
)
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_STILL = r"(?:has |have |had |still |now |currently |also |long |both |all |been |is |are |was |were )*"
BELONGS = (
    rf"(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}(?: and {ITEM})?) )?(?P<tail>{MODIFIER}*)(?P<noun>{NOUN})(?: (?:in|over|for|at|of) (?:both )?(?P<more>{LIST}))?"
    rf"(?: (?:in|at) (?:the )?{{where:vc}})?(?:,? (?:of |a |at )?\(?{{mark:k}}\)?,?)?(?:,[^,<]{{0,60}},)? {_STILL}"
    r"(?:(?:belongs?|belonged|held|owned|set|shared) (?:to |by |in the name of )|(?:in )?the (?:hands|possession|name|property|preserve) of |down to )(?:<[jy]\d+>(?:'s)? )?(?:[a-z-]+ ){0,2}?{who:pu}",
    rf"(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)(?P<noun>{NOUN})(?: (?:in|over|for|at|of) (?P<more>{ITEM}))?(?: of {{mark:k}},?)? {_STILL}(?:is|are|remains?) (?:still )?{{who:pu}}'s\b",
    rf"(?P<head>{MODIFIER}*)(?P<noun>record)[- ]holder (?:in|over|at|for) (?P<list>{ITEM}) (?:is|remains) (?:still )?(?:<[jy]\d+>(?:'s)? )?{{who:pu}}",
    rf"(?P<head>{MODIFIER}*)(?P<list>{ITEM}) (?P<tail>{MODIFIER}*)(?P<noun>record)[- ]holder (?:is|remains) (?:still )?(?:<[jy]\d+>(?:'s)? )?{{who:pu}}",
)
_MORE = r"(?:faster|quicker|further|farther|higher|longer)"
NOBODY = (
    rf"\b(?:nobody|no one|no-one|no (?:other )?(?:man|woman|athlete|runner|human|jumper|thrower|vaulter|hurdler))(?: else)?(?: in history| alive)?(?: has| had)?(?: ever)? "
    rf"(?:run|ran|jumped|thrown|leapt|gone|cleared|vaulted|put|covered|been) (?P<words>(?:the |men's |women's |over |{{:d}} |indoors? )*){_MORE}(?P<tail>(?: (?:over|at|in|the|indoors|{{:d}}))*) than {{who:pu}}"
)
NO_LONGER = rf"\b(?:no longer|not any more) (?:holds?|owns?|has|held|the holder of) (?:the |<[pu]\d+>(?:'s)? )?(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)(?P<noun>{NOUN})(?: (?:in|over|for|at|of) (?:both )?(?P<more>{ITEM}))?"
_SINCE = re.compile(r"^[^.;<]{0,40}?\bsince (?:the )?(?:early |late )?<t(\d+)>")


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in BELONGS:
        for match in sentence.all(form):
            words = f"{match.text('head')} {match.text('list')} {match.text('tail')} {match.text('more')}"
            if scope_words(words) and not doubted(sentence, match.found.start()):
                yield from _belongs(match, words, context)
    for match in sentence.all(NO_LONGER):
        words = " ".join(match.text(name) for name in ("head", "list", "tail", "more"))
        tag = re.search(r"<d\d+>", words)
        if scope_words(words) and tag:
            said = {
                "discipline": sentence.mention(tag.group()).value,
                "scope": scope_of(scope_words(words), sentence, context),
            }
            said |= {
                "noun": match.text("noun"),
                "tracks": track_of(words),
                "sex": sex_of(words),
                "lost": True,
            }
            for who in subjects_at(sentence, match.found.start() + 1, context)[:1]:
                yield _claim("record-held", match, who, said)
    for match in sentence.all(NOBODY):
        period = [one for _, one in sentence.tagged("t") if one.value.kind == "year"]
        if not period and not re.search(r"this (?:year|season)|so far", sentence.text):
            yield from _nobody(match, context)


def since(sentence: Tagged, position: int) -> When | None:
    """Since when, if the words after a position say it."""
    found = _SINCE.match(sentence.text[position:])
    return sentence.mentions[int(found[1])].value if found else None


def _belongs(match: Match, words: str, context: Context) -> Iterator[Claim]:
    sentence = match.sentence
    hung = after(sentence, match.found.end())
    if match.found.groupdict().get("where"):
        hung.take(match["where"].kind, match["where"].value)
    tags = re.findall(r"<d\d+>", f"{match.text('list')} {match.text('more')}")
    disciplines = (
        [sentence.mention(tag).value for tag in tags] or hung.disciplines[:1] or [context.discipline]
    )
    for discipline in disciplines:
        said = {
            "discipline": discipline,
            "scope": scope_of(scope_words(words), sentence, context, hung),
            "noun": match.text("noun"),
            "tracks": track_of(words),
            "sex": sex_of(words),
            "past": bool(re.search(r"\b(?:belonged|was|were|had)\b", match.found.group()))
            and "has" not in match.found.group(),
            "since": since(sentence, match.found.end()),
        }
        mark = match["mark"] if match.found.groupdict().get("mark") else None
        yield _claim("record-held", match, match["who"], said)
        if mark:
            yield _claim("record-mark", match, match["who"], said | {"mark": mark.value, "sure": True})


def _nobody(match: Match, context: Context) -> Iterator[Claim]:
    sentence = match.sentence
    words = f"{match.text('words')} {match.text('tail')}"
    tag = re.search(r"<d\d+>", words) or re.match(
        r"(?: (?:over|at|in) (?:the )?)(<d\d+>)", sentence.text[match.found.end() :]
    )
    near = [one.value for _, one in sentence.tagged("d")]
    discipline = (
        sentence.mention(tag.group(tag.lastindex or 0)).value if tag else (near or [context.discipline])[0]
    )
    indoors = "indoor" in sentence.text[match.found.start() : match.found.end() + 12]
    said = {"discipline": discipline, "scope": "world", "noun": "best", "past": False, "since": None}
    said |= {"tracks": "indoor" if indoors else "", "sex": sex_of(words)}
    yield _claim("record-held", match, match["who"], said)


def _claim(kind: str, match: Match, who, said: dict) -> Claim:
    sentence = match.sentence
    where = (sentence.start, sentence.end)
    return Claim(kind, *match.span, where, of_whom([who], **said), bool(sentence.quotation))
