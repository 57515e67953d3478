"""A moment in a form of the desk: day and time on the site's clock."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminSplitDateTime

from newsroom.clock import NoSuchMomentError, moment_at


class MomentField(forms.SplitDateTimeField):
    """Day and time on the site's clock; a time that the day lacks or has twice is refused with what to do."""

    widget = AdminSplitDateTime

    def __init__(self, *, help_text: str = "", **kwargs) -> None:
        zone = f"Time of {settings.TIME_ZONE}."
        super().__init__(help_text=f"{help_text} {zone}".strip(), **kwargs)

    def compress(self, data_list: list) -> datetime | None:
        if not data_list or all(part in self.empty_values for part in data_list):
            return None
        day, hour = data_list
        if day in self.empty_values:
            raise forms.ValidationError("Give the day too.", code="invalid_date")
        if hour in self.empty_values:
            raise forms.ValidationError("Give the time too.", code="invalid_time")
        try:
            return moment_at(day, hour)
        except NoSuchMomentError as error:
            raise forms.ValidationError(str(error), code="no_such_moment") from error
