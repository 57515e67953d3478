"""Dated announcements in the admin: they are added to, or struck out, never rewritten."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from athletics.admin.keeping import Page


class AnnouncementPage(Page):
    """A list of announcements. One entered in error is struck out and stays on file for audit."""

    actions = ["strike_out"]
    ordering = ["-announced_on", "-pk"]
    readonly_fields = ["recorded_at", "recorded_by", "struck_out_at", "struck_out_by"]

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        """What was announced stays as recorded; the list itself stays open for its action."""
        return obj is None and super().has_change_permission(request)

    @admin.action(description="Strike out: entered in error", permissions=["change"])
    def strike_out(self, request: HttpRequest, queryset: QuerySet) -> None:
        struck = self.strike(request, queryset)
        self.message_user(
            request, f"{struck} struck out. They no longer count, and stay on file.", messages.SUCCESS
        )

    def strike(self, request: HttpRequest, queryset: QuerySet) -> int:
        """Strikes them out, with whatever follows from it; how many."""
        return queryset.strike_out(by=request.user, now=timezone.now())

    @admin.display(description="struck out", boolean=True)
    def is_struck_out(self, row) -> bool:
        return row.struck_out_at is not None
