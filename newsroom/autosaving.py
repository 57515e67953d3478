"""Nothing typed is lost: the unsaved form of an article, kept until it is saved or given up."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet

from newsroom.models import Article, Autosave

Fields = Iterable[tuple[str, str]]
NOT_KEPT = {"csrfmiddlewaretoken", "article", "form_key", "save_over", "facts_as_of", "facts_stronger"}
"""What a form sends along that is nobody’s text."""


REMEMBERED = timedelta(days=30)
"""As long a browser may be away and still learn that what it kept was saved."""


@transaction.atomic
def keep(
    *, form: str, article: Article | None, fields: Fields, by: AbstractBaseUser, now: datetime
) -> Autosave | None:
    """The row of this open form, with what stands in it now; None where the form was saved. No button is kept."""
    if Autosave.objects.filter(user=by, form=form, saved_at__isnull=False).exists():
        return None
    kept = [
        # PostgreSQL keeps no NUL, and no text needs one.
        [name, value.replace("\0", "")]
        for name, value in fields
        if name not in NOT_KEPT and not name.startswith("_")
    ]
    headline = next((value for name, value in kept if name == "headline"), "")
    said = {"article": article, "fields": kept, "headline": headline.strip()[:140], "kept_at": now}
    row, _ = Autosave.objects.update_or_create(user=by, form=form, defaults=said)
    return row


@transaction.atomic
def mark_saved(*, form: str, by: AbstractBaseUser, now: datetime) -> None:
    """What stood in this open form was really saved; nothing of it is kept any more."""
    Autosave.objects.filter(user=by, saved_at__lt=now - REMEMBERED).delete()
    said = {"article": None, "fields": [], "headline": "", "kept_at": now, "saved_at": now}
    Autosave.objects.update_or_create(user=by, form=form, defaults=said)


@transaction.atomic
def give_up(*, form: str, by: AbstractBaseUser) -> bool:
    """Removes what was kept of an open form; whether there was something. Only the person’s own."""
    return bool(Autosave.objects.unsaved().filter(user=by, form=form).delete()[0])


def unsaved(*, article: Article | None, by: AbstractBaseUser) -> QuerySet[Autosave]:
    """What the person has typed into forms of the article and not saved, the newest first."""
    return Autosave.objects.unsaved().filter(user=by, article=article)


def saved_forms(*, by: AbstractBaseUser) -> list[str]:
    """The forms this person saved lately."""
    return list(Autosave.objects.filter(user=by, saved_at__isnull=False).values_list("form", flat=True))
