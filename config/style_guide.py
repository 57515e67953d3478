"""The style guide: every component on samples from the record, for those who make the pages."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from athletics.charts import Gap, SeasonMark, margins, progression
from athletics.charts.staircase import Held, staircase
from athletics.choices import Direction, Unit
from athletics.head_to_head import Cell, Competitor, Definition, Matrix, Row, Score

PROGRESSION = progression(
    [
        SeasonMark(2020, 208_680, "3:28.68"),
        SeasonMark(2021, 208_320, "3:28.32"),
        SeasonMark(2022, 209_020, "3:29.02"),
        SeasonMark(2022, 210_600, "3:30.60", short_track=True),
        SeasonMark(2023, 207_140, "3:27.14"),
        SeasonMark(2024, 206_730, "3:26.73"),
    ],
    unit=Unit.TIME,
    direction=Direction.LOW,
)
MARGINS = margins(
    [
        Gap(date(2019, 10, 6), "first", 820, "0.82", Unit.TIME),
        Gap(date(2022, 7, 19), "first", 1_130, "1.13", Unit.TIME),
        Gap(date(2023, 8, 23), "second", 270, "0.27", Unit.TIME),
    ]
)
STAIRCASE = staircase(
    [
        Held(date(1992, 9, 6), 208_860, "3:28.86"),
        Held(date(1995, 7, 12), 207_370, "3:27.37"),
        Held(date(1998, 7, 14), 206_000, "3:26.00"),
    ],
    until=date(2025, 4, 11),
    unit=Unit.TIME,
)


ONE = Competitor("Jakob Ingebrigtsen", "jakob-ingebrigtsen", "NOR")
OTHER = Competitor("Josh Kerr", "josh-kerr", "GBR")
MATRIX = Matrix(
    rows=(
        Row(ONE, (None, Cell(OTHER, Score(2, 1), date(2023, 8, 23))), Score(2, 1)),
        Row(OTHER, (Cell(ONE, Score(1, 2), date(2023, 8, 23)), None), Score(1, 2)),
    ),
    definition=Definition(),
    sentence="World Championships 1500m finals, both finishing",
    as_of=date(2025, 4, 11),
)


@never_cache
def style_guide(request: HttpRequest) -> HttpResponse:
    """The page, for signed-in staff; to everybody else there is no such page."""
    if not request.user.is_staff:
        raise Http404("")
    context = {
        "progression": PROGRESSION,
        "margins": MARGINS,
        "staircase_chart": STAIRCASE,
        "matrix": MATRIX,
    }
    return render(request, "styleguide.html", context, using="public")
