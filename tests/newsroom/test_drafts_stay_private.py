"""No sequence of the desk's actions makes a draft readable, or changes what was public before."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from newsroom import workflow
from newsroom.calling_off import call_off
from newsroom.choices import PublicationKind
from newsroom.embargoes import in_force, lift_embargo, set_embargo
from newsroom.models import Article, Publication
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError
from tests.factories import paper

START = datetime(2025, 4, 11, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DESK = ["save", "submit", "approve", "give_back", "call_off", "embargo", "lift"]
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from([*DESK, *PublicationKind.values, *PublicationKind.values]),
        st.integers(0, 3),  # minutes until it starts
        st.sampled_from([None, 1, 2]),  # minutes it then stands
        st.sampled_from([None, "call_off", "rebase"]),
    ),
    max_size=9,
)


def readable(moment: datetime) -> set[str]:
    """What readers can read at a moment, by headline and text."""
    found = Publication.objects.public(as_of=moment).select_related("version")
    documents = [publication.version.document for publication in found]
    return {f"{document['headline']}: {document['blocks'][0]['html']}" for document in documents}


class Desk:
    """One article and somebody who may do everything, so that only sense is refused."""

    def __init__(self) -> None:
        self.person, self.article = paper.chief_editor(), paper.article(headline="Draft 0")
        self.text = paper.text(self.article, "<p>0</p>")
        self.published: set[str] = set()

    def act(self, number: int, now: datetime, action: str, wait: int, stands: int | None, planned) -> None:
        said = {"by": self.person, "now": now}
        if action in PublicationKind.values:
            self.publish(action, now, now + wait * MINUTE, stands, planned)
        elif action == "save":
            self.article.headline, self.text.text = f"Draft {number}", f"<p>{number}</p>"
            self.article.changed_at = now
            self.article.save()
            self.text.save()
        elif action == "call_off":
            for row in self.article.publications.all():
                self.tried(lambda row=row: call_off(publication=row, reason="Postponed.", **said))
        elif action == "embargo":
            until = now + (wait + 1) * MINUTE
            self.tried(lambda: set_embargo(article=self.article, until=until, source="A federation", **said))
        elif action == "lift":
            self.tried(lambda: lift_embargo(article=self.article, reason="Released.", **said))
        else:
            move = getattr(workflow, action)
            self.tried(lambda: move(article=Article.objects.get(), reason="Look at it.", **said))

    def publish(self, kind: str, now: datetime, starts_at: datetime, stands: int | None, planned) -> None:
        ends_at = starts_at + stands * MINUTE if stands else None
        asked = {"starts_at": starts_at, "ends_at": ends_at, "note": "Note.", "planned": planned}
        held = in_force(self.article, as_of=now)
        done = self.tried(lambda: publish(article=self.article, by=self.person, now=now, kind=kind, **asked))
        if done and kind != PublicationKind.WITHDRAWN:
            self.published.add(f"{self.article.headline}: {self.text.text}")
            assert held is None or starts_at >= held.until or kind == PublicationKind.CORRECTION

    def tried(self, change) -> bool:
        try:
            change()
        except PublishingRefusedError:
            return False
        return True


@pytest.mark.django_db
class TestDrafts(HypothesisCase):
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(actions=ACTIONS)
    def test_only_what_was_published_is_readable_and_the_past_stands(self, actions):
        desk, seen = Desk(), {}
        for number, action in enumerate(actions, start=1):
            now = START + number * MINUTE
            before = now - timedelta(microseconds=1)
            seen[before] = readable(before)
            desk.act(number, now, *action)
        assert {moment: readable(moment) for moment in seen} == seen
        for minute in range(len(actions) + 8):
            assert readable(START + minute * MINUTE) <= desk.published
