"""Somebody says that the record is wrong; the keeper looks, mends it or not, and answers."""

import logging
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, User
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse

from athletics.choices import QueryOutcome
from athletics.models import Athlete, Meet, RecordQuery

log = logging.getLogger(__name__)
ANSWERS = "change_recordquery"


@transaction.atomic
def raise_query(
    *,
    said: str,
    source: str,
    by: AbstractBaseUser,
    now: datetime,
    record_says: str = "",
    athlete: Athlete | None = None,
    meet: Meet | None = None,
    raised_from: str = "",
) -> RecordQuery:
    """Puts a sentence and what it rests on before the keeper, who is told by mail after the commit.

    Raises ValidationError, by field, where either is missing or too long.
    """
    query = RecordQuery(
        said=said.strip(),
        source=source.strip(),
        record_says=record_says,
        athlete=athlete,
        meet=meet,
        raised_from=raised_from,
        raised_by=by,
        raised_at=now,
    )
    query.full_clean()
    query.save()
    transaction.on_commit(lambda: tell_keepers(query))
    return query


@transaction.atomic
def give_answer(
    *, query: RecordQuery, outcome: QueryOutcome, answer: str, by: AbstractBaseUser, now: datetime
) -> RecordQuery:
    """The keeper's answer, once. Raises ValidationError where there is one already or it says nothing."""
    kept = RecordQuery.objects.select_for_update().get(pk=query.pk)
    if kept.outcome:
        raise ValidationError("This query has been answered.")
    kept.outcome, kept.answer, kept.answered_at, kept.answered_by = outcome, answer.strip(), now, by
    kept.full_clean()
    kept.save()
    query.refresh_from_db()
    return kept


def tell_keepers(query: RecordQuery) -> list[str]:
    """Writes to those who may answer; their addresses."""
    keepers = User.objects.with_perm(
        f"athletics.{ANSWERS}",
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    lines = [query.said, f"It rests on: {query.source}"]
    if query.record_says:
        lines.insert(1, f"The record says: {query.record_says}")
    to = {person.email for person in keepers.exclude(pk=query.raised_by_id) if person.email}
    return _write("The record is said to be wrong", lines, query, sorted(to))


def tell_answer(query: RecordQuery) -> list[str]:
    """Writes to whoever asked, unless it is the one who answered; the address."""
    asker = query.raised_by
    to = [asker.email] if asker.email and asker.pk != query.answered_by_id else []
    return _write(
        "Your query about the record",
        [query.said, f"{query.get_outcome_display()}: {query.answer}"],
        query,
        to,
    )


def _write(subject: str, lines: list[str], query: RecordQuery, to: list[str]) -> list[str]:
    """A letter that cannot be sent stops nothing but is logged."""
    if not settings.NOTIFY_BY_EMAIL or not to:
        return []
    address = settings.SITE_URL + reverse("admin:athletics_recordquery_change", args=[query.pk])
    body = "\n\n".join([*lines, address]) + "\n"
    try:
        get_connection().send_messages([EmailMessage(subject, body, to=[one]) for one in to])
    except OSError:
        log.exception("The letters about query %s could not be sent.", query.pk)
    return to
