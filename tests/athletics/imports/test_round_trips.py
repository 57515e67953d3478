"""What we export we can import: unchanged where the record has it, whole where it has lost it."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from athletics.choices import ImportKind, Verdict
from athletics.imports.exporting import entries_of, results_of, template
from athletics.imports.undoing import undo
from athletics.imports.uploads import apply, review_of
from athletics.models import Entry, EntryStep, Result, Round
from tests.athletics.imports.meet_of_files import LATER, NOW, brought
from tests.factories import record

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 19)


@pytest.fixture
def meet():
    """Results and entries of every sort."""
    meet = record.meet(DAY, slug="the-meet")
    final = record.race(record.event("1500m", meet=meet))
    heat = record.race(record.event("100m", meet=meet, sex="W", label="B"), kind="heat", number=2)
    jump = record.race(record.event("long-jump", meet=meet))
    high = record.race(record.event("high-jump", meet=meet))
    relay = record.race(record.event("4x400m", meet=meet))
    ola = record.athlete("Ola Testberg")
    record.result(ola, 208_820, round=final, place=1, lane=5, bib="101", timing="fat")
    record.result(
        record.athlete("Per Prøve"), None, round=final, status="dnf", precision=None, pacemaker=True
    )
    record.result(
        record.athlete("Per Prøve"), 209_370, round=final, status="dq", status_detail="TR17.3.1", timing="fat"
    )
    for place, wind, state in ((1, -4, "measured"), (2, None, "nwi")):
        record.result(
            record.athlete(sex="W"), 11_180 + place * 10, round=heat, place=place, wind=wind, wind_state=state,
            reaction=-32, qualified="Q", timing="fat",
        )  # fmt: skip
    record.result(
        record.athlete(), 11_300, round=heat, place=3, precision=10, timing="hand", sex="W", wind_state="nwi"
    )
    record.result(
        record.athlete(country_code="KEN"), 812, round=jump, place=1, wind=21, wind_state="measured"
    )
    record.result(record.athlete(), 230, round=high, place=1, wind_state="not_required")
    record.result(None, 181_000, team=record.team(), round=relay, place=1, timing="fat")
    entry = record.entry(final.event, ola, bib="101")
    record.entry_step(entry, date(2025, 4, 11), on_or_before=True)
    record.entry_step(entry, date(2025, 7, 18), kind="on_start_list", round=final, order=5)
    out = record.entry(final.event, record.athlete("Nils Borte"), role="pacemaker")
    record.entry_step(out, date(2025, 4, 11))
    record.entry_step(out, date(2025, 7, 9), kind="replaced", reason="Achilles, =SUM(1)", replaced_by=entry)
    return meet


def results() -> list:
    columns = [
        field.attname
        for field in Result._meta.concrete_fields
        if field.name not in ("id", "imported_by", "recorded_at", "source", "raw_mark")
    ]
    return sorted(map(str, Result.objects.current().values_list(*columns)))


def entries() -> list:
    return sorted(
        EntryStep.objects.filter(struck_out_at=None).values_list(
            "entry__athlete__slug", "entry__bib", "entry__role", "kind", "announced_on", "on_or_before", "reason",
            "order", "round", "replaced_by__athlete__slug",
        ),
        key=str,
    )  # fmt: skip


def spreadsheet(text: str) -> bytes:
    """The table as somebody would keep it in a spreadsheet, numbers and days as such."""
    import csv

    book = openpyxl.Workbook()
    for row in csv.reader(text.splitlines()):
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("form", [str.encode, spreadsheet], ids=["csv", "xlsx"])
@pytest.mark.parametrize("export", [results_of, entries_of])
def test_what_is_exported_is_on_file(meet, export, form):
    upload = brought(form(export(meet)), name="table")

    found = review_of(upload)

    assert found.meet == meet
    assert {(row.verdict, row.reason) for row in found.rows} == {(Verdict.SAME, "On file.")}


def test_results_that_were_lost_come_back_as_they_were(meet):
    before, text = results(), results_of(meet)
    Result.objects.all().delete()

    imported = apply(upload=brought(text, name="table.csv"), now=NOW)

    assert results() == before
    undo(imported=imported, now=LATER)
    assert results() == []


def test_entries_that_were_lost_come_back_as_they_were(meet):
    before, text = entries(), entries_of(meet)
    EntryStep.objects.all().delete()
    Entry.objects.all().delete()

    imported = apply(upload=brought(text, name="table.csv"), now=NOW)

    assert entries() == before
    undo(imported=imported, now=LATER)
    assert entries() == []


def test_no_cell_of_an_export_is_a_formula(meet):
    for name in ("=HYPERLINK(1)", "+1", "-1", "@x", "'quoted"):
        record.result(
            record.athlete(f"Ola {name}"), 208_000, round=Round.objects.get(event__discipline="1500m")
        )
    text = results_of(meet)

    import csv

    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []
    assert {"'=HYPERLINK(1)", "''quoted", "'-0.4"} <= set(cells)
    assert {row.verdict for row in review_of(brought(text, name="table.csv")).rows} == {Verdict.SAME}


@pytest.mark.parametrize("kind", [ImportKind.RESULTS, ImportKind.ENTRIES])
def test_the_template_is_a_table_that_can_be_brought(kind):
    meet = record.meet(DAY, slug="testholm-meet-2025")
    record.event("1500m", meet=meet), record.country()

    found = review_of(brought(template(kind), name="table.csv"))

    assert (found.meet, [row.verdict for row in found.rows]) == (meet, [Verdict.NEW])


def test_rows_of_another_meet_wait_and_rows_that_cannot_be_are_refused(meet):
    text = results_of(meet)
    head, first = text.splitlines()[0], next(row for row in text.splitlines() if "3:28.82" in row)
    other = brought(f"{head}\r\n{first}\r\n", record.meet(DAY), name="table.csv")
    assert [row.verdict for row in review_of(other).rows] == [Verdict.DOUBTFUL]
    broken = [
        first.replace("1500m", "1501m"),
        first.replace("2025-07-19", "19/07/2025"),
        first.replace(",1,3:28.82", ",first,3:28.82"),
        first.replace("3:28.82", "fast"),
        first.replace("fat", "quartz"),
        "a,b",
    ]
    found = review_of(brought("\n".join([head, *broken, ""]), name="table.csv"))
    assert [row.verdict for row in found.rows] == [Verdict.REFUSED] * 6
    assert all(row.reason for row in found.rows)


def test_a_relay_in_the_table_is_a_team(meet):
    text = "discipline,sex,place,mark,team,country\n4x400m,M,1,2:58.00,Kenya,KEN\n"
    record.country("KEN")

    apply(upload=brought(text, meet, name="table.csv"), now=NOW)

    assert Result.objects.get(team__name="Kenya").printed_mark == "2:58.00"
