"""The night itself: a line for each athlete, kept as it is typed, on a phone beside the track."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics import marks, officiating
from athletics.admin.linked_rows import address
from athletics.admin.mark_fields import Contest
from athletics.admin.night_lines import NightLine, line_of, lines_of
from athletics.admin.telling import chosen
from athletics.choices import ResultStatus, Unit
from athletics.models import Athlete, Entry, Result, Round
from athletics.officiating.finishes import FINAL

STATUSES = [
    (ResultStatus.OK, "–"),
    *((one.value, one.label) for one in ResultStatus if one.value in ("dnf", "dns", "dq", "nm", "nh", "r")),
]


class PostForm(forms.Form):
    """One line as typed. Its mark is read by the discipline of the round; a decimal keyboard has no colon."""

    athlete = chosen(Entry, "athlete", Athlete.objects.select_related("country"))
    place = forms.IntegerField(min_value=1, max_value=999, required=False)
    mark = forms.CharField(max_length=40, required=False)
    wind = forms.CharField(max_length=10, required=False)
    status = forms.ChoiceField(choices=STATUSES, required=False)
    seen = forms.CharField(required=False)

    def __init__(self, *args, race: Round, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.race = race

    def clean_mark(self) -> marks.Mark | None:
        event = self.race.event
        self.raw = self.cleaned_data["mark"].strip()
        try:
            return Contest.of(event.discipline, indoors=event.indoors).read(
                with_colons(self.raw, event.discipline.unit)
            )
        except marks.MarkError as error:
            raise ValidationError(str(error)) from None

    def clean_wind(self) -> marks.Wind | None:
        try:
            return marks.parse_wind(self.cleaned_data["wind"])
        except marks.MarkError as error:
            raise ValidationError(str(error)) from None

    @property
    def says_nothing(self) -> bool:
        said = self.cleaned_data
        return not (said["place"] or said["mark"] or said["status"] not in ("", ResultStatus.OK))


def with_colons(text: str, unit: str) -> str:
    """“3.28.72” and “3,28,72”, as a decimal keyboard can type a time, as “3:28.72”; everything else as it is."""
    parts = text.replace(",", ".").split(".")
    if unit == Unit.TIME and len(parts) > 2 and all(part.isdecimal() for part in parts):
        return ":".join(parts[:-1]) + "." + parts[-1]
    return text


class Night:
    """The page, for the admin of rounds."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.night_view)
        return [path("<int:object_id>/night/", view, name="athletics_round_night"), *super().get_urls()]

    def night_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Shows the lines; keeps one, takes one down, or makes the round official. Asked for JSON it answers in JSON."""
        race = (
            Round.objects.select_related("event__meet__venue", "event__discipline")
            .filter(pk=object_id)
            .first()
        )
        if race is None:
            raise Http404
        if not self.has_view_permission(request, race):
            raise PermissionDenied
        if request.method == "POST":
            if not request.user.has_perms(
                ["athletics.change_round", "athletics.add_result", "athletics.change_result"]
            ):
                raise PermissionDenied
            wants_json = request.headers.get("Accept", "").startswith("application/json")
            return self._posted(request, race, wants_json=wants_json)
        return self._shown(request, race)

    def _posted(self, request: HttpRequest, race: Round, *, wants_json: bool) -> HttpResponse:
        if request.POST.get("do") in ("official", "reopen"):
            return self._closed(request, race)
        form = PostForm(request.POST, race=race)
        said, line = _keep(request, race, form) if form.is_valid() else (_first_error(form), None)
        if wants_json:
            answer = JsonResponse(
                {"error": said, **(line.as_json if line else {})}, status=422 if said else 200
            )
            # Texts are read again once the round is official, not between two lines of a race.
            answer.leaves_changes = True
            return answer
        if said:
            messages.error(request, f"Not kept: {said}")
        return HttpResponseRedirect(_page(race))

    def _closed(self, request: HttpRequest, race: Round) -> HttpResponse:
        who = {"race": race, "by": request.user, "now": timezone.now()}
        try:
            if request.POST["do"] == "official":
                officiating.make_official(complete="complete" in request.POST, **who)
                self.log_change(request, race, "Made official.")
                messages.success(request, "Official. What changes it now is a ruling.")
            else:
                officiating.reopen(**who)
                self.log_change(request, race, "Provisional again.")
                messages.success(request, "Provisional again.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(_page(race))

    def _shown(self, request: HttpRequest, race: Round) -> HttpResponse:
        results = list(
            race.results.current()
            .select_related("athlete", "team", "country", "discipline")
            .order_by(F("place").asc(nulls_last=True), "status", "pk")
        )
        event = race.event
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": f"On the night: {race}",
            "opts": self.opts,
            "trail": [(event, address(event)), (race.name, address(race))],
            "race": race,
            "event": event,
            "is_official": race.status in FINAL,
            "lines": lines_of(race, results, now=timezone.now()),
            "doubts": officiating.doubts(results),
            "has_results": bool(results),
            "statuses": STATUSES,
            "with_wind": event.discipline.wind_matters and event.discipline.unit != Unit.TIME,
            "adding": PostForm(race=race, prefix=""),
            "may_rule": request.user.has_perm("athletics.add_ruling"),
            "media": self.media + PostForm(race=race).media,
        }
        return TemplateResponse(request, "admin/athletics/round/night.html", context)


def _keep(request: HttpRequest, race: Round, form: PostForm) -> tuple[str, NightLine | None]:
    """What stands in the way, or nothing; and the line as it stands now."""
    said, who = form.cleaned_data, {"by": request.user, "now": timezone.now()}
    athlete = said["athlete"]
    rows = Athlete.objects.keys_of([athlete])
    stands = (
        Result.objects.current().filter(round=race, athlete__in=rows).select_related("discipline").first()
    )
    now = line_of(athlete, stands)
    typed = now.same_as(place=said["place"], mark=form.raw, status=said["status"])
    if said["seen"] and said["seen"] != now.seen and not typed:
        return (
            f"Somebody else has kept “{now.words}” meanwhile. Send it again to put yours in its place.",
            now,
        )
    try:
        if form.says_nothing:
            officiating.take_down(race=race, athlete=athlete, **who)
            return "", line_of(athlete, None)
        kept = officiating.post(
            race=race,
            athlete=athlete,
            place=said["place"],
            mark=said["mark"],
            status=said["status"] or ResultStatus.OK,
            wind=said["wind"],
            raw=form.raw,
            **who,
        )
    except ValidationError as error:
        return " ".join(error.messages), None
    return "", line_of(athlete, kept)


def _first_error(form: PostForm) -> str:
    return next(message for messages_of in form.errors.values() for message in messages_of)


def _page(race: Round) -> str:
    return reverse("admin:athletics_round_night", args=[race.pk])
