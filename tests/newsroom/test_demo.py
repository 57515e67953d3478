"""The demonstration: published on its days, true of them, and loaded once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db.models import Max

from athletics.models import Change
from newsroom.demo import texts
from newsroom.demo.london import PREVIEW, REPORT
from newsroom.models import Alert, Article, Publication
from newsroom.publishing import publish
from newsroom.rich_text import clean
from tests.factories import paper

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def _demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration in the database for the tests of this module, and gone after them."""
    from django.db import transaction
    from django.test import override_settings

    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["preview.html", "update.html", "report.html"])
def test_the_texts_are_what_the_editor_could_have_written(name):
    written = [markup for kind, markup in texts.parts(name) if kind == texts.TEXT]
    assert [clean(markup) for markup in written] == written


def test_the_preview_is_long_enough_to_be_read_and_has_one_block_of_each_kind():
    assert texts.words("preview.html") >= 350
    kinds = [kind for kind, _ in texts.parts("preview.html")]
    assert set(kinds) == {
        "rich_text", "matchup", "picture", "quote", "record_card", "start_list", "season_strip", "fact_box",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("_demo")
class TestLoaded:
    def test_each_publication_stands_on_its_day(self):
        rows = Publication.objects.order_by("starts_at").values_list("slug", "number", "kind", "dateline")
        assert list(rows) == [
            (PREVIEW, 1, "new", date(2025, 4, 11)),
            (PREVIEW, 2, "update", date(2025, 7, 16)),
            (REPORT, 1, "new", date(2025, 7, 19)),
        ]

    def test_the_preview_says_what_the_record_said_that_day(self):
        first, update = (
            Publication.objects.get(slug=PREVIEW, number=number).version.document for number in (1, 2)
        )
        april, july = ({block["kind"]: block for block in document["blocks"]} for document in (first, update))
        assert (april["matchup"]["score"], len(april["matchup"]["meetings"])) == ({"a": 8, "b": 2}, 10)
        assert april["season_strip"]["current"] == 11
        assert len(april["season_strip"]["meets"]) == 15
        assert (april["record_card"]["state"], july["record_card"]["state"]) == ("pending", "ratified")
        assert april["record_card"]["earlier"]["holder"]["name"] == "Yared Nuguse"
        states = [
            {row["athlete"]["slug"]: row["state"] for row in one["start_list"]["entries"]}
            for one in (april, july)
        ]
        assert states == [
            {"jakob-ingebrigtsen": "announced", "josh-kerr": "announced"},
            {"jakob-ingebrigtsen": "withdrawn", "josh-kerr": "announced"},
        ]

    def test_the_report_knows_the_meeting_record_of_its_day(self):
        document = Publication.objects.get(slug=REPORT).version.document
        (card,) = [block for block in document["blocks"] if block["kind"] == "record_card"]
        assert (card["holder"]["slug"], card["mark"], card["set_on"]) == (
            "phanuel-kipkosgei-koech",
            "3:28.82",
            "2025-07-19",
        )

    def test_text_of_april_keeps_its_day_in_july(self):
        document = Publication.objects.get(slug=PREVIEW, number=2).version.document
        days = [block["dateline"] for block in document["blocks"] if block["kind"] == "rich_text"]
        assert days == ["2025-07-16", *["2025-04-11"] * (len(days) - 1)]

    def test_its_pages_are_served(self, client):
        for address in (
            "/",
            f"/articles/{PREVIEW}/",
            f"/articles/{PREVIEW}/publications/1/",
            f"/articles/{REPORT}/",
        ):
            assert client.get(address).status_code == 200
        assert "Ingebrigtsen withdraws" in client.get("/").content.decode()

    def test_loading_it_again_changes_nothing(self):
        before = Publication.objects.aggregate(Max("pk")), Article.objects.aggregate(Max("pk"))
        call_command("load_demo", verbosity=0)
        assert (Publication.objects.aggregate(Max("pk")), Article.objects.aggregate(Max("pk"))) == before

    def test_nobody_signs_in_as_the_desk_that_published_it(self):
        assert not Publication.objects.first().decided_by.has_usable_password()

    def test_it_can_be_corrected_like_any_other(self):
        article = Article.objects.get(slug=REPORT)
        now = datetime(2025, 7, 20, 9, 0, tzinfo=LONDON)
        correction = publish(article=article, by=paper.user(), now=now, kind="correction", note="A typo.")
        assert (correction.number, correction.dateline) == (2, date(2025, 7, 19))

    def test_the_withdrawal_in_july_alerted_the_preview_of_april_and_the_update_answered_it(
        self, admin_client
    ):
        first = Publication.objects.get(slug=PREVIEW, number=1)
        before, after = (
            datetime(2025, 7, 16, 10, 0, tzinfo=LONDON),
            datetime(2025, 7, 16, 12, 0, tzinfo=LONDON),
        )
        opened = Alert.objects.filter(check_of__publication=first)
        entries = opened.filter(check_of__claim__kind="entry", verdict="contradicted")
        assert {(one.nature, one.wants, one.found) for one in entries} == {
            ("true_then", "update", "Jakob Ingebrigtsen was withdrawn on 16 July 2025: Achilles injury.")
        }
        assert all("withdrawn" in one.cause.lower() for one in entries)
        assert entries.open(as_of=before).count() == entries.count() > 0
        assert not opened.open(as_of=after).exists()

    def test_nothing_is_left_to_be_looked_at(self):
        assert not Change.objects.exists()
        assert not Alert.objects.open(as_of=datetime(2026, 11, 1, tzinfo=LONDON)).to_act_on().exists()
