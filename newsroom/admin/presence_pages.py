"""Who else has the article open: said while one types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from newsroom import presence
from newsroom.admin.typed import of_article
from newsroom.models import Article


class PresencePages:
    """The address an open form gives its signs of life to, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(require_POST(self.presence_view))
        return [path("presence/", view, name="newsroom_article_presence"), *super().get_urls()]

    def presence_view(self, request: HttpRequest) -> JsonResponse:
        """A sign of life, or with `leave` the last one; `others` are those who have it open too, and since when."""
        article = of_article(self, request)
        now = timezone.now()
        if article is None:
            return JsonResponse({"others": []})
        if request.POST.get("leave"):
            presence.leave(article=article, by=request.user)
            return JsonResponse({"others": []})
        presence.beat(article=article, by=request.user, now=now)
        return JsonResponse({"others": _others(request, article)})

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        article = context.get("original")
        if article and self.has_change_permission(request, article):
            context["others_here"] = _others(request, article)
        return super().render_change_form(request, context, **kwargs)


def _others(request: HttpRequest, article: Article) -> list[dict]:
    here = presence.others(article=article, than=request.user, now=timezone.now())
    return [
        {
            "name": one.user.get_full_name() or one.user.get_username(),
            "since": f"{timezone.localtime(one.since):%H:%M}",
        }
        for one in here
    ]
