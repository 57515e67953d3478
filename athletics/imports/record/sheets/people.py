"""Athletes, their other names, and whom they could represent."""

from athletics import models
from athletics.imports.record.cells import Cell, Day, To, Whole, YesNo
from athletics.imports.record.sheets.reference import INTERVAL
from athletics.imports.record.sheets.sheet import Sheet, texts

ATHLETE = To("athlete", "athletes")
COUNTRY = To("country", "countries")

PEOPLE = (
    Sheet(
        "athletes",
        models.Athlete,
        texts("slug given_name family_name native_name sex birth_precision birth_place")
        | {
            "family_name_first": YesNo("family_name_first"),
            "birth_date": Day("birth_date"),
            "country": COUNTRY,
            "wa_id": Whole("wa_id"),
        },
        key=("slug",),
    ),
    Sheet("aliases", models.Alias, {"athlete": ATHLETE, "name": Cell("name"), "kind": Cell("kind")}),
    Sheet("nationalities", models.Nationality, {"athlete": ATHLETE, "country": COUNTRY, **INTERVAL}),
)
