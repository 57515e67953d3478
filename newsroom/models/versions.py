"""What was published: immutable documents, and a key to every row each of them uses."""

from django.conf import settings
from django.db import models

from athletics.models import Athlete, Event, Meet, Season
from newsroom.choices import ArticleKind
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel
from newsroom.models.people import Author
from newsroom.models.pictures import Picture
from newsroom.models.quotes import Quote
from newsroom.models.sections import Section, Topic


class Version(FrozenModel):
    """An article as it was frozen once: everything a page needs, in one document.

    `document` is JSON of strings, whole numbers, lists and objects; its `schema` says which shape
    (`newsroom.freezing` writes it and describes it). `card` is what lists show of it.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=8, choices=ArticleKind)
    section = models.ForeignKey(Section, models.PROTECT, related_name="versions")
    headline = models.CharField(max_length=140)
    card = models.JSONField()
    document = models.JSONField()
    digest = models.CharField("SHA-256 of the document", max_length=64)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="versions")

    class Meta(FrozenModel.Meta):
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.headline} ({self.digest[:8]})"


class VersionUse(FrozenModel):
    """That a version uses a row: while the version stands, the row cannot be removed."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="%(class)s_rows")
    USES: str

    class Meta(FrozenModel.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.version}: {getattr(self, self.USES)}"


def once(field: str, name: str) -> list[models.UniqueConstraint]:
    return [models.UniqueConstraint(fields=["version", field], name=name)]


class VersionAuthor(VersionUse):
    """A name of the byline."""

    author = models.ForeignKey(Author, models.PROTECT, related_name="version_rows")
    USES = "author"

    class Meta(VersionUse.Meta):
        constraints = once("author", "version_author_once")


class VersionAthlete(VersionUse):
    """An athlete the version names and links. `about`: one of those it is about."""

    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="version_rows")
    about = models.BooleanField(default=False)
    USES = "athlete"

    class Meta(VersionUse.Meta):
        constraints = once("athlete", "version_athlete_once")


class VersionMeet(VersionUse):
    """A meet the version names and links. `about`: the one it is about."""

    meet = models.ForeignKey(Meet, models.PROTECT, related_name="version_rows")
    about = models.BooleanField(default=False)
    USES = "meet"

    class Meta(VersionUse.Meta):
        constraints = once("meet", "version_meet_once")


class VersionEvent(VersionUse):
    """An event whose start list it shows."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="version_rows")
    USES = "event"

    class Meta(VersionUse.Meta):
        constraints = once("event", "version_event_once")


class VersionSeason(VersionUse):
    """A season it shows."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="version_rows")
    USES = "season"

    class Meta(VersionUse.Meta):
        constraints = once("season", "version_season_once")


class VersionPicture(VersionUse):
    """A picture it shows."""

    picture = models.ForeignKey(Picture, models.PROTECT, related_name="version_rows")
    USES = "picture"

    class Meta(VersionUse.Meta):
        constraints = once("picture", "version_picture_once")


class VersionQuote(VersionUse):
    """A quote it prints."""

    quote = models.ForeignKey(Quote, models.PROTECT, related_name="version_rows")
    USES = "quote"

    class Meta(VersionUse.Meta):
        constraints = once("quote", "version_quote_once")


class VersionTopic(VersionUse):
    """A topic it stands under."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="version_rows")
    USES = "topic"

    class Meta(VersionUse.Meta):
        constraints = once("topic", "version_topic_once")
