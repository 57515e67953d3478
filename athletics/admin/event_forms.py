"""How events and rounds are typed."""

from django.utils.text import slugify

from athletics import marks
from athletics.admin.keeping import RowForm
from athletics.admin.mark_fields import WindField
from athletics.choices import WindState
from athletics.models import Event


class EventForm(RowForm):
    """An event. Its address under the meet is made of its printed name, once, unless given."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Its address on the meet's page. Left empty: mens-1500m."

    def _post_clean(self) -> None:
        if "slug" in self.fields and not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = self.made_slug()
        elif "slug" not in self.fields and not self.instance.slug:
            self.instance.slug = self.made_slug()
        super()._post_clean()

    def made_slug(self) -> str:
        """The printed name as an address; a number behind it where the meet has that one already."""
        columns = ("discipline", "sex", "age_class", "para_class", "label")
        given = {name: self.cleaned_data[name] for name in columns if self.cleaned_data.get(name)}
        meet = self.row("meet")
        if "discipline" not in given or "sex" not in given:
            return ""
        base = slugify(Event(**given).name.replace("’", ""))[:90]
        taken = (
            set(meet.events.exclude(pk=self.instance.pk).values_list("slug", flat=True))
            if meet and meet.pk
            else set()
        )
        numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
        return next(slug for slug in numbered if slug not in taken)


class RoundForm(RowForm):
    """A round. Its wind is typed as the sheet prints it; the state follows."""

    wind = WindField(help_text="Of the race: +1.2, -0.4, or NWI. Field events have it by attempt.")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "wind" in self.fields:
            self.initial["wind"] = marks.format_wind(
                self.instance.wind, self.instance.wind_state, ascii_minus=True
            )

    def clean(self) -> dict:
        super().clean()
        if "wind" in self.cleaned_data:
            wind = self.cleaned_data["wind"]
            self.cleaned_data["wind"] = wind.tenths if wind else None
            self.instance.wind_state = wind.state if wind else WindState.NOT_REQUIRED
        return self.cleaned_data
