"""What every model of the record and of the paper owes the desk. A new model meets this or the build fails."""

from importlib import import_module, util

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin, ForeignKeyRawIdWidget
from django.forms import ModelChoiceField
from django.urls import reverse

from tests.factories import keeping, record

FROZEN = {
    "newsroom": {
        "Alert",
        "AlertAnswer",
        "Arrangement",
        "Assignment",
        "CallOff",
        "Check",
        "Claim",
        "Embargo",
        "Note",
        "OriginalRead",
        "PinnedPlace",
        "PreviewLink",
        "Publication",
        "PublicationKey",
        "Remark",
        "Removal",
        "Revocation",
        "Save",
        "Step",
        "Version",
        "VersionAthlete",
        "VersionAuthor",
        "VersionEvent",
        "VersionMeet",
        "VersionPicture",
        "VersionQuote",
        "VersionSeason",
        "VersionTopic",
    },
    "athletics": {
        "Change",
        "Import",
        "ImportChange",
        "ImportLine",
        "Merge",
        "MergedRow",
        "SetAside",
        "Upload",
        "UploadAnswer",
    },
}
"""Written once: no page of the admin may change a row."""
CHANGEABLE = {
    "athletics": {
        "Alias",
        "Athlete",
        "Attempt",
        "Broadcast",
        "Competition",
        "CompetitionName",
        "Country",
        "Coverage",
        "Discipline",
        "Entry",
        "EntryStep",
        "Event",
        "League",
        "LeagueName",
        "Leg",
        "Meet",
        "MeetChange",
        "Nationality",
        "Record",
        "RecordQuery",
        "Result",
        "Round",
        "Ruling",
        "Season",
        "SeasonDiscipline",
        "Source",
        "Split",
        "StatedBest",
        "Team",
        "Venue",
        "VenueName",
    },
    "newsroom": {
        "Article",
        "ArticleAuthor",
        "Author",
        "FactBox",
        "Matchup",
        "Picture",
        "PictureBlock",
        "Quote",
        "QuoteBlock",
        "RecordCard",
        "RichText",
        "SeasonStrip",
        "Section",
        "StartList",
        "Topic",
    },
}
PASSING = {"newsroom": {"Autosave", "Presence"}, "athletics": set()}
"""Rows that the desk makes and removes by itself, kept for hours: to be looked at, never added or changed by hand."""
KEYS_OF_A_VERSION = {
    name for name in FROZEN["newsroom"] if name.startswith("Version") and name != "Version"
} | {
    "AlertAnswer",
    "MergedRow",
    "PinnedPlace",
    "PublicationKey",
    "Revocation",
}
"""What the page of another row says: what a version uses, what a publication rests on, how an alert was answered, what
a merge moved."""
LARGE = {
    "Alert",
    "Article",
    "Athlete",
    "Check",
    "Claim",
    "Entry",
    "Event",
    "Import",
    "Meet",
    "Picture",
    "Publication",
    "Result",
    "Round",
    "Source",
    "Upload",
    "Venue",
    "Version",
}
"""Tables that no select may list."""

APPS = ("athletics", "newsroom")
MODELS = [
    model for app in APPS for model in apps.get_app_config(app).get_models() if not model._meta.auto_created
]
SITE = admin.site


def builders() -> dict:
    """How to make one row of each model; the paper's are in its own factories."""
    made = record.BUILDERS | keeping.BUILDERS
    if util.find_spec("tests.factories.paper"):
        made |= getattr(import_module("tests.factories.paper"), "BUILDERS", {})
    return made


def inlines_of(page: admin.ModelAdmin) -> list:
    """Every class of rows a page may show, also those that depend on the row."""
    nearby = vars(import_module(type(page).__module__)).values()
    return [
        *page.inlines,
        *(c for c in nearby if isinstance(c, type) and issubclass(c, admin.options.InlineModelAdmin)),
    ]


def belongs(model: type, parent: type) -> bool:
    return any(f.related_model is parent for f in model._meta.fields if f.remote_field)


def shown_by() -> dict:
    """Every model the admin shows, with the page or rows that show it."""
    shown = {}
    for page in SITE._registry.values():
        shown.setdefault(page.model, []).append(page)
        for inline in inlines_of(page):
            if inline.model and belongs(inline.model, page.model):
                shown.setdefault(inline.model, []).append(inline(page.model, SITE))
    return shown


def label(model: type) -> str:
    return model._meta.label


each_model = pytest.mark.parametrize("model", MODELS, ids=label)
each_page = pytest.mark.parametrize("model", [m for m in MODELS if m in SITE._registry], ids=label)


def test_models_are_all_classified_as_frozen_changeable_or_passing():
    for app in APPS:
        names = {model.__name__ for model in MODELS if model._meta.app_label == app}
        assert FROZEN[app] | CHANGEABLE[app] | PASSING[app] == names
        assert len(FROZEN[app]) + len(CHANGEABLE[app]) + len(PASSING[app]) == len(names)


@each_model
def test_model_says_what_one_row_is(model):
    generated = f"{model.__name__}({', '.join(field.name for field in model._meta.fields)})"
    assert model.__doc__ and model.__doc__.strip() and model.__doc__ != generated


@each_model
@pytest.mark.django_db
def test_row_has_a_name_of_its_own(model):
    row = builders()[model]()
    assert str(row).strip() and str(row) != f"{model.__name__} object ({row.pk})"


@each_model
@pytest.mark.django_db
def test_built_row_is_valid(model):
    builders()[model]().full_clean()


@each_model
def test_model_is_shown_in_the_admin(model):
    assert model in shown_by() or model.__name__ in KEYS_OF_A_VERSION


@each_page
def test_list_and_blank_form_open(model, admin_client):
    route = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert admin_client.get(reverse(f"{route}_changelist")).status_code == 200
    added = admin_client.get(reverse(f"{route}_add")).status_code
    by_itself = FROZEN[model._meta.app_label] | PASSING[model._meta.app_label]
    assert added == (403 if model.__name__ in by_itself else 200)


@each_page
def test_form_of_a_row_opens(model, admin_client):
    row = builders()[model]()
    route = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    response = admin_client.get(reverse(route, args=[row.pk]))
    assert response.status_code == 200
    assert str(row) in response.context["subtitle"]


def offered(page, request) -> dict:
    """The fields of a page's or a table's form; the row a table hangs on is nobody's choice."""
    if isinstance(page, admin.ModelAdmin):
        return page.get_form(request, change=True).base_fields
    table = page.get_formset(request)
    return {name: field for name, field in table.form.base_fields.items() if name != table.fk.name}


@each_model
def test_no_form_lists_a_large_table(model, rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    listed = []
    for page in shown_by().get(model, []):
        for name, field in offered(page, request).items():
            widget = getattr(field.widget, "widget", field.widget)
            to = field.queryset.model.__name__ if isinstance(field, ModelChoiceField) else ""
            if to in LARGE and not isinstance(widget, AutocompleteMixin | ForeignKeyRawIdWidget):
                listed.append(f"{type(page).__name__}.{name}")
    assert listed == []


@pytest.mark.parametrize(
    "model", [m for m in MODELS if any(f.name == "recorded_at" for f in m._meta.fields)], ids=label
)
def test_recorded_rows_keep_the_moment_out_of_reach(model):
    assert model._meta.get_field("recorded_at").editable is False
