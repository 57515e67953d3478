"""How entries are typed: who, and in the same line what was announced and when."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError

from athletics.admin.keeping import RowForm
from athletics.admin.represented import RepresentsForm
from athletics.choices import EntryStepKind
from athletics.models import EntryStep


def missing_day(kind: str) -> ValidationError | None:
    """What the record says of a step of that kind without its day."""
    others = {field.name for field in EntryStep._meta.fields} - {"announced_on"}
    try:
        EntryStep(kind=kind).clean_fields(exclude=others)
    except ValidationError as error:
        return error
    return None


class EntryForm(RepresentsForm, RowForm):
    """An entry. The country is the athlete's unless given."""


class EntryStepForm(RowForm):
    """A step. A missing day is answered with what to do about it, not with “required”."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "announced_on" in self.fields:
            self.fields["announced_on"].required = False

    def clean(self) -> dict:
        super().clean()
        if "announced_on" in self.cleaned_data and self.cleaned_data["announced_on"] is None:
            self.add_error(None, missing_day(self.cleaned_data.get("kind", "")))
        return self.cleaned_data


class EntryRowForm(EntryForm):
    """An entry in its event's table, with room for one new step: withdrawn, on 12 July.

    A valid form keeps the step in `new_step`, unsaved; the page saves and signs it with the entry.
    """

    step_kind = forms.ChoiceField(
        label="New step", choices=[("", "–"), *EntryStepKind.choices], required=False
    )
    step_on = forms.DateField(label="Announced on", required=False, widget=AdminDateWidget)
    new_step: EntryStep | None = None

    def clean(self) -> dict:
        super().clean()
        kind, day = self.cleaned_data.get("step_kind"), self.cleaned_data.get("step_on")
        if kind and day:
            self.new_step = EntryStep(kind=kind, announced_on=day)
        elif kind and "step_on" not in self.errors:
            self.add_error("step_on", missing_day(kind).messages)
        elif day and "step_kind" not in self.errors:
            self.add_error("step_kind", "Say what was announced that day.")
        return self.cleaned_data
