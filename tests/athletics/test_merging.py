"""Two rows of one athlete, or of one venue, made one and made two again."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from athletics import head_to_head
from athletics.choices import EntryStepKind, Precision
from athletics.merging import (
    left_behind,
    merge_athletes,
    merge_venues,
    obstacles,
    undo,
    venue_obstacles,
)
from athletics.models import Athlete, Merge, Result, Venue
from tests.factories import paper, record

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
LATER = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def keeper() -> User:
    return User.objects.create_user("keeper", password=None, is_staff=True)


def merged(kept: Athlete, gone: Athlete, by: User) -> Merge:
    return merge_athletes(kept=kept, gone=gone, reason="One licence number.", by=by, now=NOW)


def image() -> dict:
    """Every column of every athlete, result and entry, to be compared."""
    return {
        model.__name__: list(model._base_manager.order_by("pk").values())
        for model in (Athlete, Result, Venue)
    }


def test_everything_live_moves_to_the_kept_row(keeper):
    kept, gone = record.athlete("Testa Kept"), record.athlete("Testa Kepte", birth_date=None)
    result, entry = record.result(gone, date=date(2025, 5, 1)), record.entry(athlete=gone)
    stated, world = record.stated_best(gone, 210_000), record.record(gone)
    quote, article = paper.quote(speaker=gone), paper.article(athletes=[gone])
    merge = merged(kept, gone, keeper)
    for row in (result, entry, stated, world):
        row.refresh_from_db()
        assert row.athlete == kept
    quote.refresh_from_db()
    assert quote.speaker == kept
    assert list(article.athletes.all()) == [kept]
    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert list(kept.aliases.values_list("name", flat=True)) == ["Testa Kepte"]
    assert {row.model for row in merge.rows.all()} >= {
        "athletics.result",
        "athletics.entry",
        "newsroom.quote",
    }


def test_who_was_merged_before_follows(keeper):
    first, second, third = (record.athlete(f"Testa {name}") for name in ("One", "Two", "Three"))
    merged(second, third, keeper)
    merged(first, second, keeper)
    third.refresh_from_db()
    assert third.merged_into == first


def test_a_row_with_its_twin_stays_where_it_is(keeper):
    kept, gone = record.athlete("Testa Kept"), record.athlete("Testa Kepte")
    alias = [record.alias(athlete=one, name="T. Kept") for one in (kept, gone)]
    land = record.country("KEN")
    for one in (kept, gone):
        one.nationalities.create(country=land)
    merged(kept, gone, keeper)
    for row in alias:
        row.refresh_from_db()
    assert [row.athlete for row in alias] == [kept, gone]
    assert gone.aliases.count() == gone.nationalities.count() == kept.nationalities.count() == 1


def test_one_mark_under_both_rows_counts_once(keeper):
    kept, gone = record.athlete("Testa Kept"), record.athlete("Testa Kepte")
    race = record.race()
    record.result(kept, 213_000, round=race, date=date(2025, 7, 19))
    listed = record.result(gone, 213_000, date=date(2025, 7, 19))
    other = record.result(gone, 214_000, date=date(2025, 7, 20))
    merge = merged(kept, gone, keeper)
    current = Result.objects.current().filter(athlete=kept)
    assert sorted(current.values_list("mark", flat=True)) == [213_000, 214_000]
    listed.refresh_from_db()
    assert listed.superseded_at == NOW
    undo(merge=merge, by=keeper, now=LATER)
    for row in (listed, other):
        row.refresh_from_db()
        assert (row.superseded_at, row.athlete) == (None, gone)


@pytest.mark.parametrize(
    ("one", "other", "filled"),
    [
        pytest.param({"birth_date": None}, {}, date(2000, 1, 2), id="no date of its own"),
        pytest.param(
            {"birth_date": date(2000, 1, 1), "birth_precision": Precision.YEAR},
            {},
            date(2000, 1, 2),
            id="a year alone",
        ),
        pytest.param(
            {},
            {"birth_date": date(2000, 1, 1), "birth_precision": "year"},
            date(2000, 1, 2),
            id="knows better",
        ),
    ],
)
def test_the_kept_row_takes_over_what_it_does_not_know(keeper, one, other, filled):
    kept = record.athlete("Testa Kept", identity_uncertain=True, **one)
    gone = record.athlete("Testa Kepte", wa_id=77, birth_place="Testholm", **other)
    merge = merged(kept, gone, keeper)
    kept.refresh_from_db()
    assert (kept.birth_date, kept.birth_precision) == (filled, Precision.DAY)
    assert (kept.wa_id, kept.birth_place, kept.identity_uncertain) == (77, "Testholm", False)
    undo(merge=merge, by=keeper, now=LATER)
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.wa_id, kept.wa_id, kept.identity_uncertain) == (77, None, True)


@pytest.mark.parametrize(
    ("kept", "gone", "said"),
    [
        pytest.param({}, {"sex": "W"}, "a man and the other a woman", id="sex"),
        pytest.param(
            {}, {"birth_date": date(2000, 2, 1)}, "2 January 2000 and 1 February 2000", id="birth dates"
        ),
        pytest.param(
            {"birth_date": date(2001, 1, 1), "birth_precision": "year"}, {}, "2001 and 2000", id="birth years"
        ),
        pytest.param({"wa_id": 1}, {"wa_id": 2}, "as two: 1 and 2", id="numbers"),
    ],
)
def test_two_who_cannot_be_one_are_refused(keeper, kept, gone, said):
    one, other = record.athlete("Testa One", **kept), record.athlete("Testa Two", **gone)
    before = image()
    with pytest.raises(ValidationError, match=said):
        merged(one, other, keeper)
    assert image() == before
    assert not Merge.objects.exists()


def test_who_ran_in_one_race_is_not_one_person():
    one, other, race = record.athlete("Testa One"), record.athlete("Testa Two"), record.race()
    record.result(one, round=race)
    record.result(other, round=race)
    assert obstacles(kept=one, gone=other) == [
        "They ran in the same race: 1500m, 19 July 2025. Nobody meets himself or herself."
    ]


def test_who_is_entered_twice_is_told_which_entry_to_strike(keeper):
    one, other, event = record.athlete("Testa One"), record.athlete("Testa Two"), record.event()
    steps = [
        record.entry_step(record.entry(event, one), date(2025, 4, 11), kind=EntryStepKind.ANNOUNCED)
        for one in (one, other)
    ]
    assert "strike out the steps" in obstacles(kept=one, gone=other)[0]
    steps[1].struck_out_at, steps[1].struck_out_by = NOW, keeper
    steps[1].save()
    assert obstacles(kept=one, gone=other) == []


def test_neither_itself_nor_what_is_merged_already(keeper):
    one, other, third = (record.athlete(f"Testa {name}") for name in ("One", "Two", "Three"))
    merged(one, other, keeper)
    other.refresh_from_db()
    assert obstacles(kept=one, gone=one) == ["This is the same row: choose the other one."]
    assert obstacles(kept=third, gone=other) == [
        "Testa Two is merged into Testa One already: take Testa One instead."
    ]


def test_a_merge_without_a_reason_is_refused(keeper):
    with pytest.raises(ValidationError, match="how it is known"):
        merge_athletes(
            kept=record.athlete("Testa One"), gone=record.athlete("Testa Two"), reason=" ", by=keeper, now=NOW
        )


def test_questions_count_both_rows_as_one_person(keeper):
    kept, gone, rival = (
        record.athlete("Testa Kept"),
        record.athlete("Testa Kepte"),
        record.athlete("Rita Rival"),
    )
    for one, day in ((kept, date(2025, 6, 1)), (gone, date(2025, 7, 1))):
        race = record.race(record.event(meet=record.meet(day)))
        record.result(one, 213_000, round=race, place=1)
        record.result(rival, 214_000, round=race, place=2)
    merged(kept, gone, keeper)
    kept.refresh_from_db()
    found = head_to_head.meetings(athlete=kept, opponent=rival, as_of=date(2025, 12, 31))
    assert str(found.score) == "2–0"


def test_undone_it_is_all_as_before(keeper):
    kept, gone = record.athlete("Testa Kept"), record.athlete("Testa Kepte", birth_place="Testholm")
    record.result(gone)
    record.result(kept)
    before = image()
    merge = merged(kept, gone, keeper)
    assert image() != before
    assert undo(merge=merge, by=keeper, now=LATER) == []
    assert image() == before
    assert not kept.aliases.exists()
    with pytest.raises(ValidationError, match="undone already"):
        undo(merge=merge, by=keeper, now=LATER)


def test_what_was_changed_since_is_left_and_named(keeper):
    kept, gone, third = (record.athlete(f"Testa {name}") for name in ("One", "Two", "Three"))
    result = record.result(gone)
    merge = merged(kept, gone, keeper)
    Result.objects.filter(pk=result.pk).update(athlete=third)
    assert [(one.model, one.row) for one in left_behind(merge)] == [("athletics.result", result.pk)]
    assert undo(merge=merge, by=keeper, now=LATER) == [("athletics.result", result.pk)]
    result.refresh_from_db()
    gone.refresh_from_db()
    assert (result.athlete, gone.merged_into) == (third, None)


def test_merges_are_undone_from_the_outside_in(keeper):
    first, second, third = (record.athlete(f"Testa {name}") for name in ("One", "Two", "Three"))
    inner = merged(second, third, keeper)
    outer = merged(first, second, keeper)
    with pytest.raises(ValidationError, match="undo that merge first"):
        undo(merge=inner, by=keeper, now=LATER)
    undo(merge=outer, by=keeper, now=LATER)
    undo(merge=inner, by=keeper, now=LATER)
    assert not Athlete.objects.exclude(merged_into=None).exists()


def test_a_venue_becomes_another_name_of_the_kept_one(keeper):
    kept, gone = (
        record.venue("Testholm", name="Stadium", time_zone=""),
        record.venue("Testholm", name="Arena"),
    )
    meet, result = record.meet(venue=gone), record.result(venue=gone)
    change = record.meet_change(meet, date(2025, 1, 1), venue=gone)
    before = image()
    merge = merge_venues(kept=kept, gone=gone, reason="One address.", by=keeper, now=NOW)
    for row in (meet, result, change, kept):
        row.refresh_from_db()
    assert meet.venue == result.venue == change.venue == kept
    assert kept.time_zone == "Europe/Oslo"
    assert list(kept.names.values_list("name", flat=True)) == ["Arena"]
    assert list(Venue.objects.living_rows()) == [kept]
    undo(merge=merge, by=keeper, now=LATER)
    assert image() == before


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        pytest.param(("Testholm", "NOR"), ("Testholm", "GBR"), "NOR and in GBR", id="country"),
        pytest.param(("Testholm", "NOR"), ("Testholm", "NOR"), "clocks differ", id="clock"),
    ],
)
def test_two_venues_that_cannot_be_one_are_refused(one, other, said):
    kept, gone = record.venue(*one), record.venue(*other, time_zone="Europe/London")
    assert said in " ".join(venue_obstacles(kept=kept, gone=gone))


class TestAnyMergeCanBeUndone(TestCase):
    """Whatever the two rows hold, undoing gives back every column."""

    @given(
        marks=st.lists(
            st.tuples(st.booleans(), st.integers(200_000, 200_003), st.integers(1, 3)), max_size=8
        ),
        years=st.tuples(st.none() | st.just(date(2000, 1, 1)), st.none() | st.just(date(2000, 1, 1))),
    )
    def test_and_gives_back_every_column(self, marks, years):
        keeper = User.objects.get_or_create(username="keeper")[0]
        pair = [record.athlete("Testa One", birth_date=year, birth_precision="year") for year in years]
        for of_kept, mark, day in marks:
            record.result(pair[0 if of_kept else 1], mark, date=date(2025, 5, day))
        before = image()
        undo(merge=merged(*pair, keeper), by=keeper, now=LATER)
        assert image() == before
