"""What every block has in common."""

from collections.abc import Iterable
from typing import ClassVar

from content_editor.models import create_plugin_base
from django.db import models

from newsroom.models.articles import Article


class Block(create_plugin_base(Article)):
    """One block of an article's working copy.

    `kind` is the name of its template. A block that `carries_over` is the desk's own words: unchanged since the
    last publication it keeps that day. The others ask the record, and are asked anew on each publication's day.
    """

    kind: ClassVar[str]
    carries_over: ClassVar[bool] = False

    class Meta:
        abstract = True
        app_label = "newsroom"
        ordering = ["ordering"]

    @property
    def key(self) -> str:
        """What a frozen block is recognised by in the next publication."""
        return f"{self.kind}:{self.pk}"

    def rows(self) -> Iterable[models.Model]:
        """The rows it is about: its athletes, event, season, picture or quote."""
        return ()
