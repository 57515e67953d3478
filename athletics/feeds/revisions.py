"""How often something has been announced anew: what SEQUENCE and LAST-MODIFIED are made from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from athletics.models import MeetChange
from athletics.models.announcements import Announcement, made_public


@dataclass(frozen=True, slots=True)
class Revision:
    """How often what is known has been changed by announcements, and when last."""

    sequence: int = 0
    changed_at: datetime | None = None

    def __add__(self, other: "Revision") -> "Revision":
        moments = [one for one in (self.changed_at, other.changed_at) if one]
        return Revision(self.sequence + other.sequence, max(moments, default=None))


def meet_revisions(meets: Iterable[int], *, as_of: datetime) -> dict[int, Revision]:
    """How often each meet has been announced anew, by its id. One query."""
    meets = list(meets)
    announced = MeetChange.objects.filter(made_public(as_of), meet__in=meets)
    return {meet: Revision() for meet in meets} | revisions(announced, "meet_id")


def revisions(announced: Iterable[Announcement], of: str) -> dict[int, Revision]:
    """Announcements that are out, struck out or not, counted by what they are about.

    One that is struck out counts twice, so that the number never falls.
    """
    found: dict[int, Revision] = defaultdict(Revision)
    for one in announced:
        key = getattr(one, of)
        found[key] += Revision(1, _out_since(one))
        if one.struck_out_at:
            found[key] += Revision(1, one.struck_out_at)
    return found


def _out_since(one: Announcement) -> datetime:
    """When it became visible here: when it was entered, or when it was made public if that was later."""
    announced = one.announced_at or timezone.make_aware(datetime.combine(one.announced_on, time.min))
    return max(announced, one.recorded_at)
