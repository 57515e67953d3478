"""How results are typed: what the round knows is never asked for again."""

from django import forms

from athletics import marks
from athletics.admin.mark_fields import Contest, MarkField, MarksForm, WindField
from athletics.admin.represented import RepresentsForm
from athletics.choices import ResultStatus
from athletics.models import Round

STATUS_WITHOUT_MARK = ("dns", "dnf", "nm", "nh", "r")


class ResultForm(RepresentsForm, MarksForm):
    """A result. The mark may be typed with its wind and status; the country is the athlete's unless given."""

    mark = MarkField(help_text="3:28.82, 8.95 (+1.2), 10.2h, or DNF, DQ TR17.3.1. Empty: no mark on file.")
    wind = WindField()

    def _get_validation_exclusions(self) -> set[str]:
        """Rows replaced by a corrected file do not count as twins, so the model must see that this is none."""
        return super()._get_validation_exclusions() - {"superseded_at"}

    def take(self, name: str, mark: marks.Mark | None, text: str) -> int | None:
        value = super().take(name, mark, text)
        if mark and mark.status != ResultStatus.OK and name not in self.errors:
            self.take_status(name, mark)
        return value

    def take_status(self, name: str, mark: marks.Mark) -> None:
        chosen = self.cleaned_data.get("status") or ResultStatus.OK
        if chosen not in (ResultStatus.OK, mark.status):
            says = ResultStatus(mark.status).label
            self.add_error(
                name,
                f"The mark says {says} and the status {ResultStatus(chosen).label}: correct one of them.",
            )
            return
        self.fill("status", ResultStatus(mark.status))
        if mark.status_detail:
            self.fill("status_detail", mark.status_detail[:60])

    def _post_clean(self) -> None:
        status, mark = self.cleaned_data.get("status"), self.cleaned_data.get("mark")
        if status in STATUS_WITHOUT_MARK and mark is not None:
            self.add_error(
                "status", f"A result with the status {ResultStatus(status).label} has no mark: clear it."
            )
        super()._post_clean()


class RoundResultForm(ResultForm):
    """A result typed into its round, from which it takes discipline, sex, class, day, meet and venue."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mark", "wind", "country"):
            self.fields[name].help_text = ""

    def contest(self, name: str) -> Contest | None:
        event = getattr(getattr(self.instance, "round", None), "event", None)
        if self.instance.pk:  # perhaps a time on the way to a longer distance
            return super().contest(name)
        return Contest.of(event.discipline, indoors=event.indoors) if event else super().contest(name)

    def clean(self) -> dict:
        race = getattr(self.instance, "round", None)
        if race and getattr(race, "event", None) and not self.instance.pk:
            self.copy_round(race)
        return super().clean()

    def copy_round(self, race: Round) -> None:
        event = race.event
        if race.date is None:
            raise forms.ValidationError("Give the round its day before its results.")
        for column in ("discipline", "sex", "age_class", "facility", "indoors", "meet"):
            setattr(self.instance, column, getattr(event, column))
        self.instance.date = race.date
        self.instance.venue = race.venue or event.meet.venue
        if (
            race.wind is not None
            and not self.cleaned_data.get("wind")
            and not self.data.get(self.add_prefix("wind"))
        ):
            self.cleaned_data["wind"] = marks.Wind(race.wind, race.wind_state)
