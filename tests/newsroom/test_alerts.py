"""The record changes under what was published: who is told what, and what is never an alert."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from athletics import outbox
from athletics.consequences import foretell
from athletics.models import Athlete, Change, EntryStep, Event
from newsroom.alerts.listening import look
from newsroom.alerts.opening import dismiss, recheck
from newsroom.calling_off import call_off
from newsroom.choices import Answered, Nature, Verdict, Wants
from newsroom.models import Alert, AlertAnswer, Publication, PublicationKey
from newsroom.publishing import publish
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

APRIL = paper.NOON
JULY = datetime(2025, 7, 16, 15, 0, tzinfo=UTC)
SENTENCE = "Ole Løper, 24, will race over 1500m at the Testholm Games on 19 July."


@pytest.fixture
def runner() -> Athlete:
    """Born on 1 May 2000: 24 in April, 25 in July."""
    return record.athlete("Ole Løper", birth_date=date(2000, 5, 1))


@pytest.fixture
def race(runner) -> Event:
    games = record.competition("Testholm Games")
    event = record.event(meet=record.meet(date(2025, 7, 19), competition=games, name="Testholm Games"))
    record.entry_step(record.entry(event, runner), date(2025, 4, 10))
    return event


@pytest.fixture
def preview(race) -> Publication:
    article = paper.article(headline="A race", standfirst="", meet=race.meet)
    paper.text(article, f"<p>{SENTENCE}</p>")
    found = publish(article=article, by=paper.user(email="writer@example.org"), now=APRIL, kind="new")
    Change.objects.all().delete()
    return found


def withdraw(race: Event, on: date = date(2025, 7, 16), **fields) -> EntryStep:
    return record.entry_step(race.entries.get(), on, kind="withdrawn", reason="Achilles tendon", **fields)


def deliver(now: datetime = JULY) -> list[tuple]:
    """The alerts there are once everything waiting has been looked at."""
    look(list(Change.objects.all()), everything=True, now=now)
    Change.objects.all().delete()
    return [(one.check_of.claim.kind, one.nature, one.wants) for one in Alert.objects.order_by("pk")]


def test_the_text_is_confirmed_before_anything_changes(preview):
    verdicts = dict(preview.checks.values_list("claim__kind", "verdict"))
    assert (verdicts["age"], verdicts["entry"]) == (Verdict.CONFIRMED, Verdict.CONFIRMED)


def test_what_a_publication_rests_on_is_kept_to_be_found_by(preview, runner, race):
    keys = set(PublicationKey.objects.filter(publication=preview).values_list("key", flat=True))
    assert {f"athlete:{runner.pk}", f"meet:{race.meet_id}", f"competition:{race.meet.competition_id}"} <= keys


def test_a_withdrawal_opens_an_alert_with_what_was_and_what_is(preview, race):
    withdraw(race)
    assert deliver() == [("entry", Nature.TRUE_THEN, Wants.UPDATE)]
    alert = Alert.objects.get()
    assert alert.found == "Ole Løper was withdrawn on 16 July 2025: Achilles tendon."
    assert (alert.was_verdict, alert.verdict) == (Verdict.CONFIRMED, Verdict.CONTRADICTED)
    assert "announced 10 April 2025" in alert.was_found
    assert "withdrawn" in alert.cause and "Achilles tendon" in alert.cause
    assert alert.suggestion.startswith("Say in an update what has changed: Ole Løper was withdrawn")


def test_whoever_wrote_it_is_told_once(preview, race):
    withdraw(race)
    deliver()
    deliver()
    (letter,) = mail.outbox
    assert letter.to == ["writer@example.org"]
    assert letter.subject == "The record has changed: A race"
    assert "was withdrawn on 16 July 2025" in letter.body


def test_a_birthday_or_a_race_that_has_been_run_never_alerts(preview, runner, race):
    record.result(runner, round=record.race(race), place=3)
    assert deliver(now=datetime(2026, 7, 1, tzinfo=UTC)) == []
    assert recheck(preview, now=datetime(2027, 1, 1, tzinfo=UTC)) == []


def test_a_birth_date_that_is_corrected_was_wrong_then(preview, runner):
    Athlete.objects.filter(pk=runner.pk).update(birth_date=date(1999, 2, 1))
    assert deliver() == [("age", Nature.WRONG_THEN, Wants.CORRECTION)]
    assert Alert.objects.get().suggestion == "Correct it: “26” instead of “24”."


def test_a_withdrawal_announced_before_it_was_published_was_wrong_then(preview, race):
    withdraw(race, date(2025, 4, 10), announced_at=APRIL - timedelta(hours=3))
    assert deliver() == [("entry", Nature.WRONG_THEN, Wants.CORRECTION)]


@pytest.mark.parametrize(
    ("announced_at", "nature"),
    [(APRIL + timedelta(hours=3), Nature.TRUE_THEN), (None, Nature.AS_KNOWN)],
    ids=["later that day", "that day, the hour not on file"],
)
def test_news_of_the_same_day_is_not_held_against_the_text(preview, race, announced_at, nature):
    withdraw(race, APRIL.date(), announced_at=announced_at)
    assert deliver(now=APRIL + timedelta(hours=5)) == [("entry", nature, Wants.UPDATE)]


def test_what_the_text_looked_ahead_to_has_been_and_nothing_is_asked(preview, race):
    withdraw(race)
    assert deliver(now=datetime(2025, 8, 1, tzinfo=UTC)) == [("entry", Nature.TRUE_THEN, Wants.NOTHING)]
    assert not Alert.objects.open(as_of=datetime(2025, 8, 1, tzinfo=UTC)).to_act_on().exists()


def test_what_somebody_elses_rows_say_changes_nothing(preview):
    other = record.entry()
    record.entry_step(other, date(2025, 7, 16), kind="withdrawn")
    assert deliver() == []


def test_an_alert_lapses_when_the_record_agrees_again(preview, race):
    step = withdraw(race)
    deliver()
    EntryStep.objects.filter(pk=step.pk).strike_out(by=paper.user(), now=JULY)
    deliver()
    assert AlertAnswer.objects.get().kind == Answered.LAPSED
    assert not Alert.objects.open(as_of=JULY).exists()


def test_a_new_publication_answers_it_and_is_not_alerted_of_what_its_editor_knew(preview, race):
    withdraw(race)
    deliver()
    article = preview.article
    article.standfirst = "He is out."
    article.save()
    publish(article=article, by=paper.user(), now=JULY + timedelta(hours=1), kind="update", note="He is out.")
    assert not Alert.objects.open(as_of=JULY + timedelta(hours=1)).exists()
    Athlete.objects.filter(pk=race.entries.get().athlete_id).update(given_name="Ole", birth_place="Testholm")
    assert len(deliver(now=JULY + timedelta(hours=2))) == 1


def test_a_publication_that_is_called_off_answers_nothing(preview, race):
    withdraw(race)
    deliver()
    article = preview.article
    later = publish(
        article=article, by=paper.user(), now=JULY + timedelta(hours=1), kind="update", note="He is out.",
        starts_at=JULY + timedelta(hours=9),
    )  # fmt: skip
    assert not Alert.objects.open(as_of=JULY + timedelta(hours=2)).exists()
    call_off(publication=later, by=paper.user(), reason="Not yet.", now=JULY + timedelta(hours=2))
    assert Alert.objects.open(as_of=JULY + timedelta(hours=3)).count() == 1


def test_a_planned_text_is_checked_as_well(race):
    article = paper.article(headline="A race", standfirst="", meet=race.meet)
    paper.text(article, f"<p>{SENTENCE}</p>")
    publish(
        article=article,
        by=paper.user(),
        now=APRIL,
        kind="new",
        starts_at=JULY + timedelta(days=1),
        dateline=APRIL.date(),
    )
    withdraw(race)
    assert ("entry", Nature.TRUE_THEN, Wants.UPDATE) in deliver()


def test_one_is_dismissed_once_and_with_a_reason(preview, race):
    withdraw(race)
    deliver()
    alert, editor = Alert.objects.get(), paper.user()
    with pytest.raises(ValidationError, match="Say why"):
        dismiss(alert=alert, reason=" ", by=editor, now=JULY)
    dismiss(alert=alert, reason="He runs after all, his manager says.", by=editor, now=JULY)
    with pytest.raises(ValidationError, match="closed already"):
        dismiss(alert=alert, reason="Again.", by=editor, now=JULY)
    assert deliver() and Alert.objects.count() == 1


def test_readers_are_told_at_once_and_not_after_it_is_dismissed(
    preview, race, client, django_assert_num_queries
):
    withdraw(race, date(2025, 7, 16))
    deliver()
    address = preview.get_absolute_url().split("publications")[0]
    with django_assert_num_queries(4):
        page = client.get(address).content.decode()
    assert "Since this was written, the record has changed: Ole Løper was withdrawn on 16 July 2025" in page
    dismiss(alert=Alert.objects.get(), reason="Settled.", by=paper.user(), now=JULY)
    assert "the record has changed" not in client.get(address).content.decode()


def test_a_change_made_through_the_desk_is_looked_at_before_the_answer(preview, race, admin_client):
    step = withdraw(race)
    assert Change.objects.exists()
    admin_client.post(
        reverse("admin:athletics_entrystep_changelist"), {"action": "", "_selected_action": step.pk}
    )
    assert not Change.objects.exists()
    assert Alert.objects.count() == 1


def test_what_is_left_by_a_process_that_was_stopped_is_still_there(preview, race, monkeypatch):
    withdraw(race)

    def stopped(changes, *, everything):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "_listeners", [stopped])
        with pytest.raises(KeyboardInterrupt):
            outbox.deliver()
    assert outbox.deliver() is None
    assert Alert.objects.count() == 1


def test_a_keeper_is_told_before_saving_what_a_withdrawal_would_do(preview, race):
    (told,) = foretell(lambda: withdraw(race))
    assert SENTENCE in told.text and "A race" in told.text
    assert told.before.startswith("confirmed: Ole Løper")
    assert told.after == "contradicted: Ole Løper was withdrawn on 16 July 2025: Achilles tendon."
    assert told.url == reverse("admin:newsroom_publication_change", args=[preview.pk])
    assert not EntryStep.objects.filter(kind="withdrawn").exists()
    assert (Change.objects.count(), Alert.objects.count()) == (0, 0)
