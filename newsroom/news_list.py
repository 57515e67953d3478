"""The news list: what the desk has still to publish, by whom, due when.

An article stands on it until it is published or put aside, and again while it is in review, returned or approved,
while something of it is planned, and while it is due at a moment after its last publication was decided.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from newsroom.choices import State
from newsroom.models import Article, Assignment, Embargo, Section, Step

SOON = timedelta(hours=24)
WAITING = (State.IN_REVIEW, State.RETURNED, State.APPROVED)
FILTERS = {
    "all": "Everything",
    "mine": "Mine",
    "due": "Due within 24 hours",
    "overdue": "Overdue",
    "in_review": "In review",
    "unassigned": "Unassigned",
    "embargo": "Under embargo",
}


def listed(*, now: datetime) -> QuerySet[Article]:
    """The articles of the list with what it says of each: what is due first comes first, without a moment last."""
    newest = Assignment.objects.filter(article=OuterRef("pk")).order_by("-pk")
    step = Step.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk")
    held = Embargo.objects.in_force(as_of=now).filter(article=OuterRef("pk"))
    rows = Article.objects.for_desk(now=now).annotate(
        last_state=Subquery(step.values("to_state")[:1]),
        last_step_at=Subquery(step.values("at")[:1]),
        held_until=Subquery(held.values("until")[:1]),
        assigned_id=Subquery(newest.values("assigned_to")[:1]),
        due_at=Subquery(newest.values("due_at")[:1]),
        aside=Subquery(newest.values("put_aside")[:1]),
    )
    open_again = Q(due_at__gt=F("newest_decided_at")) | Q(planned_number__isnull=False)
    waiting = Q(last_state__in=WAITING)
    # Written out: an article about which nothing was decided has no `aside` to compare with.
    rows = rows.filter(Q(aside=None) | Q(aside=False), Q(newest_number=None) | open_again | waiting)
    return rows.order_by(F("due_at").asc(nulls_last=True), "-changed_at", "pk")


def condition(name: str, *, person: AbstractBaseUser, now: datetime) -> Q:
    """What a filter keeps of the list."""
    return {
        "mine": Q(assigned_id=person.pk),
        "due": Q(due_at__gte=now, due_at__lte=now + SOON),
        "overdue": Q(due_at__lt=now),
        "in_review": Q(last_state=State.IN_REVIEW),
        "unassigned": Q(assigned_id=None),
        "embargo": Q(held_until__gt=now),
    }.get(name, Q())


def counts(rows: QuerySet[Article], *, person: AbstractBaseUser, now: datetime) -> dict[str, int]:
    """How many of the list each filter keeps. One query."""
    narrowed = [name for name in FILTERS if name != "all"]
    asked = {name: Count("pk", filter=condition(name, person=person, now=now)) for name in narrowed}
    return rows.order_by().aggregate(all=Count("pk"), **asked)


def sections() -> Sequence[Section]:
    """The sections the list may be narrowed to."""
    return list(Section.objects.all())
