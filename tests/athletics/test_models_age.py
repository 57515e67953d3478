"""Ages: completed years, and none where the day of birth is not known."""

from datetime import date

import pytest

from athletics.choices import Precision
from athletics.models import Athlete


@pytest.mark.parametrize(
    ("born", "as_of", "age"),
    [
        (date(2000, 9, 19), date(2025, 4, 11), 24),
        (date(2000, 9, 19), date(2025, 9, 18), 24),
        (date(2000, 9, 19), date(2025, 9, 19), 25),
        (date(2000, 2, 29), date(2024, 2, 28), 23),
        (date(2000, 2, 29), date(2024, 2, 29), 24),
        (date(2000, 2, 29), date(2025, 2, 28), 24),
        (date(2000, 2, 29), date(2025, 3, 1), 25),
    ],
)
def test_age_is_in_completed_years(born, as_of, age):
    assert Athlete(birth_date=born).age(as_of=as_of) == age


@pytest.mark.parametrize("precision", [Precision.YEAR, Precision.MONTH])
def test_age_is_unknown_without_the_day(precision):
    athlete = Athlete(birth_date=date(2000, 1, 1), birth_precision=precision)
    assert athlete.age(as_of=date(2025, 4, 11)) is None


def test_age_is_unknown_without_a_birth_date():
    assert Athlete(birth_date=None).age(as_of=date(2025, 4, 11)) is None
