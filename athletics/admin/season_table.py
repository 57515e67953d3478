"""A season on one screen: typed into, added to, and saved once the keeper has seen what follows."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics.admin.linked_rows import address
from athletics.admin.meet_steps import verbs_of
from athletics.admin.season_lines import Lines, SeasonLines, TableTelling
from athletics.admin.telling import SHOWN, digest, was_shown
from athletics.as_of import latest_day
from athletics.calendar import season_calendar
from athletics.models import Event, Meet, Season
from athletics.scheduling.conflicts import conflicts
from athletics.scheduling.prospect import Prospect, prospect
from athletics.scheduling.season_table import Line, keep


class SeasonTable:
    """The page, for the season admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.meets_view)
        return [path("<int:object_id>/meets/", view, name="athletics_season_meets"), *super().get_urls()]

    def meets_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        season = Season.objects.select_related("league").filter(pk=object_id).first()
        if season is None:
            raise Http404
        if not self.has_view_permission(request, season):
            raise PermissionDenied
        if request.method == "POST" and not request.user.has_perm("athletics.change_meet"):
            raise PermissionDenied
        meets = list(season.meets.with_place().order_by("start_date", "pk"))
        lines = self._lines(request, season)
        telling = TableTelling(request.POST or None, prefix="told")
        found = None
        if request.method == "POST" and lines.is_valid():
            changed = lines.changed({meet.pk: meet for meet in meets})
            announces = is_public(season) and any(line.announces for line in changed)
            if not announces or telling.is_valid():
                change = self._change(request, season, changed, telling if announces else None)
                if not is_public(season) or was_shown(request) or not _matters(changed):
                    if answer := self._saved(request, season, lines, change, changed):
                        return answer
                else:
                    found = self._foreseen(season, lines, change, changed)
            telling = telling if announces else TableTelling(prefix="told")
        elif request.method == "POST":
            telling = TableTelling(prefix="told", initial=_typed(request))
        context = self._context(request, season, meets, lines, telling, found)
        return TemplateResponse(request, "admin/athletics/season/meets.html", context)

    def _lines(self, request: HttpRequest, season: Season) -> Lines:
        events = Event.objects.filter(meet__season=season).exclude(season_discipline=None).order_by()
        kwargs = {
            "disciplines": {one.pk: one for one in season.disciplines.order_by("sex", "name")},
            "scored": _grouped(events.values_list("meet_id", "season_discipline_id")),
        }
        rows = season.meets.with_place().order_by("start_date", "pk")
        return SeasonLines(request.POST or None, queryset=rows, form_kwargs=kwargs, prefix="meets")

    def _change(
        self, request: HttpRequest, season: Season, lines: list[Line], telling: TableTelling | None
    ) -> Callable:
        def change() -> list[Meet]:
            told = telling.told() if telling and not telling.cleaned_data["correction"] else None
            return keep(season=season, lines=lines, told=told, by=request.user, now=timezone.now())

        return change

    def _foreseen(
        self, season: Season, lines: Lines, change: Callable, changed: list[Line]
    ) -> Prospect | None:
        try:
            moved = [line.meet for line in changed if line.meet]
            return prospect(change, season=season, meets=moved, as_of=latest_day(timezone.now()))
        except ValidationError as error:
            lines.non_form_errors().extend(error.messages)
            return None

    def _saved(
        self, request: HttpRequest, season: Season, lines: Lines, change: Callable, changed: list[Line]
    ) -> HttpResponse | None:
        try:
            kept = change()
        except ValidationError as error:
            lines.non_form_errors().extend(error.messages)
            return None
        for line, meet in zip(changed, kept, strict=True):
            if line.meet:
                self.log_change(request, meet, f"Changed in the table of {season}.")
            else:
                self.log_addition(request, meet, f"Added in the table of {season}.")
        said = f"Saved: {', '.join(meet.name for meet in kept)}." if kept else "Nothing was changed."
        self.message_user(request, said, messages.SUCCESS if kept else messages.INFO)
        return HttpResponseRedirect(reverse("admin:athletics_season_meets", args=[season.pk]))

    def _context(
        self, request: HttpRequest, season: Season, meets: list[Meet], lines: Lines, telling, found
    ) -> dict:
        calendar = season_calendar(season=season, as_of=timezone.now())
        numbers = {row.meet.id: row.ordinal for row in calendar.rows}
        by_id = {meet.pk: meet for meet in meets}
        rows = [(form, by_id.get(form.instance.pk), numbers.get(form.instance.pk)) for form in lines.forms]
        return {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": f"{season}: the calendar",
            "opts": self.opts,
            "trail": [(season, address(season))],
            "season": season,
            "is_public": is_public(season),
            "summary": calendar.summary,
            "lines": lines,
            "rows": [(form, meet, number, verbs_of(meet)) for form, meet, number in rows],
            "conflicts": conflicts(meets),
            "may_change": request.user.has_perm("athletics.change_meet"),
            "may_release": self.has_change_permission(request, season),
            "telling": telling,
            "found": found,
            "media": self.media + lines.media + telling.media,
            "shown": SHOWN,
            "digest": digest(request),
        }


def is_public(season: Season) -> bool:
    """Whether readers see it now, so that what changes must have been announced."""
    return bool(season.released_at and season.released_at <= timezone.now())


def _matters(lines: list[Line]) -> bool:
    """Whether numbers, feeds or texts may change, so that the keeper is to see what follows first."""
    return any(line.announces or line.meet is None for line in lines)


def _grouped(pairs) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for meet, discipline in pairs:
        found.setdefault(meet, []).append(discipline)
    return found


def _typed(request: HttpRequest) -> dict:
    return {
        name.removeprefix("told-"): value for name, value in request.POST.items() if name.startswith("told-")
    }
