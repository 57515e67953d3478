"""Notes on the article form: below the form, so that what is typed there is not sent along or lost."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from newsroom.admin.decided import ReadOnly
from newsroom.choices import NoteKind
from newsroom.models import Article, Note
from newsroom.noting import LONGEST, note, threads
from newsroom.refusals import PublishingRefusedError

FRAGMENT = "fragment"
"""Sent by the page's own script, which wants the notes alone and leaves the form as it is."""


class NotePages:
    """The notes, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.note_view)
        return [path("<path:object_id>/note/", view, name="newsroom_article_note"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        article = context.get("original")
        if article:
            context |= _notes(request, article)
        return super().render_change_form(request, context, **kwargs)

    def note_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Adds a note, an answer, or that a thread is settled or open again."""
        article = self._article(request, object_id)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(_form_of(article))
        said = request.POST.get("text", "")
        kind = next((kind for kind in NoteKind if f"_{kind}" in request.POST), NoteKind.SAID)
        problem = ""
        try:
            note(
                article=article,
                thread=_thread(article, request.POST.get("thread", "")),
                kind=kind,
                text=said,
                by=request.user,
                now=timezone.now(),
            )
        except PublishingRefusedError as refused:
            problem = str(refused)
        if FRAGMENT in request.POST:
            typed = {
                "problem": problem,
                "typed": said if problem else "",
                "typed_in": request.POST.get("thread", ""),
            }
            return render(request, "admin/newsroom/article/notes.html", {**_notes(request, article), **typed})
        self.message_user(
            request, problem or "The note is kept.", messages.ERROR if problem else messages.SUCCESS
        )
        return HttpResponseRedirect(_form_of(article))


def _form_of(article: Article) -> str:
    return reverse("admin:newsroom_article_change", args=[article.pk]) + "#notes"


def _notes(request: HttpRequest, article: Article) -> dict:
    found = threads(article)
    return {
        "original": article,
        "threads": found,
        "open_threads": sum(not one.is_settled for one in found),
        "may_note": request.user.has_perm("newsroom.change_article"),
        "longest_note": LONGEST,
    }


def _thread(article: Article, number: str) -> Note | None:
    """The thread the form names. Raises Http404 for one of another article."""
    if not number:
        return None
    found = article.notes.filter(thread=None, pk=number).first() if number.isdecimal() else None
    if found is None:
        raise Http404("There is no such thread on this article.")
    return found


@admin.register(Note)
class NoteAdmin(ReadOnly):
    list_display = ["at", "by", "article", "kind", "text"]
    list_select_related = ["by", "article"]
    search_fields = ["article__headline", "text"]
    date_hierarchy = "at"
