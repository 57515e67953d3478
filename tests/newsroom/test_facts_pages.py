"""The claim checker at the desk: pasted text and the working copy of an article."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom.admin.marking import WORDS, WORST_FIRST, legend, marked
from newsroom.factcheck.passages import Judged, Passage
from newsroom.factcheck.verdicts import Finding, Verdict
from newsroom.models import Article
from newsroom.permissions import CALENDAR_KEEPER, WRITER
from tests.factories import paper, record

CHECK = reverse("admin:newsroom_article_check")
APRIL = date(2025, 4, 11)


def finding(text: str, start: int, end: int, verdict: Verdict) -> Finding:
    return Finding(text, text[start:end], start, end, "age", "Ole Løper", verdict)


def test_overlapping_claims_are_cut_into_pieces_and_the_worst_verdict_is_shown():
    text = "Ole Løper, 31, won."
    found = [finding(text, 0, 13, Verdict.CONFIRMED), finding(text, 11, 13, Verdict.CONTRADICTED)]
    (passage,) = marked([Judged(Passage("Text", text, APRIL), tuple(found))])
    pieces = [
        (one["text"], one["verdict"], [end["number"] for end in one["ends"]]) for one in passage["pieces"]
    ]
    assert pieces == [
        ("Ole Løper, ", "confirmed", []),
        ("31", "contradicted", [1, 2]),
        (", won.", "", []),
    ]


def test_findings_are_numbered_through_all_passages_and_counted_in_the_legend():
    one = Judged(Passage("Headline", "31", APRIL), (finding("31", 0, 2, Verdict.CONTRADICTED),))
    two = Judged(Passage("Text", "25", APRIL), (finding("25", 0, 2, Verdict.CONFIRMED),))
    numbers = [[shown["number"] for shown in passage["findings"]] for passage in marked([one, two])]
    assert numbers == [[1], [2]]
    counts = {row["verdict"]: row["count"] for row in legend([one, two])}
    assert {verdict for verdict, count in counts.items() if count} == {"contradicted", "confirmed"}


def test_every_verdict_has_a_sign_of_its_own_and_a_place():
    assert set(WORDS) == set(WORST_FIRST) == set(Verdict)
    assert len({sign for sign, *_ in WORDS.values()}) == len(WORDS)


@pytest.fixture
def writer(client, db):
    client.force_login(paper.user(WRITER))
    return client


def ask(client, text: str, as_of: str = "2025-04-11"):
    return client.post(CHECK, {"text": text, "as_of": as_of})


def test_a_text_is_checked_as_of_its_day_and_saved_nowhere(writer):
    athlete = record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    page = ask(writer, "Ole Løper, 31, will race. Ole Løper, 24, will race.")
    text = page.content.decode()
    assert '<mark class="verdict-contradicted">31</mark>' in text
    assert '<mark class="verdict-confirmed">24</mark>' in text
    assert 'aria-label="Claim 1: Contradicted"' in text
    assert "Write “24” for “31”." in text
    assert reverse("athletics:athlete", args=[athlete.slug]) in text
    assert "no-store" in page["Cache-Control"]
    assert not Article.objects.exists()


def test_what_is_pasted_is_never_markup(writer):
    assert "<b>25</b>" not in ask(writer, "<b>25</b> in 2025").content.decode().partition("facts-text")[2]


def test_the_day_is_today_unless_somebody_chooses(writer):
    page = writer.get(CHECK).content.decode()
    assert f'type="date" name="as_of" value="{timezone.localdate():%Y-%m-%d}"' in page


@pytest.mark.parametrize(
    ("text", "as_of", "words"),
    [
        (" \n ", "2025-04-11", "Paste or write the text to check."),
        ("x" * 1_000_001, "2025-04-11", "The text is larger than 1 MB: check it in parts."),
        ("é" * 500_001, "2025-04-11", "The text is larger than 1 MB: check it in parts."),
        ("x " * 2_000_000, "2025-04-11", "The text is larger than 1 MB: check it in parts."),
        ("Words.", "2025-02-30", "This is not a day: write it as 2025-04-11."),
        ("Words.", "", "Choose the day."),
    ],
)
def test_unusable_input_is_refused_at_the_field(writer, text, as_of, words):
    page = ask(writer, text, as_of)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "facts-legend" not in page.content.decode()


def test_a_form_from_elsewhere_is_refused(db):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(paper.user(WRITER))
    assert strict.post(CHECK, {"text": "Words.", "as_of": "2025-04-11"}).status_code == 403


@pytest.mark.parametrize(("role", "status"), [(WRITER, 200), (CALENDAR_KEEPER, 200), ("", 403)])
def test_whoever_may_read_articles_may_check(client, db, role, status):
    client.force_login(paper.user(role))
    assert client.get(CHECK).status_code == status
    assert (f'href="{CHECK}"' in client.get(reverse("admin:index")).content.decode()) == (status == 200)


def test_the_article_list_leads_to_it(writer):
    assert f'href="{CHECK}"' in writer.get(reverse("admin:newsroom_article_changelist")).content.decode()


def facts(article: Article) -> str:
    return reverse("admin:newsroom_article_facts", args=[article.pk])


def test_the_facts_of_a_working_copy_are_those_of_its_dateline(writer):
    record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    article = paper.article(headline="A race of Ole Løper, 24", dateline=APRIL)
    paper.text(article, "<p>Ole Løper, 25, will race.</p>")
    page = writer.get(facts(article)).content.decode()
    assert '<mark class="verdict-confirmed">24</mark>' in page
    assert '<mark class="verdict-contradicted">25</mark>' in page
    assert "Stronger facts" in page
    form = writer.get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()
    assert f'href="{facts(article)}"' in form


def test_facts_of_no_article_are_not_there(writer):
    assert writer.get(reverse("admin:newsroom_article_facts", args=[0])).status_code == 404


@pytest.mark.parametrize("texts", [1, 6])
def test_the_facts_page_asks_as_often_for_six_texts_as_for_one(writer, django_assert_max_num_queries, texts):
    record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    article = paper.article(headline="A race", dateline=APRIL)
    for _ in range(texts):
        paper.text(article, "<p>Ole Løper, 24, will race.</p>")
    with django_assert_max_num_queries(46):
        writer.get(facts(article))


def test_the_publish_page_says_what_the_record_contradicts_and_asks_a_chief_editor_why(client, db):
    record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    article = paper.article(headline="A race", standfirst="", dateline=APRIL)
    paper.text(article, "<p>Ole Løper, 31, will race.</p>")
    publish = reverse("admin:newsroom_article_publish", args=[article.pk])
    client.force_login(paper.user())
    page = client.post(publish, {"kind": "new"}).content.decode()
    assert "“31”: Ole Løper is 24 on 11 April 2025." in page
    assert 'name="override"' not in page
    client.force_login(paper.chief_editor())
    page = client.post(publish, {"kind": "new", "override": " "}).content.decode()
    assert "“31”: Ole Løper is 24 on 11 April 2025." in page
    assert 'name="override"' in page
    client.post(publish, {"kind": "new", "override": "His passport was shown to us."})
    check = article.publications.get().checks.exclude(override_reason="").get()
    assert check.override_reason == "His passport was shown to us."
    audit = client.get(reverse("admin:newsroom_check_changelist") + "?overridden=yes").content.decode()
    assert "His passport was shown to us." in audit
