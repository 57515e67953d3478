"""Personal and season's bests."""

from athletics.bests import Best
from athletics.choices import Facility
from athletics.models import Athlete
from athletics.names import fold
from newsroom.factcheck.checkers.marking import read_mark, same_mark
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import at_place, meet_url
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.reading.mentions import Contest
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file


def _row(best: Best) -> Evidence:
    where = ", ".join(
        part
        for part in (best.meet or best.city, f"{best.set_on:%-d %B %Y}" if best.set_on else "", best.source)
        if part
    )
    return Evidence(
        f"{best.athlete}, {best.discipline} {best.printed} ({best.label}), {where}",
        meet_url(best.meet_slug) if best.meet_slug else "",
    )


def best(reading: Reading, dossier: Dossier) -> Answer:
    """The best on file may disprove a slower one; that it is the best of all needs coverage or a statement."""
    said, athlete = reading.said, reading.subject
    events = {row["discipline"] for row in dossier.results(athlete)}
    codes = [said["discipline"].pk] if said["sure"] else sorted(events)
    year = _year(said, dossier)
    found = [one for code in codes for one in _candidates(athlete, code, said["track"], year, dossier)]
    if said.get("set"):
        return _where(said, found)
    right = next((one for one in found if same_mark(said["mark"], one.mark, one.unit)), None)
    if right:
        overall = next(one for one in found if one.discipline_code == right.discipline_code)
        note = "" if right.mark == overall.mark else f"On one kind of track; overall {overall.printed}."
        return confirmed(_said(right), note=note, evidence=[_row(right)])
    if not found or not said["sure"]:
        return not_on_file("; ".join(_row(one).label for one in found[:2]))
    top, read = found[0], read_mark(said["mark"], found[0].unit)
    worse = read is not None and (read[0] > top.mark if top.rank_key > 0 else read[0] < top.mark)
    if worse or read is not None and top.proven:
        return contradicted(_said(top), evidence=[_row(top)], fix=(said["mark"], top.printed))
    return not_on_file(_said(top), evidence=[_row(top)])


def _said(best: Best) -> str:
    return f"{best.discipline} {best.printed}: {best.label}."


def _where(said: dict, found: list[Best]) -> Answer:
    """Where and when the best on file was set. Another place is only “not on file”: a better one may be missing."""
    hung = said["set"]
    for one in found:
        if said["mark"] and not same_mark(said["mark"], one.mark, one.unit):
            continue
        row = {
            "city": one.city,
            "meet_city": "",
            "round_city": "",
            "short_name": "",
            "meet_name": one.meet or "",
        }
        in_place = not hung.places or any(at_place(row, place) for place in hung.places)
        edition = not hung.contests or any(_named(one, contest) for contest in hung.contests)
        if in_place and edition and (one.set_on is None or all(when.fits(one.set_on) for when in hung.whens)):
            return confirmed(_said(one), evidence=[_row(one)])
    shown = [_row(one) for one in found[:2]]
    exact = [one for one in found if said["mark"] and same_mark(said["mark"], one.mark, one.unit)]
    wrong = len({one.set_on for one in exact}) == 1 and exact[0].set_on is not None and hung.whens
    if wrong and said["sure"] and not any(when.fits(exact[0].set_on) for when in hung.whens):
        return contradicted(_said(exact[0]), evidence=shown)
    return not_on_file("; ".join(row.label for row in shown), evidence=shown)


def _named(one: Best, contest: Contest) -> bool:
    """Whether a best was set at a contest as named: by the name of its meet, the year and the city."""
    year = contest.year is None or one.set_on is not None and one.set_on.year == contest.year
    city = not contest.city or fold(contest.city) in fold(f"{one.city} {one.meet}")
    return year and city and any(fold(row.name) in fold(one.meet or "") for row in contest.competitions)


def _year(said: dict, dossier: Dossier) -> int | None:
    """Of a season's best the year said, else that of the text."""
    if said["best"] != "SB":
        return None
    years = [when.first.year for when in said["hung"].whens if when.kind == "year"]
    return (years or [dossier.as_of.year])[0]


def _candidates(
    athlete: Athlete, discipline: str, track: str, year: int | None, dossier: Dossier
) -> list[Best]:
    book = dossier.book(athlete, year)
    facilities = [Facility.SHORT_TRACK] if track == "indoor" else [None, Facility.TRACK, Facility.SHORT_TRACK]
    found = [book.best(athlete=athlete, discipline=discipline, facility=one, year=year) for one in facilities]
    return [one for one in found if one]


CHECKERS = {"personal-best": best, "season-best": best}
