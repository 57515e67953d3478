"""The country somebody competed for, filled in from the athlete or team unless the keeper names another."""


class RepresentsForm:
    """For a `RowForm` of a row with a competitor and a country represented that day."""

    represents = "country"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.represents in self.fields:
            field = self.fields[self.represents]
            field.required = False
            field.help_text = "Represented that day. Left empty: the present country."

    def clean(self) -> dict:
        super().clean()
        if self.represents in self.cleaned_data and not self.cleaned_data[self.represents]:
            self.represent()
        return self.cleaned_data

    def represent(self) -> None:
        competitors = (self.cleaned_data.get(name) for name in ("athlete", "team"))
        competitor = next((found for found in competitors if found), None)
        if competitor is None:
            return
        self.cleaned_data[self.represents] = competitor.country
        if competitor.country is None:
            self.add_error(self.represents, "This team has no country on file: name the one it ran for.")
