"""Marks and winds as people type them: “3:28.82”, “8.95 (+1.2)”, “DNF”, “−0.4”."""

from dataclasses import dataclass, fields

from django import forms

from athletics import marks
from athletics.admin.keeping import RowForm
from athletics.choices import Timing, Unit, WindState
from athletics.models import Discipline

FLAGS = ("en_route", "wind_assisted", "altitude", "mixed_race", "aided", "downhill", "oversized_track")
LONGEST = 60
"""Characters: more than any mark with its rule text that a keeper would type."""
LETTERS = {
    "en_route": "+",
    "altitude": "A",
    "mixed_race": "mx",
    "aided": "a",
    "downhill": "d",
    "oversized_track": "OT",
    "women_only": "Wo",
    "pending": "*",
    "short_track": "sh",
}


class MarkField(forms.CharField):
    """A mark in the sport's notation. Its form reads it, because only the form knows the discipline."""

    def __init__(self, **kwargs) -> None:
        attrs = {"class": "mark", "size": 11, "autocomplete": "off", "spellcheck": "false"}
        super().__init__(
            **{"required": False, "max_length": LONGEST, "widget": forms.TextInput(attrs), **kwargs}
        )


class WindField(MarkField):
    """A wind reading: cleaned to a `marks.Wind`, or None where nothing was typed."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"label": "Wind", "help_text": "Metres a second: +1.2, -0.4, or NWI.", **kwargs})
        self.widget.attrs["size"] = 5

    def clean(self, value: str) -> marks.Wind | None:
        try:
            return marks.parse_wind(super().clean(value))
        except marks.MarkError as error:
            raise forms.ValidationError(str(error)) from None


@dataclass(frozen=True)
class Contest:
    """What a mark is read against."""

    unit: Unit | str
    distance_m: int | None = None
    road: bool = False
    wind_matters: bool | None = None
    sprint: bool | None = None

    @classmethod
    def of(cls, discipline: Discipline, *, indoors: bool = False) -> "Contest":
        distance = discipline.distance // 1000 if discipline.distance else None
        matters = discipline.wind_matters and not indoors
        return cls(discipline.unit, distance, discipline.is_road, matters)

    def read(self, text: str, *, timing: str | None = None) -> marks.Mark | None:
        """Raises MarkError and nothing else."""
        return marks.parse(
            text, timing=timing or None, **{f.name: getattr(self, f.name) for f in fields(self)}
        )


class MarksForm(RowForm):
    """A form of a row with marks. `mark_names` are its columns of marks; each shows what `printed` says.

    What a keeper did not touch is kept as recorded: only a mark typed anew is read.
    """

    mark_names: tuple[str, ...] = ("mark",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.recorded = {
            name: getattr(self.instance, name) for name in (*self.mark_names, "wind") if name in self.fields
        }
        for name in self.mark_names:
            if self.recorded.get(name) is not None:
                self.initial[name] = self.printed(name)
        if "wind" in self.recorded:
            state = getattr(self.instance, "wind_state", None)
            self.initial["wind"] = marks.format_wind(self.recorded["wind"], state, ascii_minus=True)

    def printed(self, name: str) -> str:
        """A recorded mark as it would be typed."""
        precision = getattr(self.instance, "precision", None)
        timing = getattr(self.instance, "timing", None)
        value = self.recorded[name]
        contest = self.contest(name)
        return (
            marks.format_value(value, contest.unit, precision, timing=timing or None)
            if contest
            else str(value)
        )

    def contest(self, name: str) -> Contest | None:
        """What the column is read against, or None while the form does not know the discipline."""
        if not hasattr(self, "cleaned_data"):
            discipline = getattr(self.instance, "discipline", None)
        else:
            discipline = self.row("discipline")
        return (
            Contest.of(discipline, indoors=getattr(self.instance, "indoors", False)) if discipline else None
        )

    def clean(self) -> dict:
        super().clean()
        for name in self.mark_names:
            if name in self.cleaned_data:
                value = self.value_of(name)
                if name in self.cleaned_data:
                    self.cleaned_data[name] = value
        if "wind" in self.cleaned_data:
            self.settle_wind(self.cleaned_data["wind"])
        return self.cleaned_data

    def value_of(self, name: str) -> int | None:
        """The column's integer; puts what is wrong with the text at its field."""
        untouched = name not in self.changed_data and "discipline" not in self.changed_data
        if untouched:
            return self.recorded.get(name)
        contest = self.contest(name)
        text = self.cleaned_data[name]
        if contest is None:
            if text:
                self.add_error(name, "A mark is read by its discipline: fill that in first.")
            return None
        try:
            mark = contest.read(text, timing=self.cleaned_data.get("timing"))
        except marks.MarkError as error:
            self.add_error(name, str(error))
            return None
        return self.take(name, mark, text)

    def take(self, name: str, mark: marks.Mark | None, text: str) -> int | None:
        """Spreads what the text said over the row's columns; refuses what the row has no column for."""
        if mark is None:
            return None
        if self.refuse_extras(name, mark):
            return None
        for flag in FLAGS:
            if getattr(mark, flag) and hasattr(self.instance, flag):
                self.fill(flag, True)  # noqa: FBT003
        if mark.timing == Timing.HAND and hasattr(self.instance, "timing"):
            self.fill("timing", Timing.HAND)
        if hasattr(self.instance, "precision"):
            self.fill("precision", mark.precision)
        if hasattr(self.instance, "raw_mark"):
            self.fill("raw_mark", text[:40])
        if (
            mark.wind_state != WindState.NOT_REQUIRED
            and "wind" in self.fields
            and not self.cleaned_data.get("wind")
        ):
            self.cleaned_data["wind"] = marks.Wind(mark.wind, mark.wind_state)
        return mark.value

    def refuse_extras(self, name: str, mark: marks.Mark) -> bool:
        """Whether the text said more than this row can keep; the message at the field says what to leave out."""
        if mark.status != "ok" and not hasattr(self.instance, "status"):
            self.add_error(name, "Only a mark stands here: write the number without a status.")
            return True
        on_short_track = self.cleaned_data.get("facility") == "short_track"
        for flag, letters in LETTERS.items():
            said = getattr(mark, flag) and not hasattr(self.instance, flag)
            if said and not (flag == "short_track" and on_short_track):
                where = (
                    "choose short track as the facility"
                    if flag == "short_track"
                    else "this row cannot keep it"
                )
                self.add_error(name, f"Leave out “{letters}”: {where}.")
                return True
        return False

    def settle_wind(self, wind: marks.Wind | None) -> None:
        """Tenths into the column, and the state that goes with them."""
        touched = {*self.mark_names, "wind", "discipline"} & set(self.changed_data)
        if self.instance.pk and not touched:
            self.cleaned_data["wind"] = self.recorded["wind"]
            return
        self.cleaned_data["wind"] = wind.tenths if wind else None
        if hasattr(self.instance, "wind_state"):
            contest = self.contest("wind")
            blank = WindState.NO_INFORMATION if contest and contest.wind_matters else WindState.NOT_REQUIRED
            self.fill("wind_state", wind.state if wind else blank)

    def fill(self, column: str, value: object) -> None:
        """Sets a column whether or not the form shows it."""
        if column in self.fields:
            self.cleaned_data[column] = value
        else:
            setattr(self.instance, column, value)
