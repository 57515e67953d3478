"""Each kind of claim with true and false variants, on the demo record."""

from datetime import date

import pytest

from newsroom.factcheck.run import check
from newsroom.factcheck.suggestions import suggestions

pytestmark = pytest.mark.django_db
APRIL, JULY, AUGUST, OCTOBER = date(2025, 4, 11), date(2025, 7, 20), date(2025, 8, 1), date(2025, 10, 1)
SEPTEMBER_2026 = date(2026, 9, 10)
YES, BUT, NO, UNKNOWN = "confirmed", "confirmed-but", "contradicted", "not-on-file"

SENTENCES = [
    # people
    (APRIL, "age", "Josh Kerr, 27, is back.", YES),
    (APRIL, "age", "Josh Kerr, 28, is back.", NO),
    (APRIL, "age", "Armand Duplantis, 25, is back.", UNKNOWN),
    (APRIL, "age", "Nobody Onfile, 25, is back.", UNKNOWN),
    (APRIL, "birthday", "Josh Kerr turns 28 in October.", YES),
    (APRIL, "birthday", "Josh Kerr turns 28 in November.", NO),
    (APRIL, "nationality", "Kenya's Timothy Cheruiyot ran.", YES),
    (APRIL, "nationality", "Uganda's Timothy Cheruiyot ran.", NO),
    (APRIL, "nationality", "Scotland's Josh Kerr ran.", YES),
    (APRIL, "nationality", "Scotland's Neil Gourley ran.", UNKNOWN),
    # meets
    (JULY, "entry", "Jakob Ingebrigtsen will race at the London Athletics Meet on 19 July 2025.", NO),
    (APRIL, "entry", "Cole Hocker will race at the London Athletics Meet.", UNKNOWN),
    (APRIL, "entry", "Josh Kerr will race over 5000m at the London Athletics Meet.", NO),
    (APRIL, "edition-place", "The World Championships are in Tokyo in September.", YES),
    (APRIL, "weekday", "They meet on Saturday, 19 July 2025.", YES),
    (APRIL, "weekday", "They meet on Friday, 19 July 2025.", NO),
    # honours
    (APRIL, "title", "Cole Hocker is the Olympic 1500m champion.", YES),
    (APRIL, "title", "Jakob Ingebrigtsen is the Olympic 1500m champion.", NO),
    (APRIL, "title", "Former world 1500m champion Jake Wightman ran.", YES),
    (APRIL, "title", "Former world 1500m champion Josh Kerr ran.", NO),
    (OCTOBER, "title", "World 1500m champion Josh Kerr ran.", NO),
    (OCTOBER, "title", "World 1500m champion Isaac Nader ran.", YES),
    (APRIL, "title", "Femke Bol is the world 400m hurdles champion.", UNKNOWN),
    (APRIL, "title-count", "Jakob Ingebrigtsen is a 16-time European champion.", BUT),
    (APRIL, "title-count", "Jakob Ingebrigtsen is a 17-time European champion.", NO),
    (APRIL, "title-count", "Jakob Ingebrigtsen has won seven European indoor titles.", YES),
    (APRIL, "medal", "Yared Nuguse won bronze in Paris last year.", YES),
    (APRIL, "medal", "Yared Nuguse won silver in Paris last year.", NO),
    (APRIL, "double", "Josh Kerr did a golden double over 1500m and 3000m in Nanjing last month.", UNKNOWN),
    # records
    (APRIL, "record-held", "Hicham El Guerrouj holds the world mile record.", YES),
    (SEPTEMBER_2026, "record-held", "Josh Kerr holds the world mile record.", BUT),
    (APRIL, "record-held", "Grant Fisher holds the indoor 3000m world record.", YES),
    (APRIL, "record-held", "Jakob Ingebrigtsen holds the indoor 3000m world record.", NO),
    (APRIL, "record-held", "Josh Kerr holds the indoor two miles world record.", BUT),
    (OCTOBER, "record-held", "Faith Kipyegon holds the 1500m world record.", YES),
    (OCTOBER, "record-held", "Faith Kipyegon holds the 800m world record.", NO),
    (APRIL, "record-held", "Steve Cram held the world mile record.", YES),
    (APRIL, "record-mark", "Josh Kerr's British mile record of 3:45.34 stands.", YES),
    (APRIL, "record-mark", "Josh Kerr's British mile record of 3:45.43 stands.", NO),
    (APRIL, "record-set", "Jakob Ingebrigtsen broke the 3000m world record in Silesia in August 2024.", YES),
    # two people
    (APRIL, "first-meeting", "Jakob Ingebrigtsen and Josh Kerr have never met.", NO),
    (APRIL, "first-meeting", "Jakob Ingebrigtsen and Josh Kerr have never raced in Britain.", BUT),
    (APRIL, "meetings-count", "Jakob Ingebrigtsen and Josh Kerr have met 25 times.", UNKNOWN),
    (APRIL, "meetings-count", "Jakob Ingebrigtsen and Josh Kerr have met five times.", NO),
    (APRIL, "head-to-head", "Jakob Ingebrigtsen leads the head-to-head with Josh Kerr 8-2 in 1500m finals.", BUT),
    (APRIL, "beat", "Josh Kerr beat Jakob Ingebrigtsen in Budapest in 2023.", YES),
    (APRIL, "beat", "Jakob Ingebrigtsen beat Josh Kerr in Eugene in 2024.", NO),
    (APRIL, "met", "Jakob Ingebrigtsen and Josh Kerr last met in Zurich.", YES),
    (APRIL, "met", "Jakob Ingebrigtsen and Josh Kerr last met in Paris.", NO),
    # races
    (OCTOBER, "place", "Azeddine Habz won the 1500m in Rome in June.", YES),
    (OCTOBER, "place", "Josh Kerr won the 1500m in London in July.", NO),
    (OCTOBER, "mark", "Phanuel Koech clocked 3:28.82 in London in July.", YES),
    (OCTOBER, "mark", "Phanuel Koech clocked 3:27.82 in London in July.", NO),
    (APRIL, "mark", "Jakob Ingebrigtsen clocked 3:26.73 in Oslo in 2024.", NO),
    (OCTOBER, "margin", "Niels Laros won in Eugene by 0.01 seconds.", YES),
    (OCTOBER, "margin", "Niels Laros won in Eugene by 0.10 seconds.", NO),
    (APRIL, "personal-best", "Josh Kerr has a 1500m personal best of 3:27.79.", YES),
    (APRIL, "personal-best", "Josh Kerr has a 1500m personal best of 3:28.79.", NO),
    (OCTOBER, "season-best", "Josh Kerr ran a season's best of 3:29.37 in the 1500m.", YES),
    (APRIL, "unbeaten", "Jakob Ingebrigtsen has been unbeaten over 1500m since 2023.", NO),
    # records told from their own side, and when they were set
    (OCTOBER, "record-held", "The discus world record belongs to Mykolas Alekna.", YES),
    (OCTOBER, "record-held", "The discus world record is held by Armand Duplantis.", NO),
    (OCTOBER, "record-held", "Yuriy Sedykh has held the hammer world record since 1986.", YES),
    (OCTOBER, "record-held", "Yuriy Sedykh has held the hammer world record since 1990.", NO),
    (OCTOBER, "record-held", "No woman has run faster over 1500m than Faith Kipyegon.", YES),
    (OCTOBER, "record-held", "No woman has run faster over 1500m than Beatrice Chebet.", NO),
    (APRIL, "record-held", "Jakob Ingebrigtsen holds the world 1500m record.", NO),
    (APRIL, "record-held", "Indoors Jakob Ingebrigtsen is supreme: he holds the world 1500m record.", BUT),
    (OCTOBER, "record-held", "Phanuel Koech holds the London meeting record over 1500m.", YES),
    (OCTOBER, "record-held", "Josh Kerr holds the London meeting record over 1500m.", NO),
    (APRIL, "record-held", "The Olympic 1500m record belongs to Cole Hocker.", YES),
    (APRIL, "record-set", "Cole Hocker broke the Olympic 1500m record in Paris last year.", BUT),
    (APRIL, "record-set", "Ruth Chepngetich's marathon world record was set in Chicago in October 2024.", YES),
    (APRIL, "record-set", "Ruth Chepngetich's marathon world record was set in Berlin in October 2024.", NO),
    (SEPTEMBER_2026, "record-set", "Masai Russell ran 12.09 in Zurich last month, a 100m hurdles world record.", BUT),
    (SEPTEMBER_2026, "record-set", "Masai Russell ran 12.09 in Rome last month, a 100m hurdles world record.", NO),
    # margins in words, lengths of time, runs of wins
    (OCTOBER, "margin", "Niels Laros beat Yared Nuguse by a hundredth of a second in Eugene.", YES),
    (OCTOBER, "margin", "Niels Laros beat Yared Nuguse by half a second in Eugene.", NO),
    (OCTOBER, "margin", "Two hundredths of a second separated Isaac Nader and Jake Wightman in Tokyo.", YES),
    (OCTOBER, "margin", "Josh Kerr was more than half a second behind Phanuel Koech in London in July.", YES),
    (OCTOBER, "margin", "Josh Kerr was less than a tenth of a second behind Phanuel Koech in London in July.", NO),
    (APRIL, "met", "Jakob Ingebrigtsen and Josh Kerr have not met for seven months.", BUT),
    (APRIL, "met", "Jakob Ingebrigtsen and Josh Kerr have not met for two years.", NO),
    (APRIL, "absence", "Josh Kerr has not raced for three months.", NO),
    (OCTOBER, "absence", "Jakob Ingebrigtsen has not won a 1500m since March.", BUT),
    (APRIL, "absence", "Jakob Ingebrigtsen has not won a 1500m since 2023.", NO),
    (APRIL, "streak", "Jakob Ingebrigtsen has won his last two 1500m finals.", BUT),
    (JULY, "streak", "Josh Kerr has won three straight 1500m races.", NO),
    (APRIL, "unbeaten", "Jakob Ingebrigtsen has not lost a 1500m race this year.", BUT),
    (OCTOBER, "unbeaten", "Josh Kerr has not lost over 1500m for six months.", NO),
    # leads and places of all time
    (OCTOBER, "world-lead", "Azeddine Habz leads the world over 1500m this year.", BUT),
    (OCTOBER, "world-lead", "The fastest man in the world over 1500m this season is Josh Kerr.", NO),
    (OCTOBER, "world-lead", "Phanuel Koech is the second-fastest man in the world over 1500m this year.", BUT),
    (APRIL, "all-time-place", "Only Cole Hocker has run faster over 1500m than Josh Kerr.", NO),
    (APRIL, "all-time-place", "Josh Kerr is the fastest teenager ever over 1500m.", UNKNOWN),
    # teams, medals counted, nationalities of two
    (APRIL, "relay", "The women's 4x400m relay was won by the Netherlands.", UNKNOWN),
    (APRIL, "medal-count", "Josh Kerr has won two Olympic medals.", YES),
    (APRIL, "medal-count", "Jakob Ingebrigtsen has won one Olympic medal.", NO),
    (OCTOBER, "ordinal", "London was leg 11 of 15 in the 2025 Diamond League.", YES),
    (OCTOBER, "ordinal", "London was the penultimate stop of the 2025 Diamond League.", NO),
]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "kind", "sentence", "verdict"), SENTENCES, ids=[row[2] for row in SENTENCES]
)
def test_a_sentence_gets_its_verdict(demo_record, as_of, kind, sentence, verdict):
    found = check(text=sentence, as_of=as_of)

    assert [str(one.verdict) for one in found if one.kind == kind] == [verdict], found


TRUE_COPY = """\
Kenyan teenager Phanuel Koech upset world champion Josh Kerr to win the 1500m at the London Athletics Meet on \
Saturday, clocking 3:28.82. Kerr, who won gold in Budapest two years ago, finished second in 3:29.37, with Portugal's \
Isaac Nader third in 3:31.55 and Jake Wightman, the 2022 world champion, fourth.

Jakob Ingebrigtsen, the Olympic 5000m champion, had withdrawn earlier this month. The 24-year-old Norwegian has not \
raced since he won two golds at the World Indoor Championships in Nanjing in March.

“I went too early,” said Kerr, 27. “He is 18 and he has just run 3:28. I ran that at 26.”

Niels Laros of the Netherlands, only 20, won the mile in Eugene on July 5 in 3:45.94. Cole Hocker, 24, the Olympic \
1500m champion, and his compatriot Yared Nuguse, 26, the former indoor mile world record holder, were behind him.

Steve Ovett and Steve Cram held the world record for the mile in the 1980s. Faith Kipyegon's 3:48.68 in Eugene on \
July 5, a world record for 1500m, was the mark of the summer, and Beatrice Chebet ran 13:58.06 there.

Kerr is not the European champion and has never won a European title; he hopes to be Olympic champion in 2028.
"""


def test_true_copy_is_never_contradicted(demo_record):
    assert [one for one in check(text=TRUE_COPY, as_of=JULY) if one.verdict == NO] == []


@pytest.mark.parametrize(
    ("text", "kind", "subject", "verdict"),
    [
        ("Josh Kerr beat Jakob Ingebrigtsen in Budapest. He is 27.", "age", "Josh Kerr", YES),
        ("Jakob Ingebrigtsen is fit. He is 25.", "age", "Jakob Ingebrigtsen", NO),
        ("Jakob Ingebrigtsen met Josh Kerr. The Briton, 27, smiled.", "age", "Josh Kerr", YES),
        ("Jakob Ingebrigtsen won. The Dane smiled.", "nationality", "Jakob Ingebrigtsen", NO),
        ("Emma Kerr is a swimmer. Kerr is 31.", "age", "Kerr", UNKNOWN),
        ("Josh Kerr ran. The 27-year-old won.", "age", "Josh Kerr", YES),
        ("“I am 27 and happy,” said Josh Kerr.", "age", "Josh Kerr", YES),
    ],
)
def test_subjects_carry_over_sentences(demo_record, text, kind, subject, verdict):
    found = [one for one in check(text=text, as_of=APRIL) if one.kind == kind]

    assert (found[-1].subject, str(found[-1].verdict)) == (subject, verdict), found


def test_a_wrong_age_offers_the_right_one_at_its_place(demo_record):
    text = "The 25-year-old Jakob Ingebrigtsen ran."
    age = next(one for one in check(text=text, as_of=APRIL) if one.kind == "age")

    start, end, words = age.fix

    assert text[:start] + words + text[end:] == "The 24-year-old Jakob Ingebrigtsen ran."


def test_a_slip_inside_a_quotation_is_acknowledged_not_reworded(demo_record):
    text = "“I am 25 and I won my Olympic title in 2022,” said Jakob Ingebrigtsen."
    medal = next(one for one in check(text=text, as_of=APRIL) if one.kind == "medal")

    assert (str(medal.verdict), medal.fix) == (NO, None)
    assert "do not reword" in medal.note


def test_the_same_words_under_another_name_are_told(demo_record):
    from athletics.models import Athlete
    from newsroom.models import Quote
    from tests.factories import record

    kerr = Athlete.objects.get(slug="josh-kerr")
    Quote.objects.create(speaker=kerr, words="It was a race for the ages, no doubt", source=record.source())
    said = "“It was a race for the ages,” said {}. Josh Kerr and Jakob Ingebrigtsen ran."

    verdicts = [
        str(
            next(one for one in check(text=said.format(name), as_of=APRIL) if one.kind == "quotation").verdict
        )
        for name in ("Josh Kerr", "Jakob Ingebrigtsen")
    ]

    assert verdicts == ["attributed", NO]


def test_stronger_facts_are_true_and_not_yet_told(demo_record):
    text = "Jakob Ingebrigtsen and Josh Kerr will race over 1500m. Josh Kerr holds the British mile record."

    offered = suggestions(text=text, as_of=APRIL)

    sentences = [one.sentence for one in offered]
    assert "Josh Kerr holds the British 1500m record." in sentences
    assert "Josh Kerr holds the British mile record." not in sentences
    assert all(one.near for one in offered[:3])
    assert {str(one.verdict) for one in check(text="\n\n".join(sentences), as_of=APRIL)} == {YES}


def test_the_queries_grow_with_the_claims_and_not_with_the_record(demo_record, django_assert_max_num_queries):
    with django_assert_max_num_queries(70):
        check(text=TRUE_COPY, as_of=JULY)
