"""Rulings as they are entered: what changes, since when, why and by what decision; undone by another ruling."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics import marks, officiating
from athletics.admin.linked_rows import address
from athletics.admin.mark_fields import Contest, MarkField
from athletics.admin.telling import SHOWN, TellingForm, digest, put, was_shown
from athletics.choices import ResultStatus, RulingKind
from athletics.consequences import foretell
from athletics.models import Result, Ruling
from athletics.officiating import Change
from athletics.officiating.decisions import disqualify, with_it

OUT = (RulingKind.DISQUALIFICATION, RulingKind.ANNULMENT)


class DecisionForm(TellingForm):
    """When it was decided, why, and where that stands."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["announced_on"]
        day.label, day.help_text = (
            "Decided on",
            "Asked about an earlier day, the site answers as it stood then.",
        )
        day.error_messages["required"] = "Give the day of the decision."
        self.fields["reason"].required = True
        self.fields["reason"].help_text = "The rule, or the decision in a few words: TR17.3.1."
        del self.fields["on_or_before"]

    def decided(self) -> dict:
        said = self.cleaned_data
        source = said["source"] or self._new_source()
        return {"decided_on": said["announced_on"], "reason": said["reason"], "source": source}


class RuleForm(DecisionForm):
    """How the result is to stand. A disqualification needs no more than its reason."""

    kind = forms.ChoiceField(label="Ruling", choices=RulingKind.choices)
    move_up = forms.BooleanField(label="Those behind move up a place", required=False, initial=True)
    place = forms.IntegerField(
        label="Place", min_value=1, max_value=999, required=False, help_text="Of a disqualification: empty."
    )
    status = forms.ChoiceField(label="Status", choices=ResultStatus.choices)
    mark = MarkField(help_text="As the sheet prints it.")
    field_order = ["kind", "move_up", "place", "status", "mark", "announced_on", "reason"]

    def __init__(self, *args, result: Result, **kwargs) -> None:
        contest = Contest.of(result.discipline, indoors=result.indoors)
        printed = (
            marks.format_value(result.mark, contest.unit, result.precision, timing=result.timing or None)
            if result.mark is not None
            else ""
        )
        initial = {"place": result.place, "status": result.status, "mark": printed}
        super().__init__(*args, initial=initial, **kwargs)
        self.result, self.contest, self.printed = result, contest, printed

    def clean_mark(self) -> int | None:
        text = self.cleaned_data["mark"]
        if text == self.printed:
            return self.result.mark
        try:
            mark = self.contest.read(text)
        except marks.MarkError as error:
            raise ValidationError(str(error)) from None
        return mark.value if mark else None

    def changes(self) -> list[Change]:
        said = self.cleaned_data
        if said["kind"] in OUT:
            status = {
                RulingKind.DISQUALIFICATION: ResultStatus.DISQUALIFIED,
                RulingKind.ANNULMENT: ResultStatus.ANNULLED,
            }[said["kind"]]
            changes = disqualify(self.result, status=status, kind=said["kind"])
            return changes if said["move_up"] else changes[:1]
        return [Change(self.result, said["place"], said["status"], said["mark"], said["kind"])]


class RuleDesk:
    """The page that enters a ruling, for the admin of results."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.rule_view)
        return [path("<int:object_id>/rule/", view, name="athletics_result_rule"), *super().get_urls()]

    def rule_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        result = _result(object_id)
        posted = request.method == "POST"
        form = RuleForm(request.POST if posted else None, result=result)

        def change() -> object:
            who = {"by": request.user, "now": timezone.now()}
            return officiating.rule(changes=form.changes(), **form.decided(), **who)

        rows = [{"result": one, "words": one.printed_mark, "place": one.place} for one in _round_of(result)]
        return _decided(
            self, request, result, form, change, title=f"Ruling on {result.competitor}", rows=rows
        )


class OverturnDesk:
    """The page that overturns a ruling, for the admin of rulings."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.overturn_view)
        return [
            path("<int:object_id>/overturn/", view, name="athletics_ruling_overturn"),
            *super().get_urls(),
        ]

    def overturn_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        ruling = (
            Ruling.objects.select_related(
                "result__athlete", "result__team", "result__discipline", "result__round"
            )
            .filter(pk=object_id)
            .first()
        )
        if ruling is None:
            raise Http404
        form = DecisionForm(request.POST if request.method == "POST" else None)

        def change() -> object:
            who = {"by": request.user, "now": timezone.now()}
            return officiating.overturn(ruling=ruling, **form.decided(), **who)

        rows = [
            {"result": one.result, "words": one.result.printed_mark, "place": one.result.place}
            for one in with_it(ruling)
        ]
        title = f"Overturn the {ruling.get_kind_display()} of {ruling.result.competitor}"
        return _decided(self, request, ruling.result, form, change, title=title, rows=rows)


def _decided(
    page,
    request: HttpRequest,
    result: Result,
    form: DecisionForm,
    change: Callable,
    *,
    title: str,
    rows: list,
) -> HttpResponse:
    """Shows the form, then published sentences that it would alter, then saves what was shown."""
    if not request.user.has_perms(["athletics.add_ruling", "athletics.change_result"]):
        raise PermissionDenied
    found = None
    if form.is_bound and form.is_valid():
        try:
            statements = () if was_shown(request) else tuple(foretell(change))
            if not statements:
                change()
                page.log_change(request, result, title)
                page.message_user(
                    request, "The ruling is kept; the result stands as it says.", messages.SUCCESS
                )
                return HttpResponseRedirect(_after(result))
            found = {"statements": statements}
        except ValidationError as error:
            put(form, error, names={"decided_on": "announced_on"})
    context = {
        **page.admin_site.each_context(request),
        "title": title,
        "opts": page.opts,
        "trail": [(result, address(result))],
        "result": result,
        "rows": rows,
        "form": form,
        "found": found,
        "shown": SHOWN,
        "digest": digest(request),
        "media": page.media + form.media,
    }
    return TemplateResponse(request, "admin/athletics/result/rule.html", context)


def _result(pk: int) -> Result:
    result = (
        Result.objects.current()
        .select_related("athlete", "team", "discipline", "round")
        .filter(pk=pk)
        .first()
    )
    if result is None:
        raise Http404
    return result


def _round_of(result: Result) -> list[Result]:
    if result.round_id is None:
        return [result]
    rows = (
        Result.objects.current().filter(round=result.round_id).select_related("athlete", "team", "discipline")
    )
    return sorted(rows, key=lambda one: (one.place is None, one.place or 0, one.pk))


def _after(result: Result) -> str:
    if result.round_id:
        return reverse("admin:athletics_round_night", args=[result.round_id])
    return address(result)
