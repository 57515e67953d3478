"""Whatever is pasted: nothing raises, and every span gives its words back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.factcheck.run import check
from tests.factories import record

pytestmark = pytest.mark.django_db

WORDS = st.sampled_from(
    'Testa Runnersen Other Racer He she who the Norwegian 24-year-old pair they “ ” " ’s , . : ; – - ( ) \n\n won holds '
    "record records world Olympic European champion 13-times gold silver double in at over on of and 1500m mile two "
    "miles 3:28.82 8.95m first-ever meeting never met last month July 19 2021 Friday 11th leg 15 events four "
    "continents Diamond League Paris Games final by 0.27 seconds unbeaten personal best fastest ever beat has will race "
    "<p0> {x:p} \\1 % 31 June 99999999999999 1:99.99 half".split(" ")
)


@pytest.fixture
def people():
    record.discipline("1500m")
    record.discipline("mile")
    record.league(name="Diamond League")
    record.competition("Olympic Games", level="olympic", confers_titles=True, title_name="Olympic")
    return [record.athlete("Testa Runnersen"), record.athlete("Other Racer", "GBR")]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_sentences_made_of_the_words_it_knows_never_raise(people, text):
    for finding in check(text=text, as_of=date(2025, 4, 11)):
        assert text[finding.start : finding.end] == finding.text
        assert finding.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_at_all_never_raises(people, text):
    for finding in check(text=text, as_of=date(2024, 2, 29)):
        assert text[finding.start : finding.end] == finding.text
        assert finding.sentence in text


@pytest.mark.parametrize(
    "half",
    [
        "(",
        "“" * 500,
        "the " * 3000,
        "1500m, " * 800,
        "Testa Runnersen won gold in Paris and " * 300,
        "-" * 5000,
    ],
)
def test_a_long_repetition_is_read_in_good_time(people, half):
    assert isinstance(check(text=half, as_of=date(2025, 4, 11)), list)
