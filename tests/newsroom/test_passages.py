"""The texts of a document, each judged as of its own day, with offsets into its own words."""

from datetime import UTC, date, datetime

import pytest

from newsroom.factcheck.passages import Passage, judge, passages, plain, stronger
from newsroom.factcheck.verdicts import Verdict
from newsroom.freezing import freeze
from newsroom.models import FactBox, PictureBlock, QuoteBlock
from newsroom.publishing import publish
from tests.factories import paper, record

APRIL, JULY = date(2025, 4, 11), date(2025, 7, 16)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree."),
        ("<h2>Head</h2><ul><li><p>a</p></li><li><p>b</p></li></ul>", "Head\n\na\n\nb"),
        ("<p>He <strong>won</strong> <a href='https://example.com'>it</a><br>twice.</p>", "He won it\n\ntwice."),
        ("<p> </p>", ""),
    ],
)  # fmt: skip
def test_rich_text_becomes_words(markup, words):
    assert plain(markup) == words


@pytest.mark.django_db
def test_every_text_of_a_document_is_a_passage_of_its_day():
    speaker = record.athlete("Ole Løper")
    article = paper.article(headline="Head", standfirst="Stand")
    paper.text(article, "<p>Words.</p>")
    paper.block(QuoteBlock, article, quote=paper.quote(speaker=speaker, words="I won"))
    paper.block(PictureBlock, article, caption="")
    paper.block(PictureBlock, article, caption="Two lanes.")
    paper.block(FactBox, article, title="At a glance", facts="Where: Testholm")
    assert passages(freeze(article, as_of=APRIL).document) == [
        Passage("Headline", "Head", APRIL),
        Passage("Standfirst", "Stand", APRIL),
        Passage("Text", "Words.", APRIL),
        Passage("Quote", "I won", APRIL, speaker.slug, quoted=True),
        Passage("Caption", "Two lanes.", APRIL),
        Passage("Fact box", "At a glance\n\nWhere: Testholm", APRIL),
    ]


@pytest.mark.django_db
def test_text_carried_over_is_judged_by_the_day_it_was_written():
    """Born on 1 May 2000: 24 in April, 25 in July."""
    record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    article = paper.article(headline="A race", standfirst="")
    paper.text(article, "<p>Ole Løper, 24, will race.</p>")
    first = paper.publication(article)
    paper.text(article, "<p>Ole Løper, 25, has raced.</p>")
    publish(article=article, by=paper.user(), now=datetime(2025, 7, 16, 9, tzinfo=UTC), kind="update")
    document = freeze(article, as_of=JULY, earlier=first.version.document).document
    found = {
        one.passage.as_of: [(f.text, f.verdict) for f in one.findings if f.kind == "age"]
        for one in judge(passages(document))
        if one.passage.place == "Text"
    }
    assert found == {APRIL: [("24", Verdict.CONFIRMED)], JULY: [("25", Verdict.CONFIRMED)]}


@pytest.mark.django_db
def test_a_family_name_above_finds_its_full_name_below_and_offsets_are_of_the_passage():
    record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    texts = [Passage("Headline", "A race", APRIL), Passage("Text", "Ole Løper is here.", APRIL)]
    texts.append(Passage("Text", "Løper, 31, has won.", APRIL))
    (age,) = [one for one in judge(texts)[2].findings if one.kind == "age"]
    assert (age.start, age.end, age.text, age.verdict) == (7, 9, "31", Verdict.CONTRADICTED)
    assert age.fix == (7, 9, "24")


@pytest.mark.django_db
def test_a_quote_is_read_as_the_words_of_its_speaker():
    speaker = record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    (one,) = judge([Passage("Quote", "I am 31 years old", APRIL, speaker.slug, quoted=True)])
    assert [(f.subject, f.verdict, f.fix) for f in one.findings if f.kind == "age"] == [
        ("Ole Løper", Verdict.CONTRADICTED, None)
    ]


@pytest.mark.django_db
def test_nothing_asks_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert judge([]) == []
    assert stronger([], as_of=APRIL) == []
