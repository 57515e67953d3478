"""Every mention in a text, found once: names, places, competitions, disciplines, dates, marks and numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from athletics.models import Athlete
from athletics.names import fold
from newsroom.factcheck.reading import mentions as kinds
from newsroom.factcheck.reading.dates import DATE, read_date
from newsroom.factcheck.reading.distances import in_figures
from newsroom.factcheck.reading.mentions import Contest, Mention, Person, Place, settle
from newsroom.factcheck.reading.numbers import NUMBER, ORDINAL, number_value, ordinal_value
from newsroom.factcheck.reading.words import Word, capital_runs, folded, pieces

if TYPE_CHECKING:
    from newsroom.factcheck.lexicon import Lexicon

SHARED_NAME = 4
"""A family name alone, borne by more people than this, names nobody."""
MARK = re.compile(
    r"(?<![\d:.,/-])(?:\d{1,2}:\d{2}:\d{2}(?!\d)|\d{1,2}:\d{2}\.\d{1,2}|\d:[0-5]\d(?![\d:]|\s?(?:[ap]\.?m\b|GMT|BST|CET|local))"
    r"|\d{1,3}\.\d{2}(?!\d|%)(?:\s?(?:m|metres?|meters?|seconds?|secs?|s)\b)?|\d{1,2}\.\d(?=\s?(?:seconds?|secs?)\b)(?:\s?(?:seconds?|secs?))"
    r"|\d,?\d{3}(?=\s?(?:points|pts)\b)|[1-9]\d\.\d(?=m\b)m)"
)
NOT_PEOPLE = frozenset(
    "athletics federation stadium games league championships championship committee news sport sports club university "
    "arena field park cup trophy series council meeting meet union association olympic olympics world european diamond "
    "final finals world memorial grand slam track team radio television times mail guardian telegraph day prix classic "
    "indoor indoors british english scottish uk us the a an of and in on at for with from but as after before while when "
    "this that these those last next his her he she they it there then now if so by to not no yes both was is all one two "
    "continental tour gold silver bronze national international president coach doctor mr mrs ms dr sir dame lord lady "
    "summer winter spring autumn north south east west new york san los saint st city road street hall centre center "
    "january february march april may june july august september october november december achilles instagram twitter "
    "monday tuesday wednesday thursday friday saturday sunday podcast plodcast agency press reuters associated wavelight".split()
)
COMMON = frozenset(
    "young may march long short gold silver bronze king best strong park west love marsh summer winter world field hill "
    "price rich day power fast white black brown green gray grey first last early record running speed miles london paris".split()
)
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d[ \u00a0]$")
_GAMES = re.compile(
    r"[ \u00a0](?:(?:Olympic )?Games|Olympics|Olympic Games|[Ww]orlds?(?: [Cc]hampionships)?)\b"
)
_FINAL = re.compile(
    r"\b(?P<named>(?P<series>[Ww]orld|Olympic|European|Commonwealth|African|Asian)(?P<indoors> [Ii]ndoor| short[- ]track)?)"
    r"(?=(?: (?:men['’]s|women['’]s|[\d,]+ ?m|[\d,]+|metres?|hurdles|long|high|triple|jump|pole|vault|shot|put|discus|hammer|javelin|throw|"
    r"steeplechase|mile|4x\d+m|relay|title|heptathlon|decathlon))* (?:finals?|semi-?finals?|heats?|decider)\b)"
)
_VAULT = re.compile(r"[ -][Vv]ault")
_SOMEWHERE = re.compile(
    r"\b(?:in|at) (?P<name>[A-Z][^\W\d_]{2,}(?:[ -](?:[a-z]{2} )?[A-Z][^\W\d_]+){0,2})\b(?!['’]s)"
)
_EDITION = re.compile(r"[ \u00a0](?:20[0-4]\d)\b")


def tag(text: str, words: list[Word], lexicon: "Lexicon", *, as_of: date) -> list[Mention]:
    """The mentions of a text, in order, none overlapping."""
    candidates = [
        *((0, one) for one in _people(text, words, lexicon)),
        *((1, one) for one in _phrases(text, words, lexicon)),
        *((1, one) for one in _finals(text, lexicon)),
        *((2, one) for one in _dates(text, as_of)),
        *((1, one) for one in _figures(text, lexicon)),
        *((4, Mention(m.start(), m.end(), kinds.MARK, m.group())) for m in MARK.finditer(text)),
        *((5, Mention(m.start(), m.end(), kinds.ORDINAL, ordinal_value(m))) for m in ORDINAL.finditer(text)),
        *((6, Mention(m.start(), m.end(), kinds.NUMBER, number_value(m))) for m in NUMBER.finditer(text)),
    ]
    candidates += ((7, one) for one in _elsewhere(text))
    return _with_editions(text, settle(candidates), lexicon)


def _finals(text: str, lexicon: "Lexicon") -> Iterator[Mention]:
    """“The world 1500m final”, “an Olympic semi-final”: the championships, named by their adjective."""
    for match in _FINAL.finditer(text):
        word, indoors = match["series"].lower(), bool(match["indoors"])
        rows = tuple(row for row in lexicon.competitions if _is_series(row, word, indoors=indoors))
        if rows:
            yield Mention(match.start("series"), match.end("named"), kinds.COMPETITION, Contest(rows))


def _is_series(row, word: str, *, indoors: bool) -> bool:
    level = {"olympic": "olympic", "world": "world", "commonwealth": "games"}.get(word, "area")
    level += "_indoor" if indoors else ""
    area = {"european": "EUR", "african": "AFR", "asian": "ASI"}.get(word, "")
    named = word != "commonwealth" or "ommonwealth" in row.name
    return row.level == level and row.age_class == "senior" and named and (not area or row.area == area)


def _elsewhere(text: str) -> Iterator[Mention]:
    """Places the record has never been to: a name after “in” or “at” that is nothing else."""
    for match in _SOMEWHERE.finditer(text):
        name = fold(match["name"])
        if not set(name.split()) & NOT_PEOPLE:
            place = Place(name, frozenset({name}), frozenset(), known=False)
            yield Mention(match.start("name"), match.end("name"), kinds.PLACE, place)


def _dates(text: str, as_of: date) -> Iterator[Mention]:
    for match in DATE.finditer(text):
        when = read_date(match, as_of=as_of)
        if when:
            yield Mention(match.start(), match.end(), kinds.WHEN, when)


def _figures(text: str, lexicon: "Lexicon") -> Iterator[Mention]:
    for start, end, discipline in in_figures(text, lexicon.disciplines):
        yield Mention(start, end, kinds.DISCIPLINE, discipline)


def _phrases(text: str, words: list[Word], lexicon: "Lexicon") -> Iterator[Mention]:
    for at, word in enumerate(words):
        for length in range(min(lexicon.longest, len(words) - at), 0, -1):
            key = tuple(part for one in words[at : at + length] for part in one.folded.split())
            found = lexicon.phrases.get(key)
            if not found or not _close(text, words[at : at + length]):
                continue
            if key == ("pole",) and _VAULT.match(text, word.end):
                continue
            usable = [
                pair for pair in found if word.capital or pair[0] in (kinds.DISCIPLINE, kinds.COMPETITION)
            ]
            if usable:
                kind, value = _preferred(usable)
                yield Mention(word.start, words[at + length - 1].end, kind, value)
                break


def _preferred(found: list[tuple[str, object]]) -> tuple[str, object]:
    """Of one name that is several things: the competition, then the discipline, the country, the city."""
    order = [kinds.COMPETITION, kinds.LEAGUE, kinds.DISCIPLINE, kinds.PLACE, kinds.COUNTRY, kinds.DEMONYM]
    return min(found, key=lambda pair: order.index(pair[0]))


def _close(text: str, words: list[Word]) -> bool:
    return all(
        re.fullmatch(r"[\s\u00a0]|-|/|['’] ?|\. ?", text[one.end : two.start])
        for one, two in zip(words, words[1:], strict=False)
    )


def _people(text: str, words: list[Word], lexicon: "Lexicon") -> Iterator[Mention]:
    runs = capital_runs(text, words)
    stretches = pieces(runs)
    people = lexicon.people
    named: dict[str, dict[int, Athlete]] = defaultdict(dict)
    strangers: set[str] = set()
    whole: list[Mention] = []
    covered: set[int] = set()
    for piece in stretches:
        athletes = people.whole.get(folded(words, piece)) if piece[1] - piece[0] > 1 else None
        if athletes and covered.isdisjoint(range(*piece)):
            covered.update(range(*piece))
            whole.append(_mention(words, piece, tuple(athletes), sure=len(athletes) == 1))
            for athlete in athletes:
                for name in (athlete.family_name, athlete.given_name):
                    named[" ".join(_folded_words(name))][athlete.pk] = athlete
    yield from whole
    for piece in _strangers(text, words, runs, covered, lexicon):
        covered.update(range(*piece))
        strangers.add(words[piece[1] - 1].folded)
        yield _stranger(text, words, piece)
    for piece in stretches:
        key = folded(words, piece)
        if not covered.isdisjoint(range(*piece)):
            continue
        athletes = tuple(named[key].values()) if key in named else _by_family(key, words, piece, lexicon)
        if key in strangers:
            yield _stranger(text, words, piece)
        elif athletes:
            covered.update(range(*piece))
            yield _mention(words, piece, athletes, sure=len(athletes) == 1)


def _stranger(text: str, words: list[Word], piece: tuple[int, int]) -> Mention:
    start, end = words[piece[0]].start, words[piece[1] - 1].end
    return Mention(start, end, kinds.UNKNOWN, text[start:end])


def _folded_words(name: str) -> list[str]:
    return fold(name).split()


def _by_family(
    key: str, words: list[Word], piece: tuple[int, int], lexicon: "Lexicon"
) -> tuple[Athlete, ...]:
    """Those on file who bear a family name the text does not give in full; nobody where the word is a common one."""
    athletes = lexicon.people.family.get(key, [])
    if not athletes or len(athletes) > SHARED_NAME or key in COMMON or tuple(key.split()) in lexicon.phrases:
        return ()
    return tuple(athletes)


def _strangers(
    text: str, words: list[Word], runs: list[tuple[int, int]], covered: set[int], lexicon: "Lexicon"
) -> Iterator[tuple[int, int]]:
    """Runs of two to four capitalised words that look like a person nobody on file is called."""
    for first, beyond in runs:
        start = first
        while start < beyond and (
            words[start].folded in NOT_PEOPLE or (words[start].folded,) in lexicon.phrases
        ):
            start += 1
        if not 2 <= beyond - start <= 4 or not covered.isdisjoint(range(start, beyond)):
            continue
        stretch = words[start:beyond]
        if any(one.folded in NOT_PEOPLE or one.raw.isupper() and len(one.raw) > 2 for one in stretch):
            continue
        if any((one.folded,) in lexicon.phrases for one in stretch) or _in_phrase(stretch, lexicon):
            continue
        if folded(words, (start, beyond)) in lexicon.people.family:
            continue
        yield start, beyond


def _in_phrase(stretch: list[Word], lexicon: "Lexicon") -> bool:
    return tuple(one.folded for one in stretch) in lexicon.phrases


def _mention(
    words: list[Word], piece: tuple[int, int], athletes: tuple[Athlete, ...], *, sure: bool
) -> Mention:
    return Mention(words[piece[0]].start, words[piece[1] - 1].end, kinds.PERSON, Person(athletes, sure=sure))


def _with_editions(text: str, found: list[Mention], lexicon: "Lexicon") -> list[Mention]:
    """Competitions joined with the year before them and the city before or after: “the 2023 World Championships”,
    “the Paris Games”, “Tokyo 2020”."""
    out: list[Mention] = []
    olympic = tuple(
        row for row in lexicon.competitions if row.level == "olympic" and row.age_class == "senior"
    )
    for mention in found:
        before = out[-1] if out else None
        touching = before is not None and text[before.end : mention.start] in (" ", "\u00a0", "\n")
        if mention.kind == kinds.COMPETITION and touching and before.kind == kinds.PLACE:
            out[-1] = Mention(
                before.start, mention.end, mention.kind, mention.value.at(city=before.value.name)
            )
        elif mention.kind == kinds.COMPETITION and touching and _is_year(before):
            out[-1] = Mention(
                before.start, mention.end, mention.kind, mention.value.at(year=before.value.first.year)
            )
        elif touching and _is_year(mention) and before.kind in (kinds.PLACE, kinds.COMPETITION):
            joined = _named_edition(before, mention, olympic)
            out[-1:] = [joined] if joined else [before, mention]
        else:
            out.append(mention)
        last = out[-1]
        games = _GAMES.match(text, last.end) if last.kind == kinds.PLACE else None
        if games and olympic and "orld" not in games.group():
            out[-1] = Mention(
                last.start, games.end(), kinds.COMPETITION, Contest(olympic, city=last.value.name)
            )
    return [one for at, one in enumerate(out) if at == 0 or one.start >= out[at - 1].end]


def _is_year(mention: Mention) -> bool:
    return mention.kind == kinds.WHEN and mention.value.kind == "year" and mention.length == 4


def _named_edition(before: Mention, year: Mention, olympic: tuple) -> Mention | None:
    """“Tokyo 2020” names Games by a year in which they may not have been held; other cities' years stay dates."""
    number = year.value.first.year
    if before.kind == kinds.COMPETITION:
        return Mention(before.start, year.end, before.kind, before.value.at(year=number))
    if not olympic or number % 4:
        return None
    return Mention(
        before.start, year.end, kinds.COMPETITION, Contest(olympic, city=before.value.name, loose=True)
    )
