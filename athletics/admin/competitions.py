"""Competitions and leagues, with the names they bore."""

from django.contrib import admin

from athletics.admin.keeping import Page, Rows
from athletics.admin.searching import SmallTableSearch
from athletics.models import Competition, CompetitionName, League, LeagueName


class CompetitionNameRows(Rows):
    model = CompetitionName
    verbose_name_plural = "other names, each with the days it was in use"


@admin.register(Competition)
class CompetitionAdmin(SmallTableSearch, Page):
    list_display = ["name", "code", "level", "area", "age_class", "confers_titles"]
    list_filter = ["level", "area", "age_class", "confers_titles"]
    searched_columns = ("code", "name")
    inlines = [CompetitionNameRows]
    prepopulated_fields = {"code": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "code", "level", "area", "age_class"],
                "description": "What recurs, apart from any one edition: it owns the meeting records and the titles.",
            },
        ),
        (
            "Titles",
            {
                "fields": ["confers_titles", "title_name"],
                "description": "Tick only where its winner is a champion; a meeting confers no title.",
            },
        ),
    ]


class LeagueNameRows(Rows):
    model = LeagueName
    verbose_name_plural = "other names, each with the days it was in use"


@admin.register(League)
class LeagueAdmin(SmallTableSearch, Page):
    list_display = ["name", "slug"]
    searched_columns = ("name",)
    prepopulated_fields = {"slug": ["name"]}
    inlines = [LeagueNameRows]
