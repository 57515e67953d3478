"""A time of day on the site's clock: once, never or twice."""

from datetime import UTC, date, datetime, time

import pytest

from newsroom.clock import NoSuchMomentError, moment_at, written

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (date(2026, 5, 14), time(6, 0), datetime(2026, 5, 14, 5, 0, tzinfo=UTC)),
        (date(2026, 1, 14), time(6, 0), datetime(2026, 1, 14, 6, 0, tzinfo=UTC)),
        (SPRING, time(0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (SPRING, time(2, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (AUTUMN, time(0, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (AUTUMN, time(2, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_time_names_one_moment(day, hour, expected):
    assert moment_at(day, hour) == expected


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        (SPRING, time(1, 0), "The clocks go forward on 29 March 2026: 01:00 does not exist on that day. "),
        (SPRING, time(1, 59), "The clocks go forward on 29 March 2026: 01:59 does not exist on that day. "),
        (AUTUMN, time(1, 0), "The clocks go back on 25 October 2026: 01:00 comes twice on that night. "),
        (AUTUMN, time(1, 30), "The clocks go back on 25 October 2026: 01:30 comes twice on that night. "),
    ],
)
def test_a_time_the_clocks_skip_or_show_twice_is_refused_with_what_to_do(day, hour, sentence):
    with pytest.raises(NoSuchMomentError) as refused:
        moment_at(day, hour)
    assert str(refused.value) == f"{sentence}Choose 00:59 or earlier, or 02:00 or later."


def test_where_the_clocks_change_at_another_hour(settings):
    settings.TIME_ZONE = "Europe/Oslo"
    assert moment_at(SPRING, time(1, 30)) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    with pytest.raises(NoSuchMomentError, match="Choose 01:59 or earlier, or 03:00 or later"):
        moment_at(SPRING, time(2, 30))


def test_a_moment_is_written_with_its_zone():
    assert written(datetime(2026, 5, 14, 5, 0, tzinfo=UTC)) == "14 May 2026, 06:00 BST"
    assert written(datetime(2026, 1, 14, 6, 0, tzinfo=UTC)) == "14 January 2026, 06:00 GMT"
