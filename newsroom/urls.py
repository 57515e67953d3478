"""The paper's public addresses."""

from django.urls import path, register_converter
from django.views.generic import TemplateView

from newsroom.views import articles, feeds, front, lists, wire

register_converter(feeds.FeedForm, "feed")

app_name = "newsroom"
urlpatterns = [
    path("", front.home, name="home"),
    path("articles/", lists.archive, name="archive"),
    path("articles/<slug:slug>/", articles.detail, name="article"),
    path("articles/<slug:slug>/publications/<int:number>/", articles.earlier, name="publication"),
    path("sections/<slug:slug>/", lists.section, name="section"),
    path("authors/<slug:slug>/", lists.author, name="author"),
    path("articles/<slug:slug>.ninjs.json", wire.newest, name="wire"),
    path("articles/<slug:slug>/publications/<int:number>.ninjs.json", wire.earlier, name="wire_publication"),
    path("articles/feed.<feed:form>", feeds.everything, name="feed"),
    path("sections/<slug:slug>/feed.<feed:form>", feeds.section, name="section_feed"),
    path("authors/<slug:slug>/feed.<feed:form>", feeds.author, name="author_feed"),
    path("athletes/<slug:slug>/feed.<feed:form>", feeds.athlete, name="athlete_feed"),
    path("meets/<slug:slug>/feed.<feed:form>", feeds.meet, name="meet_feed"),
    path(
        "about/",
        TemplateView.as_view(template_name="newsroom/about.html", template_engine="public"),
        name="about",
    ),
]
