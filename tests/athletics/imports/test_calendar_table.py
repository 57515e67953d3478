"""A season's calendar as a table: new meets, moves as dated announcements, what follows said first, and undone whole."""

from datetime import date

import pytest

from athletics.calendar import ordinal
from athletics.choices import AnswerKind, ImportKind, Verdict
from athletics.imports.exporting import calendar_of, template
from athletics.imports.undoing import undo
from athletics.imports.uploads import NotAppliedError, apply, outlook, review_of
from athletics.models import Competition, Meet, MeetChange, Round, Season, Venue
from tests.athletics.imports.meet_of_files import LATER, NOW, answer, brought, rows
from tests.factories import record

pytestmark = pytest.mark.django_db

HEAD = "season,name,short_name,city,country_ioc,venue,start_date,end_date,status,is_final\n"


def season_of_two(**fields) -> tuple[Season, Meet, Meet]:
    league = record.league(name="Test League", slug="test-league")
    season = record.season(2027, league=league)
    made = [
        record.meet(
            date(2027, 5, day), season=season, status="scheduled", name=f"Meet {city}", short_name=city,
            venue=record.venue(city, name=f"Stadium {city}"), slug=city.lower(), **fields,
        )
        for day, city in ((8, "Aby"), (15, "Beby"))
    ]  # fmt: skip
    return season, *made


def line(
    name: str, city: str, day: str, *, status: str = "", final: str = "", season: str = "Test League 2027"
) -> str:
    return f"{season},{name},,{city},NOR,Stadium {city},{day},,{status},{final}\n"


def everything() -> list:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Meet, MeetChange, Season, Competition, Venue, Round)
    ]


def test_what_a_season_exports_is_on_file():
    season, *_ = season_of_two()

    found = review_of(brought(calendar_of(season), name="calendar.csv"))

    assert {row.verdict for row in found.rows} == {Verdict.SAME}
    assert found.warnings == ["Test League 2027 would have 0 finals."]


def test_a_meet_moves_by_a_dated_announcement_with_its_timetable_and_back():
    season, aby, beby = season_of_two()
    race = record.race(record.event(meet=aby), status="scheduled")
    text = (
        HEAD + line("Meet Aby", "Aby", "2027-05-22") + line("Beby", "Beby", "2027-05-15", status="cancelled")
    )
    upload = brought(text, name="calendar.csv", announced_on=date(2025, 7, 1))
    before = everything()

    assert rows(upload) == [
        (2, "changed", "moved to 22 May 2027, from 8 May 2027"),
        (3, "changed", "name Beby, was Meet Beby; cancelled"),
    ]
    imported = apply(upload=upload, now=NOW)

    aby.refresh_from_db(), race.refresh_from_db()
    assert (aby.status, aby.start_date, race.date) == ("moved", date(2027, 5, 22), date(2027, 5, 22))
    told = list(aby.changes.order_by("pk").values_list("announced_on", "start_date", "status"))
    assert told == [
        (date(2025, 6, 30), date(2027, 5, 8), "scheduled"),
        (date(2025, 7, 1), date(2027, 5, 22), "moved"),
    ]
    assert ordinal(meet=aby, as_of=date(2025, 6, 1)) == 1
    assert Meet.objects.get(pk=beby.pk).status == "cancelled"
    undo(imported=imported, now=LATER)
    assert everything() == before


def test_what_follows_is_said_before():
    season, *_ = season_of_two()
    upload = brought(
        HEAD + line("Meet Aby", "Aby", "2027-05-15"), name="a.csv", announced_on=date(2025, 7, 1)
    )
    before = everything()

    said = outlook(upload, review_of(upload), now=NOW)

    assert any("Meet Aby and Meet Beby are both on 15 May 2027." in one for one in said)
    assert everything() == before
    later = brought(HEAD + line("Meet Aby", "Aby", "2027-06-15"), name="b.csv", announced_on=date(2025, 7, 1))
    said = outlook(later, review_of(later), now=NOW)
    assert "Meet Aby would be number 2 of Test League 2027, was 1." in said
    assert "Meet Beby would be number 1 of Test League 2027, was 2." in said


def test_a_new_season_and_a_new_meet_stay_unseen_until_released():
    season_of_two()
    text = HEAD + line("Meet Aby", "Aby", "2028-05-06", season="Test League 2028")
    upload = brought(text, name="calendar.csv")

    assert rows(upload) == [
        (2, "new", "A new meet; a new season, unseen by readers until it is released."),
    ]
    imported = apply(upload=upload, now=NOW)

    meet = Meet.objects.get(season__year=2028)
    assert (meet.slug, meet.season.released_at, meet.changes.get().status) == (
        "meet-aby-2028",
        None,
        "scheduled",
    )
    assert meet.competition == Meet.objects.get(slug="aby").competition
    undo(imported=imported, now=LATER)
    assert not Season.objects.filter(year=2028).exists()


def test_a_meet_of_no_known_competition_waits_and_may_found_one():
    season, aby, _ = season_of_two()
    upload = brought(HEAD + line("Sponsored Night", "Aby", "2027-08-01"), name="calendar.csv")

    found = review_of(upload)
    assert found.rows[0].verdict == Verdict.DOUBTFUL
    assert found.rows[0].options == [
        (f"competition:{aby.competition_id}", f"an edition of {aby.competition.name}"),
        ("new", "a new competition"),
        ("skip", "leave it out"),
    ]
    answer(upload, "competition of line 2", AnswerKind.NEW)
    apply(upload=upload, now=NOW)

    assert Meet.objects.get(name="Sponsored Night").competition.name == "Sponsored Night"


def test_a_stadium_that_may_be_one_on_file_waits():
    season, aby, _ = season_of_two()
    text = HEAD + line("Meet Aby", "Aby", "2027-05-08").replace("Stadium Aby", "Aby Arena")
    upload = brought(text, name="calendar.csv")

    assert rows(upload) == [(2, "doubtful", "Is “Aby Arena” one of the venues on file in Aby?")]
    answer(upload, "venue of line 2", AnswerKind.TAKE, chosen=f"venue:{aby.venue_id}")
    assert rows(upload) == [(2, "same", "On file.")]
    upload.answers.update(kind=AnswerKind.NEW, chosen="")
    assert rows(upload) == [(2, "changed", f"moved to Aby Arena, from {aby.venue}")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (line("Meet", "Aby", "2027-05-08", season="Unknown 2027"), "There is no league and year"),
        (line("Meet", "Aby", "8 May"), "is no day"),
        (line("Meet", "Aby", "2027-05-08").replace("NOR", "XXX"), "There is no country"),
        (line("", "Aby", "2027-05-08"), "name: say it"),
        (line("Meet", "Aby", "2027-05-08", status="maybe"), "is none of scheduled"),
        (line("Meet", "Aby", "2027-05-08").replace(",,,", ",2027-05-01,,", 1), "ends before it starts"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_what_to_do(row, said):
    season_of_two()

    found = review_of(brought(HEAD + row, name="calendar.csv"))

    assert found.rows[0].verdict == Verdict.REFUSED and said in found.rows[0].reason


def test_a_held_meet_is_not_moved_by_a_table():
    season, aby, _ = season_of_two()
    Meet.objects.filter(pk=aby.pk).update(status="held")

    found = rows(brought(HEAD + line("Meet Aby", "Aby", "2027-05-09"), name="calendar.csv"))

    assert found == [
        (2, "refused", "Meet Aby 2027 is on file as held: put that right on its own page first.")
    ]


def test_an_announcement_older_than_one_on_file_is_refused_whole():
    season, aby, _ = season_of_two()
    record.meet_change(aby, date(2025, 7, 5))
    upload = brought(
        HEAD + line("Meet Aby", "Aby", "2027-05-09"), name="a.csv", announced_on=date(2025, 7, 1)
    )
    before = everything()

    with pytest.raises(NotAppliedError, match="Something newer is on file"):
        apply(upload=upload, now=NOW)

    assert everything() == before
    assert outlook(upload, review_of(upload), now=NOW)[0].startswith("It would be refused: Something newer")


def test_the_template_can_be_brought():
    record.league(name="Test League"), record.country()

    found = review_of(brought(template(ImportKind.CALENDAR), name="calendar.csv"))

    assert [row.verdict for row in found.rows] == [Verdict.DOUBTFUL]


def test_reviewing_costs_the_same_for_one_meet_and_for_two(django_assert_num_queries):
    season, *_ = season_of_two()
    whole = calendar_of(season).splitlines(keepends=True)
    for count in (1, 2):
        upload = brought("".join(whole[: count + 1]), name="calendar.csv")
        with django_assert_num_queries(10):
            assert len(review_of(upload).rows) == count
