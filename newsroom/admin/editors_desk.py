"""The editor’s desk: everything the article form does while somebody types, before anything is saved."""

from newsroom.admin.autosave_pages import AutosavePages
from newsroom.admin.live_preview import LivePreview
from newsroom.admin.presence_pages import PresencePages


class EditorsDesk(LivePreview, AutosavePages, PresencePages):
    """The live preview, the autosave and who else is here, for the article admin."""
