"""Articles for the record's pages, as cards: what the public templates call as `articles_about`."""

from datetime import date, datetime

from django.utils import timezone

from athletics.as_of import moment
from athletics.models import Athlete, Meet
from newsroom.models import Publication
from newsroom.rendering import card

MOST = 6


def articles_about(
    *, meet: Meet | None = None, athlete: Athlete | None = None, as_of: date | datetime, limit: int = MOST
) -> list[dict]:
    """What can be read as of then about a meet, an athlete, or both, newest first. One query.

    Pages of the record speak of a day, meaning its end; what is planned for later today is not shown before.
    """
    by_now = min(moment(as_of), timezone.now())
    found = Publication.objects.public(as_of=by_now).about(meet=meet, athlete=athlete)
    return [card(publication) for publication in found.for_list()[:limit]]
