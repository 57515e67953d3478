"""Champions and title counts: always of which event, under which definition."""

from dataclasses import replace

from athletics.honours import Reign, champion
from athletics.models import Athlete
from newsroom.factcheck.checkers.medals import medal_row
from newsroom.factcheck.checkers.series import NAMED, Series, series_of, title_definitions
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import cities_of
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file


def title(reading: Reading, dossier: Dossier) -> Answer:
    """Reigning in any event of the series; a note where it is not the event the text is about."""
    athlete, said = reading.subject, reading.said
    series = series_of(said, dossier)
    wanted = {one.pk for one in said["disciplines"]}
    held = [one for one in dossier.reigns(athlete) if series.takes(one.medal)]
    fitting = [one for one in held if not wanted or one.medal.discipline_code in wanted]
    if wanted and fitting and all(series.loosely(one.medal) for one in fitting):
        return _indoors_only(athlete, fitting, wanted, series, dossier)
    if said.get("state") in ("former", "ex-", "ex"):
        return _former(athlete, series, wanted, held, dossier)
    if fitting:
        return _next_is_elsewhere(fitting[0], said, dossier) or _reigning(fitting, said, series, dossier)
    if held and wanted:
        return _in_other_event(athlete, held, wanted, series, dossier)
    past = [one for one in dossier.past_reigns(athlete) if series.takes(one.medal)]
    past = [one for one in past if not wanted or one.medal.discipline_code in wanted]
    if past:
        ended = max(past, key=lambda one: one.until)
        return contradicted(ended.sentence, note="A former champion.", evidence=[medal_row(ended.medal)])
    return _never(athlete, series, wanted, dossier)


def _reigning(held: list[Reign], said: dict, series: Series, dossier: Dossier) -> Answer:
    found = " ".join(one.sentence for one in held)
    rows = [medal_row(one.medal) for one in held]
    about = dossier.context.discipline
    note = ""
    if series.loosely(held[0].medal):
        note = "Indoors: say so."
    elif not said["disciplines"] and about and all(one.medal.group != about.group for one in held):
        names = " and ".join(one.medal.discipline_name for one in held)
        note = f"At {names}; the text is about the {about.name}. Say “{held[0].medal.title}”."
    elif any(one.doubt for one in held):
        note = next(one.doubt for one in held if one.doubt)
    return confirmed(found, note=note, evidence=rows)


def _indoors_only(
    athlete: Athlete, held: list[Reign], wanted: set, series: Series, dossier: Dossier
) -> Answer:
    """“World 1500m champion” of somebody who is so indoors: another's title, where the file knows whose."""
    found, rows = held[0].sentence, [medal_row(one.medal) for one in held]
    others = _others(athlete, wanted, replace(series, also=()), dossier)
    if others:
        return contradicted(f"{others} {found}", evidence=rows)
    return confirmed(found, note="Indoors: say so.", evidence=rows)


def _next_is_elsewhere(reign: Reign, said: dict, dossier: Dossier) -> Answer | None:
    """“Defends the title in Tokyo”: contradicted where the next edition on file is held somewhere else."""
    hung = said.get("next")
    ahead = [
        meet for meet in dossier.editions_of(reign.medal.competition_id) if meet.end_date >= dossier.as_of
    ]
    if hung is None or not hung.places or not ahead:
        return None
    if any(cities_of(ahead[0]) & place.folded for place in hung.places):
        return None
    row = Evidence(f"{ahead[0]}: {ahead[0].venue.city}", ahead[0].get_absolute_url())
    return contradicted(f"{ahead[0]} is in {ahead[0].venue.city}.", evidence=[row])


def _former(athlete: Athlete, series: Series, wanted: set, held: list[Reign], dossier: Dossier) -> Answer:
    past = [one for one in dossier.past_reigns(athlete) if series.takes(one.medal)]
    past = [one for one in past if not wanted or one.medal.discipline_code in wanted]
    if past:
        return confirmed(past[0].sentence, evidence=[medal_row(past[0].medal)])
    still = [one for one in held if not wanted or one.medal.discipline_code in wanted]
    if still:
        return contradicted(f"Still reigning: {still[0].sentence}", evidence=[medal_row(still[0].medal)])
    return _never(athlete, series, wanted, dossier)


def _in_other_event(
    athlete: Athlete, held: list[Reign], wanted: set, series: Series, dossier: Dossier
) -> Answer:
    found = f"{athlete.name} is {' and '.join(one.medal.title for one in held)}."
    others = _others(athlete, wanted, series, dossier)
    if others:
        return contradicted(f"{found} {others}", evidence=[medal_row(one.medal) for one in held])
    return not_on_file(found, evidence=[medal_row(one.medal) for one in held])


def _others(athlete: Athlete, disciplines: set, series: Series, dossier: Dossier) -> str:
    """Who reigns instead in every one of these events; empty where the file does not know of one of them."""
    reigns = []
    for code in sorted(disciplines):
        found = [
            one
            for level in series.levels
            for one in champion(
                discipline=code, sex=athlete.sex, level=level, area=series.area, as_of=dossier.known
            )
            if series.takes(one.medal)
        ]
        if not found or any(one.medal.athlete_id == athlete.pk for one in found):
            return ""
        reigns += found
    return " ".join(f"{one.medal.title} is {one.medal.name}." for one in reigns)


def _never(athlete: Athlete, series: Series, wanted: set, dossier: Dossier) -> Answer:
    """Nobody's title on file: contradicted where another holds it in all this athlete's events, or all are on file."""
    counted = dossier.titles(athlete, series.definition)
    found = f"No {series.name} title of {athlete.name} is on file."
    if counted.complete and series.certain:
        return contradicted(found)
    main = wanted or _main_disciplines(athlete, dossier)
    others = _others(athlete, main, series, dossier) if main and series.certain else ""
    return contradicted(f"{found} {others}") if others else not_on_file(found)


def _main_disciplines(athlete: Athlete, dossier: Dossier) -> set[str]:
    """Those of the athlete's championship finals and medals, else those run most."""
    rows = [row for row in dossier.results(athlete) if row["level"] in NAMED and row["age_class"] == "senior"]
    return {row["discipline"] for row in rows}


def title_count(reading: Reading, dossier: Dossier) -> Answer:
    """Counted under the definition the words give; where another gives the number, with that in a note."""
    athlete, said = reading.subject, reading.said
    number = said["count"]
    answers = [dossier.titles(athlete, definition) for definition in title_definitions(said, dossier)]
    if not answers:
        return not_on_file()
    first, rest = answers[0], answers[1:]
    rows = [
        Evidence(first.sentence, athlete.get_absolute_url()),
        *(medal_row(medal) for medal in first.medals),
    ]
    if said.get("both") and not (first.outdoor and first.indoor):
        return contradicted(first.sentence, note="Not both indoors and outdoors.", evidence=rows)
    if first.count == number:
        return confirmed(first.sentence, evidence=rows)
    other = next((one for one in rest if one.count == number), None)
    if other:
        return confirmed(first.sentence, note=f"Only counted so: {other.sentence}", evidence=rows)
    if first.complete or first.count > number:
        return contradicted(first.sentence, evidence=rows, fix=(str(number), str(first.count)))
    return not_on_file(first.sentence, evidence=rows)


CHECKERS = {"title": title, "title-count": title_count}
