"""Who is in an event: one click for each step, what rests on it shown first, and the list as it stood on any day."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics import entering
from athletics.admin.field_rows import field_rows
from athletics.admin.linked_rows import address
from athletics.admin.telling import SHOWN, TellingForm, chosen, digest, put, was_shown
from athletics.consequences import foretell
from athletics.models import Athlete, Entry, EntryStep, Event

LAST_TOLD = "athletics_last_told"
NEW = {"announce": "Announced", "enter": "Entered", "pacemaker": "Pacemaker"}
OF_ENTRY = {
    "enter_again": "Entered",
    "start": "On the start list",
    "withdraw": "Withdrawn",
    "replace": "Replaced",
    "pace": "Pacemaker",
}
NAMES_SOMEBODY = (*NEW, "replace")


class StepForm(TellingForm):
    """What a step rests on, and the athlete it brings in."""

    athlete = chosen(
        Entry,
        "athlete",
        Athlete.objects.living_rows().select_related("country"),
        required=False,
        help_text="Who comes in: for the three buttons here, and for “Replaced” below.",
    )
    field_order = ["announced_on", "on_or_before", "reason", "source", "source_title"]

    def __init__(self, *args, verb: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.verb = verb

    def clean(self) -> dict:
        said = super().clean()
        if self.verb in NAMES_SOMEBODY and not said.get("athlete") and "athlete" not in self.errors:
            self.add_error("athlete", "Say who comes in.")
        return said


class FieldDesk:
    """The page, for the event admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.field_view)
        return [path("<int:object_id>/field/", view, name="athletics_event_field"), *super().get_urls()]

    def field_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The list now, with its buttons; or with `?as_of=` as it stood on a day, without them."""
        event = Event.objects.select_related("meet__season", "discipline").filter(pk=object_id).first()
        if event is None:
            raise Http404
        if not self.has_view_permission(request, event):
            raise PermissionDenied
        asked = _asked(request)
        found = None
        if request.method == "POST":
            if not request.user.has_perm("athletics.add_entrystep"):
                raise PermissionDenied
            verb, _, pk = request.POST.get("do", "").partition(":")
            if verb == "strike":
                return self._struck(request, event, pk)
            form = StepForm(request.POST, verb=verb)
            if form.is_valid():
                answer, found = self._tried(request, event, form, verb, pk)
                if answer:
                    return answer
        else:
            form = StepForm(initial=_usual(request))
        return TemplateResponse(
            request, "admin/athletics/event/field.html", self._shown(request, event, form, asked, found)
        )

    def _shown(self, request: HttpRequest, event: Event, form: StepForm, asked: date | None, found) -> dict:
        return {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": f"Who is in the {event}",
            "opts": self.opts,
            "trail": [(event, address(event))],
            "event": event,
            "rows": field_rows(event, as_of=asked or timezone.now()),
            "as_of": asked,
            "today": timezone.localdate(),
            "may_step": asked is None and request.user.has_perm("athletics.add_entrystep"),
            "new": NEW,
            "of_entry": OF_ENTRY,
            "form": form,
            "found": found,
            "do": request.POST.get("do", ""),
            "shown": SHOWN,
            "digest": digest(request),
            "media": self.media + form.media,
        }

    def _tried(self, request: HttpRequest, event: Event, form: StepForm, verb: str, pk: str):
        """Saves the step, or says first which published texts it contradicts: the answer, and what follows."""
        change = _change(request, event, form, verb, pk)
        try:
            statements = () if was_shown(request) else tuple(foretell(change))
            if statements:
                return None, {"statements": statements}
            change()
        except ValidationError as error:
            put(form, error)
            return None, None
        self.log_change(request, event, f"{(NEW | OF_ENTRY).get(verb, verb)} in the list of entries.")
        _remember(request, form)
        self.message_user(request, f"{(NEW | OF_ENTRY)[verb]}: kept.", messages.SUCCESS)
        return _back(event), None

    def _struck(self, request: HttpRequest, event: Event, pk: str) -> HttpResponse:
        steps = EntryStep.objects.filter(entry__event=event, pk=int(pk) if pk.isdecimal() else 0)
        struck = entering.strike_out(steps=steps, by=request.user, now=timezone.now())
        said = "Struck out. It no longer counts, and stays on file." if struck else "Nothing was struck out."
        self.message_user(request, said, messages.SUCCESS if struck else messages.WARNING)
        return _back(event)


def _change(request: HttpRequest, event: Event, form: StepForm, verb: str, pk: str) -> Callable[[], object]:
    athlete = form.cleaned_data["athlete"]
    who = {"by": request.user, "now": timezone.now()}

    def change() -> object:
        told = form.told()
        match verb:
            case "announce":
                said = {"announced_on": told.announced_on, "source": told.source}
                return entering.announce(event=event, athletes=[athlete], **said, **who)
            case "enter":
                return entering.enter(event=event, athletes=[athlete], told=told, **who)
            case "pacemaker":
                return entering.name_pacemaker(event=event, athlete=athlete, told=told, **who)
        entry = event.entries.select_related("athlete").filter(pk=int(pk) if pk.isdecimal() else 0).first()
        if entry is None:
            raise ValidationError("This athlete is no longer in the list.")
        match verb:
            case "enter_again":
                return entering.enter(event=event, athletes=[entry.athlete], told=told, **who)
            case "start":
                race = event.rounds.order_by("date", "pk").last() if event.rounds.count() == 1 else None
                return entering.put_on_start_list(entry=entry, told=told, round=race, **who)
            case "withdraw":
                return entering.withdraw(entry=entry, told=told, **who)
            case "replace":
                return entering.replace(entry=entry, athlete=athlete, told=told, **who)
            case "pace":
                return entering.name_pacemaker(event=event, athlete=entry.athlete, told=told, **who)
        raise ValidationError("Choose what was announced.")

    return change


def _asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        return None


def _usual(request: HttpRequest) -> dict:
    """Today, and the source used last: the next click needs neither again."""
    return {"announced_on": timezone.localdate(), **request.session.get(LAST_TOLD, {})}


def _remember(request: HttpRequest, form: forms.Form) -> None:
    source = form.told().source
    request.session[LAST_TOLD] = {
        "announced_on": form.cleaned_data["announced_on"].isoformat(),
        "source": source.pk if source else None,
    }


def _back(event: Event) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:athletics_event_field", args=[event.pk]))
