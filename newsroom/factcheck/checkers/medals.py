"""Medals and doubles, by where, when and in what they were won."""

from collections.abc import Callable, Iterable

from athletics.choices import AgeClass
from athletics.honours import Medal
from athletics.models import Athlete
from newsroom.factcheck.checkers.series import NAMED, Series, series_of
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import at_place, cities_of, edition_fits, evidence_of, hangs, meet_url
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file


def medal_row(medal: Medal) -> Evidence:
    """A medal as evidence, with the page of its meet."""
    label = f"{medal.edition}, {medal.event_name}: {medal.medal}, {medal.date:%-d %B %Y} {medal.printed_mark}".rstrip()
    return Evidence(label, meet_url(medal.meet_slug))


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
            f"{right[0].medal.capitalize()}: {medal_row(right[0]).label}.",
            evidence=[medal_row(one) for one in right],
        )
    return _no_medal(athlete, said, series, won, dossier)


def _no_medal(athlete: Athlete, said: dict, series: Series, won: list[Medal], dossier: Dossier) -> Answer:
    """Contradicted by the place that edition gave, by the medal’s real year, event or place; never by silence."""
    place, hung, wanted = said["place"], said["adjuncts"], {one.pk for one in said["disciplines"]}
    there = [
        row for row in _finals(athlete, hung, series, dossier) if not wanted or row["discipline"] in wanted
    ]
    if there and all(row["place"] != place for row in there):
        shown = [evidence_of(row) for row in there]
        return contradicted(f"{athlete.name}: {shown[0].label}.", evidence=shown)
    same = [
        one for one in dossier.medals(athlete) if one.place == place and (series.any or series.takes(one))
    ]
    same = [one for one in same if not wanted or one.discipline_code in wanted]
    real = [] if there else _elsewhen(same, hung, series, dossier) or _elsewhere(same, hung)
    if real:
        return contradicted(f"{medal_row(real[0]).label}.", evidence=[medal_row(one) for one in real])
    other = next((one for one in won if one.place == place and wanted), None)
    if other and _anothers(other, wanted, athlete, place, dossier):
        return contradicted(
            f"{medal_row(other).label}; there {_anothers(other, wanted, athlete, place, dossier)}.",
            evidence=[medal_row(other)],
        )
    if place == 1 and series.certain and dossier.titles(athlete, series.definition).complete:
        titles = [medal_row(one) for one in same]
        return contradicted(
            "; ".join(one.label for one in titles) or f"No such title of {athlete.name}.", evidence=titles
        )
    best = [medal_row(one) for one in won or same]
    return not_on_file(f"No such medal of {athlete.name} is on file.", evidence=best[:3])


def _finals(athlete: Athlete, hung: Adjuncts, series: Series, dossier: Dossier) -> list[dict]:
    """The athlete’s finals where and when the words say, at championships the words may mean."""
    rows = [row for row in dossier.results(athlete) if row["round_kind"] == "final" and row["place"]]
    rows = [row for row in rows if (series.any and row["level"] in NAMED) or series.takes_row(row)]
    return [row for row in rows if _hangs(row, hung)]


def _elsewhen(same: list[Medal], hung: Adjuncts, series: Series, dossier: Dossier) -> list[Medal]:
    """The medals won there at another time, where no edition on file was held at the time said."""
    if not hung.whens or not (hung.where or not series.any):
        return []
    found = [one for one in same if _at(one, hung, dossier, without="when")]
    held = [
        meet
        for one in found
        for meet in dossier.editions_of(one.competition_id)
        if all(when.fits(meet.start_date, meet.end_date) for when in hung.whens)
        and all(edition_fits(meet, contest) for contest in hung.contests)
        and (not hung.places or any(cities_of(meet) & place.folded for place in hung.places))
    ]
    return [] if held else found


def _elsewhere(same: list[Medal], hung: Adjuncts) -> list[Medal]:
    """The medals won at the time said, in another place than the one said."""
    if not (hung.places and hung.whens):
        return []
    return [one for one in same if all(when.fits(one.date) for when in hung.whens)]


def _anothers(medal: Medal, wanted: set, athlete: Athlete, place: int, dossier: Dossier) -> str:
    """Who took that place in the events said, at the edition of a medal won in another event; empty if nobody on file."""
    meet = next((one for one in dossier.editions_of(medal.competition_id) if one.pk == medal.meet_id), None)
    names = (
        [name for code in sorted(wanted) for name in dossier.placed(meet, code, athlete.sex, place)]
        if meet
        else []
    )
    return "" if athlete.name in names else " and ".join(names)


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


def _hangs(row: dict, hung: Adjuncts) -> bool:
    bare = Adjuncts(places=hung.places, whens=hung.whens, contests=hung.contests, lands=hung.lands)
    return hangs(row, bare)


def double(reading: Reading, dossier: Dossier) -> Answer:
    """Two golds at one edition, in the events said; another pair, a defeat there or another year contradicts it."""
    athlete, said = reading.subject, reading.said
    hung: Adjuncts = said["adjuncts"]
    wanted = {one.pk for one in said["disciplines"]}
    golds = [one for one in dossier.medals(athlete) if one.place == 1 and one.level in NAMED]
    doubles = _doubles(one for one in golds if _at(one, hung, dossier))
    right = [won for won in doubles if wanted <= {one.discipline_code for one in won}]
    if right or doubles:
        return _shown(confirmed if right else contradicted, (right or doubles)[0])
    rows = [row for row in dossier.results(athlete) if row["round_kind"] == "final" and row["level"] in NAMED]
    rows = [row for row in rows if (hung.where or hung.whens) and _hangs(row, hung)]
    lost = [row for row in rows if row["place"] != 1 and (not wanted or row["discipline"] in wanted)]
    if lost:
        shown = [evidence_of(row) for row in lost]
        return contradicted(f"{athlete.name}: {shown[0].label}.", evidence=shown)
    elsewhen = _doubles(one for one in golds if _at(one, hung, dossier, without="when"))
    if elsewhen and hung.whens and hung.where:
        return _shown(contradicted, elsewhen[0])
    return not_on_file(f"No such double of {athlete.name} is on file.")


def _doubles(golds: Iterable[Medal]) -> list[list[Medal]]:
    """The golds of each edition with two or more, newest first."""
    editions: dict[int, list[Medal]] = {}
    for one in golds:
        editions.setdefault(one.meet_id, []).append(one)
    return [won for won in editions.values() if len(won) > 1]


def _shown(verdict: Callable[..., Answer], won: list[Medal]) -> Answer:
    rows = [medal_row(one) for one in won]
    return verdict("; ".join(row.label for row in rows) + ".", evidence=rows)


def medal_count(reading: Reading, dossier: Dossier) -> Answer:
    """So many medals of a kind; more on file disprove it, fewer only where every title is on file."""
    athlete, said = reading.subject, reading.said
    series, hung = series_of(said, dossier), said["adjuncts"]
    wanted, place = {one.pk for one in said["disciplines"]}, MEDALS.get(said["colour"])
    won = [
        one
        for one in dossier.medals(athlete)
        if one.place <= 3
        and (one.level in NAMED if series.any else series.takes(one))
        and (place is None or one.place == place)
        and (not wanted or one.discipline_code in wanted)
        and _at(one, hung, dossier)
    ]
    senior = [one for one in won if one.age_class == AgeClass.SENIOR]
    strict = [one for one in senior if not series.loosely(one)]
    counts = {len(rows): rows for rows in (won, senior, strict)}
    rows = [medal_row(one) for one in won]
    found = f"{len(strict)} on file: {'; '.join(row.label for row in rows) or 'none'}."
    if said["count"] in counts:
        return confirmed(
            found,
            note="" if len(counts) == 1 else f"Counted so: {len(counts[said['count']])}.",
            evidence=rows,
        )
    if min(counts) > said["count"]:
        return contradicted(found, evidence=rows)
    return not_on_file(found, evidence=rows)


MEDALS = {"gold": 1, "silver": 2, "bronze": 3}
CHECKERS = {"medal": medal, "double": double, "medal-count": medal_count}
