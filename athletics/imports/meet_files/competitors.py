"""Whom the lines of a file are about, once matched or settled: athletes on file, new ones, teams."""

from dataclasses import dataclass

from athletics.choices import AnswerKind
from athletics.imports.meet_files.answers import Answers, of_club, of_line, of_name
from athletics.imports.meet_files.countries import Countries
from athletics.imports.meet_files.people import Known, People
from athletics.imports.meet_files.races import Placed
from athletics.imports.meet_files.rows import NEW, SKIP
from athletics.imports.meet_files.said import Line, Person
from athletics.models import Athlete, Entry, Team
from athletics.names import fold, title_case_family


@dataclass(slots=True)
class Who:
    """The athlete or team of a line, or the doubt with its options. `skipped`: a person has left it out."""

    athlete: Known | Athlete | None = None
    team: Team | None = None
    country: str = ""
    doubt: str = ""
    options: tuple = ()
    scopes: tuple = ()
    skipped: bool = False

    @property
    def is_new(self) -> bool:
        return isinstance(self.athlete, Athlete) or (self.team is not None and self.team.pk is None)

    @property
    def name(self) -> str:
        return self.athlete.name if self.athlete else self.team.name if self.team else ""


class Competitors:
    """Everybody a file names. People who are new are made once, however many lines they have."""

    def __init__(self, lines: list[Line], answers: Answers) -> None:
        self.countries = Countries()
        people = [line.person for line in lines if line.person]
        people += [leg.person for line in lines for leg in line.legs]
        self.people = People(people, self.countries)
        self._answers = answers
        self._new: dict[tuple, Athlete] = {}
        self._teams = {(fold(one.name), one.sex): one for one in Team.objects.all()}

    def team(self, line: Line, placed: Placed) -> Who:
        """The relay team of that name and sex, or a new one."""
        if self._answers.skips(of_line(line)):
            return Who(skipped=True)
        name, sex = " ".join((line.team or line.person.printed).split())[:120], placed.event.sex
        country = self.countries.find(line.represents) or self.countries.find(name)
        found = self._teams.get((fold(name), sex))
        if found is None and not fold(name):
            return Who(doubt="No team is named.", options=(SKIP,), scopes=_scopes(line))
        if found is None:
            if not country:
                return Who(doubt="This team is of no country on file.", options=(SKIP,), scopes=_scopes(line))
            found = self._teams[fold(name), sex] = Team(name=name, sex=sex, country_id=country)
        return Who(team=found, country=country or found.country_id or "")

    def athlete(self, line: Line, placed: Placed, entries: list[Entry]) -> Who:
        """The athlete of a line, as a person has settled it or as the record answers beyond doubt."""
        answer, person = self._answers.who(line), line.person
        country = self.countries.find(person.represents)
        told = country or self._answers.country(line)
        if answer and answer.kind == AnswerKind.SKIP:
            return Who(skipped=True)
        if answer and answer.kind == AnswerKind.ATHLETE and answer.athlete_id:
            known = self.people.known(answer.athlete_id)
            if known and placed.event.sex in (known.sex, "X"):
                return Who(known, country=told or known.country)
        match = self.people.match(person, sex=placed.event.sex, entries=entries)
        if match.found:
            return Who(match.found, country=told or match.found.country)
        wants_new = answer and answer.kind == AnswerKind.NEW
        if match.candidates and not wants_new:
            return self._doubtful(line, match.reason, match.candidates, entries, told)
        if not person.family:
            return Who(
                doubt=match.reason or "A number without a name.", options=(SKIP,), scopes=_scopes(line)
            )
        return self._newcomer(
            line, placed, told, match.reason, certain=not match.candidates and not match.reason
        )

    def leg(self, person: Person, placed: Placed, country: str) -> Who:
        """A runner of a relay: on file, or new where nobody can be meant; else in doubt."""
        match = self.people.match(person, sex=person.sex or placed.event.sex)
        if match.found:
            return Who(match.found)
        sex = person.sex or placed.event.sex
        if match.candidates or sex not in ("M", "W") or not person.family:
            return Who(doubt=match.reason or f"Nobody knows who “{person.printed}” is.")
        return Who(
            self._make(
                person, sex, self.countries.find(person.represents) or country, certain=not match.reason
            )
        )

    def _doubtful(
        self, line: Line, reason: str, candidates: list[Known], entries: list[Entry], country: str
    ) -> Who:
        entered = {entry.athlete_id for entry in entries}
        options = [
            (
                f"{AnswerKind.ATHLETE.value}:{one.pk}",
                one.label + (", entered here" if one.pk in entered else ""),
            )
            for one in sorted(candidates, key=lambda one: one.pk not in entered)
        ]
        new = [NEW] if country else []
        return Who(doubt=reason, options=(*options, *new, SKIP), scopes=_scopes(line), country=country)

    def _newcomer(self, line: Line, placed: Placed, country: str, reason: str, *, certain: bool) -> Who:
        person = line.person
        sex = person.sex or placed.event.sex
        if not country:
            said = f"“{person.represents[:40]}” is no country" if person.represents else "No country is named"
            return Who(
                doubt=f"Nobody of this name is on file, and {said[0].lower()}{said[1:]}.",
                options=(SKIP,),
                scopes=_scopes(line),
            )
        if sex not in ("M", "W"):
            return Who(
                doubt="Nobody says whether this is a man or a woman.", options=(SKIP,), scopes=_scopes(line)
            )
        if len(person.given) > 100 or len(person.family) > 100:
            return Who(doubt="This is too long for a name.", options=(SKIP,), scopes=_scopes(line))
        return Who(self._make(person, sex, country, certain=certain), country=country, scopes=_scopes(line))

    def _make(self, person: Person, sex: str, country: str, *, certain: bool) -> Athlete:
        key = (person.folded, sex, person.birth, person.precision, country)
        if key not in self._new:
            self._new[key] = Athlete(
                given_name=person.given,
                family_name=title_case_family(person.family),
                sex=sex,
                birth_date=person.birth,
                birth_precision=person.precision,
                country_id=country,
                identity_uncertain=not (certain and person.certain_birth),
            )
        return self._new[key]


def _scopes(line: Line) -> tuple:
    """What an answer may be about, the narrowest first."""
    scopes = [(of_line(line), "this line"), (of_name(line), f"every line of {line.who}")]
    if line.represents:
        scopes.append((of_club(line), f"every line from {line.represents}"))
    return tuple(scopes)
