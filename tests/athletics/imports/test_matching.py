"""Who a line is about: beyond doubt, nobody on file, or a doubt that waits for a person. Nothing is guessed."""

from datetime import date

import pytest

from athletics.imports.meet_files.competitors import Countries
from athletics.imports.meet_files.people import People
from athletics.imports.meet_files.said import Person
from tests.factories import record

pytestmark = pytest.mark.django_db


def matched(person: Person, *, sex: str = "M", entries=()):
    return People([person], Countries()).match(person, sex=sex, entries=entries)


def found(person: Person, **told) -> str | None:
    match = matched(person, **told)
    return match.found.slug if match.found else None


@pytest.mark.parametrize(
    ("given", "family"),
    [("Øyvind", "Sæther"), ("Oyvind", "Saether"), ("ØYVIND", "SÆTHER"), ("Øyvind", "Saether")],
)
def test_one_of_the_name_and_country_is_found_whatever_the_accents(given, family):
    record.athlete("Øyvind Sæther", slug="the-one")

    assert found(Person(given, family, "NOR")) == "the-one"
    assert found(Person(given, family, "Norway")) == "the-one"


def test_the_family_name_alone_or_with_an_initial_is_a_doubt_however_few_have_it():
    for name in ("Henrik Prøvebrigtsen", "Filip Prøvebrigtsen", "Jakob Prøvebrigtsen"):
        record.athlete(name)

    whole = matched(Person("", "PROVEBRIGTSEN", "NOR"))
    initial = matched(Person("J", "PRØVEBRIGTSEN", "NOR"))

    assert (whole.found, len(whole.candidates)) == (None, 3)
    assert (initial.found, [one.given for one in initial.candidates]) == (None, ["Jakob"])


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Sample", "Ola"),  # the order
        ("Ola", "Sample Testmann"),  # another family name behind it is somebody else, see below
        ("O.", "Sample"),
        ("Ola Magnus", "Sample"),
    ],
)
def test_a_name_like_one_on_file_is_a_doubt_and_never_a_match(given, family):
    record.athlete("Ola Sample")

    match = matched(Person(given, family, "NOR"))

    assert match.found is None
    assert [one.name for one in match.candidates] == ([] if "Testmann" in family else ["Ola Sample"])


@pytest.mark.parametrize(("on_file", "typed"), [("Max Müller", "Mueller"), ("Max Mueller", "Müller")])
def test_ue_for_u_is_a_doubt(on_file, typed):
    record.athlete(on_file)

    assert matched(Person("Max", typed, "NOR")).found is None
    assert [one.name for one in matched(Person("Max", typed, "NOR")).candidates] == [on_file]


def test_namesakes_are_told_apart_by_the_birth_date_alone():
    record.athlete("Ola Sample", birth_date=date(1999, 4, 3), slug="older")
    record.athlete("Ola Sample", birth_date=date(2003, 5, 6), slug="younger")

    assert found(Person("Ola", "Sample", "NOR", birth=date(2003, 5, 6))) == "younger"
    assert len(matched(Person("Ola", "Sample", "NOR")).candidates) == 2
    assert found(Person("Ola", "Sample", "NOR", birth=date(1999, 1, 1), precision="year")) == "older"
    third = matched(Person("Ola", "Sample", "NOR", birth=date(2005, 1, 1)))
    assert (third.found, third.candidates) == (None, [])


def test_another_country_is_a_doubt_unless_the_birth_date_says_who_it_is():
    record.country("KEN")
    record.athlete("Ola Sample", birth_date=date(1999, 4, 3), slug="moved")

    doubt = matched(Person("Ola", "Sample", "KEN"))

    assert (doubt.found, doubt.reason) == (None, "On file for NOR, the file says KEN.")
    assert found(Person("Ola", "Sample", "KEN", birth=date(1999, 4, 3))) == "moved"
    assert (
        matched(Person("Ola", "Sample", "Some Club")).reason == "On file for NOR, the file names no country."
    )


def test_who_competes_elsewhere_under_the_parent_is_the_same():
    record.country("SCO", parent=record.country("GBR"))
    record.athlete("Josh Sample", "GBR", slug="josh")

    assert found(Person("Josh", "Sample", "SCO")) == "josh"


def test_the_other_sex_is_nobody():
    record.athlete("Kim Sample", sex="W")

    assert matched(Person("Kim", "Sample", "NOR")).candidates == []


def test_a_number_of_the_event_counts_with_the_family_name_only():
    entry = record.entry(record.event(), record.athlete("Ola Sample"), bib="101")

    assert found(Person("O", "SAMPLE", "", bib="101"), entries=[entry]) == entry.athlete.slug
    assert found(Person("", "", "", bib="101"), entries=[entry]) == entry.athlete.slug
    assert matched(Person("Per", "Other", "NOR", bib="101"), entries=[entry]).found is None


def test_a_merged_row_is_the_one_that_lives():
    lives = record.athlete("Ola Sample", slug="lives")
    record.athlete("Ola Merged", merged_into=lives)
    record.alias(athlete=lives, name="Ola Formerly")

    assert found(Person("Ola", "Merged", "NOR")) == "lives"
    assert found(Person("Ola", "Formerly", "NOR")) == "lives"


def test_our_address_or_a_world_athletics_number_needs_the_name_too():
    record.athlete("Ola Sample", slug="ola-sample", wa_id=14_000_001)

    assert found(Person("", "", slug="ola-sample")) == "ola-sample"
    assert found(Person("O", "Sample", "", licence="14000001")) == "ola-sample"
    assert (
        matched(Person("Per", "Other", "NOR", slug="ola-sample")).reason
        == "The address is that of Ola Sample."
    )
    assert matched(Person("Per", "Other", "NOR", licence="14000001")).found is None


def test_matching_costs_the_same_for_one_name_and_for_three(django_assert_num_queries):
    people = [Person("Ola", f"Sample{n}", "NOR") for n in range(3)]
    for one in people:
        record.athlete(one.printed)
    for some in (people[:1], people):
        with django_assert_num_queries(3):
            looked = People(some, Countries())
            assert all(looked.match(one, sex="M").found for one in some)
