"""Two people against each other. On partial coverage the file is a bound: what it disproves is contradicted."""

from collections.abc import Iterator

from athletics.head_to_head import HeadToHead, Meeting
from athletics.models import Discipline
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import at_place, meet_url
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file


def _row(meeting: Meeting) -> Evidence:
    marks = " v ".join(f"{one.place or '–'} {one.printed}".strip() for one in (meeting.first, meeting.second))
    return Evidence(
        f"{meeting.date:%-d %B %Y}, {meeting.meet}, {meeting.event}, {meeting.round}: {marks}",
        meet_url(meeting.meet_slug),
    )


def _met(reading: Reading, dossier: Dossier) -> HeadToHead:
    return dossier.meetings(reading.subject, reading.said["other"])


def _names(reading: Reading) -> str:
    return f"{reading.subject.name} and {reading.said['other'].name}"


def _on(meeting: Meeting, hung: Adjuncts, dossier: Dossier) -> bool:
    """Whether a meeting was where and when the words say."""
    row = {
        "city": meeting.city,
        "meet_city": "",
        "round_city": "",
        "short_name": "",
        "meet_name": meeting.meet,
    }
    if hung.places and not any(at_place(row, place) for place in hung.places):
        return False
    codes = {country.pk for country in hung.countries}
    if codes and meeting.country not in codes:
        return False
    if not all(when.fits(meeting.date) for when in hung.whens):
        return False
    if hung.disciplines and meeting.discipline_code not in {one.pk for one in hung.disciplines}:
        return False
    slugs = [{meet.slug for meet in dossier.editions(contest)} for contest in hung.contests]
    return all(meeting.meet_slug in these for these in slugs)


def first(reading: Reading, dossier: Dossier) -> Answer:
    """A first meeting, or never met: true as far as the file reaches, which is always said."""
    said, met = reading.said, _met(reading, dossier)
    found = list(met.meetings)
    if said["discipline"]:
        found = [one for one in found if one.discipline_code == said["discipline"].pk]
    if said["lands"]:
        codes = {country.pk for country in said["lands"].countries}
        found = [one for one in found if one.country in codes]
    if said["since"] is not None:
        return _since(said["since"], found, reading, dossier)
    if found:
        word = "met" if len(found) == 1 else f"met {len(found)} times"
        return contradicted(
            f"{_names(reading)} have {word} before: first {_row(found[0]).label}.",
            evidence=[_row(one) for one in found],
        )
    where = f" in {said['lands'].countries[0].name}" if said["lands"] else ""
    note = f"As far as the file reaches. {met.coverage.sentence}"
    return confirmed(
        f"No race of {_names(reading)}{where} is on file.",
        note=note,
        evidence=[_row(one) for one in met.meetings],
    )


def _since(hung: Adjuncts, found: list[Meeting], reading: Reading, dossier: Dossier) -> Answer:
    """First since: the last meeting on file must be that one. A later one disproves it; none proves nothing."""
    if not found:
        return not_on_file(f"No race of {_names(reading)} is on file.")
    last = found[-1]
    if _on(last, hung, dossier):
        return confirmed(f"The last meeting on file: {_row(last).label}.", evidence=[_row(last)])
    if any(_on(one, hung, dossier) for one in found) or hung.whens and last.date > hung.whens[0].last:
        return contradicted(f"The last meeting on file: {_row(last).label}.", evidence=[_row(last)])
    return not_on_file(f"The last meeting on file: {_row(last).label}.", evidence=[_row(last)])


def met(reading: Reading, dossier: Dossier) -> Answer:
    said, found = reading.said, _met(reading, dossier).meetings
    if "begin" in said:
        return _not_met(reading, found, dossier)
    there = [one for one in found if _on(one, said["hung"], dossier)]
    if not there:
        return not_on_file(
            f"No such race of {_names(reading)} is on file.", evidence=[_row(one) for one in found[-1:]]
        )
    rows = [_row(one) for one in there]
    if said["last"] and there[-1] is not found[-1] and found[-1].date != there[-1].date:
        return contradicted(f"They met later: {_row(found[-1]).label}.", evidence=[_row(found[-1])])
    earlier = [one for one in found if one.date < there[0].date and one.meet_slug != there[0].meet_slug]
    if said["began"] and earlier:
        note = f"Not their first meeting: {len(earlier)} earlier on file, the first {_row(earlier[0]).label}."
        return confirmed(
            f"They met: {_row(there[-1]).label}.", note=note, evidence=[_row(one) for one in earlier] + rows
        )
    return confirmed(f"They met: {_row(there[-1]).label}.", evidence=rows)


def _not_met(reading: Reading, found: tuple[Meeting, ...], dossier: Dossier) -> Answer:
    """Not met for so long, or since then: a meeting on file within it disproves it."""
    said = reading.said
    if said["begin"] is None:
        return _since(said["since"], list(found), reading, dossier)
    last = found[-1] if found else None
    if last is None:
        return not_on_file(f"No race of {_names(reading)} is on file.")
    shown = f"The last meeting on file: {_row(last).label}."
    if last.date > said["begin"]:
        return contradicted(shown, evidence=[_row(last)])
    return confirmed(shown, note="As far as the file reaches.", evidence=[_row(last)])


def beat(reading: Reading, dossier: Dossier) -> Answer:
    there = [one for one in _met(reading, dossier).counted if _on(one, reading.said["hung"], dossier)]
    if not there:
        return not_on_file(f"No such race of {_names(reading)} is on file.")
    won = [one for one in there if one.winner == "first"]
    rows = [_row(one) for one in won or there]
    later = [
        one
        for one in _met(reading, dossier).counted
        if won and one.winner == "first" and one.date > won[-1].date
    ]
    if reading.said.get("last") and later:
        return contradicted(f"Again since: {_row(later[-1]).label}.", evidence=[_row(later[-1])])
    return (confirmed if won else contradicted)(f"{rows[-1].label}.", evidence=rows)


def _counts(
    found: HeadToHead, disciplines: list[Discipline], about: Discipline | None, *, finals: bool
) -> Iterator[tuple[str, list[Meeting]]]:
    """Every set of meetings a number may have been counted over, likeliest first, with its definition in words."""
    named = [one for one in [*disciplines[:1], about] if one]
    subjects: list[tuple[str, set | None]] = [("every discipline", None)]
    for one in named[:1]:
        alone, group = (
            {one.pk},
            {m.discipline_code for m in found.meetings if _group(m, found) == one.group} | {one.pk},
        )
        subjects = [
            (f"{one.name} only", alone),
            (f"{one.name} and what is compared with it", group),
            *subjects,
        ]
    for words, codes in subjects:
        for rounds in ("finals",) if finals else ("every round", "finals"):
            for ages in ("senior", "every age class"):
                chosen = [
                    one
                    for one in found.counted
                    if (codes is None or one.discipline_code in codes)
                    and (rounds != "finals" or one.round_kind == "final")
                    and (ages != "senior" or one.age_class == "senior")
                ]
                yield f"{words}, {rounds}, {ages}", chosen


def _group(meeting: Meeting, found: HeadToHead) -> str:
    return {"mile": "1500m-mile", "1500m": "1500m-mile"}.get(meeting.discipline_code, meeting.discipline_code)


def _score(meetings: list[Meeting]) -> tuple[int, int]:
    winners = [one.winner for one in meetings]
    return winners.count("first"), winners.count("second")


def score(reading: Reading, dossier: Dossier) -> Answer:
    said, found = reading.said, _met(reading, dossier)
    wanted = {said["score"], said["score"][::-1]} if said["either"] else {said["score"]}
    counted = [(words, _score(rows)) for words, rows in _sets(reading, dossier, found)]
    return _number(
        reading, found, counted, wanted, lambda have, want: have[0] > want[0] or have[1] > want[1], "–"
    )


def count(reading: Reading, dossier: Dossier) -> Answer:
    said, found = reading.said, _met(reading, dossier)
    counted = [(words, len(rows)) for words, rows in _sets(reading, dossier, found)]
    return _number(reading, found, counted, {said["count"]}, lambda have, want: have > want, " meetings")


def wins(reading: Reading, dossier: Dossier) -> Answer:
    said, found = reading.said, _met(reading, dossier)
    counted = [(words, _score(rows)[0]) for words, rows in _sets(reading, dossier, found)]
    return _number(reading, found, counted, {said["count"]}, lambda have, want: have > want, " wins")


def _sets(reading: Reading, dossier: Dossier, found: HeadToHead) -> list[tuple[str, list[Meeting]]]:
    said, hung = reading.said, reading.said["hung"]
    sets = _counts(found, said["disciplines"], dossier.context.discipline, finals=said["finals"])
    bare = Adjuncts(places=hung.places, whens=hung.whens, contests=hung.contests, lands=hung.lands)
    return [(words, [one for one in rows if _on(one, bare, dossier)]) for words, rows in sets]


def _number(reading: Reading, found: HeadToHead, counted: list, wanted: set, beyond, noun: str) -> Answer:
    """Confirmed with the definition that gives the number; contradicted where the file has more under every one."""
    shown = "; ".join(
        f"{_print(value, noun)} ({words})"
        for words, value in {str(value): (words, value) for words, value in reversed(counted)}.values()
    )
    rows = [_row(one) for one in found.meetings]
    matching = [words for words, value in counted if value in wanted]
    if matching:
        note = "" if len({value for _, value in counted}) == 1 else f"Counted so: {matching[0]}."
        return confirmed(f"{_names(reading)}: {shown}.", note=note, evidence=rows)
    if counted and all(all(beyond(value, want) for want in wanted) for _, value in counted):
        return contradicted(f"{_names(reading)}: {shown}.", evidence=rows)
    return not_on_file(f"{_names(reading)}: {shown}.", note=found.coverage.sentence, evidence=rows)


def _print(value: object, noun: str) -> str:
    return f"{value[0]}–{value[1]}" if isinstance(value, tuple) else f"{value}{noun}"


def last(reading: Reading, dossier: Dossier) -> Answer:
    """Wins among the last so many meetings, under any usual definition."""
    said, found = reading.said, _met(reading, dossier)
    number = said["of"]
    counted = []
    for words, rows in _sets(reading, dossier, found):
        recent = rows[-number:] if said["last"] else rows
        if len(recent) == number:
            counted.append((words, sum(one.winner == "first" for one in recent)))
    matching = [words for words, value in counted if value == said["wins"]]
    shown = "; ".join(f"{value} of {number} ({words})" for words, value in counted)
    if matching:
        note = "" if len({value for _, value in counted}) == 1 else f"Counted so: {matching[0]}."
        return confirmed(
            f"{_names(reading)}: {shown}.", note=note, evidence=[_row(one) for one in found.counted[-number:]]
        )
    return not_on_file(
        f"{_names(reading)}: {shown or 'not so many meetings'} on file.",
        evidence=[_row(one) for one in found.counted[-number:]],
    )


CHECKERS = {
    "first-meeting": first,
    "met": met,
    "beat": beat,
    "head-to-head": score,
    "meetings-count": count,
    "wins-count": wins,
    "last-meetings": last,
}
