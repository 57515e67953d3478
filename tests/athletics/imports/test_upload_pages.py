"""Files in at the desk: brought, looked through, settled, applied and undone, by those who may and nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from athletics.models import Athlete, Import, Result, Upload, UploadAnswer
from tests.athletics.imports.meet_of_files import (
    HEAD,
    LIF,
    answer,
    applied,
    brought,
    meet_with_1500m,
    the_three,
)
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

BRING = "admin:athletics_upload_bring"


@pytest.fixture
def keeper(client):
    client.force_login(paper.user("Calendar keeper"))
    return client


def page(name: str, upload: Upload, *more: int) -> str:
    return reverse(f"admin:athletics_upload_{name}", args=[upload.pk, *more])


def sent(client, content: bytes, name: str = "015-1-01.lif", **fields):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse(BRING), {"file": file, "round_status": "official", **fields}, follow=True)


def test_a_file_goes_from_the_desk_into_the_record_and_back(keeper):
    meet, race = meet_with_1500m()
    *_, jon = the_three()

    review = sent(keeper, LIF.read_bytes(), meet=meet.pk)
    upload = Upload.objects.get()
    assert review.redirect_chain == [(page("review", upload), 302)]
    text = review.content.decode()
    assert "2 athletes on file may be meant by “J EKSEMPEL”." in text
    assert "Jon Eksempel (NOR, born 2 January 2000)" in text
    assert "1 row waits for you" in text and "Apply without the rows in doubt" in text

    chosen = {"settle:line 4": f"athlete:{jon.pk}", "scope:line 4": "name j eksempel"}
    settled = keeper.post(page("review", upload), chosen, follow=True)
    assert "4 rows would change the record" in settled.content.decode()
    kept = UploadAnswer.objects.get()
    assert (kept.about, kept.athlete, kept.by.username) == (
        "name j eksempel",
        jon,
        settled.context["user"].username,
    )

    done = keeper.post(page("apply", upload), {"seen": settled.context["seen"], "_apply": "1"}, follow=True)
    assert "Applied: 4 new, 0 changed, 0 the same." in done.content.decode()
    assert (
        "Jon Eksempel"
        in keeper.get(reverse("athletics:event", args=[meet.slug, race.event.slug])).content.decode()
    )

    asked = keeper.get(page("undo", upload)).content.decode()
    assert "6 rows it made would be removed, and 1 it changed would stand as before" in asked
    undone = keeper.post(page("undo", upload), follow=True)
    assert "the record is as it was before" in undone.content.decode()
    assert not Result.objects.exists() and not Athlete.objects.filter(family_name="Nykommer").exists()


def test_what_has_changed_since_it_was_seen_is_not_applied(keeper):
    meet, _ = meet_with_1500m()
    upload = brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)

    answered = keeper.post(page("apply", upload), {"seen": "another", "_apply": "1"}, follow=True)

    assert "The record has changed since you looked" in answered.content.decode()
    assert not Import.objects.exists()


def test_a_line_is_given_to_somebody_else_or_to_a_new_one_for_a_country(keeper):
    meet, _ = meet_with_1500m()
    other = record.athlete("Ola Annerledes")
    upload = brought(
        f"{HEAD}1,1,1,Testberg,Ola,Some Club,3:28.815\n2,2,2,Prøve,Per,Some Club,3:29.362\n", meet
    )

    nothing = keeper.post(page("line", upload, 2), {"about": "line 2"})
    assert "Choose the athlete, or say what becomes of the line." in nothing.content.decode()
    keeper.post(page("line", upload, 2), {"about": "line 2", "athlete": other.pk})
    after = keeper.post(
        page("line", upload, 3), {"about": "from some club", "country": "NOR"}, follow=True
    ).content.decode()

    assert "A new athlete: Per Prøve (NOR)." in after
    assert set(UploadAnswer.objects.values_list("about", "kind")) == {
        ("line 2", "athlete"),
        ("from some club", "take"),
    }
    assert "2 rows would change the record" in after


def test_a_race_is_settled_in_the_list(keeper):
    meet, race = meet_with_1500m()
    upload = brought("7,1,1,Elite race,,,,,,1500\n1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)

    asked = keeper.get(page("review", upload)).content.decode()
    assert "Which event is “Elite race”?" in asked
    told = {"race 7-1-1-event": race.event.pk, "race 7-1-1-round_kind": "final", "race 7-1-1-round_number": 1}
    after = keeper.post(page("review", upload), told, follow=True).content.decode()

    assert "Men’s 1500m, final" in after and "1 row would change the record" in after


def test_the_meet_is_chosen_by_name_on_the_review(keeper):
    meet, _ = meet_with_1500m()
    upload = brought(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n")

    keeper.post(page("review", upload), {"_meet": "1", "meet": meet.pk})

    upload.refresh_from_db()
    assert upload.meet == meet


def test_what_the_page_did_not_offer_is_passed_over(keeper):
    meet, _ = meet_with_1500m()
    the_three()
    stranger = record.athlete("Somebody Else")
    upload = brought(LIF.read_bytes(), meet)

    for value in (f"athlete:{stranger.pk}", "athlete:x", "nothing"):
        keeper.post(page("review", upload), {"settle:line 4": value})
    keeper.post(page("review", upload), {"settle:line 4": "skip", "scope:line 4": "from everywhere"})

    assert not UploadAnswer.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"15,1,1,Men", "a.lif", "still be writing"),
        (b"hello", "a.txt", "Nobody can tell what kind of file this is"),
        (b"0,12,F,1\n", "a.lif", "another layout"),
    ],
)
def test_a_file_nobody_can_read_is_refused_at_the_field(keeper, content, name, said):
    answered = sent(keeper, content, name)

    assert said in answered.content.decode() and "The file was not taken." in answered.content.decode()
    assert not Upload.objects.exists()


def test_later_work_is_named_where_it_forbids_undoing(keeper):
    meet, _ = meet_with_1500m()
    imported = applied(f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n", meet)
    record.entry(record.event(), Athlete.objects.get())

    for answered in (
        keeper.get(page("undo", imported.upload)),
        keeper.post(page("undo", imported.upload), follow=True),
    ):
        assert "1 entry leans on athletes it brought." in answered.content.decode()
    assert Result.objects.exists()


def test_the_history_keeps_every_line_and_the_file(keeper):
    meet, _ = meet_with_1500m()
    text = f"{HEAD}1,1,1,Testberg,Ola,NOR,3:28.815\n2,2\n"
    imported = applied(text, meet)

    shown = keeper.get(page("review", imported.upload)).content.decode()

    assert "Only 2 of at least 7 cells" in shown and "A new athlete: Ola Testberg (NOR)." in shown
    assert keeper.get(page("file", imported.upload)).content == text.encode()
    only = keeper.get(page("review", imported.upload), {"verdict": "refused"}).content.decode()
    assert "Only 2 of at least 7 cells" in only and "A new athlete" not in only


@pytest.mark.parametrize("role", ["Writer", "Editor", "Chief editor"])
def test_nobody_but_the_keeper_brings_files(client, role):
    meet, _ = meet_with_1500m()
    upload = brought(LIF.read_bytes(), meet)
    answer(upload, "line 4")
    client.force_login(paper.user(role))

    pages = [
        reverse(BRING),
        page("review", upload),
        page("line", upload, 4),
        page("undo", upload),
        page("file", upload),
    ]
    assert {client.get(one).status_code for one in pages} == {403}
    assert client.post(page("apply", upload)).status_code == 403
    assert not Import.objects.exists()


def test_a_template_and_a_meets_tables_are_taken_away_and_brought_back(keeper):
    meet, race = meet_with_1500m(slug="the-meet")
    record.result(record.athlete("Ola Testberg"), 208_820, round=race, place=1)
    exported = keeper.get(reverse("admin:athletics_upload_export", args=["results", meet.pk]))
    assert exported["Content-Disposition"] == 'attachment; filename="the-meet-results.csv"'

    back = sent(keeper, exported.content, "results.csv").content.decode()
    assert "Nothing in this file would change the record." in back
    form = keeper.get(reverse("admin:athletics_meet_change", args=[meet.pk])).content.decode()
    assert reverse("admin:athletics_upload_export", args=["entries", meet.pk]) in form
    template = keeper.get(reverse("admin:athletics_upload_template", args=["entries"]))
    assert template.content.decode().startswith("\ufeffmeet,discipline,sex,")
    assert keeper.get(reverse("admin:athletics_upload_template", args=["nothing"])).status_code == 404


def test_a_file_is_put_away(keeper):
    meet, _ = meet_with_1500m()
    upload = brought(LIF.read_bytes(), meet)

    keeper.post(page("apply", upload), {"_away": "1"})

    assert not Upload.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_review_costs_the_same_for_one_row_and_for_three(keeper, count, django_assert_num_queries):
    meet, _ = meet_with_1500m()
    record.athlete("Jon Eksempel"), record.athlete("Jens Eksempel")
    lines = [f"{n},{n},{n},EKSEMPEL,J,NOR,3:28.81{n}\n" for n in range(1, count + 1)]
    upload = brought(HEAD + "".join(lines), meet)
    with django_assert_num_queries(19):
        assert keeper.get(page("review", upload)).context["found"].open == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_costs_the_same_for_one_row_and_for_three(keeper, count, django_assert_num_queries):
    meet, _ = meet_with_1500m()
    lines = [f"{n},{n},{n},Testberg{n},Ola,NOR,3:28.81{n}\n" for n in range(1, count + 1)]
    imported = applied(HEAD + "".join(lines), meet)
    with django_assert_num_queries(8):
        keeper.get(page("review", imported.upload))
