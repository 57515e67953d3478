"""What the article form brings along: the desk’s own style sheets, and one script for each behaviour."""

from js_asset import Media, Script

SHEETS = ["desk-article", "desk-facts", "desk-facts-panel", "desk-preview", "desk-unsaved"]
BEHAVIOURS = ["desk-article", "desk-autosave", "desk-presence", "desk-facts-panel", "desk-preview"]

DESK_MEDIA = Media(
    css={"all": [f"css/{name}.css" for name in SHEETS]},
    # The first is no module: it must run before the editors make style elements.
    js=["js/desk-styles.js", *(Script(f"js/{name}.js", type="module") for name in BEHAVIOURS)],
)
