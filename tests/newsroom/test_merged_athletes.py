"""What was published names the row it named, also when that is merged into another since."""

from datetime import UTC, datetime

import pytest

from athletics.merging import merge_athletes
from newsroom.models import VersionAthlete
from tests.factories import paper, record

pytestmark = pytest.mark.django_db


def test_frozen_rows_stay_and_readers_find_them_at_the_kept_row(client):
    kept, gone = record.athlete("Testa Kept"), record.athlete("Testa Kepte")
    publication = paper.publication(article=paper.written(headline="A day in Testholm", athletes=[gone]))
    now = datetime(2026, 3, 1, tzinfo=UTC)
    merge_athletes(kept=kept, gone=gone, reason="One licence number.", by=paper.user(), now=now)
    assert VersionAthlete.objects.get(version=publication.version).athlete == gone
    assert "A day in Testholm" in client.get(kept.get_absolute_url()).content.decode()
    assert client.get(gone.get_absolute_url())["Location"] == kept.get_absolute_url()
