"""What has changed in the record and waits to be looked at: shown, never edited."""

from django.contrib import admin

from athletics.admin.imports import Kept
from athletics.admin.keeping import Page
from athletics.models import Change


@admin.register(Change)
class ChangeAdmin(Kept, Page):
    list_display = ["at", "noun", "row", "verb", "keys"]
    list_filter = ["noun", "verb"]
    ordering = ["pk"]
