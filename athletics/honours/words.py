"""Honours in plain words, for an athlete's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from athletics.choices import Level
from athletics.honours.definition import EVERYTHING, MEDALS, Definition
from athletics.honours.medal import Medal
from athletics.honours.medals import medals
from athletics.honours.reigns import RANKS, reigns_of
from athletics.models import Athlete


@dataclass(frozen=True, slots=True)
class Honour:
    """One line: “Olympic 5000m champion (2024)”, “World 5000m champion 2022, 2023”, “World 1500m silver 2022, 2023”.

    Years are those of the finals: an edition named Tokyo 2020 was held in 2021. `reigning` is whether the title is
    held on the day; without it the line says only that it was won. `doubt` is what keeps the file from being sure.
    """

    text: str
    level: Level
    place: int
    count: int
    years: tuple[int, ...]
    reigning: bool
    doubt: str
    medals: tuple[Medal, ...]


def plain_words(
    *, athlete: Athlete, as_of: date | datetime, definition: Definition = EVERYTHING
) -> list[Honour]:
    """An athlete's honours on a day, one line a title or medal, greatest first. The queries of `reigning_titles`."""
    won = medals(athlete=athlete, as_of=as_of, definition=definition)
    reigns = reigns_of([one for one in won if one.place == 1], as_of=as_of)
    held = {one.medal.title_key: one.doubt for one in reigns if one.reigning}
    groups: dict[tuple, list[Medal]] = {}
    for medal in won:
        groups.setdefault((medal.title_key, medal.place), []).append(medal)
    lines = [_line(group, held) for group in groups.values()]
    return sorted(lines, key=lambda line: (RANKS[line.level], line.place, -line.years[-1], line.text))


def _line(group: list[Medal], held: dict[tuple, str]) -> Honour:
    newest = group[0]
    years = tuple(sorted(medal.season_year or medal.year for medal in group))
    what = newest.title if newest.place == 1 else f"{newest.of_what} {MEDALS[newest.place]}"
    reigning = newest.place == 1 and newest.title_key in held
    return Honour(
        text=f"{what} {_years(years)}",
        level=newest.level,
        place=newest.place,
        count=len(group),
        years=years,
        reigning=reigning,
        doubt=held[newest.title_key] if reigning else "",
        medals=tuple(group),
    )


def _years(years: Iterable[int]) -> str:
    listed = [str(year) for year in years]
    return f"({listed[0]})" if len(listed) == 1 else ", ".join(listed)
