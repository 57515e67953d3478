"""Two rows of one venue: what speaks against it, and making them one."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.merging.moving import change, note, repoint
from athletics.models import Merge, Venue, VenueName
from athletics.names import fold


def venue_obstacles(*, kept: Venue, gone: Venue) -> list[str]:
    """Why the two cannot be one place, in sentences that say what to mend first; none: they can be merged."""
    if kept.pk == gone.pk:
        return ["This is the same row: choose the other one."]
    found = [
        f"{one.name} is merged into {one.merged_into} already: take {one.merged_into} instead."
        for one in (kept, gone)
        if one.merged_into_id
    ]
    if kept.country_id != gone.country_id:
        found.append(f"They lie in {kept.country_id} and in {gone.country_id}. Mend the wrong one first.")
    if kept.time_zone and gone.time_zone and kept.time_zone != gone.time_zone:
        found.append(f"Their clocks differ: {kept.time_zone} and {gone.time_zone}. Mend the wrong one first.")
    return found


@transaction.atomic
def merge_venues(*, kept: Venue, gone: Venue, reason: str, by: AbstractBaseUser, now: datetime) -> Merge:
    """Makes `gone` another name of `kept`; meets, rounds and results move there and each move is logged.

    Raises ValidationError with every obstacle, or where the reason is missing, and changes nothing then.
    """
    locked = {row.pk: row for row in Venue.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk])}
    kept, gone = locked[kept.pk], locked[gone.pk]
    if not reason.strip():
        raise ValidationError({"reason": "Say how it is known that they are one; it is kept."})
    if against := venue_obstacles(kept=kept, gone=gone):
        raise ValidationError(against)
    merge = Merge(kept_venue=kept, gone_venue=gone, reason=reason.strip(), by=by, at=now)
    merge.full_clean()
    merge.save()
    repoint(merge, gone=gone, kept=kept)
    filled = {
        name: getattr(gone, name)
        for name in ("time_zone", "altitude")
        if getattr(gone, name) and not getattr(kept, name)
    }
    if filled:
        change(merge, kept, **filled)
    _keep_the_name(merge)
    change(merge, gone, merged_into=kept)
    return merge


def _keep_the_name(merge: Merge) -> None:
    """A list that prints the merged name finds the venue; its city too where that is spelt otherwise."""
    kept, gone = merge.kept_venue, merge.gone_venue
    name = gone.name if fold(gone.city) == fold(kept.city) else f"{gone.name} {gone.city}"[:200]
    known = {fold(kept.name), *kept.names.values_list("folded_name", flat=True)}
    if fold(name) not in known:
        other = VenueName(venue=kept, name=name)
        other.save()
        note(merge, VenueName, [other.pk], before={}, after={"made": True})
