"""The paper's public addresses."""

from django.urls import path
from django.views.generic import TemplateView

from newsroom.views import articles, front, lists

app_name = "newsroom"
urlpatterns = [
    path("", front.home, name="home"),
    path("articles/", lists.archive, name="archive"),
    path("articles/<slug:slug>/", articles.detail, name="article"),
    path("articles/<slug:slug>/publications/<int:number>/", articles.earlier, name="publication"),
    path("sections/<slug:slug>/", lists.section, name="section"),
    path("authors/<slug:slug>/", lists.author, name="author"),
    path(
        "about/",
        TemplateView.as_view(template_name="newsroom/about.html", template_engine="public"),
        name="about",
    ),
]
