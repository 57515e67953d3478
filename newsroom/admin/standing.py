"""How an article stands, in the words of the article list."""

from datetime import datetime

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest

from newsroom.models import Article


def standing(article: Article, *, now: datetime) -> str:
    """Draft, scheduled, published, changed since, withdrawn. Needs `Article.objects.for_desk()`."""
    number = article.newest_number
    if number is None:
        return "draft"
    if article.withdrawal_number == number:
        return "withdrawn"
    if article.newest_starts_at > now:
        return f"publication {number} scheduled"
    if article.changed_at > article.newest_decided_at:
        return f"published ({number}), changed since"
    return f"published ({number})"


class StandingFilter(admin.SimpleListFilter):
    title = "how it stands"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin):
        return [
            ("draft", "Draft"),
            ("published", "Published"),
            ("changed", "Changed since publication"),
            ("withdrawn", "Withdrawn"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        # Written out, for a comparison with the missing number of a withdrawal is neither true nor false.
        stands = Q(withdrawal_number=None) | Q(withdrawal_number__lt=F("newest_number"))
        standing_now = queryset.filter(stands, newest_number__isnull=False)
        return {
            "draft": queryset.filter(newest_number=None),
            "published": standing_now,
            "changed": standing_now.filter(changed_at__gt=F("newest_decided_at")),
            "withdrawn": queryset.filter(withdrawal_number=F("newest_number")),
        }.get(self.value(), queryset)
