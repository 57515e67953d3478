"""How the front page is arranged, and how it was."""

from datetime import date, datetime

from django.conf import settings
from django.db import models

from athletics.as_of import moment
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel, FrozenQuerySet


class ArrangementQuerySet(FrozenQuerySet):
    def newest(self, *, as_of: date | datetime) -> "ArrangementQuerySet":
        """The one that decides at a moment, if any was made by then."""
        return self.filter(decided_at__lte=moment(as_of)).order_by("-decided_at", "-pk")[:1]


class Arrangement(FrozenModel):
    """What somebody decided about the front page. It holds until the next one; without any place, newest first decides."""

    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="arrangements")

    objects = ArrangementQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-decided_at", "-pk"]
        verbose_name = "arrangement of the front page"
        verbose_name_plural = "arrangements of the front page"
        permissions = [("arrange_front_page", "Can arrange the front page")]

    def __str__(self) -> str:
        return f"The front page, arranged {self.decided_at:%-d %B %Y, %H:%M} UTC"


class PinnedPlace(FrozenModel):
    """An article that keeps a place of the front page while it is public; place 1 is the lead."""

    arrangement = models.ForeignKey(Arrangement, models.PROTECT, related_name="places")
    place = models.PositiveSmallIntegerField()
    article = models.ForeignKey(Article, models.PROTECT, related_name="pinned_places")

    class Meta(FrozenModel.Meta):
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "place"], name="pinned_place_once"),
            models.UniqueConstraint(fields=["arrangement", "article"], name="pinned_article_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.article}"
