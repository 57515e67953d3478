"""A calendar table beside the seasons on file: which meets are new, moved, renamed or the same. Writes nothing."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from athletics.choices import AnswerKind, MeetStatus, Verdict
from athletics.imports.calendar_files.reading import CalendarSaid, MeetLine
from athletics.imports.meet_files.answers import Answers
from athletics.imports.meet_files.review import Review
from athletics.imports.meet_files.rows import SKIP, Row
from athletics.models import (
    Competition,
    CompetitionName,
    Country,
    League,
    LeagueName,
    Meet,
    Season,
    Venue,
    VenueName,
)
from athletics.names import fold

ON = (MeetStatus.SCHEDULED, MeetStatus.MOVED)
_YEAR = re.compile(r"(?:(.*?)[ ,/-]*)\b((?:19|20)[0-9]{2})")
NEW_ONE = AnswerKind.NEW.value


@dataclass(slots=True)
class MeetDraft:
    """A meet to be added or changed. `verb`: what is announced of one on file; `plain`: columns that need no announcement."""

    line: MeetLine
    season: Season
    competition: Competition | None
    venue: Venue
    meet: Meet | None = None
    verb: str = ""
    plain: dict[str, Any] = field(default_factory=dict)


class _DoubtError(Exception):
    def __init__(self, reason: str, options: list[tuple[str, str]], about: str) -> None:
        super().__init__(reason)
        self.reason, self.options, self.about = reason, options, about


class _SkippedError(Exception):
    pass


def review_calendar(said: CalendarSaid, *, answers: Answers) -> Review:
    """What would become of the table. Some ten queries, however long it is."""
    reviewer = _Reviewer(said, answers)
    found = Review(None, rows=[reviewer.row(line) for line in said.lines])
    found.rows += [Row(one.number, one.text, Verdict.REFUSED, one.reason, one.text) for one in said.faults]
    found.rows.sort(key=lambda row: row.line)
    found.warnings = reviewer.warnings()
    return found


class _Reviewer:
    def __init__(self, said: CalendarSaid, answers: Answers) -> None:
        self.answers = answers
        self.countries = set(Country.objects.values_list("code", flat=True))
        self.leagues: dict[str, League] = {fold(one.name): one for one in League.objects.all()}
        for one in LeagueName.objects.select_related("league"):
            self.leagues.setdefault(fold(one.name), one.league)
        self.seasons = {(one.league_id, one.year): one for one in Season.objects.select_related("league")}
        self.meets: dict[int, list[Meet]] = {}
        for meet in (
            Meet.objects.exclude(season=None).select_related("venue", "competition", "season").order_by("pk")
        ):
            self.meets.setdefault(meet.season_id, []).append(meet)
        self.competitions = {one.pk: one for one in Competition.objects.all()}
        self.called: dict[str, set[int]] = {}
        for one in self.competitions.values():
            self.called.setdefault(fold(one.name), set()).add(one.pk)
        for name, pk in CompetitionName.objects.values_list("name", "competition"):
            self.called.setdefault(fold(name), set()).add(pk)
        cities = {line.city for line in said.lines}
        self.venues: dict[tuple[str, str], list[Venue]] = {}
        for venue in Venue.objects.filter(city__in=cities).order_by("pk"):
            self.venues.setdefault((fold(venue.city), venue.country_id), []).append(venue)
        names = VenueName.objects.filter(venue__city__in=cities).values_list("venue", "folded_name")
        self.also = {(venue, name) for venue, name in names}
        self.made: dict[tuple, Any] = {}
        self.taken: set[int] = set()
        self.spoken: dict[int, tuple[Season, list[MeetLine]]] = {}

    def row(self, line: MeetLine) -> Row:
        row = Row(
            line.number,
            f"{line.name}, {line.city}, {line.start:%-d %B %Y}",
            Verdict.NEW,
            "",
            line.text,
            name=line.name,
        )
        row.scopes = [(f"line {line.number}", "this line")]
        if self.answers.skips(f"line {line.number}"):
            row.verdict, row.reason = Verdict.SKIPPED, "Left out."
            return row
        try:
            season = self.season(line)
            self.spoken.setdefault(id(season), (season, []))[1].append(line)
            meet = self.meet(line, season)
            venue = self.venue(line)
            row.draft = MeetDraft(
                line, season, meet.competition if meet else self.competition(line, season), venue, meet
            )
        except _DoubtError as doubt:
            row.verdict, row.reason, row.options = Verdict.DOUBTFUL, doubt.reason, doubt.options
            row.scopes = [(doubt.about, "this line")]
            return row
        except _SkippedError:
            row.verdict, row.reason = Verdict.SKIPPED, "Left out."
            return row
        except ValueError as error:
            row.verdict, row.reason = Verdict.REFUSED, str(error)
            return row
        return self.beside(row, row.draft) if meet else self.new(row, row.draft)

    def season(self, line: MeetLine) -> Season:
        """The season of that league and year; a year that is not on file is prepared, unseen by readers."""
        match = _YEAR.fullmatch(line.season)
        named = fold(match[1] or "") if match else ""
        all_leagues = {one.pk: one for one in self.leagues.values()}
        only = next(iter(all_leagues.values())) if len(all_leagues) == 1 else None
        league = self.leagues.get(named) if named else only
        if match is None or league is None:
            raise ValueError(
                f"There is no league and year “{line.season[:60]}” on file: write Diamond League 2025."
            )
        key = (league.pk, int(match[2]))
        if key not in self.seasons:
            self.seasons[key] = Season(league=league, year=key[1])
        if line.country not in self.countries:
            raise ValueError(f"There is no country “{line.country[:10]}” on file.")
        return self.seasons[key]

    def meet(self, line: MeetLine, season: Season) -> Meet | None:
        """The edition on file: of that name, or of a competition that has that name."""
        held = self.meets.get(season.pk, []) if season.pk else []
        name = fold(line.name)
        found = [one for one in held if name in (fold(one.name), fold(one.short_name))]
        found = found or [one for one in held if one.competition_id in self.called.get(name, ())]
        found = [one for one in found if one.pk not in self.taken]
        if len(found) > 1:
            raise ValueError(f"{len(found)} meets of {season} have this name.")
        if found:
            self.taken.add(found[0].pk)
        return found[0] if found else None

    def competition(self, line: MeetLine, season: Season) -> Competition | None:
        """Whose edition a new meet is; None: of a competition that is new too."""
        about = f"competition of line {line.number}"
        answer = self.answers.about(about)
        if answer and answer.kind == AnswerKind.SKIP:
            raise _SkippedError
        if answer and answer.kind == AnswerKind.NEW:
            return None
        if answer and (pk := _key(answer.chosen, "competition")) in self.competitions:
            return self.competitions[pk]
        same = self.called.get(fold(line.name), set())
        editions = [
            one for meets in self.meets.values() for one in meets if one.season.league_id == season.league_id
        ]
        same |= {
            one.competition_id
            for one in editions
            if fold(line.name) in (fold(one.name), fold(one.short_name))
        }
        if len(same) == 1:
            return self.competitions[next(iter(same))]
        city = fold(line.city)
        near = same or {one.competition_id for one in editions if fold(one.venue.city) == city}
        options = [
            (f"competition:{pk}", f"an edition of {self.competitions[pk].name}") for pk in sorted(near)
        ]
        raise _DoubtError(
            f"Of which competition is “{line.name}” an edition?",
            [*options, (NEW_ONE, "a new competition"), SKIP],
            about,
        )

    def venue(self, line: MeetLine) -> Venue:
        """The venue on file of that name in that city; a new one where nothing there can be meant."""
        key = (fold(f"{line.venue} {line.city}"), line.country)
        if key in self.made:
            return self.made[key]
        about = f"venue of line {line.number}"
        answer = self.answers.about(about)
        if answer and answer.kind == AnswerKind.SKIP:
            raise _SkippedError
        there = self.venues.get((fold(line.city), line.country), [])
        same = [one for one in there if one.folded_name == key[0] or (one.pk, fold(line.venue)) in self.also]
        chosen = _key(answer.chosen, "venue") if answer else None
        same = [one for one in there if one.pk == chosen] or same
        if len(same) == 1:
            self.made[key] = same[0]
        elif there and not (answer and answer.kind == AnswerKind.NEW):
            options = [(f"venue:{one.pk}", str(one)) for one in same or there]
            raise _DoubtError(
                f"Is “{line.venue}” one of the venues on file in {line.city}?",
                [*options, (NEW_ONE, "a new venue"), SKIP],
                about,
            )
        else:
            self.made[key] = Venue(
                name=line.venue, city=line.city, country_id=line.country, time_zone=line.zone
            )
        return self.made[key]

    def new(self, row: Row, draft: MeetDraft) -> Row:
        parts = ["a new season, unseen by readers until it is released"] if draft.season.pk is None else []
        parts += ["a new competition"] if draft.competition is None else []
        parts += ["a new venue"] if draft.venue.pk is None else []
        row.reason = f"A new meet; {', '.join(parts)}." if parts else "A new meet."
        return row

    def beside(self, row: Row, draft: MeetDraft) -> Row:
        """What the line says of a meet on file that is not so."""
        line, meet = draft.line, draft.meet
        plain = {"name": line.name, "is_final": line.is_final}
        plain |= {"short_name": line.short_name} if line.short_name else {}
        plain |= {"url": line.url} if line.url else {}
        draft.plain = {name: value for name, value in plain.items() if getattr(meet, name) != value}
        elsewhere = draft.venue.pk is None or draft.venue.pk != meet.venue_id
        another_day = (line.start, line.end) != (meet.start_date, meet.end_date)
        draft.verb = _verb(meet, line.status, moved=elsewhere or another_day)
        if draft.verb == "held":
            draft.plain["status"], draft.verb = MeetStatus.HELD, ""
        if draft.verb == "no":
            row.verdict, row.draft = Verdict.REFUSED, None
            row.reason = (
                f"{meet} is on file as {meet.get_status_display()}: put that right on its own page first."
            )
            return row
        told = [
            f"{Meet._meta.get_field(name).verbose_name} {value}, was {getattr(meet, name) or 'none'}"
            for name, value in draft.plain.items()
        ]
        if draft.verb:
            told.append(_announced(draft, elsewhere=elsewhere, another_day=another_day))
        if not told:
            row.verdict, row.reason, row.draft = Verdict.SAME, "On file.", None
            return row
        row.verdict, row.reason = Verdict.CHANGED, "; ".join(told)
        return row

    def warnings(self) -> list[str]:
        """What looks wrong in the table as a whole: not one final, two meets on a day."""
        said = []
        for season, lines in self.spoken.values():
            others = [one for one in self.meets.get(season.pk, []) if season.pk and one.pk not in self.taken]
            finals = sum(one.is_final for one in (*lines, *others))
            if finals != 1:
                said.append(f"{season} would have {finals} finals.")
            on = sorted((one for one in lines if one.status in ON), key=lambda one: (one.start, one.number))
            said += [
                f"{a.name} and {b.name} are both on {b.start:%-d %B %Y}."
                for a, b in pairwise(on)
                if b.start <= a.end
            ]
        return said


def _verb(meet: Meet, status: str, *, moved: bool) -> str:
    """What has to be announced so that the meet stands as the table says: nothing, or one of `scheduling`'s verbs."""
    if meet.status == MeetStatus.HELD:
        return "no" if moved or status in (MeetStatus.CANCELLED, MeetStatus.POSTPONED) else ""
    if status == MeetStatus.HELD:
        return "move" if moved else "held"
    if status in ON:
        return ("move" if moved else "") if meet.status in ON else "reinstate"
    if status == meet.status:
        return "no" if moved else ""
    if meet.status not in ON and status == MeetStatus.POSTPONED:
        return "no"
    return "postpone" if status == MeetStatus.POSTPONED else "cancel"


def _announced(draft: MeetDraft, *, elsewhere: bool, another_day: bool) -> str:
    line, meet = draft.line, draft.meet
    if draft.verb in ("postpone", "cancel"):
        return MeetStatus(line.status).label
    parts = [f"to {line.start:%-d %B %Y}, from {meet.start_date:%-d %B %Y}"] if another_day else []
    parts += [f"to {line.venue}, from {meet.venue}"] if elsewhere else []
    return f"{'moved' if draft.verb == 'move' else 'on again'} {', '.join(parts)}".strip()


def _key(chosen: str, of: str) -> int | None:
    name, _, key = chosen.partition(":")
    return int(key) if name == of and key.isdecimal() else None
