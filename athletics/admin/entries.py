"""Entries and their steps."""

from django.contrib import admin
from django.db.models import Q

from athletics.admin.announcements import AnnouncementPage
from athletics.admin.entry_forms import EntryForm, EntryRowForm, EntryStepForm
from athletics.admin.filters import year_filter
from athletics.admin.keeping import AppendedRows, Page, Rows
from athletics.admin.searching import CompetitorSearch
from athletics.models import Entry, EntryStep


def newest_step(entry: Entry) -> str:
    """What was last announced and not struck out, in words. Reads the prefetched steps, in their own order."""
    steps = [step for step in entry.steps.all() if step.struck_out_at is None]
    return f"{steps[-1].get_kind_display()} {steps[-1].announced_on:%-d %b %Y}" if steps else "no step yet"


class EntryRows(Rows):
    model = Entry
    form = EntryRowForm
    fields = ["athlete", "country", "role", "bib", "stands", "step_kind", "step_on"]
    readonly_fields = ["stands"]
    shown_with = ("athlete__country", "country")
    show_change_link = True
    verbose_name_plural = "entries: a withdrawal is a new step with its day"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("steps").order_by("athlete__family_name", "pk")

    @admin.display(description="stands")
    def stands(self, entry: Entry) -> str:
        return newest_step(entry) if entry.pk else "–"


class EntryStepRows(AppendedRows):
    model = EntryStep
    form = EntryStepForm
    fk_name = "entry"
    fields = [
        "kind",
        "announced_on",
        "announced_at",
        "on_or_before",
        "reason",
        "source",
        "round",
        "order",
        "replaced_by",
    ]
    shown_with = (
        "source",
        "round__event__meet",
        "round__event__discipline",
        "replaced_by__athlete",
        "replaced_by__event",
    )
    verbose_name = "step"
    verbose_name_plural = "steps: what was announced, and when"


@admin.register(Entry)
class EntryAdmin(CompetitorSearch, Page):
    form = EntryForm
    list_display = ["athlete", "country", "event_name", "meet", "role", "stands"]
    list_select_related = ["athlete", "country", "event__meet", "event__discipline"]
    list_filter = [year_filter("event__meet__start_date__year"), "role", "event__sex", "event__discipline"]
    ordering = ["-pk"]
    year_path = "event__meet__start_date__year"
    discipline_path = "event__discipline"
    teams = False
    recognised_with = ("athlete", "event__meet", "event__discipline")
    inlines = [EntryStepRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["event", "athlete", "country", ("role", "bib")],
                "description": "An athlete in an event. Whether the athlete still starts is said by the steps below; the newest decides.",
            },
        )
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("steps")

    @admin.display(description="event")
    def event_name(self, row: Entry) -> str:
        return row.event.name

    @admin.display(description="meet", ordering="event__meet__start_date")
    def meet(self, row: Entry) -> str:
        return str(row.event.meet)

    @admin.display(description="stands")
    def stands(self, row: Entry) -> str:
        return newest_step(row)


@admin.register(EntryStep)
class EntryStepAdmin(CompetitorSearch, AnnouncementPage):
    form = EntryStepForm
    list_display = ["announced_on", "kind", "athlete", "event", "reason", "is_struck_out"]
    list_select_related = ["entry__athlete", "entry__event__meet", "entry__event__discipline"]
    list_filter = [year_filter("announced_on__year"), "kind"]
    year_path = "announced_on__year"
    discipline_path = "entry__event__discipline"
    teams = False

    def competed_by(self, names: list[str]) -> Q:
        return Q(entry__in=Entry.objects.filter(super().competed_by(names)).values("pk"))

    @admin.display(description="athlete")
    def athlete(self, row: EntryStep) -> str:
        return str(row.entry.athlete)

    @admin.display(description="event")
    def event(self, row: EntryStep) -> str:
        return str(row.entry.event)
