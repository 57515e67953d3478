"""The README says what the files say."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(table: str) -> str:
    return "\n".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| "))


def test_every_setting_is_in_the_table_and_nothing_else():
    source = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r"environment\.\w+\(\s*\"(\w+)\"", source))
    assert set(re.findall(r"`(\w+)`", first_cells(section("Settings")))) == read


def test_every_part_is_in_the_table_with_its_reason_and_nothing_else():
    """What was installed for itself, not what it brought along."""
    pinned = set()
    for file in ("requirements.txt", "requirements-dev.txt"):
        chosen = (ROOT / file).read_text().split("# Brought along")[0]
        pinned |= set(re.findall(r"^([A-Za-z][\w-]*)(?:\[[\w,]+\])?==", chosen, re.MULTILINE))
    named = first_cells(section("Parts")).replace("part", "", 1)
    assert set(re.findall(r"[A-Za-z][\w-]+", named)) - {"-"} == pinned


def test_every_target_it_names_exists():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)", README)) <= targets


def test_every_folder_of_the_map_exists():
    """`athletics/   choices, marks …`: the folder at the margin, and the modules named beside it."""
    mapped = re.search(r"```\n(config/.*?)```", README, re.DOTALL).group(1)
    assert [name for name in re.findall(r"^(\w+)/", mapped, re.MULTILINE) if not (ROOT / name).is_dir()] == []
