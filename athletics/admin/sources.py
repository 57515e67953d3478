"""Sources."""

from django.contrib import admin

from athletics.admin.filters import year_filter
from athletics.admin.keeping import Page
from athletics.admin.searching import SmallTableSearch
from athletics.models import Source


@admin.register(Source)
class SourceAdmin(SmallTableSearch, Page):
    list_display = ["title", "publisher", "kind", "published_on"]
    list_filter = ["kind", year_filter("published_on__year")]
    ordering = ["-published_on", "title"]
    searched_columns = ("title", "publisher", "url")
    fieldsets = [
        (
            None,
            {
                "fields": ["kind", "title", "publisher", "published_on", "url", "note"],
                "description": "What a colleague would need to find the same page, list or person again.",
            },
        )
    ]
