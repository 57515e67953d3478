"""Mail to whoever must act on an article: short, in plain text, one letter each."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.urls import reverse

from newsroom.choices import NoteKind, State, Wants
from newsroom.clock import written
from newsroom.models import Alert, Assignment, Note, Publication, Step

log = logging.getLogger(__name__)

SUBJECTS = {
    State.IN_REVIEW: "For review: {headline}",
    State.RETURNED: "Returned: {headline}",
    State.APPROVED: "Approved: {headline}",
}
SENTENCES = {
    State.IN_REVIEW: "{person} asks for a review of “{headline}”.",
    State.RETURNED: "{person} has returned “{headline}”.",
    State.APPROVED: "{person} has approved “{headline}”. It can be published.",
}


def tell(step: Step) -> list[str]:
    """Writes to those who must act next; their addresses. A letter that cannot be sent stops nothing but is logged."""
    if not settings.NOTIFY_BY_EMAIL or step.to_state not in SUBJECTS:
        return []
    to = sorted({person.email for person in recipients(step) if person.email})
    return send([_letter(step, address) for address in to])


def recipients(step: Step) -> list[User]:
    """Whoever reviews, if a review is wanted; else whoever wrote it or asked. Never the one who moved it."""
    article = step.article
    if step.to_state == State.IN_REVIEW:
        people = User.objects.with_perm("newsroom.review_article", include_superusers=False)
        if settings.FOUR_EYES:
            people = people.exclude(pk__in=[article.created_by_id, article.changed_by_id])
    else:
        asked = article.steps.filter(to_state=State.IN_REVIEW).order_by("-at", "-pk").values("by")[:1]
        people = User.objects.filter(
            Q(pk__in=[article.created_by_id, article.changed_by_id]) | Q(pk__in=asked), is_active=True
        )
    return list(people.exclude(pk=step.by_id).distinct())


def tell_note(note: Note) -> list[str]:
    """Writes to those a note concerns: whoever wrote the article and whoever spoke in the thread; their addresses."""
    if not settings.NOTIFY_BY_EMAIL or note.kind != NoteKind.SAID:
        return []
    article = note.article
    spoke = Note.objects.filter(Q(pk=note.thread_id) | Q(thread=note.thread_id, thread__isnull=False)).values(
        "by"
    )
    people = User.objects.filter(
        Q(pk__in=[article.created_by_id, article.changed_by_id]) | Q(pk__in=spoke), is_active=True
    ).exclude(Q(pk=note.by_id) | Q(email=""))
    headline, person = " ".join(article.headline.split()), note.by.get_full_name() or note.by.get_username()
    address = settings.SITE_URL + reverse("admin:newsroom_article_change", args=[article.pk]) + "#notes"
    body = "\n\n".join([f"{person} on “{headline}”:", note.text, address]) + "\n"
    return send(
        [EmailMessage(f"A note on {headline}", body, to=[one.email]) for one in people.order_by("pk")]
    )


def tell_assignment(row: Assignment) -> list[str]:
    """Writes to whoever is to write an article; the address."""
    person = row.assigned_to
    if not settings.NOTIFY_BY_EMAIL or not person.email or not person.is_active:
        return []
    headline, who = (
        " ".join(row.article.headline.split()),
        row.decided_by.get_full_name() or row.decided_by.get_username(),
    )
    due = f"It is due {written(row.due_at)}." if row.due_at else ""
    address = settings.SITE_URL + reverse("admin:newsroom_article_change", args=[row.article_id])
    lines = [f"{who} asks you to write “{headline}”.", due, row.brief, address]
    body = "\n\n".join(line for line in lines if line) + "\n"
    return send([EmailMessage(f"For you to write: {headline}", body, to=[person.email])])


def send(letters: Sequence[EmailMessage]) -> list[str]:
    """The addresses written to. Letters that cannot be sent stop nothing but are logged."""
    try:
        get_connection().send_messages(letters)
    except OSError:
        log.exception("%s letters could not be sent.", len(letters))
    return [address for letter in letters for address in letter.to]


def tell_alerts(alerts: Sequence[Alert]) -> list[str]:
    """One letter an article to those who wrote or published it, about what the record now says; their addresses.

    What wants nothing is not written about.
    """
    wanting = [alert for alert in alerts if alert.wants != Wants.NOTHING]
    if not settings.NOTIFY_BY_EMAIL or not wanting:
        return []
    by_publication: dict[Publication, list[Alert]] = {}
    for alert in wanting:
        by_publication.setdefault(alert.check_of.publication, []).append(alert)
    letters = [
        _alert_letter(publication, some, person.email)
        for publication, some in by_publication.items()
        for person in _answerable(publication)
        if person.email
    ]
    return send(letters)


def _answerable(publication: Publication) -> list[User]:
    article = publication.article
    people = [article.created_by_id, article.changed_by_id, publication.decided_by_id]
    return list(User.objects.filter(pk__in=people, is_active=True).order_by("pk"))


def _alert_letter(publication: Publication, alerts: Sequence[Alert], to: str) -> EmailMessage:
    headline = " ".join(publication.version.headline.split())
    lines = [
        f"The record has changed under “{headline}”. Readers see a notice above the text until it is answered."
    ]
    for alert in alerts:
        lines += [
            f"“{' '.join(alert.check_of.claim.sentence.split())}” {alert.get_nature_display()}.",
            alert.found,
        ]
    lines += [alerts[0].cause, f"{settings.SITE_URL}{reverse('admin:newsroom_alert_changelist')}"]
    return EmailMessage(f"The record has changed: {headline}", "\n\n".join(lines) + "\n", to=[to])


def _letter(step: Step, to: str) -> EmailMessage:
    headline, person = step.article.headline, step.by.get_full_name() or step.by.get_username()
    words = {"headline": headline, "person": person}
    address = settings.SITE_URL + reverse("admin:newsroom_article_review", args=[step.article_id])
    lines = [SENTENCES[step.to_state].format(**words), step.reason, address]
    subject = " ".join(SUBJECTS[step.to_state].format(**words).split())
    return EmailMessage(subject, "\n\n".join(line for line in lines if line) + "\n", to=[to])
