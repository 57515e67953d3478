"""No sequence of saves, publications and withdrawals makes a draft readable, or changes what was public before."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from newsroom.models import Publication
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError
from tests.factories import paper

START = datetime(2025, 4, 11, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["save", "new", "update", "correction", "withdrawn"]),
        st.integers(0, 3),  # minutes until it starts
        st.sampled_from([None, 1, 2]),  # minutes it then stands
    ),
    max_size=8,
)


def readable(moment: datetime) -> set[str]:
    """What readers can read at a moment, by headline and text."""
    found = Publication.objects.public(as_of=moment).select_related("version")
    documents = [publication.version.document for publication in found]
    return {f"{document['headline']}: {document['blocks'][0]['html']}" for document in documents}


@pytest.mark.django_db
class TestDrafts(HypothesisCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(actions=ACTIONS)
    def test_only_what_was_published_is_readable_and_the_past_stands(self, actions):
        person, article = paper.user(), paper.article(headline="Draft 0")
        text = paper.text(article, "<p>0</p>")
        published, seen = set(), {}
        for number, (action, wait, stands) in enumerate(actions, start=1):
            now = START + number * MINUTE
            seen[now - timedelta(seconds=1)] = readable(now - timedelta(seconds=1))
            if action == "save":
                article.headline, text.text = f"Draft {number}", f"<p>{number}</p>"
                article.save()
                text.save()
                continue
            starts_at = now + wait * MINUTE
            try:
                publish(
                    article=article,
                    by=person,
                    now=now,
                    kind=action,
                    note="Note.",
                    starts_at=starts_at,
                    ends_at=starts_at + stands * MINUTE if stands else None,
                )
            except PublishingRefusedError:
                continue
            if action != "withdrawn":
                published.add(f"{article.headline}: {text.text}")
        moments = [START + minute * MINUTE for minute in range(len(actions) + 8)]
        for moment in moments:
            assert readable(moment) <= published
        assert {moment: readable(moment) for moment in seen} == seen
