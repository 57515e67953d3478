"""Champions, title counts, medals, doubles: always of which event, under which definition."""

from athletics.honours import Medal, Reign, champion, titles
from athletics.models import Athlete
from newsroom.factcheck.checkers.series import NAMED, Series, series_of, title_definitions
from newsroom.factcheck.dossier import (
    Dossier,
    at_place,
    cities_of,
    edition_fits,
    evidence_of,
    hangs,
    meet_url,
)
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file


def _row(medal: Medal) -> Evidence:
    label = f"{medal.edition}, {medal.event_name}: {medal.medal}, {medal.date:%-d %B %Y} {medal.printed_mark}".rstrip()
    return Evidence(label, meet_url(medal.meet_slug))


def title(reading: Reading, dossier: Dossier) -> Answer:
    """Reigning in any event of the series; a note where it is not the event the text is about."""
    athlete, said = reading.subject, reading.said
    series = series_of(said, dossier)
    wanted = {one.pk for one in said["disciplines"]}
    held = [one for one in dossier.reigns(athlete) if series.takes(one.medal)]
    fitting = [one for one in held if not wanted or one.medal.discipline_code in wanted]
    if said.get("state") in ("former", "ex-", "ex"):
        return _former(athlete, series, wanted, held, dossier)
    if fitting:
        return _next_is_elsewhere(fitting[0], said, dossier) or _reigning(fitting, said, series, dossier)
    if held and wanted:
        return _elsewhere(athlete, held, wanted, series, dossier)
    past = [one for one in dossier.past_reigns(athlete) if series.takes(one.medal)]
    past = [one for one in past if not wanted or one.medal.discipline_code in wanted]
    if past:
        ended = max(past, key=lambda one: one.until)
        return contradicted(ended.sentence, note="A former champion.", evidence=[_row(ended.medal)])
    return _never(athlete, series, wanted, dossier)


def _reigning(held: list[Reign], said: dict, series: Series, dossier: Dossier) -> Answer:
    found = " ".join(one.sentence for one in held)
    rows = [_row(one.medal) for one in held]
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
        return confirmed(past[0].sentence, evidence=[_row(past[0].medal)])
    still = [one for one in held if not wanted or one.medal.discipline_code in wanted]
    if still:
        return contradicted(f"Still reigning: {still[0].sentence}", evidence=[_row(still[0].medal)])
    return _never(athlete, series, wanted, dossier)


def _elsewhere(athlete: Athlete, held: list[Reign], wanted: set, series: Series, dossier: Dossier) -> Answer:
    found = f"{athlete.name} is {' and '.join(one.medal.title for one in held)}."
    others = _others(athlete, wanted, series, dossier)
    if others:
        return contradicted(f"{found} {others}", evidence=[_row(one.medal) for one in held])
    return not_on_file(found, evidence=[_row(one.medal) for one in held])


def _others(athlete: Athlete, disciplines: set, series: Series, dossier: Dossier) -> str:
    """Who reigns instead in every one of these events; empty where the file does not know of one of them."""
    reigns = []
    for code in sorted(disciplines):
        found = [
            one
            for level in series.levels
            for one in champion(
                discipline=code, sex=athlete.sex, level=level, area=series.area, as_of=dossier.as_of
            )
            if series.takes(one.medal)
        ]
        if not found or any(one.medal.athlete_id == athlete.pk for one in found):
            return ""
        reigns += found
    return " ".join(f"{one.medal.title} is {one.medal.name}." for one in reigns)


def _never(athlete: Athlete, series: Series, wanted: set, dossier: Dossier) -> Answer:
    """Nobody's title on file: contradicted where another holds it in all this athlete's events, or all are on file."""
    counted = titles(athlete=athlete, as_of=dossier.as_of, definition=series.definition)
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
    answers = [
        titles(athlete=athlete, as_of=dossier.as_of, definition=definition)
        for definition in title_definitions(said, dossier)
    ]
    if not answers:
        return not_on_file()
    first, rest = answers[0], answers[1:]
    rows = [Evidence(first.sentence, athlete.get_absolute_url()), *(_row(medal) for medal in first.medals)]
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


def medal(reading: Reading, dossier: Dossier) -> Answer:
    athlete, said = reading.subject, reading.said
    hung: Adjuncts = said["adjuncts"]
    series = series_of(said, dossier)
    won = [
        one
        for one in dossier.medals(athlete)
        if _at(one, hung, dossier) and (series.any or series.takes(one))
    ]
    wanted = {one.pk for one in said["disciplines"]}
    right = [
        one for one in won if one.place == said["place"] and (not wanted or one.discipline_code in wanted)
    ]
    right = [one for one in right if not hung.marks or one.printed_mark == hung.marks[0]] or (
        [] if hung.marks else right
    )
    if right:
        return confirmed(
            f"{right[0].medal.capitalize()}: {_row(right[0]).label}.", evidence=[_row(one) for one in right]
        )
    return _no_medal(athlete, said, hung, series, wanted, won, dossier)


def _no_medal(athlete, said, hung, series: Series, wanted: set, won: list[Medal], dossier: Dossier) -> Answer:
    """Contradicted by the place that edition gave, by the medal's real year or event, never by silence."""
    place = said["place"]
    there = [
        row
        for row in dossier.results(athlete)
        if row["round_kind"] == "final" and row["place"] and _hangs(row, hung, dossier)
    ]
    there = [
        row
        for row in there
        if (series.any and row["level"] in NAMED or series.takes_row(row))
        and (not wanted or row["discipline"] in wanted)
    ]
    if there and all(row["place"] != place for row in there):
        return contradicted(
            f"{athlete.name}: {evidence_of(there[0]).label}.", evidence=[evidence_of(row) for row in there]
        )
    same = [
        one for one in dossier.medals(athlete) if one.place == place and (series.any or series.takes(one))
    ]
    same = [one for one in same if not wanted or one.discipline_code in wanted]
    elsewhen = [one for one in same if _at(one, hung, dossier, without="when")]
    if hung.whens and (hung.where or not series.any) and elsewhen and not there:
        gap = [
            meet
            for one in elsewhen
            for meet in dossier.editions_of(one.competition_id)
            if hung.whens[0].fits(meet.start_date, meet.end_date)
        ]
        if not gap:
            return contradicted(_row(elsewhen[0]).label + ".", evidence=[_row(one) for one in elsewhen])
    if won and wanted and any(one.place == place for one in won):
        other = next(one for one in won if one.place == place)
        meets = [meet for meet in dossier.editions_of(other.competition_id) if meet.pk == other.meet_id]
        holders = (
            [name for code in wanted for name in dossier.placed(meets[0], code, athlete.sex, place)]
            if meets
            else []
        )
        if holders and athlete.name not in holders:
            return contradicted(f"{_row(other).label}; there {holders[0]}.", evidence=[_row(other)])
    elsewhere = [one for one in same if hung.places and _at(one, hung, dossier, without="where")]
    if elsewhere and hung.whens and not there:
        return contradicted(_row(elsewhere[0]).label + ".", evidence=[_row(one) for one in elsewhere])
    best = [_row(one) for one in won or same]
    return not_on_file(f"No such medal of {athlete.name} is on file.", evidence=best[:3])


def _at(medal: Medal, hung: Adjuncts, dossier: Dossier, *, without: str = "") -> bool:
    """Whether a medal was won where and when the words say."""
    if without != "when" and not all(when.fits(medal.date) for when in hung.whens):
        return False
    row = {
        "city": medal.city,
        "meet_city": medal.city,
        "round_city": "",
        "short_name": "",
        "meet_name": medal.edition,
    }
    if without == "where":
        return True
    if hung.places and not any(at_place(row, place) for place in hung.places):
        return False
    codes = {country.pk for country in hung.countries}
    if codes and medal.venue_country_code not in codes:
        return False
    return all(_in(medal, contest, dossier) for contest in hung.contests)


def _in(medal: Medal, contest, dossier: Dossier) -> bool:
    if medal.competition_id not in {one.pk for one in contest.competitions}:
        return False
    meets = [meet for meet in dossier.editions_of(medal.competition_id) if meet.pk == medal.meet_id]
    return any(edition_fits(meet, contest) for meet in meets)


def _hangs(row: dict, hung: Adjuncts, dossier: Dossier) -> bool:
    bare = Adjuncts(places=hung.places, whens=hung.whens, contests=hung.contests, lands=hung.lands)
    return hangs(row, bare)


def double(reading: Reading, dossier: Dossier) -> Answer:
    athlete, said = reading.subject, reading.said
    hung: Adjuncts = said["adjuncts"]
    wanted = {one.pk for one in said["disciplines"]}
    golds: dict[int, list[Medal]] = {}
    for one in dossier.medals(athlete):
        if one.place == 1 and one.level in NAMED and _at(one, hung, dossier):
            golds.setdefault(one.meet_id, []).append(one)
    for won in golds.values():
        if len(won) >= 2 and wanted <= {one.discipline_code for one in won}:
            return confirmed(
                "; ".join(_row(one).label for one in won) + ".", evidence=[_row(one) for one in won]
            )
    real = [won for won in golds.values() if len(won) >= 2]
    if real:
        return contradicted(
            "; ".join(_row(one).label for one in real[0]) + ".", evidence=[_row(one) for one in real[0]]
        )
    rows = [
        row
        for row in dossier.results(athlete)
        if row["round_kind"] == "final" and row["level"] in NAMED and _hangs(row, hung, dossier)
    ]
    lost = [row for row in rows if row["place"] != 1 and (not wanted or row["discipline"] in wanted)]
    if lost and (hung.where or hung.whens):
        return contradicted(
            f"{athlete.name}: {evidence_of(lost[0]).label}.", evidence=[evidence_of(row) for row in rows]
        )
    elsewhen = hung.whens and [
        one
        for one in dossier.medals(athlete)
        if one.place == 1 and one.level in NAMED and _at(one, hung, dossier, without="when")
    ]
    if elsewhen and hung.where and len(elsewhen) >= 2:
        return contradicted(
            "; ".join(_row(one).label for one in elsewhen) + ".", evidence=[_row(one) for one in elsewhen]
        )
    return not_on_file(f"No such double of {athlete.name} is on file.")


CHECKERS = {"title": title, "title-count": title_count, "medal": medal, "double": double}
