"""The worklist of alerts, and what can be done from it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.html import escape

from athletics.models import RecordQuery
from newsroom.doubts import record_is_wrong
from newsroom.models import Alert, AlertAnswer
from newsroom.permissions import CALENDAR_KEEPER, WRITER
from tests.factories import paper, record

pytestmark = pytest.mark.django_db
LIST = reverse("admin:newsroom_alert_changelist")


def one() -> Alert:
    return paper.alert(cause="Ole Løper: withdrawn.", suggestion="Say so.")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(rows, admin_client, django_assert_num_queries):
    for _ in range(rows):
        one()
    with django_assert_num_queries(5):
        page = admin_client.get(LIST).content.decode()
    assert page.count("He was withdrawn.") == rows


def test_it_opens_on_what_is_to_be_done(admin_client):
    one()
    paper.alert(wants="nothing", found="A birthday.")
    paper.alert_answer(alert=paper.alert(found="It was dismissed."))
    page = admin_client.get(LIST).content.decode()
    assert ("He was withdrawn." in page, "A birthday." in page, "It was dismissed." in page) == (
        True,
        False,
        False,
    )
    kept = admin_client.get(LIST, {"work": "record"}).content.decode()
    assert ("He was withdrawn." in kept, "A birthday." in kept) == (False, True)
    answered = admin_client.get(LIST, {"work": "answered"}).content.decode()
    assert ("It was dismissed." in answered, "He was withdrawn." in answered) == (True, False)


def test_an_alert_says_sentence_old_new_cause_and_what_to_do(admin_client):
    alert = one()
    page = admin_client.get(reverse("admin:newsroom_alert_change", args=[alert.pk])).content.decode()
    for said in ("“Some words.”", "He was withdrawn.", "Ole Løper: withdrawn.", "Say so.", "was true then"):
        assert said in page


def test_an_editor_dismisses_it_with_a_reason(client):
    alert, editor = one(), paper.user()
    client.force_login(editor)
    address = reverse("admin:newsroom_alert_dismiss", args=[alert.pk])
    assert "This field is required" in client.post(address, {"dismiss-reason": " "}).content.decode()
    assert not AlertAnswer.objects.exists()
    assert client.post(address, {"dismiss-reason": "He runs."}, follow=True).status_code == 200
    answer = AlertAnswer.objects.get()
    assert (answer.alert, answer.by, answer.reason) == (alert, editor, "He runs.")
    again = client.post(address, {"dismiss-reason": "Again."}, follow=True)
    assert "closed already" in again.content.decode() and AlertAnswer.objects.count() == 1


def test_a_writer_reads_but_does_not_dismiss(client):
    alert = one()
    client.force_login(paper.user(WRITER))
    page = client.get(reverse("admin:newsroom_alert_change", args=[alert.pk]))
    assert "dismiss-reason" not in page.content.decode()
    address = reverse("admin:newsroom_alert_dismiss", args=[alert.pk])
    assert client.post(address, {"dismiss-reason": "He runs."}).status_code == 403


def test_the_record_is_wrong_goes_to_the_keeper_and_the_answer_comes_back(
    client, django_capture_on_commit_callbacks
):
    alert, editor = one(), paper.user(email="editor@example.org")
    keeper = paper.user(CALENDAR_KEEPER, email="keeper@example.org")
    client.force_login(editor)
    address = reverse("admin:newsroom_alert_wrong", args=[alert.pk])
    refused = client.post(address, {"wrong-said": "He runs.", "wrong-source": ""})
    assert "This field is required" in refused.content.decode() and not RecordQuery.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"wrong-said": "He runs.", "wrong-source": "https://example.org/release"})
    query = RecordQuery.objects.get()
    assert (query.raised_by, query.record_says) == (editor, "He was withdrawn.")
    assert [letter.to for letter in mail.outbox] == [["keeper@example.org"]]

    client.force_login(keeper)
    worklist = client.get(reverse("admin:athletics_recordquery_changelist")).content.decode()
    assert "He runs." in worklist
    page = reverse("admin:athletics_recordquery_change", args=[query.pk])
    assert (
        "whoever asked is told so" in client.post(page, {"outcome": "mended", "answer": ""}).content.decode()
    )
    client.post(page, {"outcome": "mended", "answer": "The step was struck out."})
    query.refresh_from_db()
    assert (query.outcome, query.answered_by, query.seen_at) == ("mended", keeper, None)
    assert mail.outbox[-1].to == ["editor@example.org"]
    assert "The step was struck out." in mail.outbox[-1].body

    client.force_login(editor)
    assert "The step was struck out." in client.get(page).content.decode()
    query.refresh_from_db()
    assert query.seen_at is not None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_keepers_list_costs_the_same_for_one_and_for_three(rows, admin_client, django_assert_num_queries):
    for _ in range(rows):
        record.record_query(athlete=record.athlete(), meet=record.meet())
    with django_assert_num_queries(4):
        page = admin_client.get(reverse("admin:athletics_recordquery_changelist")).content.decode()
    assert page.count("It was run on 20 July.") == rows


def test_a_publication_after_it_answers_the_alert(admin_client):
    alert = one()
    publication = alert.check_of.publication
    later = paper.publication(
        publication.article, kind="update", note="He is out.", now=alert.opened_at + timedelta(hours=1)
    )
    page = admin_client.get(reverse("admin:newsroom_alert_change", args=[alert.pk])).content.decode()
    assert f"by publication {later.number}" in page
    assert "He was withdrawn." not in admin_client.get(LIST).content.decode()


def test_a_check_leads_to_the_keepers_form_filled_in(client, django_capture_on_commit_callbacks):
    runner = record.athlete("Ole Løper")
    check = paper.check(found="He is 24.", keys=[f"athlete:{runner.pk}", "discipline:1500m"])
    client.force_login(paper.user())
    paper.user(CALENDAR_KEEPER, email="keeper@example.org")
    address = record_is_wrong(sentence=check.claim.sentence, found=check.found, keys=check.keys)
    page = client.get(reverse("admin:newsroom_check_change", args=[check.pk])).content.decode()
    assert escape(address) in page
    form = client.get(address).context["adminform"].form
    assert {name: form.get_initial_for_field(form.fields[name], name) for name in ("said", "record_says", "athlete")} == {
        "said": "Some words.", "record_says": "He is 24.", "athlete": str(runner.pk),
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"said": "He is 25.", "source": "His passport", "athlete": runner.pk})
    assert RecordQuery.objects.get().athlete == runner
    assert [letter.to for letter in mail.outbox] == [["keeper@example.org"]]
