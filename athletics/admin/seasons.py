"""Seasons of a league, and what scores in them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from athletics.admin.keeping import Page
from athletics.admin.linked_rows import link, table
from athletics.admin.meet_dates import days
from athletics.admin.next_season import NextSeason
from athletics.admin.searching import SmallTableSearch
from athletics.admin.season_table import SeasonTable
from athletics.choices import MeetStatus
from athletics.models import Season, SeasonDiscipline

NOT_COUNTED = (MeetStatus.CANCELLED, MeetStatus.POSTPONED)


@admin.register(Season)
class SeasonAdmin(SeasonTable, NextSeason, SmallTableSearch, Page):
    list_display = ["__str__", "league", "year", "released_at", "one_screen"]
    list_select_related = ["league"]
    list_filter = ["league"]
    searched_columns = ("league__name", "year")
    recognised_with = ("league",)
    readonly_fields = ["calendar", "scoring"]
    fieldsets = [
        (
            None,
            {
                "fields": ["league", "year", "released_at", "note"],
                "description": "A season stays out of sight until it is released as a whole.",
            },
        ),
        ("Calendar", {"fields": ["calendar"]}),
        ("What scores", {"fields": ["scoring"]}),
        ("Prize money", {"fields": ["prize_money"], "classes": ["collapse"]}),
    ]

    @admin.display(description="on one screen")
    def one_screen(self, season: Season) -> str:
        address = reverse("admin:athletics_season_meets", args=[season.pk])
        return format_html('<a href="{}">Its calendar</a>', address)

    @admin.display(description="")
    def calendar(self, season: Season) -> str:
        """The meets by date, numbered as they stand today; those cancelled or postponed bear no number."""
        cells, number = [], 0
        for meet in season.meets.select_related("venue__country").order_by("start_date", "end_date", "name"):
            counted = meet.status not in NOT_COUNTED
            number += counted
            status = meet.get_status_display() + (", final" if meet.is_final else "")
            cells.append(
                [
                    number if counted else "–",
                    days(meet),
                    link(meet),
                    meet.venue.city,
                    meet.venue.country_id,
                    status,
                ]
            )
        return table(
            ["No.", "Days", "Meet", "City", "Country", "Status"],
            cells,
            empty="No meet yet: add meets and choose this season there.",
        )

    @admin.display(description="")
    def scoring(self, season: Season) -> str:
        cells = [
            [
                row.get_sex_display(),
                link(row, row.name),
                ", ".join(map(str, row.points)) or "–",
                row.final_places or "–",
            ]
            for row in season.disciplines.order_by("sex", "name")
        ]
        return table(
            ["For", "Discipline", "Points by place", "Places in the final"],
            cells,
            empty="Nothing scores yet.",
        )


@admin.register(SeasonDiscipline)
class SeasonDisciplineAdmin(SmallTableSearch, Page):
    list_display = ["name", "sex", "season", "final_places", "national_wild_cards", "global_wild_cards"]
    list_select_related = ["season__league"]
    list_filter = ["sex", "season__league"]
    ordering = ["-season__year", "sex", "name"]
    searched_columns = ("name", "season__year", "season__league__name")
    recognised_with = ("season__league",)
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["season", "name", "slug", "sex", "disciplines"],
                "description": "What the league scores together, as it prints it: 1500m/Mile.",
            },
        ),
        ("Points", {"fields": ["points", "final_places", ("national_wild_cards", "global_wild_cards")]}),
    ]
