"""Quotes."""

from django.contrib import admin

from newsroom.admin.searching import FoldedSearch
from newsroom.models import Quote


@admin.register(Quote)
class QuoteAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ["words", "name", "said_on", "source"]
    list_display_links = ["words"]
    date_hierarchy = "said_on"
    folded_column = "folded_text"
    autocomplete_fields = ["speaker", "source"]
    fieldsets = [
        (
            None,
            {
                "fields": [("speaker", "speaker_name"), "role", "words", ("said_on", "source")],
                "description": "Attributed words. Whether they are true is not judged; who said them, and where, is.",
            },
        )
    ]

    def get_queryset(self, request):
        # Suggestions name the speaker too, not the list alone.
        return super().get_queryset(request).select_related("speaker", "source")

    @admin.display(description="speaker", ordering="speaker__family_name")
    def name(self, quote: Quote) -> str:
        return quote.name
