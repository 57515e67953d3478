"""The admin site: one desk for editors, chief editors and the calendar keeper."""

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify

GROUPS = {
    "Today’s paper": [
        "newsroom.Article",
        "newsroom.Assignment",
        "newsroom.Autosave",
        "newsroom.Presence",
        "newsroom.Alert",
        "newsroom.Publication",
        "newsroom.Arrangement",
        "newsroom.Version",
        "newsroom.Save",
        "newsroom.Note",
        "newsroom.Step",
        "newsroom.Embargo",
        "newsroom.CallOff",
        "newsroom.Removal",
        "newsroom.OriginalRead",
        "newsroom.Check",
        "newsroom.Claim",
        "newsroom.Remark",
        "newsroom.Quote",
        "newsroom.Picture",
        "newsroom.PreviewLink",
    ],
    "Calendar and meets": [
        "athletics.Meet",
        "athletics.MeetChange",
        "athletics.Broadcast",
        "athletics.Season",
        "athletics.SeasonDiscipline",
    ],
    "Entries and results": [
        "athletics.Event",
        "athletics.Round",
        "athletics.Entry",
        "athletics.EntryStep",
        "athletics.Result",
        "athletics.Ruling",
        "athletics.Upload",
        "athletics.Import",
    ],
    "Athletes": ["athletics.Athlete", "athletics.StatedBest", "athletics.Team"],
    "Records and coverage": [
        "athletics.RecordQuery",
        "athletics.SetAside",
        "athletics.Merge",
        "athletics.Record",
        "athletics.Coverage",
        "athletics.Source",
        "athletics.Change",
    ],
    "Reference": [
        "athletics.Competition",
        "athletics.League",
        "athletics.Discipline",
        "athletics.Venue",
        "athletics.Country",
        "newsroom.Section",
        "newsroom.Topic",
        "newsroom.Author",
    ],
    "People and permissions": ["auth.User", "auth.Group", "mfa.Authenticator"],
}
"""What each role works with, in the order of the work. A model named nowhere is shown under “Other”."""
OTHER = "Other"


class DeskAutocomplete(AutocompleteJsonView):
    """Suggestions that tell a row from its namesakes: “Jakob Ingebrigtsen (NOR), 2000”.

    A page may say so by `recognise(row)`, and by `recognised_with` which other tables that needs.
    """

    def get_queryset(self) -> QuerySet:
        rows = super().get_queryset()
        related = getattr(self.model_admin, "recognised_with", ())
        return rows.select_related(*related) if related else rows

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        recognise = getattr(self.model_admin, "recognise", str)
        return {"id": str(getattr(obj, to_field_name)), "text": recognise(obj)}


class Desk(AdminSite):
    """Django's admin under the house's name."""

    site_header = "Bell Lap desk"
    site_title = "Bell Lap desk"
    index_title = "The desk"
    site_url = "/"

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return DeskAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """What the user may see, grouped by work; one app alone stays as Django lists it."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        seen = {model["model"]._meta.label: model for app in apps for model in app["models"]}
        groups = [
            (name, [seen.pop(label) for label in labels if label in seen]) for name, labels in GROUPS.items()
        ]
        groups.append((OTHER, list(seen.values())))
        return [_group(name, models) for name, models in groups if models]


def _group(name: str, models: list[dict]) -> dict:
    anchor = slugify(name.replace("’", ""))
    return {
        "name": name,
        "app_label": anchor,
        "app_url": f"{reverse('admin:index')}#{anchor}",
        "has_module_perms": True,
        "models": models,
    }
