"""The blocks of the article form, in the order the desk reaches for them."""

from content_editor.admin import ContentEditorInline

from newsroom.models import BLOCKS, Block

# Only these point at large tables; everything else is a short list to choose from.
AUTOCOMPLETE = {
    "quote": ["quote"],
    "matchup": ["a", "b", "discipline"],
    "start_list": ["event"],
    "record_card": ["discipline", "country", "competition", "league"],
    "season_strip": ["season", "meet"],
    "picture": ["picture"],
}
ICONS = {
    "rich_text": "notes",
    "quote": "format_quote",
    "matchup": "compare_arrows",
    "start_list": "format_list_numbered",
    "record_card": "emoji_events",
    "season_strip": "linear_scale",
    "picture": "image",
    "fact_box": "fact_check",
}
FIELDSETS = {
    "matchup": [("a", "b"), "discipline", ("finals_only", "senior_only", "with_group"), "title"],
    "record_card": [
        ("record_kind", "discipline"),
        ("sex", "facility", "age_class"),
        ("area", "country"),
        ("competition", "league"),
    ],
}


def inline(block: type[Block]) -> type[ContentEditorInline]:
    """The part of the article form for one kind of block."""
    shown = FIELDSETS.get(block.kind)
    options = {"fieldsets": [(None, {"fields": [*shown, "ordering", "region"]})]} if shown else {}
    return ContentEditorInline.create(
        block, icon=ICONS[block.kind], autocomplete_fields=AUTOCOMPLETE.get(block.kind, ()), **options
    )


INLINES = [inline(block) for block in BLOCKS]
