"""What is said about results: records, stated bests, and how far the file reaches."""

from athletics import models
from athletics.imports.record.cells import Cell, Day, Mark, To, Whole, YesNo
from athletics.imports.record.sheets.contests import DISCIPLINE
from athletics.imports.record.sheets.people import ATHLETE, COUNTRY
from athletics.imports.record.sheets.reference import INTERVAL, SEASON
from athletics.imports.record.sheets.sheet import Sheet, texts, with_mark

COMPETITION = To("competition", "competitions")

STATEMENTS = (
    Sheet(
        "records",
        models.Record,
        texts("kind title area sex age_class facility place_set ratification note")
        | {
            "country": COUNTRY,
            "competition": COMPETITION,
            "league": To("league", "leagues"),
            "discipline": DISCIPLINE,
            "athlete": ATHLETE,
            "holder_country": To("holder_country", "countries"),
            "mark": Mark("mark"),
        }
        | {name: Day(name) for name in "set_on claimed_on ratified_on rejected_on annulled_on".split()},
        complete=with_mark,
    ),
    Sheet(
        "stated_bests",
        models.StatedBest,
        {
            "athlete": ATHLETE,
            "kind": Cell("kind"),
            "discipline": DISCIPLINE,
            "facility": Cell("facility"),
            "year": Whole("year"),
            "mark": Mark("mark"),
            "set_on": Day("set_on"),
            "stated_on": Day("stated_on"),
        },
        complete=with_mark,
    ),
    Sheet(
        "coverage",
        models.Coverage,
        {
            "of": Cell("of"),
            "athlete": ATHLETE,
            "competition": COMPETITION,
            "season": SEASON,
            "discipline": DISCIPLINE,
            "sex": Cell("sex"),
            **INTERVAL,
            "complete": YesNo("complete"),
            "note": Cell("note"),
        },
    ),
)
