"""How an article stands, in the words of the article list."""

from datetime import datetime

from django.contrib import admin
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone

from newsroom.choices import State
from newsroom.clock import written
from newsroom.models import Article, Embargo, Step

REVIEW = {State.IN_REVIEW, State.RETURNED, State.APPROVED}


def with_standing(articles: QuerySet[Article], *, now: datetime) -> QuerySet[Article]:
    """The article list's rows, with all that `standing` reads."""
    last = Step.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk")
    held = Embargo.objects.in_force(as_of=now).filter(article=OuterRef("pk"))
    return articles.for_desk(now=now).annotate(
        last_state=Subquery(last.values("to_state")[:1]),
        last_step_at=Subquery(last.values("at")[:1]),
        held_until=Subquery(held.values("until")[:1]),
    )


def standing(article: Article) -> str:
    """What readers see, what the desk is waiting for, what is planned, what holds it. Needs `with_standing`."""
    said = [_public(article)]
    approval_lost = article.last_state == State.APPROVED and article.changed_at > article.last_step_at
    if article.last_state in REVIEW and not approval_lost:
        said.append(State(article.last_state).label)
    if article.planned_number is not None:
        said.append(f"publication {article.planned_number} from {written(article.planned_starts_at)}")
    if article.held_until is not None:
        said.append(f"under embargo until {written(article.held_until)}")
    return ", ".join(said)


def _public(article: Article) -> str:
    number = article.newest_number
    if number is None:
        return "draft"
    if article.withdrawal_number == number:
        return "withdrawn"
    changed = article.changed_at > article.newest_decided_at
    return f"published ({number}), changed since" if changed else f"published ({number})"


class StandingFilter(admin.SimpleListFilter):
    title = "how it stands"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin):
        return [
            ("draft", "Draft"),
            ("in_review", "In review"),
            ("returned", "Returned"),
            ("approved", "Approved"),
            ("planned", "Planned"),
            ("embargo", "Under embargo"),
            ("published", "Published"),
            ("changed", "Changed since publication"),
            ("withdrawn", "Withdrawn"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        # Written out, for a comparison with the missing number of a withdrawal is neither true nor false.
        stands = Q(withdrawal_number=None) | Q(withdrawal_number__lt=F("newest_number"))
        return {
            "draft": queryset.filter(newest_number=None),
            "in_review": queryset.filter(last_state=State.IN_REVIEW),
            "returned": queryset.filter(last_state=State.RETURNED),
            "approved": queryset.filter(last_state=State.APPROVED, changed_at__lte=F("last_step_at")),
            "planned": queryset.filter(planned_number__isnull=False),
            "embargo": queryset.filter(held_until__gt=timezone.now()),
            "published": queryset.filter(stands, newest_number__isnull=False),
            "changed": queryset.filter(
                stands, newest_number__isnull=False, changed_at__gt=F("newest_decided_at")
            ),
            "withdrawn": queryset.filter(withdrawal_number=F("newest_number")),
        }.get(self.value(), queryset)
