"""Leads of a year and places of all time, against the lists on file. More people ahead disprove a place; fewer prove none."""

from athletics.bests import Listed, top_list
from athletics.models import Country, Discipline
from newsroom.factcheck.checkers.marking import read_mark, same_mark
from newsroom.factcheck.checkers.record_lists import facility_of
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, confirmed, contradicted, not_on_file

REACH = "As far as the file reaches."


def lead(reading: Reading, dossier: Dossier) -> Answer:
    """Nobody on file, or fewer than the place allows, is better that year, on the track or indoors."""
    said, athlete = reading.said, reading.subject
    discipline, nth = said["discipline"], said["nth"]
    if discipline is None:
        return not_on_file()
    year = said["year"] or dossier.as_of.year
    tracks = ["indoor"] if said["indoors"] else ["", "indoor"]
    lists = [
        _list(discipline, athlete.sex, track, nth, dossier, year=year) for track in dict.fromkeys(tracks)
    ]
    lists = [rows for rows in lists if rows]
    if not lists:
        return not_on_file(f"No {discipline.name} of {year} is on file.")
    shown = "; ".join(f"{rows[0].competitor} {rows[0].performance.printed}" for rows in lists)
    found = f"Best of {year} on file: {shown}."
    for rows in lists:
        mine = next((row for row in rows if row.slug == athlete.slug), None)
        if mine and mine.rank == nth and _same(said, mine, discipline):
            return confirmed(found, note=REACH)
    if said["sure"] and all(_disproves(rows, athlete.slug, said, discipline) for rows in lists):
        return contradicted(found)
    return not_on_file(found)


def _same(said: dict, mine: Listed, discipline: Discipline) -> bool:
    return not said["mark"] or same_mark(said["mark"], mine.performance.mark, discipline.unit)


def _disproves(rows: list[Listed], slug: str, said: dict, discipline: Discipline) -> bool:
    """Whether so many are ahead that the place cannot be, or the athlete's own best there is better than the mark said."""
    mine = next((row for row in rows if row.slug == slug), None)
    ahead = [row for row in rows if row.slug != slug and (mine is None or row.rank < mine.rank)]
    if len(ahead) >= said["nth"]:
        return (
            not said["mark"]
            or mine is None
            or _same(said, mine, discipline)
            or not _better(said, ahead, discipline)
        )
    read = read_mark(said["mark"], discipline.unit) if said["mark"] else None
    return bool(read and mine) and not _same(said, mine, discipline) and _beats(mine, read[0], discipline)


def _better(said: dict, ahead: list[Listed], discipline: Discipline) -> bool:
    """Whether the mark said would be the lead itself: then the file may only be behind."""
    read = read_mark(said["mark"], discipline.unit)
    return bool(read) and not any(_beats(row, read[0], discipline) for row in ahead)


def _beats(row: Listed, mark: int, discipline: Discipline) -> bool:
    own = row.performance.mark
    return own < mark if discipline.direction == "low" else own > mark


def _list(
    discipline: Discipline,
    sex: str,
    track: str,
    nth: int,
    dossier: Dossier,
    *,
    year: int | None = None,
    country: Country | None = None,
) -> list[Listed]:
    facility, limit = facility_of(discipline, track), max(nth + 3, 10)

    def ask() -> list[Listed]:
        page = top_list(
            discipline=discipline,
            sex=sex,
            facility=facility,
            year=year,
            country=country,
            as_of=dossier.known,
            limit=limit,
        )
        return list(page.rows)

    key = ("top", discipline.pk, sex, facility, year, country and country.pk, limit)
    return dossier.kept(key, ask)


def all_time(reading: Reading, dossier: Dossier) -> Answer:
    said, athlete, discipline = reading.said, reading.subject, reading.said["discipline"]
    if discipline is None or said["limited"]:
        return not_on_file("" if discipline is None else "Lists of an age or an area are not on file.")
    country = said["lands"].countries[0] if said["lands"] else None
    rows = _list(
        discipline, athlete.sex, "indoor" if said["indoors"] else "", said["nth"], dossier, country=country
    )
    mine = next((row for row in rows if row.slug == athlete.slug), None)
    if mine and mine.rank == said["nth"]:
        return confirmed(f"{mine.rank} on the all-time list on file: {mine.performance.printed}.", note=REACH)
    ahead = [row for row in rows if row.slug != athlete.slug and (mine is None or row.rank < mine.rank)]
    names = ", ".join(f"{row.competitor} {row.performance.printed}" for row in ahead[:4])
    if said["sure"] and len(ahead) >= said["nth"] and (mine or len(rows) > said["nth"]):
        return contradicted(f"{len(ahead)} people on file are ahead of {athlete.name}: {names}.")
    where = f"{mine.rank}" if mine else "not among the first"
    return not_on_file(f"{athlete.name} is {where} on the all-time list on file.")


CHECKERS = {"world-lead": lead, "all-time-place": all_time}
