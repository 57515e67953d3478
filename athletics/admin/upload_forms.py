"""What a keeper is asked when a file is brought, and when a doubt about it is settled."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils import timezone

from athletics.choices import AnswerKind, ImportKind, RoundKind, RoundStatus
from athletics.imports.meet_files.races import Placed
from athletics.imports.meet_files.rows import Row
from athletics.models import Athlete, Country, Meet, Upload, UploadAnswer

KINDS = [("", "seen from the file"), *(one for one in ImportKind.choices if one[0] != ImportKind.MARKS_LIST)]
STATES = [(one.value, one.label) for one in (RoundStatus.OFFICIAL, RoundStatus.PROVISIONAL)]


def day_field(**options) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        widget=widget, error_messages={"invalid": "Write the day as 2025-07-19."}, **options
    )


class _Chosen(AutocompleteSelect):
    """Forgets what is no key before it is looked up: the field itself says what is wrong."""

    def optgroups(self, name: str, value: list, attrs: dict | None = None) -> list:
        key = self.field.remote_field.model._meta.pk
        numbers = key.get_internal_type().endswith("AutoField")
        return super().optgroups(
            name, [one for one in value if not one or not numbers or str(one).isdecimal()], attrs
        )


def chosen(model: type, name: str, rows, **options) -> forms.ModelChoiceField:
    """A row found by typing some of its name; nobody has to know an id."""
    return forms.ModelChoiceField(rows, widget=_Chosen(model._meta.get_field(name), admin.site), **options)


class MeetForm(forms.Form):
    """The meet a file is about, where the file itself does not say so."""

    meet = chosen(
        Upload,
        "meet",
        Meet.objects,
        required=False,
        help_text="“london 2025” finds it. Leave it empty where the file names its meets.",
    )


class BringForm(MeetForm):
    """The file and what it does not say itself."""

    field_order = ["file", "meet", "kind", "announced_on", "round_status"]
    file = forms.FileField(
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty: the timing system may still be writing it.",
        },
        help_text=".lif, .evt, .csv, .xlsx or .json, as it came.",
    )
    kind = forms.ChoiceField(choices=KINDS, required=False)
    announced_on = day_field(
        label="Made public on", help_text="Entries and moves count from this day.", required=False
    )
    round_status = forms.ChoiceField(label="Results are", choices=STATES, initial=RoundStatus.OFFICIAL)

    def clean_announced_on(self):
        day = self.cleaned_data["announced_on"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Give the day it was made public.")
        return day


class WhoForm(forms.Form):
    """Who a line is about, for that line or by rule."""

    athlete = chosen(
        UploadAnswer, "athlete", Athlete.objects, required=False, help_text="Somebody on file, by name."
    )
    country = chosen(
        UploadAnswer,
        "country",
        Country.objects,
        required=False,
        help_text="Whom they represent: needed for somebody new whose file names a club.",
    )
    kind = forms.ChoiceField(
        label="Otherwise",
        choices=[
            ("", "the athlete chosen above"),
            (AnswerKind.NEW.value, "a new athlete"),
            (AnswerKind.SKIP.value, "leave it out"),
        ],
        required=False,
    )
    about = forms.ChoiceField(label="This holds for")

    def __init__(self, *args, scopes: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = scopes

    def clean(self) -> dict:
        said = super().clean()
        if not self.errors and not (said.get("athlete") or said.get("kind") or said.get("country")):
            self.add_error("athlete", "Choose the athlete, or say what becomes of the line.")
        if said.get("athlete") and said.get("kind"):
            self.add_error("kind", "An athlete is chosen above: leave one of the two.")
        return said

    def answer(self) -> dict:
        """The columns of the answer. A club that is given a country says nothing of who the people are."""
        said = self.cleaned_data
        kind = AnswerKind.ATHLETE.value if said["athlete"] else said["kind"] or AnswerKind.NEW.value
        if said["about"].startswith("from ") and said["country"] and not said["athlete"] and not said["kind"]:
            kind = AnswerKind.TAKE.value
        return {"kind": kind, "athlete": said["athlete"], "country": said["country"]}


class RaceForm(forms.Form):
    """Which event and round of the meet a race of the file is."""

    event = forms.ChoiceField(label="Event")
    round_kind = forms.ChoiceField(label="Round", choices=RoundKind.choices)
    round_number = forms.IntegerField(label="Number", min_value=1, max_value=99)
    day = day_field(label="Day", required=False)

    def __init__(self, *args, placed: Placed, **kwargs) -> None:
        kind, number = placed.suggested
        chosen = (
            AnswerKind.SKIP.value
            if placed.skipped
            else placed.event and (placed.event.pk or AnswerKind.NEW.value)
        )
        initial = {"round_kind": kind, "round_number": number, "event": chosen}
        super().__init__(*args, initial=initial, **kwargs)
        if placed.of_one_day:
            del self.fields["day"]
        events = [(str(one.pk), one.name) for one in placed.events if one.pk]
        new = [(AnswerKind.NEW.value, f"a new event: {placed.new_event}")] if placed.new_event else []
        skip = [(AnswerKind.SKIP.value, "leave this race out")]
        self.fields["event"].choices = [("", "choose"), *events, *new, *skip]

    def answer(self) -> dict:
        """The columns of the answer."""
        said = self.cleaned_data
        event = said["event"]
        rest = {
            "round_kind": said["round_kind"],
            "round_number": said["round_number"],
            "day": said.get("day"),
        }
        if event in (AnswerKind.NEW.value, AnswerKind.SKIP.value):
            return {"kind": event, "event_id": None, **rest}
        return {"kind": AnswerKind.EVENT.value, "event_id": int(event), **rest}


def answer_of(row: Row, value: str) -> dict | None:
    """The columns of an answer a row offers; None where it offers no such one."""
    if value not in dict(row.options):
        return None
    kind, _, key = value.partition(":")
    if kind not in AnswerKind.values:
        return {"kind": AnswerKind.TAKE.value, "chosen": value}
    return {"kind": kind, "athlete_id": int(key) if key else None}
