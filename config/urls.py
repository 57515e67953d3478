"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from config import health, media, sitemaps
from config.style_guide import style_guide
from newsroom.views import drafts

urlpatterns = [
    path("admin/", include("config.sign_in.urls")),
    path("admin/", admin.site.urls),
    path("media/<path:name>", media.file),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemaps/news.xml", sitemaps.news, name="news_sitemap"),
    path("sitemaps/<slug:name>-<int:number>.xml", sitemaps.part, name="sitemap"),
    path("styleguide/", style_guide),
    # Outside the namespaces whose pages are kept: a shared draft never is.
    path("drafts/<str:secret>/", drafts.shared, name="shared_draft"),
    path("", include("athletics.urls")),
    path("", include("newsroom.urls")),
]

handler404 = "athletics.views.refusals.not_found"
