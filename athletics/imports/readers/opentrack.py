"""A competition as OpenTrack hands it out as JSON: competitors by bib, events, and their units with results."""

from athletics import marks
from athletics.choices import AttemptOutcome, RoundKind
from athletics.imports.files import UnreadableError
from athletics.imports.meet_files.said import FileSaid, Leg, Line, Person, Race
from athletics.imports.meet_files.titles import Disciplines
from athletics.imports.readers.cells import CellError, birth, day
from athletics.imports.readers.jsons import number_at, parse_json, rows_at, text_at
from athletics.imports.tables import Fault
from athletics.names import title_case_family

SEXES = {"M": "M", "F": "W", "W": "W", "X": "X", "MF": "X"}
FIRST = {1: (), 2: (RoundKind.HEAT,), 3: (RoundKind.HEAT, RoundKind.SEMI_FINAL)}
"""The rounds before the final, by how many rounds an event has."""


def read_opentrack(text: str, disciplines: Disciplines) -> FileSaid:
    """Raises UnreadableError where this is no such file. Rows are counted, since JSON has no lines."""
    found = parse_json(text)
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise UnreadableError("This JSON has no “events”: it is no OpenTrack competition.")
    if not any("units" in one for one in rows_at(found, "events")):
        raise UnreadableError("Its events have no “units”: download the whole competition from OpenTrack.")
    return _Reader(found, disciplines).run()


class _Reader:
    def __init__(self, found: dict, disciplines: Disciplines) -> None:
        self.found, self.disciplines, self.said, self.row = found, disciplines, FileSaid(), 0
        self.said.meet = text_at(found, "full_name", "name", "english_name")
        self.people = {text_at(one, "bib", "competitor_id"): one for one in rows_at(found, "competitors")}
        self.teams = {
            (text_at(one, "event_id"), text_at(one, "relay_team_id")): one
            for one in rows_at(found, "relay_teams")
        }

    def run(self) -> FileSaid:
        for event in rows_at(self.found, "events"):
            for unit in rows_at(event, "units"):
                self.read_unit(event, unit)
        return self.said

    def read_unit(self, event: dict, unit: dict) -> None:
        code, genders = text_at(event, "event_code"), text_at(event, "genders").upper()
        discipline = self.disciplines.opentrack(code) or self.disciplines.find(text_at(event, "name"))
        kind, heat = _round(event, unit), number_at(unit, "heat", most=999) or 1
        key = f"{text_at(event, 'event_id') or code}/{number_at(unit, 'round') or 1}/{heat}"[:200]
        race = Race(
            key,
            self.row + 1,
            text_at(event, "name") or code,
            sex=SEXES.get(genders, "") if genders != "MF" or (discipline and discipline.is_relay) else "",
            discipline=discipline.code if discipline else "",
            kind=kind,
            number=heat,
        )
        try:
            race.day = self.day_of(unit)
            race.wind = marks.parse_wind(text_at(unit, "wind_speed", "wind", "wind_assistance"))
        except (CellError, marks.MarkError) as error:
            self.said.faults.append(Fault(self.row + 1, str(error), race.title))
        if not any(rows_at(unit, "results")) or key in self.said.races:
            return
        self.said.races[key] = race
        for result in rows_at(unit, "results"):
            self.row += 1
            try:
                self.said.lines.append(self.line(result, key, event, unit))
            except CellError as error:
                shown = f"{text_at(result, 'bib')} {text_at(result, 'performance')}"
                self.said.faults.append(Fault(self.row, str(error), shown))

    def day_of(self, unit: dict):
        """The unit's own day, or the one it has by number from the first."""
        first, number = day(text_at(self.found, "date")), number_at(unit, "day", most=60)
        own = day(text_at(unit, "date"))
        if own or first is None or number is None:
            return own or (
                first if text_at(self.found, "finish_date") in ("", text_at(self.found, "date")) else None
            )
        return first.fromordinal(first.toordinal() + number - 1)

    def line(self, found: dict, key: str, event: dict, unit: dict) -> Line:
        bib = text_at(found, "bib")
        team = self.teams.get((text_at(event, "event_id"), bib))
        line = Line(self.row, key, "", raw_mark=text_at(found, "performance", "result"))
        if team is not None:
            line.team = text_at(team, "name")
            line.represents = text_at(team, "country", "nationality")
            runners = team.get("runners") if isinstance(team.get("runners"), list) else []
            people = [self.people.get(str(one)) for one in runners[:12]]
            line.legs = [Leg(order, self.person(one, "")) for order, one in enumerate(people, 1) if one]
        else:
            line.person = self.person(self.people.get(bib) or found, bib)
            line.represents = line.person.represents
            line.values["bib"] = bib[:12]
        line.text = f"{bib} {line.who} {line.raw_mark}".strip()[:400]
        line.values["place"] = number_at(found, "place")
        if lane := number_at(found, "lane", "order", most=999):
            line.values["lane"] = lane
        self.add_trials(line, bib, unit)
        return line

    def person(self, found: dict, bib: str) -> Person:
        family, given = text_at(found, "last_name", "lastName"), text_at(found, "first_name", "firstName")
        if not family:
            raise CellError(f"Nobody in “competitors” has the bib {bib[:20] or 'of this result'}.")
        if len(family) > 100 or len(given) > 100:
            raise CellError("This is too long for a name.")
        born, precision = birth(text_at(found, "date_of_birth", "dateOfBirth"))
        sex = SEXES.get(text_at(found, "gender").upper(), "")
        country = text_at(found, "nationality", "country", "team_id")
        return Person(
            given,
            title_case_family(family),
            country,
            born,
            precision,
            sex if sex in ("M", "W") else "",
            bib=bib[:12],
        )

    def add_trials(self, line: Line, bib: str, unit: dict) -> None:
        """Attempts of a field contest; what cannot be read of them is left out."""
        at_height: dict[int, int] = {}
        for one in rows_at(unit, "trials"):
            if text_at(one, "bib") != bib or len(line.attempts) > 60:
                continue
            height, sign = _length(text_at(one, "height")), text_at(one, "result").lower()
            if height and sign in AttemptOutcome.values:
                at_height[height] = at_height.get(height, 0) + 1
                line.attempts.append((at_height[height], height, sign, height if sign == "o" else None, None))
            elif not height and (number := number_at(one, "round", most=12)):
                mark = _length(sign)
                outcome = sign if sign in ("x", "-", "r") else AttemptOutcome.VALID.value if mark else ""
                if outcome and number not in {other[0] for other in line.attempts}:
                    line.attempts.append((number, None, outcome, mark, None))


def _round(event: dict, unit: dict) -> str:
    """“8,3,1” are three rounds: heats, semi-finals and the final. Of more rounds than three nobody can say."""
    rounds = len([one for one in text_at(event, "rounds").split(",") if one.strip()]) or 1
    number = number_at(unit, "round") or 1
    if number == rounds:
        return RoundKind.FINAL.value
    first = FIRST.get(rounds, ())
    return first[number - 1].value if number <= len(first) else ""


def _length(text: str) -> int | None:
    try:
        mark = marks.parse(text, unit="length")
    except marks.MarkError:
        return None
    return mark.value if mark else None
