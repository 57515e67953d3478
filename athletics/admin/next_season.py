"""The next season in one step, and its release at once: two pages that show what will be before it is."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics.admin.linked_rows import address
from athletics.admin.meet_dates import interval
from athletics.admin.season_table import is_public
from athletics.models import Season
from athletics.scheduling.conflicts import conflicts
from athletics.scheduling.next_season import Planned, make_next, planned, release


class NextForm(forms.Form):
    """Which of this season's meets recur, and whether their programme does."""

    meets = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        label="Meets",
        error_messages={"required": "Tick the meets that recur."},
    )
    with_events = forms.BooleanField(
        required=False,
        label="With what scored at each of them",
        help_text="Leave it out where the programme of each meet is announced anew.",
    )

    def __init__(self, *args, plans: list[Planned], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meets"].choices = [(plan.of.pk, words(plan)) for plan in plans]
        self.initial["meets"] = [plan.of.pk for plan in plans]


def words(plan: Planned) -> str:
    """One meet of the next season in a line."""
    off = (
        f" ({plan.of.get_status_display()} this year)" if plan.of.status in ("cancelled", "postponed") else ""
    )
    return f"{interval(plan.start_date, plan.end_date)}: {plan.name}, {plan.of.venue.city}{off}"


class NextSeason:
    """The two pages, for the season admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/next/", view(self.next_view), name="athletics_season_next"),
            path("<int:object_id>/release/", view(self.release_view), name="athletics_season_release"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs) -> HttpResponse:
        context["may_release"] = bool(obj and not is_public(obj) and self.has_change_permission(request, obj))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def next_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        season = self._season(object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        plans = planned(season)
        form = NextForm(request.POST if request.method == "POST" else None, plans=plans)
        if form.is_valid():
            chosen = set(form.cleaned_data["meets"])
            meets = [plan.of for plan in plans if plan.of.pk in chosen]
            try:
                made = make_next(
                    season=season,
                    meets=meets,
                    with_events=form.cleaned_data["with_events"],
                    by=request.user,
                    now=timezone.now(),
                )
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                self.log_addition(request, made, f"Made from {season}.")
                said = f"{made} is prepared. No reader sees it until you release it."
                self.message_user(request, said, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:athletics_season_meets", args=[made.pk]))
        return self._shown(request, season, "next", f"The season of {season.year + 1}", form=form)

    def release_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        season = self._season(object_id)
        if not self.has_change_permission(request, season):
            raise PermissionDenied
        refused = []
        if request.method == "POST":
            try:
                release(season=season, by=request.user, now=timezone.now())
            except ValidationError as error:
                refused = error.messages
            else:
                self.log_change(request, season, "Released.")
                self.message_user(request, f"{season} is public.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:athletics_season_meets", args=[season.pk]))
        meets = list(season.meets.with_place().order_by("start_date"))
        return self._shown(
            request,
            season,
            "release",
            f"Release {season}",
            refused=refused,
            meets=meets,
            unconfirmed=sum(meet.to_be_confirmed for meet in meets),
            conflicts=conflicts(meets),
        )

    def _season(self, pk: int) -> Season:
        season = Season.objects.select_related("league").filter(pk=pk).first()
        if season is None:
            raise Http404
        return season

    def _shown(self, request: HttpRequest, season: Season, name: str, title: str, **more) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "trail": [(season, address(season))],
            "season": season,
            "media": self.media,
            **more,
        }
        return TemplateResponse(request, f"admin/athletics/season/{name}.html", context)
