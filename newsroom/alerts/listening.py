"""The paper's ends of the record's two wires: what has changed, and what a change would do."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from athletics.consequences import Asked, Statement
from athletics.models import Change
from newsroom.alerts.causes import causes_of
from newsroom.alerts.opening import depending_on, recheck
from newsroom.alerts.readings import ask_now
from newsroom.clock import written
from newsroom.factcheck.verdicts import Finding
from newsroom.letters import tell_alerts
from newsroom.models import Alert, Check

AT_ONCE = 4
"""As many articles as are read again before an answer is given to whoever saved; the rest is for `recheck`."""


def look(changes: Sequence[Change], *, everything: bool, now: datetime | None = None) -> bool:
    """Checks again what depends on these changes; whether that was all of it. Whoever must act is told by mail."""
    now = now or timezone.now()
    keys = frozenset().union(*(change.touches for change in changes))
    publications = depending_on(set(keys), now=now)
    some = list(publications if everything else publications[: AT_ONCE + 1])
    causes = causes_of(changes) if some else []
    opened: list[Alert] = []
    for publication in some if everything else some[:AT_ONCE]:
        opened += recheck(publication, causes, now=now)
    tell_alerts(opened)
    return everything or len(some) <= AT_ONCE


def what_stands(keys: frozenset[str]) -> Asked:
    """Published statements that rest on one of the keys, as the record answers them: for `consequences.foretell`.

    Those of the newest articles; the database is held meanwhile, so that the others are counted and left out.
    """
    now = timezone.now()
    publications = list(depending_on(set(keys), now=now))
    statements = {
        check.pk: _statement(check, found)
        for publication in publications[:AT_ONCE]
        for check, found in ask_now(publication, now=now)
        if keys & set(found.keys) or "*" in keys
    }
    return Asked(statements, left_out=max(len(publications) - AT_ONCE, 0))


def _statement(check: Check, found: Finding) -> Statement:
    publication = check.publication
    when = "since" if publication.starts_at <= timezone.now() else "planned for"
    words = " ".join(check.claim.sentence.split())
    text = f"{publication.version.headline} ({when} {written(publication.starts_at)}): “{words}”"
    address = reverse("admin:newsroom_publication_change", args=[publication.pk])
    return Statement(text, address, f"{found.verdict.label}: {found.found or found.note}")
