"""Every save of an article: compared with any other, and brought back."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from newsroom.admin.decided import ReadOnly
from newsroom.admin.publish_form import seen_moment
from newsroom.comparing import compare
from newsroom.models import Article, Publication, Save
from newsroom.refusals import PublishingRefusedError
from newsroom.restoring import restore

PER_PAGE = 50


class TwoSaves(forms.Form):
    """Which two to compare, by their numbers."""

    a = forms.IntegerField(min_value=1)
    b = forms.IntegerField(min_value=1)


class SavePages:
    """The pages, for the article admin."""

    def get_urls(self) -> list:
        views = [
            ("<path:object_id>/saves/", self.saves_view, "saves"),
            ("<path:object_id>/saves/compare/", self.compare_view, "compare"),
            ("<path:object_id>/saves/<int:number>/restore/", self.restore_view, "restore"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"newsroom_article_{name}")
            for address, view, name in views
        ]
        return own + super().get_urls()

    def saves_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Newest first, each with who saved it, what it brought back and what was published of it."""
        article = self._article(request, object_id)
        rows = article.saves.select_related("by", "restored").defer("content", "restored__content")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.desk_context(request, article, title=f"Saves of “{article}”", form=forms.Form()),
            "page": "Saves",
            "saves": page,
            "rows": _with_publications(list(page), article),
            "may_restore": self.has_change_permission(request, article),
        }
        return TemplateResponse(request, "admin/newsroom/article/saves.html", context)

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What changed from the earlier of two saves to the later one."""
        article = self._article(request, object_id)
        asked = TwoSaves(request.GET)
        found = list(_two(article, asked.cleaned_data)) if asked.is_valid() else []
        if not found:
            self.message_user(request, "Choose two saves to compare.", messages.WARNING)
            return HttpResponseRedirect(reverse("admin:newsroom_article_saves", args=[article.pk]))
        earlier, later = found[0], found[-1]
        context = {
            **self.desk_context(
                request, article, title=f"Save {earlier.number} and save {later.number}", form=asked
            ),
            "page": "Two saves",
            "earlier": earlier,
            "later": later,
            "found": compare(earlier.content, later.content),
            "may_restore": self.has_change_permission(request, article),
        }
        return TemplateResponse(request, "admin/newsroom/article/compare.html", context)

    def restore_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """Brings one save back; refused, with the reason, if somebody saved since the page was opened."""
        article = self._article(request, object_id)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        save = article.saves.filter(number=number).first()
        if save is None or request.method != "POST":
            raise Http404("There is no such save of this article.")
        seen = seen_moment(request.POST.get("seen", ""))
        try:
            done = restore(save=save, by=request.user, now=timezone.now(), seen=seen)
        except PublishingRefusedError as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:newsroom_article_saves", args=[article.pk]))
        self.log_change(request, article, f"Save {number} was brought back.")
        said = f"Save {number} is the working copy again. What stood before is kept too."
        self.message_user(request, said, messages.SUCCESS)
        for one in done.left_out:
            self.message_user(request, f"Not brought back: {one}.", messages.WARNING)
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[article.pk]))


def _two(article: Article, numbers: dict):
    return article.saves.filter(number__in=numbers.values()).select_related("by").order_by("number")


def _with_publications(saves: list[Save], article: Article) -> list[dict]:
    """[{save, publications}]: what was decided while a save was the newest one."""
    decided = list(
        Publication.objects.filter(article=article).only("number", "kind", "decided_at", "article")
    )
    rows, until = [], None
    for save in saves:
        own = [
            one for one in decided if one.decided_at >= save.at and (until is None or one.decided_at < until)
        ]
        rows.append({"save": save, "publications": own})
        until = save.at
    return rows


@admin.register(Save)
class SaveAdmin(ReadOnly):
    """Found from the article; here for whoever looks for what a person saved on a day."""

    list_display = ["at", "by", "article", "number", "restored"]
    list_select_related = ["by", "article", "restored__article"]
    search_fields = ["article__headline"]
    date_hierarchy = "at"
    fields = ["article", "number", "at", "by", "restored", "digest"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content", "restored__content")
