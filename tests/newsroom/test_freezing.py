"""The frozen document: its shape, what it keeps from the one before, and a key for everything it links."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from newsroom import blocks
from newsroom.freezing import digest, freeze, refuse_floats
from newsroom.models import BLOCKS, Article, FactBox, Matchup, QuoteBlock, RichText
from newsroom.publishing import publish
from tests.factories import paper, record

APRIL, JULY = date(2025, 4, 11), date(2025, 7, 16)
JULY_NOON = datetime(2025, 7, 16, 12, 0, tzinfo=UTC)


KEYS = {
    "rich_text": {"html"},
    "quote": {"words", "speaker", "role", "said_on", "source"},
    "matchup": {"title", "a", "b", "score", "meetings", "definition", "coverage", "as_of"},
    "start_list": {"event", "meet", "starts_at", "zone", "entries", "is_complete", "as_of", "source"},
    "record_card": {
        "title", "event", "holder", "country", "mark", "suffix", "set_on", "place", "state", "ratified_on",
        "earlier", "definition", "origin", "as_of",
    },
    "season_strip": {"league", "year", "current", "meets", "summary", "as_of"},
    "picture": {"file", "width", "height", "renditions", "alt", "caption", "credit"},
    "fact_box": {"title", "facts", "definition", "as_of"},
}  # fmt: skip


def comment(kind: str) -> str:
    """What the block's template says it takes."""
    template = settings.BASE_DIR / "templates/public/blocks" / f"{kind}.html"
    return template.read_text().partition("#}")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.kind)
def test_a_block_freezes_to_what_its_template_documents(kind):
    frozen = blocks.freeze(paper.block(kind), as_of=APRIL)
    refuse_floats(frozen)
    assert set(frozen) == KEYS[kind.kind] | {"kind"}
    assert {key for key in frozen if f'"{key}"' not in comment(kind.kind)} == set()


@pytest.mark.django_db
def test_the_document_of_an_article():
    meet = record.meet(name="Testholm Games", slug="testholm-games")
    athlete = record.athlete("Ole Løper", slug="ole-loper")
    section, author = paper.section("Previews", slug="previews"), paper.author("The desk", slug="the-desk")
    article = paper.article(
        slug="a-preview",
        kind="preview",
        headline=" A preview ",
        standfirst="In short.",
        section=section,
        authors=[author],
        meet=meet,
        athletes=[athlete],
        topics=[paper.topic("Mile")],
    )
    text = paper.text(article, "<p>Words.</p>")
    topic = article.topics.get()
    assert freeze(article, as_of=APRIL).document == {
        "schema": 1,
        "slug": "a-preview",
        "kind": "preview",
        "headline": "A preview",
        "standfirst": "In short.",
        "dateline": "2025-04-11",
        "section": {"name": "Previews", "slug": "previews"},
        "authors": [{"name": "The desk", "slug": "the-desk"}],
        "topics": [{"name": "Mile", "slug": topic.slug}],
        "athletes": [{"name": "Ole Løper", "slug": "ole-loper"}],
        "meet": {"name": "Testholm Games 2025", "slug": "testholm-games"},
        "blocks": [
            {
                "kind": "rich_text",
                "key": f"rich_text:{text.pk}",
                "dateline": "2025-04-11",
                "html": "<p>Words.</p>",
            }
        ],
    }


@pytest.mark.django_db
def test_blocks_stand_in_the_order_the_editor_gave_them():
    article = paper.article()
    last = paper.text(article, "<p>Last</p>")
    paper.block(QuoteBlock, article)
    RichText.objects.filter(pk=last.pk).update(ordering=1_000_000)
    kinds = [block["kind"] for block in freeze(article, as_of=APRIL).document["blocks"]]
    assert kinds == ["quote", "rich_text"]


@pytest.mark.django_db
def test_text_carried_over_unchanged_keeps_its_day_and_new_text_gets_the_new_one():
    article = paper.article()
    kept, changed = paper.text(article, "<p>Kept.</p>"), paper.text(article, "<p>Old.</p>")
    facts, matchup = paper.block(FactBox, article), paper.block(Matchup, article)
    paper.publication(article)
    changed.text = "<p>New.</p>"
    changed.save()
    added = paper.text(article, "<p>Kept.</p>")
    update = publish(article=article, by=paper.user(), now=JULY_NOON, kind="update")
    assert update.dateline == JULY
    datelines = {block["key"]: block["dateline"] for block in update.version.document["blocks"]}
    assert datelines == {
        kept.key: "2025-04-11",
        changed.key: "2025-07-16",
        facts.key: "2025-04-11",
        matchup.key: "2025-07-16",
        added.key: "2025-07-16",
    }


@pytest.mark.django_db
def test_a_day_once_lost_does_not_come_back():
    article = paper.article()
    text = paper.text(article, "<p>One.</p>")
    paper.publication(article)
    for month, words in ((5, "<p>Two.</p>"), (6, "<p>One.</p>")):
        text.text = words
        text.save()
        publication = publish(
            article=article, by=paper.user(), now=datetime(2025, month, 1, 12, tzinfo=UTC), kind="update"
        )
    assert publication.version.document["blocks"][0]["dateline"] == "2025-06-01"


@pytest.mark.django_db
def test_a_correction_is_judged_by_the_day_of_what_it_corrects():
    article = paper.article()
    text = paper.text(article, "<p>Wrong lane.</p>")
    paper.publication(article)
    text.text = "<p>Right lane.</p>"
    text.save()
    correction = publish(
        article=article, by=paper.user(), now=JULY_NOON, kind="correction", note="We gave the wrong lane."
    )
    assert correction.dateline == APRIL
    assert correction.version.document["blocks"][0]["dateline"] == "2025-04-11"


@pytest.mark.django_db
def test_every_linked_name_has_a_key_beside_the_version():
    a, b, about = record.athlete(), record.athlete(), record.athlete()
    race = record.race()
    for athlete, mark in ((a, 210_000), (b, 211_000)):
        record.result(athlete, mark, round=race, place=1 if athlete == a else 2)
    article = paper.article(athletes=[about], meet=record.meet())
    paper.text(article)
    paper.block(Matchup, article, a=a, b=b)
    version = paper.publication(article, now=JULY_NOON.replace(month=8)).version
    assert {(row.athlete, row.about) for row in version.versionathlete_rows.all()} == {
        (a, True),
        (b, True),
        (about, True),
    }
    assert {(row.meet, row.about) for row in version.versionmeet_rows.all()} == {
        (article.meet, True),
        (race.event.meet, False),
    }


def test_the_digest_does_not_depend_on_the_order_of_keys_and_shows_every_change():
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest({"a": "ø"}) != digest({"a": "o"})


@pytest.mark.parametrize("value", [1.5, date(2025, 1, 1), b"x", {1, 2}])
def test_a_document_holds_no_value_json_cannot_keep_exactly(value):
    with pytest.raises(TypeError, match=r"document\.blocks\[0\]\.x"):
        refuse_floats({"blocks": [{"x": value}]})


@pytest.mark.django_db
def test_freezing_saves_nothing_and_costs_the_same_for_three_texts_as_for_one(django_assert_num_queries):
    article = paper.article(athletes=[record.athlete()])
    paper.text(article)
    article = Article.objects.get(pk=article.pk)
    with django_assert_num_queries(QUERIES):
        freeze(article, as_of=APRIL)
    paper.text(article)
    paper.text(article)
    article = Article.objects.get(pk=article.pk)
    with django_assert_num_queries(QUERIES):
        freeze(article, as_of=APRIL)


QUERIES = 17


def test_every_block_has_a_template():
    templates = {path.stem for path in Path(settings.BASE_DIR / "templates/public/blocks").glob("*.html")}
    assert templates == {block.kind for block in BLOCKS}
