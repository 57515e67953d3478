"""A folder of files becomes a record, or every fault is told with its file and line and nothing is saved."""

from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from athletics import models
from athletics.imports.record import NotEmptyError, load

FILES = Path(__file__).parents[1] / "data"
NOW = datetime(2024, 7, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_every_row_of_every_file_is_loaded():
    report = load(folder=FILES / "tiny_record", now=NOW)

    written = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) - 1
        for path in (FILES / "tiny_record").glob("*.csv")
    }
    assert report.loaded == written
    assert report.rows == sum(written.values())


def test_rows_of_reference_are_as_written():
    load(folder=FILES / "tiny_record", now=NOW)

    assert list(
        models.Country.objects.order_by("code").values_list("code", "demonyms", "parent", "dissolved_on")
    ) == [
        ("GBR", ["British", "Briton"], None, None),
        ("SCO", ["Scottish", "Scot"], "GBR", None),
        ("URS", [], None, date(1991, 12, 26)),
    ]
    metric_mile = models.Discipline.objects.get(pk="1500m")
    assert (metric_mile.distance, metric_mile.names) == (1_500_000, ["1,500 metres", "metric mile"])
    season = models.Season.objects.get()
    assert season.released_at == datetime(2024, 1, 1, tzinfo=UTC)
    assert season.prize_money == {
        "meeting": {"diamond": [10000, 6000]},
        "final": {"diamond": [30000], "diamond_plus": [50000, 20000]},
    }
    scored = models.SeasonDiscipline.objects.get()
    assert (scored.points, scored.final_places) == ([8, 7, 6], 10)
    assert set(scored.disciplines.values_list("pk", flat=True)) == {"1500m", "mile"}
    source = models.Source.objects.get(published_on=date(2024, 6, 2))
    assert (source.kind, source.url, source.note) == (
        "results",
        "https://example.org/results",
        "Kept by hand.",
    )


def test_derived_columns_are_filled_as_by_saving_one_by_one():
    load(folder=FILES / "tiny_record", now=NOW)

    for model in (
        models.Athlete,
        models.Alias,
        models.Venue,
        models.VenueName,
        models.Meet,
        models.Record,
        models.Result,
    ):
        for row in model.objects.all():
            loaded = {field.name: getattr(row, field.attname) for field in model._meta.concrete_fields}
            row.save()
            row.refresh_from_db()
            assert {
                field.name: getattr(row, field.attname) for field in model._meta.concrete_fields
            } == loaded
    assert set(models.Athlete.objects.values_list("folded_name", flat=True)) == {
        "testa runnersen",
        "probus jumper",
    }


def test_rows_of_a_meet_are_as_written():
    load(folder=FILES / "tiny_record", now=NOW)

    meet = models.Meet.objects.get()
    change, broadcast = meet.changes.get(), meet.broadcasts.get()
    assert (change.announced_at, change.on_or_before, change.start_date) == (
        datetime(2024, 1, 2, 9, 30, tzinfo=UTC),
        True,
        date(2024, 5, 31),
    )
    assert broadcast.starts_at == datetime(2024, 6, 1, 17, tzinfo=UTC)
    assert [
        (str(race.event.slug), race.kind, race.number, race.local_time, race.wind_state, race.status)
        for race in models.Round.objects.order_by("event__slug", "number", "-kind")
    ] == [
        ("mens-1500m", "final", 1, None, "not_required", "official"),
        ("mens-1500m", "semi_final", 2, time(18, 5), "not_required", "official"),
        ("mens-long-jump", "final", 1, None, "nwi", "scheduled"),
    ]
    assert models.Event.objects.get(slug="mens-1500m").season_discipline.slug == "1500m-mile"
    replaced = models.EntryStep.objects.get(kind="replaced")
    assert (replaced.entry.athlete.slug, replaced.replaced_by.athlete.slug) == (
        "probus-jumper",
        "testa-runnersen",
    )


def test_results_take_from_their_round_what_the_file_leaves_out():
    load(folder=FILES / "tiny_record", now=NOW)

    names = (
        "athlete__slug discipline date venue__slug facility place status mark precision timing legal".split()
    )
    assert set(models.Result.objects.values_list(*names)) == {
        (
            "testa-runnersen",
            "1500m",
            date(2024, 6, 2),
            "test-hall",
            "track",
            1,
            "ok",
            211_400,
            10,
            "hand",
            True,
        ),
        (
            "probus-jumper",
            "1500m",
            date(2024, 6, 2),
            "test-hall",
            "track",
            None,
            "dnf",
            None,
            None,
            "",
            False,
        ),
        ("probus-jumper", "long-jump", date(2024, 6, 1), "test-park", "field", 2, "ok", 812, None, "", False),
        (
            "testa-runnersen",
            "1500m",
            date(2024, 2, 3),
            "test-hall",
            "short_track",
            None,
            "ok",
            220_210,
            100,
            "",
            True,
        ),
        ("testa-runnersen", "1500m", date(2024, 6, 1), "test-park", "track", 3, "ok", None, None, "", False),
    }
    jump = models.Result.objects.get(discipline="long-jump")
    assert (jump.wind, jump.wind_state, jump.wind_assisted, jump.age_class) == (24, "measured", True, "u20")
    assert models.Result.objects.get(en_route=True).round is None
    assert models.Result.objects.get(pacemaker=True).status == "dnf"
    assert models.Result.objects.get(paced_by_lights=True).splits.get().time == 112_300


def test_records_bests_and_coverage_are_as_written():
    load(folder=FILES / "tiny_record", now=NOW)

    assert set(
        models.Record.objects.values_list(
            "kind", "country", "area", "mark", "precision", "ratified_on", "rank_key"
        )
    ) == {
        ("national", "GBR", "", 211_400, 100, date(2024, 7, 1), 211_400),
        ("area", None, "EUR", 812, None, None, -812),
    }
    best = models.StatedBest.objects.get()
    assert (best.mark, best.kind, best.year, best.source.title) == (211_400, "SB", 2024, "Test list")
    assert set(models.Coverage.objects.values_list("of", "season__year", "athlete__slug", "complete")) == {
        ("calendar", 2024, None, True),
        ("results", None, "testa-runnersen", False),
    }
    ruling = models.Ruling.objects.get()
    assert (ruling.place_before, ruling.place_after, ruling.mark_before) == (2, 1, 211_400)


def test_rows_were_recorded_at_the_moment_given():
    load(folder=FILES / "tiny_record", now=NOW)

    for model in (models.Result, models.Record, models.MeetChange, models.EntryStep, models.Ruling):
        assert set(model.objects.values_list("recorded_at", flat=True)) == {NOW}


def test_a_second_load_is_refused():
    load(folder=FILES / "tiny_record", now=NOW)

    with pytest.raises(NotEmptyError, match="There are sources on file already"):
        load(folder=FILES / "tiny_record", now=NOW)
    assert models.Result.objects.count() == 5


def test_the_command_says_what_it_loaded():
    out = StringIO()

    call_command("load_record", folder=FILES / "tiny_record", stdout=out)

    lines = out.getvalue().splitlines()
    assert "     5  results.csv" in lines
    assert lines[-1] == "45 rows are on file."


def test_the_command_does_nothing_where_there_is_a_record_if_asked_so():
    call_command("load_record", folder=FILES / "tiny_record", stdout=StringIO())
    out = StringIO()

    call_command("load_record", folder=FILES / "tiny_record", if_empty=True, stdout=out)

    assert out.getvalue() == "There is a record on file already; nothing was changed.\n"
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_record", folder=FILES / "tiny_record")
