"""“The record is wrong”: the keeper's worklist. A query is answered once, and whoever asked is told."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from athletics.admin.keeping import Page, RowForm
from athletics.choices import QueryOutcome
from athletics.models import RecordQuery
from athletics.record_queries import give_answer, tell_answer, tell_keepers

ASKED = ["said", "record_says", "source", "athlete", "meet", "raised_from", "raised_at", "raised_by"]
ANSWERED = ["answered_at", "answered_by", "seen_at"]


class AnswerForm(RowForm):
    """Outcome and words come together: an answer without a reason helps nobody."""

    def clean(self) -> dict:
        super().clean()
        if self.instance.pk and not self.cleaned_data.get("outcome"):
            self.add_error("outcome", forms.ValidationError("Say whether it was mended or stands."))
        if self.instance.pk and not (self.cleaned_data.get("answer") or "").strip():
            self.add_error("answer", forms.ValidationError("Say what was found; whoever asked is told so."))
        return self.cleaned_data


class OpenFilter(admin.SimpleListFilter):
    """Opens on what is still to be answered."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("all", "All"), ("answered", "Answered")]

    def choices(self, changelist):
        for value, label in [(None, "To be answered"), *self.lookup_choices]:
            query = changelist.get_query_string({} if value is None else {self.parameter_name: value})
            if value is None:
                query = changelist.get_query_string(remove=[self.parameter_name])
            yield {"selected": self.value() == value, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        match self.value():
            case "answered":
                return queryset.exclude(outcome="")
            case "all":
                return queryset
        return queryset.filter(outcome="")


@admin.register(RecordQuery)
class RecordQueryAdmin(Page):
    form = AnswerForm
    list_display = ["said_in_short", "about", "source", "raised_by", "raised_at", "outcome"]
    list_select_related = ["athlete", "meet", "raised_by"]
    list_filter = [OpenFilter]
    ordering = ["-raised_at", "-pk"]
    search_fields = ["said", "source", "athlete__folded_name", "meet__folded_name"]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["said", "record_says", "source", "athlete", "meet"]})]
        return [
            ("What is said", {"fields": [*ASKED, "mend"]}),
            ("What you found", {"fields": ["outcome", "answer", *(ANSWERED if obj.answered_at else [])]}),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return [*ASKED, "mend", *ANSWERED, *(["outcome", "answer"] if obj.answered_at else [])]

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_object(self, request, object_id, from_field=None):
        """Whoever asked has seen the answer once the page with it has been opened."""
        found = super().get_object(request, object_id, from_field)
        if found and found.outcome and found.seen_at is None and found.raised_by_id == request.user.pk:
            found.seen_at = timezone.now()
            found.save(update_fields=["seen_at"])
        return found

    def save_model(self, request, obj, form, change) -> None:
        now = timezone.now()
        if not change:
            obj.raised_by, obj.raised_at = request.user, now
            super().save_model(request, obj, form, change)
            return transaction.on_commit(lambda: tell_keepers(obj))
        give_answer(
            query=obj, outcome=QueryOutcome(obj.outcome), answer=obj.answer.strip(), by=request.user, now=now
        )
        told = tell_answer(obj)
        to = f" {', '.join(told)} has been told." if told else ""
        self.message_user(request, f"Answered.{to}", messages.SUCCESS)
        return None

    @admin.display(description="what is said", ordering="said")
    def said_in_short(self, query: RecordQuery) -> str:
        return str(query)

    @admin.display(description="about")
    def about(self, query: RecordQuery) -> str:
        return ", ".join(str(one) for one in (query.athlete, query.meet) if one) or "–"

    @admin.display(description="mend it here")
    def mend(self, query: RecordQuery) -> str:
        """The pages of the admin on which the rows in question stand."""
        rows = [("athlete", query.athlete), ("meet", query.meet)]
        links = [
            (reverse(f"admin:athletics_{name}_change", args=[row.pk]), str(row)) for name, row in rows if row
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links) or "–"
