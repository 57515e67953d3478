"""Single cells of our tables, each read strictly. What is wrong with one is said in words that help."""

import re
from datetime import date

from athletics import marks
from athletics.choices import AgeClass, Precision, Sex
from athletics.imports.meet_files.said import Person, Race
from athletics.imports.meet_files.titles import Disciplines, read_round
from athletics.names import split_name, title_case_family

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_NUMBER = re.compile(r"[0-9]{1,5}")
YES, NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")
KINDS = {
    one.replace("_", " "): one
    for one in ("preliminary", "qualification", "heat", "repechage", "quarter_final", "semi_final", "final")
}


class CellError(ValueError):
    """What is wrong with a cell."""


def day(text: str, name: str = "date") -> date | None:
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else _no_day(text, name)
    except ValueError:
        return _no_day(text, name)


def _no_day(text: str, name: str) -> None:
    raise CellError(f"{name}: “{text[:20]}” is no day: write 2025-07-19.")


def birth(text: str) -> tuple[date | None, str]:
    """The birth date as far as it is known, with its precision."""
    if not text:
        return None, Precision.DAY.value
    if _DAY.fullmatch(text):
        return day(text, "birth_date"), Precision.DAY.value
    match = _PART.fullmatch(text)
    if match and 1 <= int(match[2] or 1) <= 12 and int(match[1]):
        precision = Precision.MONTH if match[2] else Precision.YEAR
        return date(int(match[1]), int(match[2] or 1), 1), precision.value
    raise CellError(f"birth_date: “{text[:20]}” is none: 1999-04-03, 1999-04, 1999, or nothing.")


def number(text: str, name: str, *, most: int = 32_767) -> int | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or int(text) > most:
        raise CellError(f"{name}: “{text[:20]}” is no whole number up to {most:,}.")
    return int(text)


def yes(text: str, name: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise CellError(f"{name}: write yes or no, not “{text[:20]}”.")


def one_of(text: str, values, name: str) -> str:
    """A value of a closed list; nothing stays nothing."""
    if text and text not in values:
        raise CellError(f"{name}: “{text[:20]}” is none of {', '.join(values)}.")
    return text


def wind(text: str) -> marks.Wind | None:
    try:
        return marks.parse_wind(text)
    except marks.MarkError as error:
        raise CellError(f"wind: {error}") from None


def person(cells: dict[str, str], *, sex: str) -> Person:
    """Who a row is about; a whole name in one column is told apart by its capitals."""
    given, family = cells["given_name"], cells["family_name"]
    if family and not given and " " in family:
        given, family = split_name(family)
    if len(given) > 100 or len(family) > 100:
        raise CellError("This is too long for a name.")
    born, precision = birth(cells["birth_date"])
    return Person(
        given,
        title_case_family(family),
        cells["country"],
        birth=born,
        precision=precision,
        sex=sex if sex in (Sex.MEN, Sex.WOMEN) else "",
        bib=cells["bib"][:12],
        slug=cells["athlete"],
    )


def race(cells: dict[str, str], disciplines: Disciplines, line: int, *, rounds: bool = True) -> Race:
    """The race a row speaks of; rows of one race have one key. Without `rounds` an empty round is none."""
    discipline = disciplines.find(cells["discipline"])
    if discipline is None:
        raise CellError(f"There is no discipline “{cells['discipline'][:40]}” on file.")
    sex = {"F": "W"}.get(cells["sex"].upper(), cells["sex"].upper())
    if sex not in Sex.values:
        raise CellError(f"sex: “{cells['sex'][:10]}” is none: M, W, or X.")
    age = one_of(cells["age_class"].lower(), AgeClass.values, "age_class") or AgeClass.SENIOR.value
    kind, heat = kind_of_round(cells["round"]) if rounds or cells["round"] else ("", 0)
    label = cells["label"][:60]
    key = "/".join([cells["meet"], discipline.code, sex, age, label, kind, str(heat)])
    sexes = {"M": "Men", "W": "Women", "X": "Mixed"}
    title = f"{sexes[sex]} {discipline.name} {label} {cells['round'] or ('final' if rounds else '')}"
    return Race(
        key[:200], line, " ".join(title.split()), cells["meet"], sex, discipline.code, age, label,
        explicit=True, of_event=not kind, kind=kind, number=heat, day=day(cells.get("date", "")),
    )  # fmt: skip


def kind_of_round(text: str) -> tuple[str, int]:
    """“heat 2”, “semi_final 1”, “final”; nothing is the final."""
    if not text:
        return "final", 1
    bare = " ".join(text.replace("_", " ").replace("-", " ").lower().split())
    name, _, last = bare.rpartition(" ")
    if bare in KINDS:
        return KINDS[bare], 1
    if name in KINDS and _NUMBER.fullmatch(last) and int(last) < 1000:
        return KINDS[name], int(last)
    kind, heat = read_round(text)
    if not kind:
        raise CellError(f"round: “{text[:30]}” is none: final, semi_final 1, heat 2 …")
    return kind, heat or 1
