"""A marks list into the record: who a line is about, what it adds, what it leaves alone, and what it never guesses."""

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from athletics.choices import ImportState, Verdict
from athletics.imports.files import UnreadableError
from athletics.imports.marks_list import load
from athletics.models import Athlete, Import, ImportLine, Result, Team, Venue
from tests.factories import record

pytestmark = pytest.mark.django_db

LIST = Path(__file__).parents[2] / "data" / "marks_list.csv"
NOW = datetime(2026, 1, 2, 9, tzinfo=UTC)
HEADER = "discipline,sex,mark,wind,competitor,dob,nationality,position,venue,date\n"
OLA = "1500-metres,M,3:36.54,,Ola TESTMANN,1999-04-03,NOR,1,Oslo (NOR),2024-06-12\n"


@pytest.fixture
def read(tmp_path):
    """Loads lines below the usual header, or a whole file."""

    def read(*lines: str, path: Path | None = None, **options):
        if path is None:
            path = tmp_path / "list.csv"
            path.write_text(HEADER + "".join(lines))
        return load(path=path, now=NOW, **options)

    return read


def counts(report) -> dict[str, int]:
    return {verdict.value: number for verdict, number in report.counts.items() if number}


def test_list_becomes_results_athletes_venues_and_teams(read):
    report = read(path=LIST)

    assert counts(report) == {"new": 9, "same": 1, "refused": 2}
    assert set(Athlete.objects.values_list("slug", "birth_date", "identity_uncertain", "country")) == {
        ("ola-testmann", date(1999, 4, 3), False, "NOR"),
        ("ola-testmann-2", None, True, "NOR"),
        ("per-eksempel", date(2000, 1, 2), False, "NOR"),
        ("ann-sample", date(2006, 1, 1), True, "GBR"),
    }
    assert set(Venue.objects.values_list("name", "city", "country", "time_zone")) == {
        ("Prøvebanen", "Oslo", "NOR", ""),
        ("Bergen", "Bergen", "NOR", ""),
        ("Albany", "Albany", "USA", ""),
        ("Hayward Sample", "Eugene, OR", "USA", ""),
        ("London", "London", "GBR", ""),
        ("Oslo", "Oslo", "NOR", ""),
    }
    assert list(Team.objects.values_list("name", "sex", "country")) == [("Testland Blue", "M", "NOR")]
    imported = Import.objects.get()
    assert (imported.state, imported.file_name, imported.lines_done) == (ImportState.APPLIED, LIST.name, 13)
    assert (imported.new, imported.same, imported.changed, imported.doubtful, imported.refused) == (
        9,
        1,
        0,
        0,
        2,
    )
    assert set(Result.objects.values_list("imported_by", "round", "meet")) == {(imported.pk, None, None)}


def test_results_hold_what_the_list_says(read):
    read(path=LIST)

    rows = Result.objects.filter(athlete__slug="ola-testmann").order_by("date")
    assert list(
        rows.values_list("mark", "timing", "facility", "place", "raw_place", "rank_key", "year", "legal")
    ) == [
        (219_000, "fat", "short_track", None, "4sf2", 219_000, 2023, True),
        (218_100, "hand", "track", None, "", 218_100, 2023, True),
        (216_540, "fat", "track", None, "1f1", 216_540, 2024, True),
    ]
    sprints = Result.objects.filter(athlete__slug="ann-sample").order_by("date")
    assert list(sprints.values_list("mark", "wind", "wind_state", "legal", "sex", "age_class")) == [
        (11_200, 21, "measured", False, "W", "senior"),
        (11_330, -4, "measured", True, "W", "senior"),
    ]


def test_what_is_loaded_is_derived_as_if_it_were_saved(read):
    read(path=LIST)

    for row in [*Result.objects.select_related("discipline"), *Athlete.objects.all(), *Venue.objects.all()]:
        before = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        row.full_clean(exclude=["time_zone"])
        row.derive()
        assert before == {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_time_on_the_way_is_not_a_race(read):
    read(path=LIST)

    flagged = Result.objects.filter(en_route=True)
    assert list(flagged.values_list("athlete__slug", "discipline", "mark")) == [
        ("per-eksempel", "1500m", 214_900)
    ]


def test_lines_not_applied_are_kept_with_their_reason(read):
    read(path=LIST)

    assert list(ImportLine.objects.values_list("line", "verdict", "reason")) == [
        (12, Verdict.REFUSED, "This is faster than 10 m/s: nobody runs that."),
        (13, Verdict.REFUSED, "There is no discipline “egg-and-spoon” on file."),
    ]


def test_the_same_bytes_do_nothing_and_the_same_lines_nothing_new(read, tmp_path):
    read(path=LIST)
    before = list(Result.objects.order_by("pk").values())

    again = read(path=LIST)
    packed = tmp_path / "list.csv.gz"
    packed.write_bytes(gzip.compress(LIST.read_bytes()))
    other = read(path=packed)

    assert again.before and again.imported == Import.objects.earliest("pk")
    assert counts(other) == {"same": 10, "refused": 2}
    assert list(Result.objects.order_by("pk").values()) == before
    assert (Athlete.objects.count(), Venue.objects.count(), Import.objects.count()) == (4, 6, 2)


def test_a_dry_run_counts_the_same_and_writes_nothing(read):
    report = read(path=LIST, dry_run=True)

    assert counts(report) == {"new": 9, "same": 1, "refused": 2}
    for model in (Import, ImportLine, Result, Athlete, Venue, Team):
        assert not model.objects.exists()


def on_file(**fields) -> Athlete:
    record.country("NOR"), record.discipline("1500m")
    names = {"given_name": "Ola", "family_name": "Testmann", "birth_date": date(1999, 4, 3)}
    return record.athlete(**{**names, **fields})


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, True),
        ({"given_name": "ÓLA"}, True),
        ({"birth_date": date(1999, 4, 4)}, False),
        ({"birth_date": date(1999, 1, 1), "birth_precision": "year"}, False),
        ({"birth_date": None}, False),
        ({"sex": "W"}, False),
    ],
)
def test_only_name_sex_and_full_birth_date_together_make_an_athlete_the_same(read, fields, same):
    athlete = on_file(**fields)

    read(OLA)

    assert Result.objects.get().athlete_id == athlete.pk if same else Athlete.objects.count() == 2


def test_an_alias_is_a_name_and_a_merged_row_leads_to_the_one_that_lives(read):
    lives = on_file(given_name="Olav")
    record.alias(athlete=lives, name="Ola Testmann")
    on_file(family_name="Sample", merged_into=lives)

    read(OLA, OLA.replace("TESTMANN", "SAMPLE").replace("3:36.54", "3:37.00"))

    assert set(Result.objects.values_list("athlete", "mark")) == {(lives.pk, 216_540), (lives.pk, 217_000)}


def test_two_who_could_be_meant_wait_for_a_person(read):
    on_file(), on_file()

    assert counts(read(OLA)) == {"doubtful": 1}
    assert not Result.objects.exists()
    assert ImportLine.objects.get().reason == "2 athletes of this name were born on 3 April 1999."


def test_a_namesake_whose_birth_date_is_not_on_file_makes_the_new_athlete_uncertain(read):
    on_file(birth_date=None)

    read(OLA)

    assert Athlete.objects.get(slug="ola-testmann").identity_uncertain


def test_without_a_birth_date_the_very_mark_says_who_it_was(read):
    athlete = on_file()
    record.result(athlete, 216_540, date=date(2024, 6, 12))

    report = read(OLA.replace("1999-04-03", ""))

    assert counts(report) == {"same": 1}
    assert list(Athlete.objects.all()) == [athlete]


def test_of_two_lines_with_one_mark_the_first_counts_however_often_they_are_read(read):
    lines = (OLA, OLA.replace("Oslo", "Bergen"))
    read(*lines)

    report = read(*lines, "\n")

    assert counts(report) == {"same": 2}
    assert Result.objects.get().venue.city == "Oslo"


def test_a_mark_recognised_once_is_recognised_again(read):
    plain = OLA.replace("1999-04-03", "")
    lines = (OLA, plain, plain.replace("3:36.54", "3:37.00"))
    read(*lines)

    report = read(*lines, "\n")

    assert counts(report) == {"same": 3}
    assert sorted(Result.objects.values_list("athlete__slug", "mark")) == [
        ("ola-testmann", 216_540),
        ("ola-testmann-2", 217_000),
    ]


def test_without_a_birth_date_another_country_is_another_athlete(read):
    one = OLA.replace("1999-04-03", "1999")
    read(one, one.replace("NOR,1", "USA,1").replace("06-12", "06-13"), one.replace("06-12", "06-14"))

    assert sorted(Athlete.objects.values_list("slug", "country")) == [
        ("ola-testmann", "NOR"),
        ("ola-testmann-1999", "USA"),
    ]


def test_an_athlete_represents_whom_the_latest_mark_says(read):
    read(OLA, OLA.replace("NOR,1", "USA,1").replace("2024", "2025"), OLA.replace("2024", "2023"))

    assert Athlete.objects.get().country_id == "USA"
    assert set(Result.objects.values_list("year", "country")) == {(2023, "NOR"), (2024, "NOR"), (2025, "USA")}


@pytest.mark.parametrize(
    ("stands", "verdict"), [({"place": 1}, "same"), ({"place": None}, "same"), ({"place": 2}, "doubtful")]
)
def test_what_was_recorded_otherwise_is_never_changed(read, stands, verdict):
    before = record.result(on_file(), 216_540, date=date(2024, 6, 12), **stands)

    assert counts(read(OLA)) == {verdict: 1}
    after = Result.objects.get()
    assert {**vars(after), "_state": 0} == {**vars(Result.objects.get(pk=before.pk)), "_state": 0}


def test_a_corrected_list_makes_a_new_version_and_keeps_the_old(read):
    read(OLA)
    report = read(OLA.replace("NOR,1,", "NOR,2,"))

    assert counts(report) == {"changed": 1}
    assert list(Result.objects.order_by("pk").values_list("place", "superseded_at")) == [(1, NOW), (2, None)]


def test_a_venue_on_file_is_found_under_every_name(read):
    record.country("NOR")
    venue = record.venue(name="Bislett stadion", city="Oslo", altitude=1200)
    venue.names.create(name="The Old Oval")

    read(
        OLA.replace("Oslo (NOR)", '"Bislett Stadion, OSLO (NOR)"'),
        OLA.replace("Oslo (NOR)", '"The Old Oval, Oslo (NOR)"').replace("2024", "2023"),
    )

    assert set(Result.objects.values_list("venue", "altitude")) == {(venue.pk, True)}


@pytest.mark.parametrize("content", ["", "mark,wind\n3:36.54,\n"])
def test_what_is_no_list_is_refused_and_leaves_nothing(read, tmp_path, content):
    path = tmp_path / "list.csv"
    path.write_text(content)

    with pytest.raises(UnreadableError):
        read(path=path)
    assert not Import.objects.exists()
