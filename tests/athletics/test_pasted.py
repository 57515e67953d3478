"""A pasted table: read whatever it looks like, matched with its doubts in words, taken in whole once settled."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from athletics.entering.matching import codes_by_name, match
from athletics.entering.pasted import Pasted, read
from athletics.entering.taking_in import Settled, take_in
from athletics.models import Athlete, StatedBest
from athletics.models.announcements import Told
from tests.factories import record

NOW = datetime(2025, 7, 12, 9, tzinfo=UTC)
CODES = {"nor": "NOR", "norway": "NOR", "gbr": "GBR", "great britain": "GBR", "ken": "KEN"}


@pytest.mark.parametrize(
    ("line", "name", "country", "best", "season_best", "order", "year"),
    [
        ("Anna Alfa", "Anna Alfa", "", "", "", None, None),
        ("Anna ALFA\tNOR\t3:26.73\t3:28.72", "Anna ALFA", "NOR", "3:26.73", "3:28.72", None, None),
        ("3  ALFA Anna  NOR  19 SEP 2000  3:26.73", "ALFA Anna", "NOR", "3:26.73", "", 3, 2000),
        ("1. ALFA Anna NOR 3:26.73 3:28.72", "ALFA Anna", "NOR", "3:26.73", "3:28.72", 1, None),
        ("Anna Alfa (NOR)", "Anna Alfa", "NOR", "", "", None, None),
        ("• Anna Alfa (Norway, PB 3:26.73)", "Anna Alfa", "NOR", "3:26.73", "", None, None),
        ("ALFA, Anna; GBR; 2000", "ALFA, Anna", "GBR", "", "", None, 2000),
        ("Anna Alfa, Great Britain, 3:26.73", "Anna Alfa", "GBR", "3:26.73", "", None, None),
        ("Anna Alfa NOR SB 3:28.72 PB 3:26.73", "Anna Alfa", "NOR", "3:26.73", "3:28.72", None, None),
        ("ALFA A", "ALFA A", "", "", "", None, None),
        ("Anna van der ALFA-BETA  KEN  10.03", "Anna van der ALFA-BETA", "KEN", "10.03", "", None, None),
        ("7\tAnna Alfa\tNOR\t1999-04-03\t8.54", "Anna Alfa", "NOR", "8.54", "", 7, 1999),
    ],
)
def test_lines_as_they_come(line, name, country, best, season_best, order, year):
    (row,) = read(line, countries=CODES)
    assert (row.name, row.country, row.best, row.season_best, row.order, row.year) == (
        name,
        country,
        best,
        season_best,
        order,
        year,
    )


def test_a_heading_says_which_best_comes_first_and_is_no_athlete():
    rows = read("Lane\tName\tNat\tSB\tPB\n1\tAnna Alfa\tNOR\t3:28.72\t3:26.73\n\n", countries=CODES)
    assert [(row.line, row.name, row.best, row.season_best) for row in rows] == [
        (2, "Anna Alfa", "3:26.73", "3:28.72")
    ]


def test_points_are_marks_where_points_are_given():
    (row,) = read("Anna Alfa NOR 8909", countries=CODES, points=True)
    assert row.best == "8909"


@given(st.text(max_size=300))
def test_no_text_makes_anything_but_lines(text):
    for row in read(text, countries=CODES):
        assert isinstance(row, Pasted)
        assert row.name.strip()


def test_too_much_is_refused():
    with pytest.raises(ValueError, match="Import it as a file"):
        read("x" * 100_001, countries=CODES)
    with pytest.raises(ValueError, match="201 names"):
        read("Anna Alfa\n" * 201, countries=CODES)


@pytest.fixture
def brothers(db) -> list[Athlete]:
    return [record.athlete(f"{name} Trebror") for name in ("Jakob", "Filip", "Henrik")]


def matched(text: str, event=None):
    lines = read(text, countries=codes_by_name())
    return match(event=event or record.event(), lines=lines)


def test_a_whole_name_with_its_country_is_certain(brothers):
    (found,) = matched("TREBROR Jakob NOR")
    assert (found.sure, found.doubt) == (brothers[0], "")


def test_an_initial_is_a_doubt_that_offers_the_whole_family(brothers):
    (found,) = matched("TREBROR J\tNOR")
    assert found.sure is None
    assert found.doubt == "Only an initial, and 3 of that family name are on file."
    assert found.candidates[0] == brothers[0]
    assert set(found.candidates) == set(brothers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Jakob Trebror GBR", "On file for NOR, here for GBR."),
        ("Jakob Trebror NOR 1990-01-01", "On file as born in 2000, here in 1990."),
        ("Karl Trebror NOR", "Nobody of this name is on file; these have the same family name."),
        ("Nils Ingen NOR", "Nobody of this name is on file."),
        ("Trebror NOR", "Not the whole name as on file, and 3 of that family name are on file."),
    ],
)
def test_every_doubt_is_said(text, doubt, brothers):
    record.country("GBR")
    (found,) = matched(text)
    assert (found.sure, found.doubt) == (None, doubt)


@pytest.mark.django_db
def test_namesakes_are_a_doubt_and_another_sex_is_nobody():
    record.athlete("Anna Alfa", sex="W")
    assert matched("Anna Alfa NOR")[0].doubt == "Nobody of this name is on file."
    one, other = record.athlete("Alf Alfa"), record.athlete("Alf Alfa")
    found = matched("Alf Alfa")[0]
    assert (set(found.candidates), found.doubt) == ({one, other}, "2 athletes of this name are on file.")


@pytest.mark.django_db
def test_accents_aliases_and_merged_rows_are_followed():
    one = record.athlete("Jürgen Müller")
    other = record.athlete("Sifan Testan")
    record.alias(athlete=other, name="Siffan Testahn")
    record.athlete("Jurgen Mueller", merged_into=one)
    assert [row.sure for row in matched("MUELLER Juergen\nSiffan Testahn")] == [one, other]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_matching_costs_the_same_for_one_and_three(count, django_assert_num_queries):
    event = record.event()
    lines = []
    for n in range(count):
        athlete = record.athlete()
        record.alias(athlete=athlete)
        lines.append(Pasted(n, athlete.name, athlete.name))
    with django_assert_num_queries(3):
        assert all(found.sure for found in match(event=event, lines=lines))


def take(event, lines, admin_user, kind="entered"):
    told = Told(date(2025, 7, 1), record.source())
    return take_in(event=event, lines=lines, kind=kind, told=told, by=admin_user, now=NOW)


@pytest.mark.django_db
def test_a_settled_table_makes_entries_bests_and_new_athletes_once(admin_user):
    event, known = record.event(), record.athlete("Anna Alfa")
    record.country("GBR")
    lines = [
        Settled(Pasted(1, "", "Anna Alfa", "NOR", "3:26.73", "3:28.72"), known),
        Settled(Pasted(2, "", "NEWCOMER Nick", "GBR"), None),
    ]
    taken = take(event, lines, admin_user)
    assert (len(taken.steps), len(taken.bests)) == (2, 2)
    (new,) = taken.athletes
    assert (new.name, new.country_id, new.sex, new.identity_uncertain) == ("Nick Newcomer", "GBR", "M", True)
    bests = StatedBest.objects.filter(athlete=known).order_by("kind")
    assert [(best.kind, best.year, best.mark) for best in bests] == [
        ("PB", None, 206_730),
        ("SB", 2025, 208_720),
    ]
    again = take(event, [Settled(line.pasted, line.athlete or new) for line in lines], admin_user)
    assert (again.steps, again.athletes, again.bests) == ((), (), ())


@pytest.mark.django_db
def test_one_wrong_line_keeps_all_out_and_is_named(admin_user):
    event = record.event()
    lines = [
        Settled(Pasted(1, "", "Anna Alfa", "NOR"), record.athlete("Anna Alfa")),
        Settled(Pasted(2, "", "Nobody Anywhere"), None),
    ]
    with pytest.raises(ValidationError, match="Line 2, Nobody Anywhere: a new athlete needs a country"):
        take(event, lines, admin_user)
    assert event.entries.count() == 0


@pytest.mark.django_db
def test_a_start_list_keeps_its_lanes_and_a_list_of_withdrawals_takes_out(admin_user):
    event, one = record.event(), record.athlete("Anna Alfa")
    line = [Settled(Pasted(1, "", "Anna Alfa", order=5), one)]
    take(event, line, admin_user, kind="on_start_list")
    take(event, line, admin_user, kind="withdrawn")
    assert [(step.kind, step.order) for step in event.entries.get().steps.standing()] == [
        ("on_start_list", 5),
        ("withdrawn", None),
    ]
