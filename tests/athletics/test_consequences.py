"""What a change would do is known before it is saved, and nothing of the trial stays."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics import consequences
from athletics.consequences import Asked, Consequence, Statement, foretell, register
from athletics.models import Meet
from tests.factories import record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_asked(monkeypatch):
    monkeypatch.setattr(consequences, "_askers", [])


def where_it_is(keys):
    """Every meet's city, as a text might state it."""
    return {
        meet.pk: Statement(f"{meet.name} takes place", meet.get_absolute_url(), meet.venue.city)
        for meet in Meet.objects.select_related("venue").order_by("pk")
    }


def test_nobody_registered_means_nothing_is_tried():
    assert foretell(lambda: pytest.fail("tried")) == []


def test_only_what_the_change_alters_is_told_and_nothing_is_kept():
    register(where_it_is)
    moved, stays = record.meet(), record.meet()
    before, elsewhere = moved.venue, record.venue(city="Elsewhere")

    def move():
        meet = Meet.objects.get(pk=moved.pk)
        meet.venue = elsewhere
        meet.save()

    assert foretell(move) == [
        Consequence(f"{moved.name} takes place", moved.get_absolute_url(), before.city, "Elsewhere")
    ]
    moved.refresh_from_db()
    stays.refresh_from_db()
    assert moved.venue_id == before.pk


def test_texts_that_were_not_tried_are_counted_in_a_last_line():
    register(lambda keys: Asked(where_it_is(keys), left_out=3))
    meet, elsewhere = record.meet(), record.venue(city="Elsewhere")

    found = foretell(lambda: Meet.objects.filter(pk=meet.pk).update(venue=elsewhere))

    assert [(one.text, one.url) for one in found] == [
        (f"{meet.name} takes place", meet.get_absolute_url()),
        ("And 3 more that rest on this were not tried.", ""),
    ]


def test_a_change_that_alters_no_statement_has_no_consequence():
    register(where_it_is)
    meet = record.meet()
    assert foretell(lambda: Meet.objects.filter(pk=meet.pk).update(url="https://example.org/")) == []


def test_what_the_change_refuses_is_refused_here():
    register(where_it_is)

    def refuse():
        raise ValidationError("The meet ends before it starts.")

    with pytest.raises(ValidationError, match="ends before it starts"):
        foretell(refuse)


def test_a_trial_sends_nothing(django_capture_on_commit_callbacks):
    register(where_it_is)
    with django_capture_on_commit_callbacks() as callbacks:
        foretell(lambda: transaction.on_commit(lambda: None))
    assert callbacks == []


def test_asked_twice_by_name_is_asked_once():
    register(where_it_is)
    register(where_it_is)
    meet, venue = record.meet(), record.venue(city="Elsewhere")
    assert len(foretell(lambda: Meet.objects.filter(pk=meet.pk).update(venue=venue))) == 1
