"""When what readers see of the paper changes by itself, without anybody doing anything."""

from datetime import datetime

from django.db.models import Min, Q

from newsroom.models import Publication


def next_turning_point(*, after: datetime) -> datetime | None:
    """The next moment at which a planned publication starts or a publication ends; None when nothing is planned.

    A plan that was called off may still be named: a page is then only made again too early. One query.
    """
    found = Publication.objects.aggregate(
        starts=Min("starts_at", filter=Q(starts_at__gt=after)),
        ends=Min("ends_at", filter=Q(ends_at__gt=after)),
    )
    return min(filter(None, found.values()), default=None)
