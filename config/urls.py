"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from config import health, media
from config.style_guide import style_guide

urlpatterns = [
    path("admin/", admin.site.urls),
    path("media/<path:name>", media.file),
    path("healthz", health.healthz),
    path("styleguide/", style_guide),
    path("", include("athletics.urls")),
    path("", include("newsroom.urls")),
]

handler404 = "athletics.views.refusals.not_found"
