"""Countries and venues."""

from django.contrib import admin
from django.db.models import Q

from athletics.admin.keeping import Page, Rows
from athletics.admin.merging import VenueMergePages
from athletics.admin.searching import FoldedSearch, SmallTableSearch, venues_found_by
from athletics.models import Country, Venue, VenueName


@admin.register(Country)
class CountryAdmin(SmallTableSearch, Page):
    list_display = ["code", "name", "kind", "area", "continent", "iso_code", "parent"]
    list_display_links = ["code", "name"]
    list_select_related = ["parent"]
    list_filter = ["kind", "area", "continent"]
    searched_columns = ("code", "name", "iso_code", "demonyms")
    fieldsets = [
        (
            None,
            {
                "fields": ["code", "name", "demonyms", "kind", "parent", "dissolved_on"],
                "description": "The code is the sport's own, as results print it: GER, not DEU.",
            },
        ),
        ("On the map", {"fields": ["area", "continent", "iso_code"]}),
    ]

    def recognise(self, row: Country) -> str:
        return f"{row.code} {row.name}"

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["code"] if obj else []


class VenueNameRows(Rows):
    model = VenueName
    verbose_name_plural = "other names: a sponsor's, a championship's, another spelling"


@admin.register(Venue)
class VenueAdmin(VenueMergePages, FoldedSearch, Page):
    list_display = ["name", "city", "country", "time_zone", "altitude"]
    list_select_related = ["country"]
    list_filter = [
        "country__area",
        ("time_zone", admin.EmptyFieldListFilter),
        ("merged_into", admin.EmptyFieldListFilter),
    ]
    readonly_fields = ["merged_into"]
    search_help_text = "Any of its names, or the city; accents do not matter."
    prepopulated_fields = {"slug": ["name"]}
    inlines = [VenueNameRows]
    fieldsets = [
        (None, {"fields": ["name", "slug", "city", "country", "merged_into"]}),
        (
            "Clock and height",
            {
                "fields": ["time_zone", "altitude"],
                "description": "Without its time zone no start at this venue can be turned into a reader's own time.",
            },
        ),
    ]

    def found_by(self, word: str) -> Q:
        return venues_found_by(word)
