"""The live preview beside the article form: the page as it will look, made from the form as it stands."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import get_template
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.admin.typed import days, of_article
from newsroom.admin.typed_page import typed_page


class LivePreview:
    """The one address the preview asks, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(require_POST(never_cache(self.live_preview_view)))
        return [path("live-preview/", view, name="newsroom_article_live_preview"), *super().get_urls()]

    def live_preview_view(self, request: HttpRequest) -> JsonResponse:
        """`page`: the page in the public site’s own template, without scripts; `left_out`: what it is shown without.

        The form as posted, with the article’s number in `article`, empty while it was never saved. Nothing is saved.
        """
        article = of_article(self, request)
        day, before = days(request.POST, article)
        page, left_out = typed_page(request.POST, article, as_of=day, before=before)
        template = get_template("newsroom/typed_article.html", using="public")
        return JsonResponse(
            {
                "page": template.render(page, request),
                "left_out": [
                    {"field": one.field, "label": one.label, "reason": one.reason} for one in left_out
                ],
            }
        )
