"""A row chosen by autocomplete in a form of the desk that is no model's own."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class _Numbers:
    """Forgets what is no id before it is looked up: the field says what is wrong, the widget need not fail too."""

    def optgroups(self, name: str, value: list, attrs: dict | None = None) -> list:
        return super().optgroups(name, [one for one in value if str(one).isdecimal() or not one], attrs)


class ChosenRow(_Numbers, AutocompleteSelect):
    pass


class ChosenRows(_Numbers, AutocompleteSelectMultiple):
    pass


def chosen(model: type, name: str, rows, **options) -> forms.ModelChoiceField:
    """A row found as the admin of `model` finds its field `name`."""
    widget = ChosenRow(model._meta.get_field(name), admin.site)
    return forms.ModelChoiceField(rows, widget=widget, **options)


def chosen_rows(model: type, name: str, rows, **options) -> forms.ModelMultipleChoiceField:
    """Any number of rows, found in the same way."""
    widget = ChosenRows(model._meta.get_field(name), admin.site)
    return forms.ModelMultipleChoiceField(rows, widget=widget, **options)
