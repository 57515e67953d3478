"""“What was public at 14:02?”: what readers were told at any moment, in today's design."""

from datetime import datetime

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from newsroom.admin.choosing import chosen
from newsroom.admin.moments import MomentField
from newsroom.alerts.notices import record_notices
from newsroom.clock import written
from newsroom.facts_checked import facts_checked
from newsroom.front_page import stands
from newsroom.models import Arrangement, Article, Publication
from newsroom.rendering import looked_back, published_page
from newsroom.views.front import front_page

HOME = "What stood on the home page {moment}. Meets and results are as the record has them now."
ARTICLE = "What readers of this address were shown {moment}."


class MomentForm(forms.Form):
    """An article, or none for the home page, and a moment that has been."""

    article = chosen(
        Publication, "article", Article.objects, required=False, help_text="Empty: the home page."
    )
    at = MomentField(label="At")

    def clean_at(self) -> datetime:
        if self.cleaned_data["at"] > timezone.now():
            raise forms.ValidationError("This moment is still to come. Choose one that has been.")
        return self.cleaned_data["at"]


class WasPublicPages:
    """The two pages, for the publication admin."""

    def was_public_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for a page and a moment, and says in short what stood there."""
        form = self._asked(request)
        context = {
            **self.admin_site.each_context(request),
            "title": "What was public?",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
        }
        if form.is_valid():
            article, at = form.cleaned_data["article"], form.cleaned_data["at"]
            found = list(_public(article, at))
            context |= {"asked": form.cleaned_data, "found": found, "query": urlencode(request.GET)}
            if article is None:
                arranged = Arrangement.objects.newest(as_of=at).prefetch_related("places__article")
                context["arranged"] = arranged.select_related("decided_by").first()
            context["withdrawn"] = bool(article and found and found[0].is_withdrawal)
            context["removed"] = found[0].removal if article and found else None
            if article and found and not context["withdrawn"] and not context["removed"]:
                changed = record_notices(found[0], as_of=at)
                context["notices"] = published_page(found[0], _history(found[0], at), changed)["notices"]
        return TemplateResponse(request, "admin/newsroom/publication/was_public.html", context)

    def was_public_page(self, request: HttpRequest) -> HttpResponse:
        """The page itself, as it stood."""
        form = self._asked(request)
        if not form.is_valid():
            return self.was_public_view(request)
        article, at = form.cleaned_data["article"], form.cleaned_data["at"]
        if article is None:
            context = {**front_page(as_of=at), "looking_back": HOME.format(moment=written(at))}
            return _kept_by_nobody(request, "newsroom/home.html", context)
        publication = _public(article, at).first()
        if publication is None:
            return self.was_public_view(request)
        if publication.is_withdrawal or publication.removal:
            return _kept_by_nobody(request, "newsroom/gone.html", {"publication": publication})
        page = published_page(publication, _history(publication, at), record_notices(publication, as_of=at))
        page["facts"] = facts_checked(publication)
        said = ARTICLE.format(moment=written(at))
        return _kept_by_nobody(request, "newsroom/article.html", looked_back(page, said))

    def _asked(self, request: HttpRequest) -> MomentForm:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return MomentForm(request.GET if "at_0" in request.GET else None)


def _public(article: Article | None, at: datetime):
    """What the address answered then, withdrawals included; for the home page what stood on it."""
    if article is None:
        return stands(as_of=at)
    return Publication.objects.current(as_of=at).filter(article=article).select_related("version__removal")


def _history(publication: Publication, at: datetime) -> list[Publication]:
    started = Publication.objects.started(as_of=at).filter(article=publication.article_id)
    return list(started.for_history())


@never_cache
def _kept_by_nobody(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return render(request, template, context, using="public")
