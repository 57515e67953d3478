"""Disciplines."""

from django.contrib import admin

from athletics.admin.keeping import Page
from athletics.admin.searching import SmallTableSearch
from athletics.models import Discipline


@admin.register(Discipline)
class DisciplineAdmin(SmallTableSearch, Page):
    list_display = ["name", "code", "unit", "group", "wind_matters", "has_world_record", "order"]
    list_filter = ["unit", "wind_matters", "is_relay", "is_combined", "is_road", "has_world_record"]
    ordering = ["order", "code"]
    list_per_page = 200
    searched_columns = ("code", "name", "names")
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "code", "names", "order"],
                "description": "The code stands in addresses and files and is never changed.",
            },
        ),
        (
            "How it is decided",
            {
                "fields": [
                    "unit",
                    "direction",
                    "distance",
                    "wind_matters",
                    ("is_relay", "is_combined", "is_road"),
                ]
            },
        ),
        (
            "How it is compared",
            {
                "fields": ["group", "has_world_record"],
                "description": "Disciplines of one group count together head to head; without an official world record there is a world best.",
            },
        ),
        ("In exchange formats", {"fields": ["wa_code", "opentrack_code"]}),
    ]

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["code"] if obj else []
