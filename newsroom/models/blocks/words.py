"""Blocks the desk writes itself: text, quotes, pictures, facts set apart."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django_prose_editor.fields import ProseEditorField

from newsroom import rich_text
from newsroom.models.blocks.base import Block
from newsroom.models.pictures import Picture
from newsroom.models.quotes import Quote


class RichText(Block):
    """Running text. Cleaned whenever it is saved, whatever was pasted, and again when it is frozen."""

    kind = "rich_text"
    carries_over = True

    text = ProseEditorField(extensions=rich_text.EXTENSIONS, sanitize=True)

    class Meta(Block.Meta):
        verbose_name = "text"
        verbose_name_plural = "texts"

    def __str__(self) -> str:
        return Truncator(strip_tags(self.text)).words(8) or "Empty text"

    def save(self, **kwargs) -> None:
        self.text = rich_text.clean(self.text)
        super().save(**kwargs)


class QuoteBlock(Block):
    """A quote from the desk's file, set apart."""

    kind = "quote"
    carries_over = True

    quote = models.ForeignKey(Quote, models.PROTECT, related_name="blocks")

    class Meta(Block.Meta):
        verbose_name = "quote"

    def __str__(self) -> str:
        return str(self.quote)

    def rows(self) -> Iterable[models.Model]:
        return (self.quote,)


class PictureBlock(Block):
    """A picture with a caption."""

    kind = "picture"
    carries_over = True

    picture = models.ForeignKey(Picture, models.PROTECT, related_name="blocks")
    caption = models.CharField(max_length=300, blank=True)

    class Meta(Block.Meta):
        verbose_name = "picture"

    def __str__(self) -> str:
        return str(self.picture)

    def rows(self) -> Iterable[models.Model]:
        return (self.picture,)


class FactBox(Block):
    """A few facts set apart, one a line."""

    kind = "fact_box"
    carries_over = True

    title = models.CharField(max_length=80)
    facts = models.TextField(help_text="One fact a line, as “Where: London Stadium”.")
    definition = models.CharField(
        max_length=200, blank=True, help_text="What a number in it counts, in one line."
    )

    class Meta(Block.Meta):
        verbose_name = "fact box"
        verbose_name_plural = "fact boxes"

    def __str__(self) -> str:
        return self.title

    def pairs(self) -> list[tuple[str, str]]:
        """(label, value) of each line; the value is empty where a line has no colon."""
        lines = [line.partition(":") for line in self.facts.splitlines() if line.strip()]
        return [(label.strip(), value.strip()) for label, _, value in lines]

    def clean(self) -> None:
        for label, value in self.pairs():
            if not label or not value:
                raise ValidationError(
                    {"facts": f"“{label or value}” has no colon. Write what it is, a colon and the fact."}
                )
