"""Authors, sections and topics."""

from django.contrib import admin

from newsroom.admin.searching import SmallTableSearch
from newsroom.models import Author, Section, Topic


@admin.register(Author)
class AuthorAdmin(SmallTableSearch, admin.ModelAdmin):
    list_display = ["name", "user"]
    list_select_related = ["user"]
    searched_columns = ("name",)
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]


@admin.register(Section)
class SectionAdmin(SmallTableSearch, admin.ModelAdmin):
    list_display = ["name", "order", "description"]
    list_editable = ["order"]
    searched_columns = ("name",)
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Topic)
class TopicAdmin(SmallTableSearch, admin.ModelAdmin):
    list_display = ["name"]
    searched_columns = ("name",)
    prepopulated_fields = {"slug": ["name"]}
