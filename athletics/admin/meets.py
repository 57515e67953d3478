"""Meets, with what was announced about them and where to watch."""

from django.contrib import admin, messages
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from athletics.admin.announcements import AnnouncementPage
from athletics.admin.event_forms import EventForm
from athletics.admin.filters import year_filter
from athletics.admin.keeping import AppendedRows, Page, RowForm, Rows
from athletics.admin.meet_dates import days
from athletics.admin.meet_steps import MeetSteps
from athletics.admin.searching import FoldedSearch
from athletics.models import Broadcast, Event, Meet, MeetChange
from athletics.scheduling.announcing import strike_out


class MeetForm(RowForm):
    """A meet. Its address is made of name and year unless given."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Its address on the site. Left empty: name and year."

    def clean(self) -> dict:
        super().clean()
        name, start = self.cleaned_data.get("name"), self.cleaned_data.get("start_date")
        if name and start and not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = slugify(name if str(start.year) in name else f"{name} {start.year}")
        return self.cleaned_data


class MeetChangeRows(AppendedRows):
    model = MeetChange
    fields = ["announced_on", "on_or_before", "status", "start_date", "end_date", "venue", "reason", "source"]
    shown_with = ("venue", "source")
    verbose_name = "announcement"
    verbose_name_plural = "announced: how the meet stood from each announcement on"


class BroadcastRows(Rows):
    model = Broadcast
    shown_with = ("source",)
    verbose_name_plural = "where to watch"


class EventRows(Rows):
    model = Event
    form = EventForm
    fields = [
        "discipline",
        "sex",
        "age_class",
        "para_class",
        "label",
        "facility",
        "indoors",
        "season_discipline",
        "diamond_plus",
    ]
    shown_with = ("discipline", "season_discipline__season__league")
    show_change_link = True
    verbose_name_plural = "events: follow one to its rounds, entries and results"


@admin.register(Meet)
class MeetAdmin(MeetSteps, FoldedSearch, Page):
    form = MeetForm
    list_display = ["name", "days", "city", "country", "season", "status", "is_final"]
    list_select_related = ["venue__country", "season__league"]
    list_filter = [year_filter("start_date__year"), "status", "season__league", "competition__level"]
    ordering = ["-start_date", "name"]
    search_help_text = "Name, short name, year, city or venue; accents do not matter."
    inlines = [MeetChangeRows, EventRows, BroadcastRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["competition", "season", "name", "short_name", "slug", "is_final"],
                "description": "One edition. The competition is what recurs; a meet of a league belongs to its season.",
            },
        ),
        (
            "As it stands now",
            {
                "fields": ["venue", ("start_date", "end_date"), "to_be_confirmed", "status"],
                "description": "When day, place or status change, add the announcement below as well: with it the site can say how the calendar stood before.",
            },
        ),
        ("On file", {"fields": ["url", "wa_id", "source"]}),
    ]

    def found_by(self, word: str) -> Q:
        return Q(folded_name__contains=word) | Q(venue__folded_name__contains=word)

    def recognise(self, row: Meet) -> str:
        return f"{row}, {days(row)}"

    @admin.display(description="days", ordering="start_date")
    def days(self, row: Meet) -> str:
        return days(row)

    @admin.display(description="city")
    def city(self, row: Meet) -> str:
        return row.venue.city

    @admin.display(description="country")
    def country(self, row: Meet) -> str:
        return row.venue.country_id

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        moved = {"venue", "start_date", "end_date", "status"} & set(form.changed_data)
        announced = any(formset.model is MeetChange and formset.new_objects for formset in formsets)
        if change and moved and not announced:
            columns = ", ".join(Meet._meta.get_field(name).verbose_name for name in sorted(moved))
            advice = "Add the announcement below, so that the site can say how the calendar stood before."
            self.message_user(
                request, f"Changed without an announcement: {columns}. {advice}", messages.WARNING
            )


@admin.register(MeetChange)
class MeetChangeAdmin(FoldedSearch, AnnouncementPage):
    list_display = ["announced_on", "meet", "status", "start_date", "end_date", "venue", "is_struck_out"]
    list_select_related = ["meet", "venue"]
    list_filter = [year_filter("announced_on__year"), "status"]

    def strike(self, request, queryset) -> int:
        """The meets stand again as what is left on file says."""
        return strike_out(changes=queryset, by=request.user, now=timezone.now())

    def found_by(self, word: str) -> Q:
        return Q(meet__in=Meet.objects.filter(folded_name__contains=word).values("pk"))


@admin.register(Broadcast)
class BroadcastAdmin(FoldedSearch, Page):
    list_display = ["outlet", "territory", "meet", "starts_at"]
    list_select_related = ["meet"]
    ordering = ["-meet__start_date", "outlet"]

    def found_by(self, word: str) -> Q:
        meets = Meet.objects.filter(folded_name__contains=word).values("pk")
        return Q(meet__in=meets) | Q(outlet__icontains=word) | Q(territory__icontains=word)
