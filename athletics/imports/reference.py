"""Countries and disciplines, which every file names by their codes. A database without any gets ours."""

from pathlib import Path

from django.db import transaction

from athletics.imports.record.keys import Keys
from athletics.imports.record.reading import read
from athletics.imports.record.rows import build
from athletics.imports.record.sheets import SHEETS
from athletics.models import Country, Discipline

DATA = Path(__file__).resolve().parents[1] / "data"
OURS = ("countries", "disciplines")


def ensure_reference(*, write: bool = True) -> tuple[dict[str, Discipline], set[str]]:
    """The disciplines by code, and the codes of the countries; those of `athletics/data` where none are on file.

    What is on file is never added to: a missing code is for a person to enter.
    """
    disciplines = {one.code: one for one in Discipline.objects.all()}
    countries = set(Country.objects.values_list("code", flat=True))
    if disciplines and countries:
        return disciplines, countries
    ours = _ours()
    disciplines = disciplines or {one.code: one for one in ours["disciplines"]}
    missing = [] if countries else ours["countries"]
    if write:
        with transaction.atomic():
            Country.objects.bulk_create(missing)
            Discipline.objects.bulk_create(disciplines.values(), ignore_conflicts=True)
    return disciplines, countries or {one.code for one in missing}


def _ours() -> dict[str, list]:
    keys, ours = Keys(), {}
    for sheet in SHEETS:
        if sheet.name in ("sources", *OURS):
            rows, _ = read(DATA / sheet.file, columns=sheet.columns)
            made = [build(sheet, row, keys) for row in rows]
            for one in made:
                if one.key and one.instance:
                    keys.keep(sheet.name, one.key, one.instance)
            ours[sheet.name] = [one.instance for one in made if one.instance]
    return ours
