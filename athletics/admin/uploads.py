"""Files that were brought, as they came, and what became of them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from athletics.admin.imports import Kept, KeptRows
from athletics.admin.keeping import Page
from athletics.admin.upload_pages import UploadPages
from athletics.admin.upload_tables import TablePages
from athletics.models import Upload, UploadAnswer


class AnswerRows(KeptRows):
    model = UploadAnswer
    fields = ["about", "kind", "athlete", "country", "event", "by", "at"]
    readonly_fields = fields
    verbose_name_plural = "what was settled"


@admin.register(Upload)
class UploadAdmin(UploadPages, TablePages, Kept, Page):
    list_display = ["file", "kind", "meet", "standing", "brought_at", "by"]
    list_display_links = None
    list_select_related = ["meet", "imported", "by"]
    list_filter = ["kind"]
    ordering = ["-brought_at", "-pk"]
    search_fields = ["file_name", "digest"]
    inlines = [AnswerRows]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @admin.display(description="file", ordering="file_name")
    def file(self, row: Upload) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:athletics_upload_review", args=[row.pk]), row.file_name
        )

    @admin.display(description="stands")
    def standing(self, row: Upload) -> str:
        return row.imported.get_state_display() if row.imported else "waits for its review"
