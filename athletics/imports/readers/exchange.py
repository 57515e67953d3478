"""The World Athletics results exchange: the draft “Athletics Competition Results Model” of a W3C community group."""

from athletics import marks
from athletics.choices import AgeClass, AttemptOutcome, Qualified, ResultStatus, RoundKind
from athletics.imports.files import UnreadableError
from athletics.imports.meet_files.said import FileSaid, Leg, Line, Person, Race
from athletics.imports.meet_files.titles import read_round
from athletics.imports.readers.cells import CellError, birth, day
from athletics.imports.readers.jsons import number_at, parse_json, rows_at, text_at
from athletics.imports.tables import Fault
from athletics.names import title_case_family

SEXES = {"male": "M", "female": "W"}
AGES = {"17": AgeClass.U18, "19": AgeClass.U20, "22": AgeClass.U23}
"""By the oldest age that may compete."""


def read_exchange(text: str) -> FileSaid:
    """Raises UnreadableError where this is no such file. Rows are counted, since JSON has no lines."""
    found = parse_json(text)
    if not isinstance(found, dict) or not isinstance(found.get("units"), list):
        raise UnreadableError("This JSON has no “units”: it is no World Athletics results exchange.")
    return _Reader(found).run()


class _Reader:
    def __init__(self, found: dict) -> None:
        self.found, self.said, self.row = found, FileSaid(), 0
        self.said.meet_wa_id = number_at(found, "waId", most=2**31 - 1)
        self.athletes = {text_at(one, "id"): one for one in rows_at(found, "athletes")}
        self.teams = {text_at(one, "id"): one for one in rows_at(found, "relayTeams")}

    def run(self) -> FileSaid:
        for number, unit in enumerate(rows_at(self.found, "units"), 1):
            for turn in rows_at(unit, "rounds"):
                for race in rows_at(turn, "races"):
                    self.read_race(number, unit, turn, race)
        return self.said

    def read_race(self, number: int, unit: dict, turn: dict, found: dict) -> None:
        kind, in_name = read_round(text_at(turn, "type"))
        heat = number_at(found, "number", most=999) or in_name or 1
        key = f"{number}/{text_at(turn, 'type')}/{heat}"[:200]
        title = f"{text_at(unit, 'title')} {text_at(turn, 'type')} {heat if kind != RoundKind.FINAL else ''}"
        race = Race(key, self.row + 1, " ".join(title.split()), kind=kind, number=heat)
        race.age_class = AGES.get(text_at(unit, "maxAge"), AgeClass.SENIOR)
        race.sex = self.sex_of(found)
        try:
            race.day = day(text_at(found, "date"))
            race.wind = _wind(text_at(found, "wind"))
        except CellError as error:
            self.said.faults.append(Fault(self.row + 1, str(error), race.title))
        if key in self.said.races:
            self.said.faults.append(Fault(self.row + 1, "This race stands in the file twice.", race.title))
            return
        self.said.races[key] = race
        for result in rows_at(found, "results"):
            self.row += 1
            self.read_result(result, key)

    def sex_of(self, race: dict) -> str:
        """That of everybody in it, where they are all of one."""
        sexes = {
            text_at(self.athletes.get(text_at(one, "athleteId")), "sex").lower()
            for one in rows_at(race, "results")
        }
        return SEXES.get(sexes.pop(), "") if len(sexes) == 1 else ""

    def read_result(self, found: dict, key: str) -> None:
        try:
            self.said.lines.append(self.line(found, key))
        except CellError as error:
            who = text_at(found, "athleteId", "relayTeamId")
            self.said.faults.append(Fault(self.row, str(error), f"{who} {text_at(found, 'result')}"))

    def line(self, found: dict, key: str) -> Line:
        team = self.teams.get(text_at(found, "relayTeamId"))
        line = Line(self.row, key, "", raw_mark=text_at(found, "result"))
        if team is not None:
            line.team = text_at(team, "name")
            line.represents = text_at(team, "country").replace("INT", "")
            legs = found.get("legs") if isinstance(found.get("legs"), list) else []
            people = [self.athletes.get(str(one)) for one in legs[:12]]
            line.legs = [Leg(order, self.person(one)) for order, one in enumerate(people, 1) if one]
        else:
            line.person = self.person(self.athletes.get(text_at(found, "athleteId")))
            line.represents = line.person.represents
        line.text = f"{line.who} {line.raw_mark}"[:400]
        line.values["place"] = number_at(found, "placeInRace", "placeInRound")
        if found.get("outOfCompetition") is True:
            line.values["out_of_competition"] = True
        if text_at(found, "qualified") in Qualified.values:
            line.values["qualified"] = text_at(found, "qualified")
        if wind := _wind(text_at(found, "wind")):
            line.values["wind_said"] = wind
        if line.raw_mark.lower() in ("nm", "nh"):
            line.values["status"] = ResultStatus(line.raw_mark.lower()).value
            line.raw_mark = ""
        self.add_details(line, found)
        return line

    def person(self, found: dict | None) -> Person:
        family = text_at(found, "lastName")
        if not family:
            raise CellError("Nobody in “athletes” has the id of this result, or a name.")
        if len(family) > 100 or len(text_at(found, "firstName")) > 100:
            raise CellError("This is too long for a name.")
        born, precision = birth(text_at(found, "birthdate"))
        sex = SEXES.get(text_at(found, "sex").lower(), "")
        wa_id = number_at(found, "waId", most=2**31 - 1)
        country = text_at(found, "country")
        return Person(
            text_at(found, "firstName"), title_case_family(family), country, born, precision, sex, wa_id=wa_id
        )

    def add_details(self, line: Line, found: dict) -> None:
        """Attempts and splits; what cannot be read of them is left out, for they change no result."""
        jumps = [one for one in rows_at(found, "detail") if "result" in one and "distance" not in one]
        for number, one in enumerate(jumps[:12], 1):
            outcome, mark = _attempt(text_at(one, "result"))
            if outcome:
                wind = _wind(text_at(one, "wind"))
                line.attempts.append((number, None, outcome, mark, wind.tenths if wind else None))
        for one in rows_at(found, "detail"):
            _, height = _attempt(text_at(one, "height"))
            for number, sign in enumerate(text_at(one, "attempts").lower()[:3], 1):
                if height and sign in AttemptOutcome.values:
                    line.attempts.append((number, height, sign, height if sign == "o" else None, None))
            distance = number_at(one, "distance", most=100_000)
            time = _time(text_at(one, "result")) if distance else None
            if distance and time:
                line.splits[distance] = time


def _attempt(text: str) -> tuple[str, int | None]:
    if text.lower() in ("x", "-", "r"):
        return text.lower(), None
    try:
        mark = marks.parse(text, unit="length")
    except marks.MarkError:
        return "", None
    return (AttemptOutcome.VALID.value, mark.value) if mark and mark.value else ("", None)


def _time(text: str) -> int | None:
    try:
        mark = marks.parse(text, unit="time", sprint=False)
    except marks.MarkError:
        return None
    return mark.value if mark else None


def _wind(text: str) -> marks.Wind | None:
    try:
        return marks.parse_wind(text)
    except marks.MarkError as error:
        raise CellError(f"wind: {error}") from None
