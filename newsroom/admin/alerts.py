"""The worklist of alerts: what was said, what the record says now, why, and what to do."""

from datetime import datetime

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from athletics.models import Athlete, Meet
from athletics.record_queries import raise_query
from newsroom.admin.decided import ReadOnly
from newsroom.alerts.opening import dismiss
from newsroom.models import Alert, AlertAnswer, Publication

MAY_ANSWER = "newsroom.publish_article"
MAY_ASK = "athletics.add_recordquery"


class WorkFilter(admin.SimpleListFilter):
    """Opens on what is still to be done."""

    title = "work"
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return [("record", "For the record"), ("answered", "Answered"), ("all", "All")]

    def choices(self, changelist):
        for value, label in [(None, "To act on"), *self.lookup_choices]:
            new = {self.parameter_name: value} if value else {}
            query = changelist.get_query_string(new, [] if value else [self.parameter_name])
            yield {"selected": self.value() == value, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        still_open = Alert.objects.open(as_of=timezone.now())
        match self.value():
            case "all":
                return queryset
            case "answered":
                return queryset.exclude(pk__in=still_open.values("pk"))
            case "record":
                return queryset.filter(pk__in=still_open.filter(wants="nothing").values("pk"))
        return queryset.filter(pk__in=still_open.to_act_on().values("pk"))


class DismissForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why nothing has to be published. Kept with the alert; the notice to readers goes.",
    )


class WrongForm(forms.Form):
    """“The record is wrong”: for the calendar keeper."""

    said = forms.CharField(
        label="What is right",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The sentence, and what is right instead.",
    )
    source = forms.CharField(
        label="What it rests on",
        max_length=300,
        help_text="Address of a release or a result list, or a document.",
    )


@admin.register(Alert)
class AlertAdmin(ReadOnly):
    list_display = ["sentence", "was", "is_now", "cause", "todo", "opened_at"]
    list_select_related = ["check_of__claim", "check_of__publication__version"]
    list_display_links = None
    list_filter = [WorkFilter, "nature"]
    search_fields = ["check_of__claim__sentence", "found", "cause", "check_of__publication__slug"]
    ordering = ["-opened_at", "-pk"]

    class Media:
        css = {"all": ["css/desk-alerts.css"]}

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        document = "check_of__publication__version__"
        rows = rows.filter(**{f"{document}removal": None})
        return rows.defer(f"{document}document", f"{document}card")

    def get_urls(self):
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"newsroom_alert_{name}")
            for name, view in (("dismiss", self.dismiss_view), ("wrong", self.wrong_view))
        ]
        return own + super().get_urls()

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """The alert in whole, with everything that can be done about it."""
        alert = self.get_object(request, object_id)
        if alert is None or not self.has_view_permission(request, alert) or request.method == "POST":
            # Which refuses: the page's forms are sent elsewhere.
            return super().change_view(request, object_id, form_url, extra_context)
        return self._page(
            request,
            alert,
            DismissForm(prefix="dismiss"),
            WrongForm(prefix="wrong", initial={"said": alert.check_of.claim.sentence}),
        )

    def dismiss_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        alert = self._asked(request, pk, MAY_ANSWER)
        form = DismissForm(request.POST or None, prefix="dismiss")
        if form.is_valid():
            try:
                dismiss(alert=alert, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
            except ValidationError as error:
                self.message_user(request, error.messages[0], messages.ERROR)
                return HttpResponseRedirect(reverse("admin:newsroom_alert_change", args=[alert.pk]))
            self.message_user(request, "Dismissed. The reason is kept.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:newsroom_alert_changelist"))
        return self._page(request, alert, form, WrongForm(prefix="wrong"))

    def wrong_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        alert = self._asked(request, pk, MAY_ASK)
        form = WrongForm(request.POST or None, prefix="wrong")
        if form.is_valid():
            query = raise_query(
                **form.cleaned_data,
                **about(alert.check_of.keys),
                record_says=alert.found,
                raised_from=reverse("admin:newsroom_alert_change", args=[alert.pk]),
                by=request.user,
                now=timezone.now(),
            )
            text = 'Sent to the calendar keeper. The answer will stand here: <a href="{}">your query</a>.'
            address = reverse("admin:athletics_recordquery_change", args=[query.pk])
            self.message_user(request, format_html(text, address), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:newsroom_alert_change", args=[alert.pk]))
        return self._page(request, alert, DismissForm(prefix="dismiss"), form)

    def _asked(self, request: HttpRequest, pk: int, permission: str) -> Alert:
        alert = self.get_object(request, str(pk))
        if alert is None or not request.user.has_perm(permission):
            raise PermissionDenied
        return alert

    def _page(
        self, request: HttpRequest, alert: Alert, dismissing: forms.Form, wrong: forms.Form
    ) -> HttpResponse:
        publication, now = alert.check_of.publication, timezone.now()
        is_open = Alert.objects.open(as_of=now).filter(pk=alert.pk).exists()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Alert",
            "subtitle": str(alert),
            "alert": alert,
            "publication": publication,
            "answer": AlertAnswer.objects.filter(alert=alert).select_related("by").first(),
            "answered_by": None if is_open else _answering(publication, alert, now),
            "is_open": is_open,
            "dismissing": dismissing if is_open and request.user.has_perm(MAY_ANSWER) else None,
            "wrong": wrong if request.user.has_perm(MAY_ASK) else None,
        }
        return TemplateResponse(request, "admin/newsroom/alert/page.html", context)

    @admin.display(description="sentence")
    def sentence(self, alert: Alert) -> str:
        publication = alert.check_of.publication
        return format_html(
            '<a href="{}">“{}”</a><div class="desk-quiet">{}</div>',
            reverse("admin:newsroom_alert_change", args=[alert.pk]),
            " ".join(alert.check_of.claim.sentence.split()),
            publication.version.headline,
        )

    @admin.display(description="the record said")
    def was(self, alert: Alert) -> str:
        return format_html("<b>Was {}</b><div>{}</div>", alert.get_was_verdict_display(), alert.was_found)

    @admin.display(description="the record says now")
    def is_now(self, alert: Alert) -> str:
        return format_html("<b>Now {}</b><div>{}</div>", alert.get_verdict_display(), alert.found)

    @admin.display(description="what it wants")
    def todo(self, alert: Alert) -> str:
        return f"{alert.get_wants_display().capitalize()}: it {alert.get_nature_display()}"


def about(keys: list[str]) -> dict[str, Athlete | Meet | None]:
    """The first athlete and the first meet that keys name, for the keeper."""
    named = {"athlete": None, "meet": None}
    for kind, model in (("athlete", Athlete), ("meet", Meet)):
        ids = [key.partition(":")[2] for key in keys if key.startswith(f"{kind}:")]
        named[kind] = model.objects.filter(pk=ids[0]).first() if ids else None
    return named


def _answering(publication: Publication, alert: Alert, now: datetime) -> Publication | None:
    """The publication that answered the alert, where one did."""
    later = publication.article.publications.going_ahead().filter(number__gt=publication.number)
    return later.filter(decided_at__gte=alert.opened_at, decided_at__lte=now).order_by("number").first()
