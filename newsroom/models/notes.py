"""What colleagues say to each other about a draft."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.choices import NoteKind
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel


class Note(FrozenModel):
    """One note on an article: the first of a thread, an answer in it, or that the thread is settled or open again.

    Kept with the article and never public: no page of readers reads this table.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="notes")
    thread = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        help_text="The first note of its thread; of that itself, none.",
    )
    kind = models.CharField(max_length=8, choices=NoteKind, default=NoteKind.SAID)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes")

    class Meta(FrozenModel.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=NoteKind.SAID) | ~Q(text=""),
                name="note_says_something",
                violation_error_message="Write the note.",
            ),
            models.CheckConstraint(
                condition=Q(kind=NoteKind.SAID) | Q(thread__isnull=False),
                name="note_settles_a_thread",
                violation_error_message="Say which thread is settled.",
            ),
        ]

    def __str__(self) -> str:
        return f"Note on “{self.article}” ({self.get_kind_display()})"
