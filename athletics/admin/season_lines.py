"""The lines of a season's table as they are typed."""

from collections.abc import Mapping

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory

from athletics.admin.keeping import RowForm
from athletics.admin.telling import TellingForm, chosen, day_input
from athletics.models import Competition, Meet, SeasonDiscipline, Venue
from athletics.scheduling.season_table import Line

COLUMNS = ("name", "start_date", "end_date", "venue", "status", "is_final", "to_be_confirmed")
CHANGED_MEANWHILE = "Somebody has changed this line meanwhile. Load the page again to see how it stands."


def stamp(meet: Meet) -> str:
    """What a line says of its meet: two people at one table notice each other by it."""
    return "|".join(str(getattr(meet, Meet._meta.get_field(name).attname)) for name in COLUMNS)


class LineForm(RowForm):
    """One meet of the table, or the empty line below it that adds one."""

    competition = chosen(Meet, "competition", Competition.objects.all(), required=False)
    venue = chosen(Meet, "venue", Venue.objects.select_related("country"))
    scored = forms.TypedMultipleChoiceField(
        coerce=int, required=False, widget=forms.CheckboxSelectMultiple, label="What scores"
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Meet
        fields = [*COLUMNS, "competition"]
        widgets = {"start_date": day_input(), "end_date": day_input()}

    def __init__(
        self, *args, disciplines: Mapping[int, SeasonDiscipline], scored: Mapping[int, list[int]], **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.disciplines = disciplines
        self.now_scored = scored.get(self.instance.pk, [])
        self.initial["scored"] = self.now_scored
        self.initial["seen"] = self.stood = stamp(self.instance) if self.instance.pk else ""
        self.fields["scored"].choices = [
            (pk, f"{one.get_sex_display().capitalize()} {one.name}") for pk, one in disciplines.items()
        ]
        self.fields["end_date"].required = False
        for name, field in self.fields.items():
            if name != "scored":
                field.widget.attrs["aria-label"] = field.label or name
        if self.instance.pk:
            del self.fields["competition"]

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"seen", "status"}) or (
            bool(self.instance.pk) and "status" in self.changed_data
        )

    def clean(self) -> dict:
        said = super().clean()
        if not said.get("end_date") and "end_date" not in self.errors:
            said["end_date"] = said.get("start_date")
        if self.instance.pk and said.get("seen") != self.stood:
            self.add_error(None, CHANGED_MEANWHILE)
        if not self.instance.pk and not said.get("competition") and "competition" not in self.errors:
            self.add_error("competition", "Say which competition this is an edition of.")
        return said

    def line(self, was: Meet | None) -> Line:
        """As typed, beside the meet as it stands."""
        said = self.cleaned_data
        changed = set(said["scored"]) != set(self.now_scored)
        return Line(
            meet=was,
            competition=said.get("competition"),
            scored=tuple(self.disciplines[pk] for pk in said["scored"]) if changed else None,
            **{name: said[name] for name in COLUMNS},
        )


class Lines(BaseModelFormSet):
    """All lines of a season."""

    def changed(self, meets: Mapping[int, Meet]) -> list[Line]:
        """Those that were typed into. `meets` as they stand."""
        return [form.line(meets.get(form.instance.pk)) for form in self.forms if form.has_changed()]


SeasonLines = modelformset_factory(Meet, form=LineForm, formset=Lines, extra=1)


class TableTelling(TellingForm):
    """The announcement behind what was changed, or that there was none."""

    correction = forms.BooleanField(
        label="Nothing was announced: our file was wrong",
        required=False,
        help_text="Then the file is put right for every day, and what stood in it is kept for audit only.",
    )
    field_order = ["correction"]

    def clean(self) -> dict:
        if self.cleaned_data.get("correction"):
            self.errors.clear()
            return self.cleaned_data
        return super().clean()
