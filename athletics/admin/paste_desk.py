"""Many entries at once: a pasted table is read, each doubt is settled on the screen, and all is saved or nothing."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics.admin.linked_rows import address
from athletics.admin.telling import TellingForm, put
from athletics.choices import EntryStepKind, Unit
from athletics.entering.matching import Matched, codes_by_name, match
from athletics.entering.pasted import LONGEST, read
from athletics.entering.taking_in import Settled, read_mark, take_in
from athletics.models import Athlete, Event

KINDS = [
    (kind.value, kind.label)
    for kind in (
        EntryStepKind.ANNOUNCED,
        EntryStepKind.ENTERED,
        EntryStepKind.ON_START_LIST,
        EntryStepKind.WITHDRAWN,
    )
]
NEW, SKIP = "new", "skip"


class PasteForm(TellingForm):
    """The table, what it says of everybody in it, and where it stands."""

    table = forms.CharField(
        label="The table",
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="From an email, a PDF or a spreadsheet: a line for each athlete, with country and bests if it has them.",
        error_messages={"required": "Paste the table."},
    )
    kind = forms.ChoiceField(label="They are", choices=KINDS, initial=EntryStepKind.ENTERED)
    field_order = ["table", "kind"]


class LineForm(forms.Form):
    """Whom one line means: chosen already only where there is no doubt."""

    def __init__(self, data, *, found: Matched) -> None:
        super().__init__(data, prefix=f"line-{found.pasted.line}")
        self.found = found
        choices = [(str(one.pk), words(one)) for one in found.candidates]
        choices += [(NEW, "A new athlete, to be put on file"), (SKIP, "Nobody: leave this line out")]
        self.fields["who"] = forms.ChoiceField(
            choices=choices,
            widget=forms.RadioSelect,
            label=found.pasted.name,
            initial=str(found.sure.pk) if found.sure else None,
            error_messages={"required": "Say who this is.", "invalid_choice": "Say who this is."},
        )

    @property
    def settled(self) -> Settled | None:
        said = self.cleaned_data["who"]
        if said == SKIP:
            return None
        people = {str(one.pk): one for one in self.found.candidates}
        return Settled(self.found.pasted, people.get(said))


def words(athlete: Athlete) -> str:
    """An athlete told from namesakes: country and year of birth."""
    born = f", born {athlete.birth_date.year}" if athlete.birth_date else ""
    return f"{athlete.name} ({athlete.country_id}){born}"


class PasteDesk:
    """The page, for the event admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.paste_view)
        return [path("<int:object_id>/paste/", view, name="athletics_event_paste"), *super().get_urls()]

    def paste_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        event = Event.objects.select_related("meet__season", "discipline").filter(pk=object_id).first()
        if event is None:
            raise Http404
        if not request.user.has_perms(["athletics.add_entry", "athletics.add_entrystep"]):
            raise PermissionDenied
        posted = request.method == "POST"
        form = PasteForm(request.POST if posted else None, initial={"announced_on": timezone.localdate()})
        lines: list[LineForm] = []
        if posted and form.is_valid():
            saving = "_save" in request.POST
            lines = self._lines(request, event, form, saving=saving)
            # Each line is asked, so that each shows its own error.
            wrong = [line for line in lines if not line.is_valid()] if saving else lines
            if lines and not wrong:
                if answer := self._saved(request, event, form, lines):
                    return answer
        context = {
            **self.admin_site.each_context(request),
            "title": f"Paste entries of the {event}",
            "opts": self.opts,
            "trail": [(event, address(event)), ("Who is in it", _desk(event))],
            "event": event,
            "form": form,
            "lines": [(line, _faults(event, line)) for line in lines],
            "doubts": sum(bool(line.found.doubt) for line in lines),
            "unsettled": any(line.errors for line in lines),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/athletics/event/paste.html", context)

    def _lines(self, request: HttpRequest, event: Event, form: PasteForm, *, saving: bool) -> list[LineForm]:
        try:
            points = event.discipline.unit == Unit.POINTS
            read_lines = read(form.cleaned_data["table"], countries=codes_by_name(), points=points)
        except ValueError as error:
            form.add_error("table", str(error))
            return []
        if not read_lines:
            form.add_error("table", "No line of it has a name.")
        found = match(event=event, lines=read_lines)
        return [LineForm(request.POST if saving else None, found=one) for one in found]

    def _saved(
        self, request: HttpRequest, event: Event, form: PasteForm, lines: list[LineForm]
    ) -> HttpResponse | None:
        settled = [one for line in lines if (one := line.settled)]
        try:
            taken = take_in(
                event=event,
                lines=settled,
                kind=form.cleaned_data["kind"],
                told=form.told(),
                by=request.user,
                now=timezone.now(),
            )
        except ValidationError as error:
            put(form, error)
            return None
        new = f", {len(taken.athletes)} of them new on file" if taken.athletes else ""
        bests = f" {len(taken.bests)} stated bests kept." if taken.bests else ""
        self.log_change(request, event, f"{len(taken.steps)} steps from a pasted table.")
        self.message_user(request, f"{len(taken.steps)} athletes{new}.{bests}", messages.SUCCESS)
        return HttpResponseRedirect(_desk(event))


def _faults(event: Event, line: LineForm) -> list[str]:
    """What of a line is no mark: said before anything is saved."""
    faults = []
    for text in filter(None, (line.found.pasted.best, line.found.pasted.season_best)):
        try:
            read_mark(event, text)
        except ValidationError as error:
            faults += error.messages
    return faults


def _desk(event: Event) -> str:
    return reverse("admin:athletics_event_field", args=[event.pk])
