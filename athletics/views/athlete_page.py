"""What an athlete's page shows: honours, bests, progression, results and entries, all as of one day."""

from collections import Counter
from datetime import date, datetime
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse

from athletics import charts, honours
from athletics.as_of import day
from athletics.bests import Best, Book, DisciplineBests, Performance
from athletics.choices import Direction, Facility, ResultStatus, Unit
from athletics.coverage import OnFile
from athletics.models import Athlete
from athletics.views.asked import SenselessError, number_asked
from athletics.views.athlete_entries import upcoming
from athletics.views.paging import page_of
from athletics.views.printing import suffix

PER_PAGE = 50
FIRST_YEAR = 1860
OUTDOORS = (Facility.TRACK, Facility.FIELD, Facility.STRAIGHT, Facility.ROAD, Facility.CROSS_COUNTRY)


def athlete_page(athlete: Athlete, request: HttpRequest, *, as_of: date | datetime) -> dict:
    """The whole context, in eight queries whatever the length of the career. Raises SenselessError and Http404."""
    book = Book(athletes=[athlete], seasons=None, latest=None, as_of=as_of)
    every = sorted(
        book.performances.get(athlete.person_id, []), key=lambda one: (one.date, one.result), reverse=True
    )
    names = {code: name for code, (_, name) in _in_order(book, athlete)}
    code = request.GET.get("discipline", "").strip()
    if code and code not in names:
        known = ", ".join(names) or "none yet"
        raise SenselessError(f"{athlete.name} has nothing on file in “{code[:40]}”. On file: {known}.")
    year = number_asked(request, "year", least=FIRST_YEAR, most=day(as_of).year)
    charted = code or _main_discipline(every)
    found = [one for one in every if code in ("", one.discipline_code) and year in (None, one.year)]
    page = page_of(found, request, per_page=PER_PAGE)
    told = honours.plain_words(athlete=athlete, as_of=as_of)
    return {
        "honours": told,
        "medals": [_medal(medal) for line in told for medal in line.medals],
        "bests": [row for one in _by_discipline(book, athlete) for row in _best_rows(one)],
        "charted": {"code": charted, "name": names.get(charted, "")},
        "chart": _progression(book, athlete, charted) if charted else None,
        "disciplines": list(names.items()),
        "discipline": code,
        "year": year,
        "years": sorted({one.year for one in every}, reverse=True),
        "seasons": [
            (one, [result_row(row) for row in rows])
            for one, rows in groupby(page["rows"], lambda row: row.year)
        ],
        "page": page,
        "entries": upcoming(athlete=athlete, as_of=as_of),
        "on_file": _on_file(book, athlete, every),
    }


def _in_order(book: Book, athlete: Athlete) -> list[tuple[str, tuple[int, str]]]:
    return sorted(book.disciplines(athlete).items(), key=lambda item: item[1])


def _main_discipline(every: list[Performance]) -> str:
    """The discipline with most marks that count; of equals the first in the programme. Empty without any."""
    counts = Counter((one.discipline_code, one.order) for one in every if one.legal)
    return min(counts, key=lambda key: (-counts[key], key[1]), default=("", 0))[0]


def _by_discipline(book: Book, athlete: Athlete) -> list[DisciplineBests]:
    found = []
    for code, (_, name) in _in_order(book, athlete):
        overall = book.best(athlete=athlete, discipline=code)
        if overall:
            tracks = [
                book.best(athlete=athlete, discipline=code, facility=facility)
                for facility in book.facilities(athlete, code)
            ]
            found.append(DisciplineBests(name, code, overall, tuple(one for one in tracks if one)))
    return found


def _best_rows(one: DisciplineBests) -> list[dict]:
    """A line for each kind of track, best first, and one above for a published best of no track in particular."""
    tracks = sorted(one.by_facility, key=lambda best: best.rank_key)
    if not tracks or one.overall.rank_key < tracks[0].rank_key:
        tracks.insert(0, one.overall)
    return [best_row(best) for best in tracks]


def best_row(best: Best) -> dict:
    """One line of a table of bests; of a published one the source stands where the place would."""
    stated = best.basis == "stated"
    place = ", ".join(part for part in (best.city, best.country) if part) or best.meet
    return {
        "event": f"{best.discipline}{_where(best.track, best.unit)}",
        "mark": best.printed,
        "suffix": suffix(best),
        "wind": best.printed_wind,
        "date": best.set_on,
        "place": f"As published: {best.source}" if stated else place or "Place not on file",
        "meet_slug": best.meet_slug or None,
        "is_complete": best.proven,
    }


def _where(facility: str, unit: str) -> str:
    if unit == Unit.TIME and facility in (Facility.SHORT_TRACK, Facility.STRAIGHT):
        return f" {Facility(facility).label}"
    return ""


def result_row(one: Performance) -> dict:
    """One line of an athlete's results."""
    finished = one.status in (ResultStatus.OK, ResultStatus.OUT_OF_COMPETITION)
    en_route = ", on the way" if one.en_route else ""
    return {
        "date": one.date,
        "name": one.meet or one.city or "Meet not on file",
        "meet_slug": one.meet_slug or None,
        "event": f"{one.discipline}{_where(one.facility, one.unit)}{en_route}",
        "round": one.round,
        "place": one.place,
        "mark": one.printed if finished else "",
        "suffix": suffix(one),
        "status": None if finished else one.printed,
        "notes": [],
    }


def _medal(medal: honours.Medal) -> dict:
    return {
        "competition": medal.edition,
        "event": f"{medal.discipline_name}{' relay' if medal.contest == 'relay' else ''}",
        "place": medal.place,
        "date": medal.date,
        "mark": medal.printed_mark,
        "meet_slug": medal.meet_slug,
        "decided_on": medal.decided_on,
    }


def _progression(book: Book, athlete: Athlete, code: str) -> charts.Progression | None:
    """The season's bests at a discipline, on its usual track and on the short one."""
    places = book.facilities(athlete, code)
    usual = next((one for one in OUTDOORS if one in places), None)
    marks = [
        (year, best, facility)
        for year in book.years(athlete, code)
        for facility in (usual, Facility.SHORT_TRACK)
        if (best := book.best(athlete=athlete, discipline=code, facility=facility, year=year))
        and (facility != Facility.SHORT_TRACK or best.track == facility)
        and (facility is not None or best.track != Facility.SHORT_TRACK)
    ]
    if not marks:
        return None
    unit = marks[0][1].unit
    return charts.progression(
        [
            charts.SeasonMark(year, best.mark, best.printed, facility == Facility.SHORT_TRACK)
            for year, best, facility in marks
        ],
        unit=unit,
        direction=Direction.LOW if unit == Unit.TIME else Direction.HIGH,
    )


def _on_file(book: Book, athlete: Athlete, every: list[Performance]) -> str:
    """How far the file reaches, from what has been read already."""
    days = [one.date for one in every]
    counted = OnFile(athlete.name, athlete.slug, len(days), min(days, default=None), max(days, default=None))
    spans = [
        " ".join(
            part
            for part in (
                code or "all disciplines",
                f"from {since:%-d %B %Y}" if since else "from the first",
                f"to {until:%-d %B %Y}" if until else "on",
            )
            if part
        )
        for _, code, since, until in book.complete.rows
    ]
    known = f"Complete: {'; '.join(spans)}." if spans else "None of it is known to be complete."
    return f"On file: {counted}. {known}"


def tabs(athlete: Athlete, current: str, *, as_of: date | datetime) -> list[dict]:
    """The pages of one athlete, all as of the same day."""
    query = "" if isinstance(as_of, datetime) else f"?as_of={as_of.isoformat()}"
    pages = [
        ("athlete", "Honours, bests, results"),
        ("athlete_records", "Records held"),
        ("athlete_rivals", "Rivals"),
    ]
    return [
        {
            "label": label,
            "href": reverse(f"athletics:{name}", args=[athlete.slug]) + query,
            "is_current": name == current,
        }
        for name, label in pages
    ]
