"""What every page of the record's admin does: autocompletes that say whom they mean, and the keeper's name on rows."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest

from athletics.admin.paging import FromEitherEnd


def recognised(row: models.Model, site: admin.AdminSite) -> str:
    """The row in words that tell it from its namesakes, as its admin page would say it."""
    page = site._registry.get(type(row))
    return page.recognise(row) if hasattr(page, "recognise") else str(row)


class ChosenRow(forms.ModelChoiceField):
    """A row chosen by autocomplete."""

    def label_from_instance(self, row: models.Model) -> str:
        widget = getattr(self.widget, "widget", self.widget)
        return recognised(row, widget.admin_site)


class ChosenRowSelect(AutocompleteSelect):
    """An autocomplete that asks the database for its chosen row only where the form does not hold it already."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, models.Model] = {}

    def optgroups(self, name: str, value: list, attrs: dict | None = None) -> list:
        chosen = str(value[0]) if value else ""
        if chosen not in self.known:
            return super().optgroups(name, [one for one in value if self.may_be_key(one)], attrs)
        label = recognised(self.known[chosen], self.admin_site)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]  # noqa: FBT003
        options.append(self.create_option(name, chosen, label, True, 1))  # noqa: FBT003
        return [(None, options, 0)]

    def may_be_key(self, value: str) -> bool:
        """Whether the database can be asked for it; what cannot be is refused by the field, not by a broken page."""
        try:
            self.field.remote_field.model._meta.pk.to_python(value)
        except forms.ValidationError:
            return False
        return True


class RowForm(forms.ModelForm):
    """A form that hands its autocompletes the rows its instance came with, so that a table costs one query."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenRowSelect) and self._meta.model._meta.get_field(name).is_cached(
                self.instance
            ):
                row = getattr(self.instance, name)
                widget.known = {str(row.pk): row} if row else {}

    def row(self, name: str) -> models.Model | None:
        """The related row as the form has it: just chosen, or the instance's own."""
        if name in self.fields:
            return self.cleaned_data.get(name)
        return getattr(self.instance, name, None)


class Chooser:
    """Every reference is an autocomplete: explicit lists are forgotten, and a select of 60,000 is no page."""

    form = RowForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        related = [*self.opts.fields, *self.opts.many_to_many]
        return tuple(
            f.name
            for f in related
            if f.remote_field and f.editable and f.related_model in self.admin_site._registry
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenRowSelect(db_field, self.admin_site))
            kwargs.setdefault("form_class", ChosenRow)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", AutocompleteSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class Page(Chooser, admin.ModelAdmin):
    """A page of the record. `recognised_with` is what `recognise` needs from other tables."""

    list_per_page = 50
    paginator = FromEitherEnd
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # Each count would read the whole table: seconds for the results.
    recognised_with: tuple[str, ...] = ()

    def recognise(self, row: models.Model) -> str:
        """The row as an autocomplete shows it."""
        return str(row)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_icons(super().formfield_for_dbfield(db_field, request, **kwargs), ICONS_ON_PAGES)

    def save_model(self, request, obj, form, change) -> None:
        sign(obj, request)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change) -> None:
        for row in formset.save(commit=False):
            sign(row, request)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()


ICONS_IN_ROWS = ("add", "change", "delete", "view")
ICONS_ON_PAGES = ("delete", "view")


def without_icons(field: forms.Field | None, icons: tuple[str, ...]) -> forms.Field | None:
    """The field without these icons beside its autocomplete."""
    for icon in icons:
        if field and hasattr(field.widget, f"can_{icon}_related"):
            setattr(field.widget, f"can_{icon}_related", False)
    return field


class RowsOfParent(forms.BaseInlineFormSet):
    """Rows that know the row they belong to, so that none of them asks the database for it."""

    def get_queryset(self):
        rows = super().get_queryset()
        for row in rows:
            setattr(row, self.fk.name, self.instance)
        return rows

    def clean(self) -> None:
        """Refuses twins by every uniqueness of the model, in its own words: the table shows all rows there are."""
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and self.fk.name in constraint.fields:
                self.refuse_twins(constraint)

    def refuse_twins(self, constraint: models.UniqueConstraint) -> None:
        columns = [self.model._meta.get_field(name).attname for name in constraint.fields]
        seen = set()
        for form in self.forms:
            if (
                not form.is_valid()
                or self._should_delete_form(form)
                or not (form.instance.pk or form.has_changed())
            ):
                continue
            if not self.bound_by(constraint, form.instance):
                continue
            values = tuple(getattr(form.instance, column) for column in columns if column != self.fk.attname)
            if None not in values and values in seen:
                form.add_error(None, constraint.get_violation_error_message())
            seen.add(values)

    def _construct_form(self, i: int, **kwargs) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        setattr(form.instance, self.fk.name, self.instance)
        return form

    def bound_by(self, constraint: models.UniqueConstraint, row: models.Model) -> bool:
        """Whether the uniqueness speaks of this row at all."""
        values = row._get_field_expression_map(meta=self.model._meta)
        return constraint.condition is None or constraint.condition.check(values)


class Rows(Chooser, admin.TabularInline):
    """Rows of another noun on a page: no empty line unless asked for, no icons beside every reference."""

    extra = 0
    view_on_site = False
    formset = RowsOfParent
    shown_with: tuple[str, ...] = ()

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.shown_with) if self.shown_with else rows

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_icons(super().formfield_for_dbfield(db_field, request, **kwargs), ICONS_IN_ROWS)


class AppendedRows(Rows):
    """Rows that are only ever added to: what stands stays as it was recorded."""

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


def sign(row: models.Model, request: HttpRequest) -> None:
    """Writes down who recorded a new row, where the row keeps that."""
    if row._state.adding and hasattr(row, "recorded_by_id"):
        row.recorded_by = request.user
