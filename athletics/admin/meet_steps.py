"""Postpone, move, cancel, reinstate: a page each, on which the keeper sees what follows before saving it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics.admin.keeping import recognised
from athletics.admin.linked_rows import address
from athletics.admin.meet_dates import days
from athletics.admin.telling import SHOWN, TellingForm, chosen, day_input, digest, put, was_shown
from athletics.models import Meet, Venue
from athletics.scheduling import announcing
from athletics.scheduling.prospect import Prospect, prospect

PLACES = Venue.objects.select_related("country")
DONE = {
    "postpone": "postponed",
    "move": "moved",
    "cancel": "cancelled",
    "reinstate": "on again",
}
SAYS = {
    "postpone": "It is put off and the new date is not known yet. Once it is, move the meet.",
    "move": "It takes place on another day or elsewhere.",
    "cancel": "It does not take place. It stays in the calendar, struck through and without a number.",
    "reinstate": "It takes place after all.",
}


class WhenAndWhere(TellingForm):
    """The announcement, with the day and the place the meet has from then on."""

    start_date = forms.DateField(label="First day", widget=day_input())
    end_date = forms.DateField(
        label="Last day",
        widget=day_input(),
        required=False,
        help_text="Left empty: it lasts as long as before.",
    )
    venue = chosen(Meet, "venue", PLACES)
    field_order = ["start_date", "end_date", "venue"]

    def __init__(self, *args, meet: Meet, **kwargs) -> None:
        initial = {"start_date": meet.start_date, "venue": meet.venue}
        super().__init__(*args, initial=initial, **kwargs)
        self.meet = meet
        widget = self.fields["venue"].widget
        widget.known = {str(meet.venue_id): meet.venue}

    def clean(self) -> dict:
        said = super().clean()
        start = said.get("start_date")
        if start and not said.get("end_date") and "end_date" not in self.errors:
            said["end_date"] = start + (self.meet.end_date - self.meet.start_date)
        if start and said.get("end_date") and said["end_date"] < start:
            self.add_error("end_date", "The meet ends before it starts: correct the last day.")
        return said

    def stands(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("start_date", "end_date", "venue")}


class Alone(TellingForm):
    """The announcement, where day and place stay."""

    def __init__(self, *args, meet: Meet, **kwargs) -> None:
        super().__init__(*args, **kwargs)

    def stands(self) -> dict:
        return {}


FORMS = {"postpone": Alone, "cancel": Alone, "move": WhenAndWhere, "reinstate": WhenAndWhere}


class MeetSteps:
    """The four pages, for the meet admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.step_view)
        return [
            path(f"<int:object_id>/{verb}/", view, kwargs={"verb": verb}, name=f"athletics_meet_{verb}")
            for verb in announcing.MAY
        ] + super().get_urls()

    def render_change_form(self, request, context, *args, obj=None, **kwargs) -> HttpResponse:
        """The meet's own page leads to what may be announced about it."""
        if self.has_change_permission(request, obj):
            context["verbs"] = verbs_of(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def step_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """Shows the form, then what follows, then saves exactly what was shown."""
        meet = Meet.objects.with_place().filter(pk=object_id).first()
        if meet is None:
            raise Http404
        if not self.has_change_permission(request, meet):
            raise PermissionDenied
        form = FORMS[verb](request.POST if request.method == "POST" else None, meet=meet)
        found = None
        if form.is_valid():
            change = self._change(request, meet, verb, form)
            found = self._foreseen(form, change, meet)
        if found and was_shown(request):
            return self._done(request, meet, verb, change)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{verb.capitalize()} {meet}",
            "opts": self.opts,
            "trail": [(meet, address(meet))],
            "meet": meet,
            "days": days(meet),
            "venue": recognised(meet.venue, self.admin_site),
            "says": SAYS[verb],
            "button": f"{verb.capitalize()} it",
            "form": form,
            "media": self.media + form.media,
            "found": found,
            "shown": SHOWN,
            "digest": digest(request),
        }
        return TemplateResponse(request, "admin/athletics/meet/step.html", context)

    def _change(self, request: HttpRequest, meet: Meet, verb: str, form: TellingForm) -> Callable:
        def change() -> object:
            # Read anew, so that a trial leaves nothing behind.
            row, now = Meet.objects.get(pk=meet.pk), timezone.now()
            return getattr(announcing, verb)(
                meet=row, told=form.told(), by=request.user, now=now, **form.stands()
            )

        return change

    def _foreseen(self, form: TellingForm, change: Callable, meet: Meet) -> Prospect | None:
        day = max(form.cleaned_data["announced_on"], timezone.localdate())
        try:
            return prospect(change, season=meet.season, meets=[meet], as_of=day)
        except ValidationError as error:
            put(form, error)
            return None

    def _done(self, request: HttpRequest, meet: Meet, verb: str, change: Callable) -> HttpResponse:
        change()
        self.log_change(request, meet, f"Announced: {DONE[verb]}.")
        self.message_user(request, f"{meet} is {DONE[verb]}.", messages.SUCCESS)
        to = (
            reverse("admin:athletics_season_meets", args=[meet.season_id])
            if meet.season_id
            else address(meet)
        )
        return HttpResponseRedirect(to)


def verbs_of(meet: Meet | None) -> list[tuple[str, str]]:
    """What may be announced about a meet as it stands, each with its address."""
    if meet is None:
        return []
    return [
        (verb.capitalize(), reverse(f"admin:athletics_meet_{verb}", args=[meet.pk]))
        for verb, statuses in announcing.MAY.items()
        if meet.status in statuses
    ]
