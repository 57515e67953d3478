"""What the page of two athletes shows: the question its address asks, the score, the chart and every race."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from athletics import charts, head_to_head
from athletics.choices import Facility, Level
from athletics.head_to_head import Ages, Definition, HeadToHead, Meeting, Rounds, Unfinished
from athletics.head_to_head.meetings import compared
from athletics.models import Athlete, Country, Discipline, Result
from athletics.views.asked import SenselessError

ALLOWED = (
    ("discipline", "a discipline’s code, e.g. 1500m or long-jump; without one, every discipline"),
    ("rounds", " or ".join(Rounds)),
    ("group", "yes or no: the disciplines usually compared with it too, as the mile with the 1500m"),
    ("ages", " or ".join(Ages)),
    ("unfinished", " or ".join(Unfinished)),
    ("facility", ", ".join(Facility.values)),
    ("country", "three letters of the sport, e.g. GBR: where the race was"),
    ("since, until", "days, e.g. 2021-01-01, both included"),
    ("levels", ", ".join(Level.values)),
    ("as_of", "a day, today or before, e.g. 2025-04-11: the answer as it stood then"),
)
"""What the address of the page takes, for the reader who asked something else."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the address asks: a definition, a discipline or none, and a day or the present moment."""

    definition: Definition
    discipline: Discipline | None
    as_of: date | datetime

    @property
    def day(self) -> date | None:
        """The day the address names; None where it asks about the present."""
        return None if isinstance(self.as_of, datetime) else self.as_of

    def query(self, **changes: str | None) -> str:
        """The address's own query with these changes, defaults left out; empty or beginning with “?”."""
        asked = {"discipline": self.discipline.pk if self.discipline else None} | self.definition.to_query()
        if self.day:
            asked["as_of"] = self.day.isoformat()
        kept = {name: value for name, value in (asked | changes).items() if value}
        return f"?{urlencode(kept)}" if kept else ""


def question(query: Mapping[str, str], disciplines: list[Discipline], *, as_of: date | datetime) -> Question:
    """Reads what is asked; `disciplines` are those the two shared. One query for a discipline not among them, and
    one for a country. Raises SenselessError, saying what was meant."""
    try:
        definition = Definition.from_query(query)
    except ValueError as refusal:
        raise SenselessError(str(refusal)) from None
    if definition.country and not Country.objects.filter(pk=definition.country).exists():
        raise SenselessError(f"No country with the code {definition.country} is on file.")
    code = query.get("discipline", "").strip()
    found = next((one for one in disciplines if one.pk == code), None)
    if code and found is None:
        known = Discipline.objects.filter(pk=code).first() if code.isprintable() else None
        if known is None:
            raise SenselessError(f"“{code[:40]}” is not a discipline on file.")
        found = known
    return Question(definition, found, as_of)


def shared_disciplines(athlete: Athlete, opponent: Athlete) -> list[Discipline]:
    """The disciplines in which both have a result in the same race, in programme order. One query."""
    theirs = Result.objects.current().of_people([opponent]).filter(round__isnull=False).values("round")
    raced = Result.objects.current().of_people([athlete]).filter(round__in=theirs).order_by()
    return list(Discipline.objects.filter(pk__in=raced.values("discipline")).order_by("order", "code"))


def head_to_head_page(
    athlete: Athlete, opponent: Athlete, asked: Question, disciplines: list[Discipline]
) -> dict:
    """The whole context. Six queries at most, whatever the number of races."""
    found = head_to_head.meetings(
        athlete=athlete,
        opponent=opponent,
        discipline=asked.discipline,
        definition=asked.definition,
        as_of=asked.as_of,
    )
    others = compared(asked.discipline)
    return {
        "athlete": athlete,
        "opponent": opponent,
        "found": found,
        "asked": asked,
        "chart": charts.margins([_gap(meeting) for meeting in found.counted]),
        "closest": _closest(found),
        "countries": _home_countries(athlete, opponent, found),
        "tabs": _tabs(asked, disciplines),
        "switches": _switches(asked, [one.name for one in others]),
        "facilities": Facility.choices,
    }


def _gap(meeting: Meeting) -> charts.Gap:
    printed = meeting.printed_margin or (
        meeting.why if meeting.margin is None and len(meeting.why) < 6 else ""
    )
    return charts.Gap(meeting.date, meeting.winner, meeting.margin, printed, meeting.unit)


def _closest(found: HeadToHead) -> Meeting | None:
    """The closest counted meeting; none where seconds would be compared with metres."""
    known = [meeting for meeting in found.counted if meeting.margin is not None]
    if len({meeting.unit for meeting in known}) != 1:
        return None
    return min(known, key=lambda meeting: meeting.margin)


def _home_countries(athlete: Athlete, opponent: Athlete, found: HeadToHead) -> list[dict]:
    """What is on file of meetings in the country of either; nothing where one country is asked about already."""
    if found.definition.country:
        return []
    countries = {one.country_id: one.country for one in (athlete, opponent)}
    return [
        {"name": one.name, "code": code, "score": found.in_country(code)} for code, one in countries.items()
    ]


def _tabs(asked: Question, disciplines: list[Discipline]) -> list[dict]:
    shown = {one.pk: one for one in [*disciplines, *([asked.discipline] if asked.discipline else [])]}
    links = [("All disciplines", None), *((one.name, code) for code, one in shown.items())]
    chosen = asked.discipline.pk if asked.discipline else None
    return [
        {
            "label": label,
            "href": asked.query(discipline=code, group=None if code is None else _group(asked)) or "?",
            "is_current": code == chosen,
        }
        for label, code in links
    ]


def _group(asked: Question) -> str | None:
    return "yes" if asked.definition.group else None


def _switches(asked: Question, others: list[str]) -> list[dict]:
    """The three choices the reader can change with one tap; the second only where there is something to add."""
    chosen = asked.definition
    with_them = " and ".join(name.lower() for name in others)
    rows = [("Rounds", "rounds", chosen.rounds, [("all", "All rounds"), ("finals", "Finals only")])]
    if others:
        options = [("no", "On its own"), ("yes", f"With the {with_them}")]
        rows.append((asked.discipline.name, "group", "yes" if chosen.group else "no", options))
    rows.append(("Ages", "ages", chosen.ages, [("senior", "Senior only"), ("all", "All ages")]))
    defaults = {"rounds": "all", "group": "no", "ages": "senior"}
    return [
        {
            "label": label,
            "options": [
                {
                    "label": text,
                    "href": asked.query(**{name: None if value == defaults[name] else value}) or "?",
                    "is_current": value == current,
                }
                for value, text in options
            ],
        }
        for label, name, current, options in rows
    ]
