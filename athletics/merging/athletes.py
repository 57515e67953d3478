"""Two rows of one athlete: what speaks against it, and making them one."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from athletics.choices import AliasKind, Precision
from athletics.merging.moving import change, note, repoint
from athletics.merging.pair import fill, locked_pair, same_or_merged, unsaid
from athletics.models import Alias, Athlete, Entry, Merge, Result
from athletics.names import fold

FILLED = ("native_name", "birth_place", "wa_id")
"""Columns the kept row takes over where it says nothing itself."""
NAMED = 3
"""Races named in a refusal; more are counted."""


def obstacles(*, kept: Athlete, gone: Athlete) -> list[str]:
    """Why the two cannot be one person, in sentences that say what to mend first; none: they can be merged."""
    found = same_or_merged(kept, gone)
    if kept.pk == gone.pk:
        return found
    if kept.sex != gone.sex:
        found.append("One is a man and the other a woman on file. Mend that first if it is an error.")
    if _exact(kept) and _exact(gone) and kept.birth_date != gone.birth_date:
        days = f"{kept.birth_date:%-d %B %Y} and {gone.birth_date:%-d %B %Y}"
        found.append(f"They were born on different days: {days}. Mend the wrong one first.")
    elif _years_differ(kept, gone):
        found.append(
            f"They were born in different years: {kept.birth_date.year} and {gone.birth_date.year}. Mend the wrong one first."
        )
    if kept.wa_id and gone.wa_id and kept.wa_id != gone.wa_id:
        found.append(
            f"World Athletics has them as two: {kept.wa_id} and {gone.wa_id}. Empty the wrong one first."
        )
    return found + _met(kept, gone) + _entered_twice(kept, gone)


@transaction.atomic
def merge_athletes(
    *, kept: Athlete, gone: Athlete, reason: str, by: AbstractBaseUser, now: datetime
) -> Merge:
    """Makes `gone` a row of `kept`: live rows are re-pointed and logged, frozen ones stay, and reads follow.

    A mark that stands under both without a round is one mark twice: the merged row's is set aside as replaced. Where the
    kept row says nothing of birth or number it takes over what the other says. Raises ValidationError with every
    obstacle, or where the reason is missing, and changes nothing then.
    """
    kept, gone = locked_pair(kept=kept, gone=gone, reason=reason, obstacles=obstacles)
    merge = Merge(kept=kept, gone=gone, reason=reason.strip(), by=by, at=now)
    merge.full_clean()
    merge.save()
    _set_twins_aside(merge, now)
    repoint(merge, gone=gone, kept=kept)
    _take_over(merge)
    _keep_the_name(merge)
    change(merge, gone, merged_into=kept)
    return merge


def twins(*, kept: Athlete, gone: Athlete):
    """Results of `gone` that `kept` has as well: same day, discipline, facility and mark, one of them without a round."""
    theirs = Result.objects.current().filter(athlete=kept).values_list(*SAME, "round")
    known: dict[tuple, set] = {}
    for *same, race in theirs:
        known.setdefault(tuple(same), set()).add(race)
    own = Result.objects.current().filter(athlete=gone).exclude(mark=None).order_by("-date", "pk")
    return [
        result
        for result in own.select_related("discipline", "athlete")
        if (races := known.get(tuple(getattr(result, name) for name in SAME)))
        and (result.round_id is None or None in races)
    ]


SAME = ("date", "discipline_id", "facility", "indoors", "mark", "en_route")


def _exact(athlete: Athlete) -> bool:
    return athlete.birth_date is not None and athlete.birth_precision == Precision.DAY


def _years_differ(a: Athlete, b: Athlete) -> bool:
    known = a.birth_date is not None and b.birth_date is not None
    return known and not (_exact(a) and _exact(b)) and a.birth_date.year != b.birth_date.year


def _met(kept: Athlete, gone: Athlete) -> list[str]:
    rounds = Result.objects.current().filter(athlete=gone).exclude(round=None).values("round")
    both = Result.objects.current().filter(athlete=kept, round__in=rounds)
    races = [f"{one.discipline}, {one.date:%-d %B %Y}" for one in both.select_related("discipline")]
    if not races:
        return []
    more = f" and {len(races) - NAMED} more" if len(races) > NAMED else ""
    return [f"They ran in the same race: {'; '.join(races[:NAMED])}{more}. Nobody meets himself or herself."]


def _entered_twice(kept: Athlete, gone: Athlete) -> list[str]:
    standing = Entry.objects.filter(steps__struck_out_at=None, steps__isnull=False)
    events = standing.filter(athlete=gone).values("event")
    both = standing.filter(athlete=kept, event__in=events).select_related("event__meet", "event__discipline")
    return [
        f"Both are entered in {one.event}, {one.event.meet}: strike out the steps of one of the two entries first."
        for one in both.distinct()
    ]


def _set_twins_aside(merge: Merge, now: datetime) -> None:
    keys = [one.pk for one in twins(kept=merge.kept, gone=merge.gone)]
    Result.objects.filter(pk__in=keys).update(superseded_at=now)
    note(merge, Result, keys, before={"superseded_at": None}, after={"superseded_at": now})


def _take_over(merge: Merge) -> None:
    kept, gone = merge.kept, merge.gone
    filled = unsaid(merge, FILLED)
    if gone.birth_date and not _exact(kept) and (kept.birth_date is None or _exact(gone)):
        filled |= {"birth_date": gone.birth_date, "birth_precision": gone.birth_precision}
    if kept.identity_uncertain and (_exact(kept) or _exact(gone) or not gone.identity_uncertain):
        filled["identity_uncertain"] = False
    if "wa_id" in filled:
        change(merge, gone, wa_id=None)
    fill(merge, filled)


def _keep_the_name(merge: Merge) -> None:
    """The merged row's name becomes another name of the kept one, so that a file which uses it finds the athlete."""
    known = {merge.kept.folded_name, *merge.kept.aliases.values_list("folded_name", flat=True)}
    if fold(merge.gone.name) not in known:
        alias = Alias(athlete=merge.kept, name=merge.gone.name, kind=AliasKind.SPELLING)
        alias.save()
        note(merge, Alias, [alias.pk], before={}, after={"made": True})
