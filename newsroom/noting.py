"""Notes on a draft: written, answered, settled and opened again; nothing said is taken away."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.choices import NoteKind
from newsroom.letters import tell_note
from newsroom.models import Article, Note
from newsroom.refusals import PublishingRefusedError, Refusal

LONGEST = 5_000
"""Characters of one note."""


@dataclass
class Thread:
    """A first note and what followed it, oldest first."""

    first: Note
    answers: list[Note] = field(default_factory=list)

    @property
    def is_settled(self) -> bool:
        """Whether the last word on it was that it is settled."""
        turns = [one.kind for one in self.answers if one.kind != NoteKind.SAID]
        return bool(turns) and turns[-1] == NoteKind.SETTLED


def threads(article: Article) -> list[Thread]:
    """Every thread on an article, those still open first, then by age. One query."""
    found: dict[int, Thread] = {}
    rows = article.notes.select_related("by").order_by("at", "pk")
    for note in rows:
        if note.thread_id is None:
            found[note.pk] = Thread(note)
        else:
            found[note.thread_id].answers.append(note)
    return sorted(found.values(), key=lambda one: one.is_settled)


@transaction.atomic
def note(
    *,
    article: Article,
    by: AbstractBaseUser,
    now: datetime,
    text: str = "",
    thread: Note | None = None,
    kind: NoteKind | str = NoteKind.SAID,
) -> Note:
    """Adds a note, in a thread or as the first of one. Raises PublishingRefusedError for who may not, or no text."""
    if not by.has_perm("newsroom.change_article"):
        raise PublishingRefusedError(Refusal.NOTE_NOT_PERMITTED)
    text = text.strip()
    if kind == NoteKind.SAID and not text:
        raise PublishingRefusedError(Refusal.NOTE_EMPTY)
    if len(text) > LONGEST:
        raise PublishingRefusedError(Refusal.NOTE_LONG)
    made = Note.objects.create(article=article, thread=thread, kind=kind, text=text, at=now, by=by)
    transaction.on_commit(lambda: tell_note(made))
    return made
