"""Two rows of one venue: what speaks against it, and making them one."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from athletics.merging.moving import change, note, repoint
from athletics.merging.pair import fill, locked_pair, same_or_merged, unsaid
from athletics.models import Merge, Venue, VenueName
from athletics.names import fold


def venue_obstacles(*, kept: Venue, gone: Venue) -> list[str]:
    """Why the two cannot be one place, in sentences that say what to mend first; none: they can be merged."""
    found = same_or_merged(kept, gone)
    if kept.pk == gone.pk:
        return found
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
    kept, gone = locked_pair(kept=kept, gone=gone, reason=reason, obstacles=venue_obstacles)
    merge = Merge(kept_venue=kept, gone_venue=gone, reason=reason.strip(), by=by, at=now)
    merge.full_clean()
    merge.save()
    repoint(merge, gone=gone, kept=kept)
    fill(merge, unsaid(merge, ("time_zone", "altitude")))
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
