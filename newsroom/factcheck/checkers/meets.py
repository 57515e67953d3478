"""Entries and withdrawals, days of meets, editions, weekdays."""

from collections.abc import Iterable
from datetime import timedelta

from athletics.calendar import MeetState, states
from athletics.choices import EntryStepKind
from athletics.models import Event, Meet
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import cities_of, meet_url
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.reading.dates import WEEKDAYS, When
from newsroom.factcheck.reading.mentions import Contest, Place
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file

GONE = (EntryStepKind.WITHDRAWN, EntryStepKind.REPLACED)
HALF_YEAR = timedelta(days=183)
RECENT = timedelta(days=90)


def _editions(target: Contest | Place, dossier: Dossier) -> list[Meet]:
    if isinstance(target, Place):
        return [meet for meet in dossier.lexicon.meets if cities_of(meet) & target.folded]
    return dossier.editions(target)


def meant(target: Contest | Place, dossier: Dossier, whens: Iterable[When] = ()) -> list[Meet]:
    """The editions a text may mean, likeliest first: the next one not over, the one just over; those of a time said."""
    editions = _editions(target, dossier)
    timed = [
        meet
        for meet in editions
        if whens and all(when.fits(meet.start_date, meet.end_date) for when in whens)
    ]
    editions = timed or editions
    ahead = [meet for meet in editions if meet.end_date >= dossier.as_of]
    past = [meet for meet in editions if dossier.as_of - RECENT <= meet.end_date < dossier.as_of]
    return (ahead[:1] + past[-1:]) or editions[-1:]


def _entries(reading: Reading, dossier: Dossier) -> tuple[Meet | None, list]:
    """The athlete's entries at the first of the editions meant where there are any."""
    meets = meant(reading.said["contest"], dossier, reading.said.get("whens") or ())
    found = [(meet, dossier.entries(reading.subject, meet)) for meet in meets]
    return next((pair for pair in found if pair[1]), (meets[0] if meets else None, []))


def entry(reading: Reading, dossier: Dossier) -> Answer:
    """Announced or entered and not withdrawn by the day, in that event. No entry on file is never a “no”."""
    athlete, said = reading.subject, reading.said
    meet, entries = _entries(reading, dossier)
    if meet is None:
        return not_on_file("No such meet is on file.")
    if not entries:
        return not_on_file(f"No entry of {athlete.name} at {meet} is on file.")
    wanted = said.get("discipline")
    fitting = [pair for pair in entries if wanted is None or pair[0].event.discipline_id == wanted.pk]
    rows = [_step(*pair) for pair in fitting or entries]
    if not fitting:
        names = ", ".join(one.event.discipline.name for one, _ in entries)
        return contradicted(f"{athlete.name} is entered in the {names} at {meet}.", evidence=rows)
    chosen, step = next((pair for pair in fitting if pair[1].kind not in GONE), fitting[0])
    if said.get("sex") and chosen.event.sex != said["sex"]:
        return contradicted(f"{athlete.name} is entered in the {chosen.event.name}.", evidence=rows)
    when = f"{step.announced_on:%-d %B %Y}"
    if step.kind in GONE:
        reason = f": {step.reason}" if step.reason else ""
        return contradicted(f"{athlete.name} was {step.get_kind_display()} on {when}{reason}.", evidence=rows)
    return confirmed(
        f"{athlete.name}, {chosen.event.name}, {meet}: {step.get_kind_display()} {when}.", evidence=rows
    )


def withdrawal(reading: Reading, dossier: Dossier) -> Answer:
    athlete = reading.subject
    meet, entries = _entries(reading, dossier)
    if not entries:
        return not_on_file(f"No entry of {athlete.name} there is on file.")
    rows = [_step(*pair) for pair in entries]
    gone = next((step for _, step in entries if step.kind in GONE), None)
    if gone:
        return confirmed(
            f"{athlete.name} was {gone.get_kind_display()} on {gone.announced_on:%-d %B %Y}.", evidence=rows
        )
    return contradicted(
        f"{athlete.name} is still {entries[0][1].get_kind_display()} at {meet}.", evidence=rows
    )


def _step(entry, step) -> Evidence:
    source = f" ({step.source})" if step.source else ""
    label = f"{entry.event.name}: {step.get_kind_display()} {step.announced_on:%-d %B %Y}{source}"
    return Evidence(label, entry.event.get_absolute_url())


def distance(reading: Reading, dossier: Dossier) -> Answer:
    """Whether the meet holds the distance; a meet whose programme is not on file says nothing."""
    said = reading.said
    meet = next(iter(meant(said["contest"], dossier)), None)
    events = list(Event.objects.filter(meet=meet).select_related("discipline", "meet")) if meet else []
    found = [
        one
        for one in events
        if one.discipline_id == said["discipline"].pk and said.get("sex") in ("", None, one.sex)
    ]
    if found:
        rows = [Evidence(f"{found[0].name}, {meet}", found[0].get_absolute_url())]
        return confirmed(f"{meet} has the {found[0].name}.", evidence=rows)
    return not_on_file(
        f"{meet} has no {said['discipline'].name} on file." if meet else "No such meet is on file."
    )


def meet_date(reading: Reading, dossier: Dossier) -> Answer:
    """The day of the edition meant: of the year said, else of the next one or the latest."""
    said, when = reading.said, reading.said["when"]
    stood = _stood(dossier.editions(said["contest"]), dossier)
    if not stood:
        return not_on_file("No such meet is on file.")
    meant = (
        [meet for meet in stood if meet.start_date.year in when.years]
        if when.years
        else _near(stood, dossier)
    )
    if not meant:
        return not_on_file(
            "No edition of that year is on file.", evidence=[_page(meet) for meet in _near(stood, dossier)]
        )
    right = next((meet for meet in meant if _held(when, meet)), None)
    if right:
        return confirmed(_days(right), evidence=[_page(right)])
    if meant[0].to_be_confirmed:
        return not_on_file(_days(meant[0]), note="The date is still to be confirmed.")
    return contradicted(_days(meant[0]), evidence=[_page(meet) for meet in meant])


def _near(stood: list[MeetState], dossier: Dossier) -> list[MeetState]:
    """Where no year is said: the edition of this year, else the next one, else the latest."""
    own = [meet for meet in stood if meet.start_date.year == dossier.as_of.year]
    ahead = [meet for meet in stood if meet.end_date >= dossier.as_of]
    return own or ahead[:1] or stood[-1:]


def _held(when: When, meet: MeetState) -> bool:
    if when.kind == "days":
        return when.equals(meet.start_date, meet.end_date)
    return when.fits(meet.start_date, meet.end_date)


def _stood(meets: list[Meet], dossier: Dossier) -> list[MeetState]:
    with_place = Meet.objects.filter(pk__in=[meet.pk for meet in meets]).with_place().order_by("start_date")
    key = ("states", *sorted(meet.pk for meet in meets))
    found = dossier.kept(key, lambda: states(meets=with_place, as_of=dossier.known))
    return [meet for meet in found if not meet.cancelled]


def _days(meet: MeetState) -> str:
    days = (
        f"{meet.start_date:%-d %B %Y}"
        if meet.days == 1
        else f"{meet.start_date:%-d %B} to {meet.end_date:%-d %B %Y}"
    )
    return f"{meet.name}: {meet.city}, {days}."


def _page(meet: MeetState) -> Evidence:
    return Evidence(_days(meet), meet_url(meet.slug))


def edition_place(reading: Reading, dossier: Dossier) -> Answer:
    """Whether a competition was or will be held in a place; told apart by year where one is said."""
    said, when = reading.said, reading.said["when"]
    editions = dossier.editions(said["contest"])
    if not editions:
        return not_on_file("No such competition is on file.")
    there = [meet for meet in editions if cities_of(meet) & said["place"].folded]
    timed = [meet for meet in there if when is None or when.fits(meet.start_date, meet.end_date)]
    if timed:
        return confirmed(
            f"{timed[-1]}: {timed[-1].venue.city}.",
            evidence=[Evidence(str(timed[-1]), timed[-1].get_absolute_url())],
        )
    then = [
        meet for meet in editions if when and not when.yearless and when.fits(meet.start_date, meet.end_date)
    ]
    if then:
        return contradicted(
            f"{then[0]} is in {then[0].venue.city}.",
            evidence=[Evidence(str(then[0]), then[0].get_absolute_url())],
        )
    found = f"{there[-1]}: {there[-1].start_date:%-d %B %Y}." if there else ""
    return contradicted(found) if there and when else not_on_file(found or "No edition there is on file.")


def weekday(reading: Reading, dossier: Dossier) -> Answer:
    """A date's day of the week; of “said on Friday” whether the text is dated on that day."""
    when = reading.said["when"]
    if reading.said["dateline"]:
        found = f"The text is dated {WEEKDAYS[dossier.as_of.weekday()]}, {dossier.as_of:%-d %B %Y}."
        return confirmed(found) if when.first == dossier.as_of else not_on_file(found)
    days = [when.first]
    if when.yearless:
        near = [
            when.first.replace(year=when.first.year + step, day=min(when.first.day, 28)) for step in (-1, 1)
        ]
        days += [day for day in near if abs(day - dossier.as_of) <= HALF_YEAR and day.day == when.first.day]
    right = [day for day in days if day.weekday() == when.weekday]
    if right:
        return confirmed(f"{right[0]:%-d %B %Y} is a {WEEKDAYS[when.weekday]}.")
    actual = WEEKDAYS[when.first.weekday()]
    return contradicted(f"{when.first:%-d %B %Y} is a {actual}.", fix=(WEEKDAYS[when.weekday], actual))


CHECKERS = {
    "entry": entry,
    "withdrawal": withdrawal,
    "distance": distance,
    "meet-date": meet_date,
    "edition-place": edition_place,
    "weekday": weekday,
}
