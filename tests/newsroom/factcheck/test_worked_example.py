"""A preview of Ingebrigtsen v Kerr in London, in our words: every checkable row of the worked example, on its days."""

from datetime import date

import pytest

from newsroom.factcheck.run import check

PREVIEW = """\
Norway's Jakob Ingebrigtsen, the Olympic champion, and Josh Kerr of Britain, the world champion, will race over 1500 \
metres at the London Athletics Meet in July, British Athletics announced on Friday.

It will be the pair's first-ever race on British soil. The meet is scheduled for July 19.

The rivalry was born from their duel in Budapest, and Ingebrigtsen dismissed it: he called the Scot “just the next \
guy in the field” afterwards.

Ingebrigtsen, 24, is a 13-times European senior track champion, both indoors and outdoors. He completed a golden \
double over 1500m and 3000m at the World Athletics Indoor Championships last month. He holds the indoor 1500m, indoor \
mile, 2000m and 3000m world records.

“My mind is on Tokyo, where I won my Olympic title in 2021,” Ingebrigtsen said.

Kerr won silver at the Paris Games last year. He holds a world best time over two miles indoors and a British record \
in the mile. “In September I will defend my world title in Tokyo,” said Kerr.

London is the 11th leg of the 2025 Wanda Diamond League, a series of 15 global events across four continents. The \
Diamond League kicks off in Xiamen on April 26 and concludes with a two-day final in Zurich on August 27-28.
"""
ROWS = [
    # row of the worked example, kind, words, subject, verdict on 11 April 2025
    (1, "nationality", "Norway", "Jakob Ingebrigtsen", "confirmed"),
    (2, "title", "Olympic champion", "Jakob Ingebrigtsen", "confirmed-but"),
    (3, "nationality", "Britain", "Josh Kerr", "confirmed"),
    (4, "title", "world champion", "Josh Kerr", "confirmed"),
    (5, "entry", "Jakob Ingebrigtsen", "Jakob Ingebrigtsen", "confirmed"),
    (5, "entry", "Josh Kerr", "Josh Kerr", "confirmed"),
    (6, "distance", "1500 metres", "", "confirmed"),
    (7, "meet-date", "July", "", "confirmed"),
    (9, "weekday", "Friday", "", "confirmed"),
    (
        10,
        "first-meeting",
        "first-ever race on British soil",
        "Jakob Ingebrigtsen and Josh Kerr",
        "confirmed-but",
    ),
    (11, "meet-date", "July 19", "", "confirmed"),
    (13, "met", "their duel in Budapest", "Jakob Ingebrigtsen and Josh Kerr", "confirmed-but"),
    (17, "quotation", "just the next guy in the field", "Jakob Ingebrigtsen", "attributed"),
    (20, "age", "24", "Jakob Ingebrigtsen", "confirmed"),
    (21, "title-count", "13-times European senior track champion", "Jakob Ingebrigtsen", "confirmed"),
    (
        23,
        "double",
        "golden double over 1500m and 3000m at the World Athletics Indoor Championships last month",
        "Jakob Ingebrigtsen",
        "confirmed",
    ),
    (27, "record-held", "indoor 1500m", "Jakob Ingebrigtsen", "confirmed"),
    (28, "record-held", "indoor mile", "Jakob Ingebrigtsen", "confirmed-but"),
    (29, "record-held", "2000m", "Jakob Ingebrigtsen", "confirmed"),
    (30, "record-held", "3000m", "Jakob Ingebrigtsen", "confirmed"),
    (35, "medal", "won my Olympic title in 2021", "Jakob Ingebrigtsen", "confirmed"),
    (37, "medal", "won silver at the Paris Games last year", "Josh Kerr", "confirmed"),
    (39, "record-held", "world best time over two miles indoors", "Josh Kerr", "confirmed"),
    (40, "record-held", "British record in the mile", "Josh Kerr", "confirmed"),
    (43, "title", "defend my world title in Tokyo", "Josh Kerr", "confirmed"),
    (45, "part-of", "is the 11th leg of the 2025 Wanda Diamond League", "", "confirmed"),
    (46, "ordinal", "11th", "", "confirmed"),
    (47, "meets-count", "15 global events", "", "confirmed"),
    (49, "continents", "four continents", "", "confirmed"),
    (50, "opener", "Xiamen", "", "confirmed"),
    (51, "opener-dates", "April 26", "", "confirmed"),
    (52, "finale", "Zurich", "", "confirmed"),
    (53, "finale-days", "two-day final", "", "confirmed"),
    (54, "finale-dates", "August 27-28", "", "confirmed"),
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def on_the_day(demo_record):
    return check(text=PREVIEW, as_of=date(2025, 4, 11))


def _one(findings, kind, words):
    found = [one for one in findings if (one.kind, one.text) == (kind, words)]
    assert len(found) == 1, [(one.kind, one.text) for one in findings if one.kind == kind]
    return found[0]


@pytest.mark.parametrize(("row", "kind", "words", "subject", "verdict"), ROWS)
def test_each_row_gives_the_verdict_stated(on_the_day, row, kind, words, subject, verdict):
    finding = _one(on_the_day, kind, words)

    assert (finding.subject, str(finding.verdict)) == (subject, verdict), (row, finding)


def test_nothing_in_the_preview_is_contradicted(on_the_day):
    assert [one for one in on_the_day if one.verdict == "contradicted"] == []


def test_the_editor_is_told_which_olympic_event(on_the_day):
    assert "Olympic 5000m champion" in _one(on_the_day, "title", "Olympic champion").note


def test_a_negative_carries_its_coverage(on_the_day):
    note = _one(on_the_day, "first-meeting", "first-ever race on British soil").note

    assert "On file:" in note
    assert "Jakob Ingebrigtsen" in note


def test_the_pending_mile_names_the_ratified_holder(on_the_day):
    assert "Yared Nuguse" in _one(on_the_day, "record-held", "indoor mile").note


def test_budapest_was_not_their_first_meeting(on_the_day):
    assert "Not their first meeting" in _one(on_the_day, "met", "their duel in Budapest").note


def test_the_mile_record_is_clean_once_ratified(demo_record):
    findings = check(text=PREVIEW, as_of=date(2025, 4, 18))

    assert _one(findings, "record-held", "indoor mile").verdict == "confirmed"


def test_the_entry_is_contradicted_after_the_withdrawal(demo_record):
    text = "Jakob Ingebrigtsen and Josh Kerr will race over 1500m at the London Athletics Meet on 19 July."

    findings = check(text=text, as_of=date(2025, 7, 18))

    entries = {one.subject: str(one.verdict) for one in findings if one.kind == "entry"}
    assert entries == {"Jakob Ingebrigtsen": "contradicted", "Josh Kerr": "confirmed"}


@pytest.mark.parametrize(
    ("right", "wrong", "kind"),
    [
        ("Ingebrigtsen, 24,", "Ingebrigtsen, 25,", "age"),
        ("Norway's", "Sweden's", "nationality"),
        ("11th leg", "12th leg", "ordinal"),
        ("15 global", "14 global", None),
        ("16 global", "16 global", None),
        ("four continents", "five continents", "continents"),
        ("13-times", "12-times", "title-count"),
        ("13-times", "14-times", "title-count"),
        ("2000m and 3000m", "indoor 2000m and indoor 3000m", "record-held"),
        ("silver at the Paris", "gold at the Paris", "medal"),
        ("the Paris Games last year", "the Paris Games two years ago", "medal"),
        ("on British soil", "on Swiss soil", "first-meeting"),
        ("July 19", "July 20", "meet-date"),
        ("in Xiamen on April 26", "in Doha on April 26", "opener"),
        ("Xiamen on April 26", "Xiamen on April 27", "opener-dates"),
        ("August 27-28", "August 28-29", "finale-dates"),
        ("two-day final", "three-day final", "finale-days"),
        ("in 2021", "in 2016", "medal"),
        ("Games last year", "Games in 2021", "medal"),
        ("British record in the mile", "British record in the 800m", "record-held"),
        ("last month. He holds", "last year. He holds", "double"),
    ],
)
def test_a_slip_in_the_preview_is_contradicted(demo_record, right, wrong, kind):
    text = PREVIEW.replace(right, wrong)

    findings = check(text=text, as_of=date(2025, 4, 11))

    assert {one.kind for one in findings if one.verdict == "contradicted"} == ({kind} if kind else set())
