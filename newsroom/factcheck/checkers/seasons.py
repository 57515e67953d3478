"""A season as the calendar stood on the day: places, counts, first and last."""

from django.urls import reverse

from athletics.calendar import MeetState, SeasonCalendar
from athletics.names import fold
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.lexicon import EXONYMS
from newsroom.factcheck.matching import meet_url
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.reading.mentions import Contest, Place
from newsroom.factcheck.reading.numbers import ordinal as printed
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file

LOCAL = {value: name for name, value in EXONYMS.items()}


def _calendar(reading: Reading, dossier: Dossier) -> SeasonCalendar | None:
    return dossier.season(reading.said["league"], reading.said["year"])


def _unknown(reading: Reading) -> Answer:
    return not_on_file(f"The calendar of the {reading.said['league']} {reading.said['year']} is not on file.")


def _row(meet: MeetState, number: int | None = None) -> Evidence:
    days = (
        f"{meet.start_date:%-d %B %Y}"
        if meet.days == 1
        else f"{meet.start_date:%-d %B} to {meet.end_date:%-d %B %Y}"
    )
    return Evidence(f"{f'{number}. ' if number else ''}{meet.name}, {meet.city}, {days}", meet_url(meet.slug))


def _named(meet: MeetState, target: Contest | Place, dossier: Dossier) -> bool:
    if isinstance(target, Place):
        return in_city(meet, target)
    return any(edition.pk == meet.id for edition in dossier.editions(target))


def in_city(meet: MeetState, place: Place) -> bool:
    """Whether a meet is in a place as named: by its city in either language, or by its short name."""
    names = {
        meet.city,
        meet.short_name,
        EXONYMS.get(meet.city, ""),
        LOCAL.get(meet.city, ""),
        *meet.city.split("/"),
    }
    return bool({fold(name) for name in names if name} & place.folded)


def ordinal(reading: Reading, dossier: Dossier) -> Answer:
    calendar = _calendar(reading, dossier)
    target = reading.said["contest"]
    if calendar is None or target is None:
        return _unknown(reading)
    rows = [row for row in calendar.rows if _named(row.meet, target, dossier) and row.ordinal]
    if not rows:
        return not_on_file(f"No such meeting in the {calendar.league} {calendar.year} on file.")
    total = calendar.summary.count
    said = reading.said["ordinal"]
    said = total + 1 + said if said < 0 else said
    right = next((row for row in rows if row.ordinal == said), None)
    row = right or rows[0]
    found = f"{row.meet.name} is the {printed(row.ordinal)} of {total} on the calendar as it stood on {dossier.known_on:%-d %B %Y}."
    if right:
        return confirmed(found, evidence=[_row(row.meet, row.ordinal)])
    return contradicted(found, evidence=[_row(row.meet, row.ordinal)], fix=(str(said), str(row.ordinal)))


def part_of(reading: Reading, dossier: Dossier) -> Answer:
    calendar = _calendar(reading, dossier)
    target = reading.said["contest"]
    if calendar is None or target is None:
        return _unknown(reading)
    rows = [row for row in calendar.rows if _named(row.meet, target, dossier)]
    if rows:
        found = f"{rows[0].meet.name} is in the {calendar.league} {calendar.year}."
        return confirmed(found, evidence=[_row(rows[0].meet, rows[0].ordinal)])
    known = isinstance(target, Contest) and any(
        meet.start_date.year == calendar.year for meet in dossier.editions(target)
    )
    found = f"It is not among the {calendar.summary.count} meetings of the {calendar.league} {calendar.year} on file."
    return contradicted(found) if known else not_on_file(found)


def meets_count(reading: Reading, dossier: Dossier) -> Answer:
    """All meetings, the final as one. The number without the final is also said, with a note."""
    calendar, said = _calendar(reading, dossier), reading.said["total"]
    if calendar is None:
        return _unknown(reading)
    total = calendar.summary.count
    finals = sum(row.meet.is_final for row in calendar.rows if row.ordinal)
    found = f"{total} meetings, {finals} of them the final." if finals == 1 else f"{total} meetings."
    rows = [
        Evidence(
            f"{calendar.league} {calendar.year}",
            reverse("athletics:season", args=[calendar.league_slug, calendar.year]),
        )
    ]
    if said == total:
        return confirmed(found, evidence=rows)
    if finals and said == total - finals:
        return confirmed(found, note="Without the final.", evidence=rows)
    return contradicted(found, evidence=rows, fix=(str(said), str(total)))


def spread(reading: Reading, dossier: Dossier) -> Answer:
    calendar, said = _calendar(reading, dossier), reading.said
    if calendar is None:
        return _unknown(reading)
    summary = calendar.summary
    names = summary.continents if said["of"] == "continents" else summary.country_names
    found = f"{len(names)} {said['of']}: {', '.join(names)}."
    if said["of"] == "continents" and not names:
        return not_on_file("The continents are not on file.")
    if len(names) == said["total"]:
        return confirmed(found)
    return contradicted(found, fix=(str(said["total"]), str(len(names))))


def end(reading: Reading, dossier: Dossier, *, last: bool) -> Answer:
    """Where and when the season opens or ends."""
    calendar, said = _calendar(reading, dossier), reading.said
    if calendar is None:
        return _unknown(reading)
    meet = calendar.summary.last if last else calendar.summary.first
    days = f"{meet.start_date:%-d %B}" + (f"–{meet.end_date:%-d %B}" if meet.days > 1 else "")
    found = (
        f"The {'last' if last else 'first'} meeting is {meet.name}, {meet.city}, {days} {meet.end_date.year}."
    )
    if meet.to_be_confirmed:
        return not_on_file(found, note="The date is still to be confirmed.")
    if "place" in said:
        right = in_city(meet, said["place"])
    elif "days" in said:
        right = meet.days == said["days"]
    else:
        when = said["when"]
        right = (
            when.fits(meet.start_date, meet.end_date)
            if when.kind not in ("day", "days")
            else (
                when.equals(meet.start_date, meet.end_date)
                or meet.days > 1
                and when.kind == "day"
                and when.fits(meet.start_date, meet.end_date)
            )
        )
    return (confirmed if right else contradicted)(found, evidence=[_row(meet)])


CHECKERS = {
    "ordinal": ordinal,
    "part-of": part_of,
    "meets-count": meets_count,
    "continents": spread,
    "countries": spread,
    **{
        kind: lambda reading, dossier: end(reading, dossier, last=False)
        for kind in ("opener", "opener-dates")
    },
    **{
        kind: lambda reading, dossier: end(reading, dossier, last=True)
        for kind in ("finale", "finale-dates", "finale-days")
    },
}
