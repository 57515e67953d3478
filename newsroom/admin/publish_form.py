"""What is asked before anything becomes public."""

from datetime import datetime

from django import forms
from django.contrib.admin.widgets import AdminDateWidget

from newsroom.admin.moments import MomentField
from newsroom.choices import Planned, PublicationKind

KIND_HELP = {
    PublicationKind.NEW: "New: readers see the article for the first time",
    PublicationKind.UPDATE: "Update: something has happened since; the page says so",
    PublicationKind.CORRECTION: "Correction: something was wrong; the note says what",
    PublicationKind.WITHDRAWN: "Withdraw: the address answers with the note and nothing else",
}
NOW, AT = "now", "at"
BOTH = "You chose “now” and gave a moment. Choose “at a moment”, or leave the moment empty."


class PublishForm(forms.Form):
    """`ask_planned`: whether something is planned, so that the form asks what becomes of it.

    `may_override`: whether whoever fills it in may publish what the record contradicts.
    """

    kind = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect)
    note = forms.CharField(
        label="Note to readers",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Printed above the text. A correction and a withdrawal need one.",
    )
    when = forms.ChoiceField(
        label="When?",
        required=False,
        initial=NOW,
        widget=forms.RadioSelect,
        choices=[(NOW, "Now"), (AT, "At a moment")],
    )
    starts_at = MomentField(label="From", required=False, help_text="Only for “at a moment”.")
    ends_at = MomentField(
        label="Until",
        required=False,
        help_text="Empty: it stands until something follows. Afterwards the address says that its time has ended.",
    )
    embargo_until = MomentField(
        label="Embargo until", required=False, help_text="Nothing of the article is published before then."
    )
    embargo_source = forms.CharField(
        label="Embargo set by", required=False, max_length=200, help_text="Whoever asked for it."
    )
    dateline = forms.DateField(
        label="Dateline",
        required=False,
        widget=AdminDateWidget,
        help_text="The day it is judged by. Empty: the day it is published; for a correction, the day of what it corrects.",
    )
    planned = forms.ChoiceField(
        label="What becomes of what is planned?",
        required=False,
        widget=forms.RadioSelect,
        choices=Planned.choices,
        help_text="Asked because readers would otherwise get the planned text back later.",
    )
    override = forms.CharField(
        label="Against the record",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only where the record contradicts the text and you answer for it: why. Kept with your name.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args, kinds: list[PublicationKind], ask_planned: bool, may_override: bool, **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, KIND_HELP[kind]) for kind in kinds]
        if not ask_planned:
            del self.fields["planned"]
        if not may_override:
            del self.fields["override"]

    def clean(self) -> dict:
        cleaned = super().clean()
        at_moment, starts_at = cleaned.get("when") == AT, cleaned.get("starts_at")
        if at_moment and not starts_at and "starts_at" not in self.errors:
            self.add_error("starts_at", "Say from when.")
        if starts_at and not at_moment:
            self.add_error("when", BOTH)
        return cleaned

    def clean_seen(self) -> datetime | None:
        return seen_moment(self.cleaned_data["seen"])

    def asked(self) -> dict:
        """What `publish` takes."""
        return {key: value for key, value in self.cleaned_data.items() if key != "when"}


def seen_moment(text: str) -> datetime | None:
    """When the text that was looked at had last been changed; none if the page did not say."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
