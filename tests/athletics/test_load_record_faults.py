"""Every fault of a folder of files is told with its file and line, all at once, and nothing is saved."""

import csv
import shutil
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from athletics.imports.record import FaultsError, is_empty, load

FILES = Path(__file__).parents[1] / "data"
NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)
COLUMNS_OF_ALIASES = "athlete, name, kind, source"

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny record, to be spoilt."""
    return Path(shutil.copytree(FILES / "tiny_record", tmp_path / "record"))


def write(folder: Path, file: str, line: int, column: str, text: str) -> None:
    """Puts a text into one cell; the header is line 1."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as old:
        rows = list(csv.reader(old))
    rows[line - 1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as new:
        csv.writer(new).writerows(rows)


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        load(folder=folder, now=NOW)
    return [str(fault) for fault in caught.value.faults]


BROKEN = [
    "athletes.csv:4: slug: “testa-runnersen” is in line 2 already. Keep one of the two.",
    "meets.csv:3: The meet ends before it starts: correct the last day.",
    "meets.csv:4: source: Say where this row comes from: a key of sources.csv.",
    "meets.csv:4: start_date: “2026-02-30” is not a day. Write it as 2025-07-19.",
    "meets.csv:4: status: “perhaps” is none of scheduled, postponed, moved, cancelled, held.",
    "meets.csv:4: to_be_confirmed: “maybe” is neither yes nor no.",
    "events.csv:4: season_discipline: The meet belongs to no season, so nothing scores there. Leave it empty.",
    "rounds.csv:3: This event has that round already. Give the new one the next number.",
    "rounds.csv:4: local_time: “25:00” is not a time of day. Write it as 14:05.",
    "rounds.csv:4: round: “last round” is no round. Write final, heat 3, semi-final 2.",
    "rounds.csv:6: date: The meet is from 2024-06-01 to 2024-06-02.",
    "entry_steps.csv:2: announced_on: Give the day of the withdrawal; tick “on or before” if it is the first report.",
    "results.csv:2: mark: “3.29.63” is not a time. Write minutes:seconds.hundredths (3:29.63) or "
    "hours:minutes:seconds (2:03:59). Did you mean 3:29.63?",
    "results.csv:3: athlete: Name the athlete, or the team in a relay.",
    "results.csv:4: athlete: “nobody” is not in athletes.csv. Correct it, or add the row there.",
    "results.csv:4: place: “first” is not a whole number.",
    "results.csv:4: source: “elsewhere” is not in sources.csv. Correct it, or add the row there.",
    "results.csv:6: round: Name the round (final, heat 3), or leave the event empty.",
]
"""The rows of a meet with a fault (events.csv:3, rounds.csv:5, results.csv:5) are silent: the meet's is told."""


def test_every_fault_of_every_file_is_told_at_once_and_nothing_is_saved():
    assert faults(FILES / "broken_record") == BROKEN
    assert is_empty()


@pytest.mark.parametrize(
    ("file", "line", "column", "text", "expected"),
    [
        ("sources.csv", 2, "kind", "gossip", "kind: “gossip” is none of release, results, list, file, report, website, person."),
        ("sources.csv", 2, "url", "example", "url: Enter a valid URL."),
        ("countries.csv", 2, "code", "Gbr", "code: Three capital letters, e.g. GER."),
        ("countries.csv", 2, "name", "", "name: Fill this in."),
        ("countries.csv", 3, "parent", "IRL", "parent: “IRL” is not in countries.csv. Correct it, or add the row there."),
        ("disciplines.csv", 2, "distance", "1.5", "distance: “1.5” is not a whole number."),
        ("disciplines.csv", 2, "direction", "high", "Times are won by the lowest mark, everything else by the highest."),
        ("venues.csv", 2, "time_zone", "GMT+1", "time_zone: “GMT+1” is not an IANA time zone. Write it as in Europe/London."),
        ("venues.csv", 2, "country", "", "country: Fill this in: a key of countries.csv."),
        ("venue_names.csv", 2, "valid_until", "2019-01-01", "The name ends before it begins."),
        ("seasons.csv", 2, "released_at", "2024-01-01", "released_at: “2024-01-01” has no zone. Write it as 2025-07-19T14:00:00+01:00."),
        ("seasons.csv", 2, "released_at", "soon", "released_at: “soon” is not a moment. Write it as 2025-07-19T14:00:00+01:00."),
        ("seasons.csv", 2, "final_diamond", "30k", "final_diamond: Write whole numbers with spaces between them: 8 7 6 5."),
        ("season_disciplines.csv", 2, "disciplines", "", "disciplines: Name at least one row of disciplines.csv."),
        ("season_disciplines.csv", 2, "points", "6 7 8", "points: Write the points from first place down, e.g. [8, 7, 6, 5, 4, 3, 2, 1]."),
        ("athletes.csv", 2, "birth_date", "29/02/2000", "birth_date: “29/02/2000” is not a day. Write it as 2025-07-19."),
        ("nationalities.csv", 2, "country", "XXX", "country: “XXX” is not in countries.csv. Correct it, or add the row there."),
        ("events.csv", 2, "season_discipline", "800m", "season_discipline: “test-league 2024 M 800m” is not in season_disciplines.csv. Correct it, or add the row there."),
        ("rounds.csv", 2, "wind", "strong", "wind: “strong” is not a wind reading. Write metres a second with one decimal (+1.2), or NWI."),
        ("entry_steps.csv", 3, "kind", "withdrawn", "Only a replaced entry names who comes in."),
        ("results.csv", 2, "venue", "test-park", "venue: The round has Test Hall, Testown (GBR) here. Leave the cell empty, or correct one of the two."),
        ("results.csv", 2, "flags", "fast", "flags: “fast” is no flag. The flags are altitude, out_of_competition, oversized_track, paced_by_lights, pacemaker."),
        ("results.csv", 5, "facility", "", "facility: Fill this in."),
        ("results.csv", 5, "discipline", "", "discipline: Fill this in: a key of disciplines.csv."),
        ("splits.csv", 2, "time", "1:72.3", "time: “1:72.3” is not a time. Write minutes:seconds.hundredths (3:29.63) or hours:minutes:seconds (2:03:59)."),
        ("rulings.csv", 2, "place_after", "2", "A ruling changes the place, the status or the mark."),
        ("records.csv", 2, "country", "", "Name what the record is of (area, country, competition or league), and nothing else."),
        ("records.csv", 2, "mark", "", "mark: Fill this in."),
        ("records.csv", 2, "ratified_on", "2024-01-01", "No decision on a record can come before it was set."),
        ("stated_bests.csv", 2, "year", "", "A season's best names its year; a personal best has none."),
        ("coverage.csv", 2, "year", "2023", "year: “test-league 2023” is not in seasons.csv. Correct it, or add the row there."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_line_and_column(folder, file, line, column, text, expected):
    write(folder, file, line, column, text)

    assert f"{file}:{line}: {expected}" in faults(folder)[:1]
    assert is_empty()


def test_only_the_first_fault_is_told_not_what_follows_from_it(folder):
    write(folder, "athletes.csv", 2, "sex", "N")

    assert faults(folder) == ["athletes.csv:2: sex: “N” is none of M, W."]


def test_a_row_is_not_taken_twice(folder):
    row = (folder / "aliases.csv").read_text(encoding="utf-8").splitlines()[1]
    with (folder / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")

    assert faults(folder) == ["aliases.csv:3: This row is there twice. Keep one of the two."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "athlete,name,kind,colour\n",
            [
                f"aliases.csv:1: colour: No such column. The columns are {COLUMNS_OF_ALIASES}.",
                "aliases.csv:1: source: This column is missing. Add it, even if its cells are empty.",
            ],
        ),
        (
            "athlete,name,kind,source,name\n",
            ["aliases.csv:1: name: This column is there twice. Remove one."],
        ),
        (
            "athlete,name,kind,source\ntesta-runnersen,Rúnnersen, T.,spelling,list\n",
            ["aliases.csv:2: 5 cells for 4 columns. Put a text with a comma in quotation marks."],
        ),
        (
            'athlete,name,kind,source\n"testa-runnersen,T.,spelling,list\n',
            ["aliases.csv: This is not CSV (unexpected end of data). Check the quotation marks."],
        ),
    ],
)
def test_a_file_of_the_wrong_form_is_told(folder, content, expected):
    (folder / "aliases.csv").write_text(content, encoding="utf-8")

    assert faults(folder) == expected


def test_a_file_in_another_encoding_is_told(folder):
    (folder / "aliases.csv").write_bytes(
        "athlete,name,kind,source\ntesta-runnersen,Rúnnersen,spelling,list\n".encode("latin-1")
    )

    assert faults(folder) == ["aliases.csv: This is not UTF-8. Save it as CSV UTF-8."]


def test_a_byte_order_mark_and_empty_lines_do_no_harm(folder):
    text = (folder / "aliases.csv").read_text(encoding="utf-8")
    (folder / "aliases.csv").write_text(f"{text}\n,,,\n", encoding="utf-8-sig")

    assert load(folder=folder, now=NOW).loaded["aliases.csv"] == 1


def test_a_file_that_is_no_noun_is_told(folder):
    (folder / "weather.csv").write_text("wind\n", encoding="utf-8")

    assert faults(folder)[0].startswith(
        "weather.csv: No noun has this name. The files are aliases.csv, athletes.csv, "
    )


def test_a_folder_without_files_is_told(tmp_path):
    assert faults(tmp_path) == [
        f"{tmp_path}: There is no file of a record here. Give the folder they are in."
    ]


def test_the_command_tells_every_fault_and_fails():
    err = StringIO()

    with pytest.raises(CommandError, match="18 faults in .*broken_record. Nothing was saved."):
        call_command("load_record", folder=FILES / "broken_record", stderr=err)
    assert err.getvalue().splitlines() == BROKEN
