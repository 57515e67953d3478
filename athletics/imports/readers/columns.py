"""The columns of our own tables, as the template names them: one table of results, one of entries, one of a season."""

from collections.abc import Callable
from typing import NamedTuple

from athletics.choices import ImportKind


class Column(NamedTuple):
    """`example` stands in the template's first row, `help` in its documentation."""

    name: str
    help: str
    example: str = ""
    required: bool = False


class Columns(NamedTuple):
    columns: tuple[Column, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns if one.required)

    @property
    def optional(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns if not one.required)


def _race(further: Callable[[], tuple[Column, ...]] = tuple) -> tuple[Column, ...]:
    return (
        Column(
            "meet",
            "Address or name of the meet; empty: the meet chosen when the file is brought.",
            "testholm-meet-2025",
        ),
        Column("discipline", "Our code or the printed name.", "1500m", required=True),
        Column("sex", "M, W, or X for a mixed relay.", "M", required=True),
        Column("age_class", "senior, u23, u20, u18, masters; empty: senior."),
        Column("label", "Only where the meet holds the event twice."),
        Column(
            "round",
            "final, semi_final, heat …, with its number behind it: heat 2. Empty: the final.",
            "final",
        ),
        *further(),
    )


WHO = (
    Column("athlete", "Our address of the athlete, where it is known; the names then only confirm it."),
    Column("family_name", "", "Testberg"),
    Column("given_name", "", "Ola"),
    Column("country", "The sport's three letters: represented that day.", "NOR"),
    Column("birth_date", "1999-04-03, 1999-04 or 1999."),
)
RESULTS = Columns(
    _race(
        lambda: (
            Column(
                "date", "Of the round: 2025-07-19. Empty: the round's, or the meet's one day.", "2025-07-19"
            ),
            Column("place", "", "1", required=True),
            Column(
                "mark",
                "As the sheet prints it: 3:28.82, 8.95, 10.2h; a status may stand here: DNF, DQ TR17.3.1.",
                "3:28.82",
                required=True,
            ),
            Column("status", "Where the mark does not say it: dns, dnf, dq, nm, nh, r, oc."),
            Column("rule", "Cited for a status."),
            Column("wind", "+1.2, -0.4 or NWI."),
            Column("timing", "fat, hand or transponder."),
            *WHO,
            Column("team", "In a relay, in place of the names."),
            Column("bib", "", "101"),
            Column("lane", "Lane or order.", "5"),
            Column("reaction", "Milliseconds."),
            Column("qualified", "Q, q, qR, qJ or qD."),
            Column(
                "flags",
                "pacemaker, en_route, out_of_competition, wind_assisted, altitude, oversized_track, mixed_race, downhill, aided, paced_by_lights, with blanks between.",
            ),
        )
    )
)
ENTRIES = Columns(
    _race(
        lambda: (
            *WHO,
            Column("role", "competitor, pacemaker or guest; empty: competitor."),
            Column("bib", "", "101"),
            Column(
                "step",
                "announced, entered, on_start_list, withdrawn or replaced.",
                "announced",
                required=True,
            ),
            Column(
                "announced_on",
                "The day it was made public; empty: the day given when the file is brought.",
                "2025-04-11",
            ),
            Column("on_or_before", "yes where it may have been earlier."),
            Column("reason", "Of a withdrawal."),
            Column("order", "Lane or order, on a start list."),
            Column("replaced_by", "Our address of the athlete who comes in."),
        )
    )
)
CALENDAR = Columns((
    Column("season", "League and year: Diamond League 2025.", "Test League 2025", required=True),
    Column("seq_hint", "Which number the meet should get; only compared.", "1"),
    Column("name", "Of this edition.", "Testholm Meet", required=True),
    Column("short_name", "For tables.", "Testholm"),
    Column("city", "", "Testholm", required=True),
    Column("country_ioc", "The sport's three letters.", "NOR", required=True),
    Column("venue", "The stadium.", "Test Stadium", required=True),
    Column("start_date", "2025-07-19", "2025-07-19", required=True),
    Column("end_date", "The last day; empty: the first."),
    Column("timezone", "IANA: Europe/Oslo.", "Europe/Oslo"),
    Column("status", "scheduled, postponed, moved, cancelled or held; empty: scheduled."),
    Column("is_final", "yes for the season's final."),
    Column("url", "The organiser's page."),
    Column("source_url", "Where this was announced."),
))  # fmt: skip
COLUMNS = {ImportKind.RESULTS: RESULTS, ImportKind.ENTRIES: ENTRIES, ImportKind.CALENDAR: CALENDAR}
