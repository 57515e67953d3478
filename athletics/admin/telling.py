"""What every announcement is entered with, in forms that are no model's own: its day, its source, its reason."""

from collections.abc import Mapping
from hashlib import sha256

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from athletics.admin.keeping import ChosenRow, ChosenRowSelect
from athletics.as_of import latest_day
from athletics.choices import SourceKind
from athletics.models import MeetChange, Source
from athletics.models.announcements import Told

SHOWN = "previewed"
"""The field that says what was shown before it is saved."""


def chosen(model: type, name: str, rows: QuerySet, **options) -> forms.ModelChoiceField:
    """A row found as the admin of `model` finds its field `name`."""
    return ChosenRow(rows, widget=ChosenRowSelect(model._meta.get_field(name), admin.site), **options)


def day_input(**attrs) -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **attrs})


class TellingForm(forms.Form):
    """When it was made public and who says so: a source on file, or a new one by its title."""

    announced_on = forms.DateField(
        label="Announced on",
        widget=day_input(),
        help_text="The day it was made public. How it stood before is kept for every earlier day.",
        error_messages={
            "required": "Give the day it was announced.",
            "invalid": "Write the day as 2026-05-08.",
        },
    )
    on_or_before = forms.BooleanField(
        label="It may have been earlier", required=False, help_text="Tick it where this is the first report."
    )
    source = chosen(MeetChange, "source", Source.objects.all(), required=False)
    source_title = forms.CharField(
        label="Or a new source",
        max_length=300,
        required=False,
        help_text="Its headline or title, where it is not on file yet.",
    )
    source_publisher = forms.CharField(label="Published by", max_length=200, required=False)
    source_url = forms.URLField(label="Its address", max_length=500, required=False, assume_scheme="https")
    reason = forms.CharField(
        max_length=200, required=False, help_text="In a few words, as readers will see it."
    )

    def clean_announced_on(self):
        day = self.cleaned_data["announced_on"]
        if day > latest_day(timezone.now()):
            raise ValidationError("The announcement is dated after today: correct its day.")
        return day

    def clean(self) -> dict:
        said = super().clean()
        if said.get("source") and said.get("source_title"):
            self.add_error("source_title", "Choose a source or name a new one, not both.")
        elif not said.get("source") and not said.get("source_title") and not self.errors.keys() & {"source"}:
            self.add_error("source", "Say where it stands: choose a source, or name a new one.")
        return said

    def told(self) -> Told:
        """As entered; a source that is new is put on file."""
        said = self.cleaned_data
        source = said["source"] or self._new_source()
        return Told(said["announced_on"], source, said["reason"], on_or_before=said["on_or_before"])

    def _new_source(self) -> Source:
        said = self.cleaned_data
        return Source.objects.get_or_create(
            title=said["source_title"],
            publisher=said["source_publisher"],
            published_on=said["announced_on"],
            defaults={"kind": SourceKind.RELEASE, "url": said["source_url"]},
        )[0]


def digest(request: HttpRequest) -> str:
    """Of all that was typed: what was shown is saved only as it was shown."""
    typed = sorted(
        (name, tuple(values))
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", SHOWN) and not name.startswith("_")
    )
    return sha256(repr(typed).encode()).hexdigest()


def was_shown(request: HttpRequest) -> bool:
    """Whether what follows from exactly this has been shown."""
    return request.POST.get(SHOWN) == digest(request)


def put(form: forms.Form, error: ValidationError, *, names: Mapping[str, str] | None = None) -> None:
    """What was refused, at the fields it names where the form has them; `names` where the form calls them otherwise."""
    said = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for name, texts in said.items():
        field = (names or {}).get(name, name)
        for text in texts:
            form.add_error(field if field in form.fields else None, text)
