"""How far a load is, as the terminal shows it."""

from io import StringIO

import pytest

from athletics.imports.progress import Bar, bar


@pytest.mark.parametrize(
    ("done", "lines", "seconds", "drawn"),
    [
        (0, 100, 0.0, "[..............................]   0 %   0 of 100 lines   0 a second"),
        (50, 100, 5.0, "[###############...............]  50 %   50 of 100 lines   10 a second   5 s left"),
        (100, 100, 5.0, "[##############################] 100 %   100 of 100 lines   20 a second"),
        (
            1_000,
            100_000,
            1.5,
            "[..............................]   1 %   1,000 of 100,000 lines   667 a second   2 min 28 s left",
        ),
        (0, 0, 1.0, "[##############################] 100 %   0 of 0 lines   0 a second"),
    ],
)
def test_bar_tells_lines_rate_and_time_left(done, lines, seconds, drawn):
    assert bar(done, lines, seconds=seconds) == drawn


def test_without_a_terminal_there_is_a_line_at_the_end_and_seldom_before():
    stream = StringIO()

    with Bar(stream) as shown:
        for done in range(1, 101):
            shown.show(done, 100)

    (line,) = stream.getvalue().splitlines()
    assert line.startswith("[##############################] 100 %   100 of 100 lines")
