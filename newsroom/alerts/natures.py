"""What became of a checked sentence: still so, true then, right on what was known then, or wrong then.

A text is read on its own day throughout, so that neither a birthday nor a race that has been run makes a difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from athletics.as_of import day
from newsroom.alerts.causes import Cause
from newsroom.alerts.readings import Again
from newsroom.choices import Nature, Verdict, Wants
from newsroom.factcheck.verdicts import Finding
from newsroom.models import Publication

GOOD = (Verdict.CONFIRMED, Verdict.CONFIRMED_BUT)
UNJUDGED = (Verdict.ATTRIBUTED, Verdict.UNCHECKED)
CURRENT = timedelta(days=30)
"""How long a text that is about no meet is taken to speak of the present."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a sentence and the record have come apart, and the finding that says so."""

    again: Again
    nature: Nature
    wants: Wants
    finding: Finding


def difference(again: Again, causes: Sequence[Cause], *, looks_ahead: bool) -> Difference | None:
    """None where the sentence stands as it was judged, or is now better founded than it was."""
    check, then, since = again.check, again.then, again.since
    if then is None or since is None or check.verdict in UNJUDGED:
        return None
    if then.verdict != check.verdict:
        known_later = bool(causes) and all(cause.later_than(check.checked_at) for cause in causes)
        wrong = then.verdict == Verdict.CONTRADICTED and not known_later
        nature, finding = (Nature.WRONG_THEN if wrong else Nature.AS_KNOWN), then
    elif since.verdict != then.verdict and not _was_known(again):
        retroactive = any(cause.retroactive for cause in causes)
        nature, finding = (Nature.AS_KNOWN if retroactive else Nature.TRUE_THEN), since
    else:
        return None
    if finding.verdict in UNJUDGED or (check.verdict == Verdict.NOT_ON_FILE and finding.verdict in GOOD):
        return None
    return Difference(again, nature, wanted(nature, finding.verdict, looks_ahead=looks_ahead), finding)


def wanted(nature: Nature, verdict: str, *, looks_ahead: bool) -> Wants:
    """What the desk has to do. What is true, with or without a note, wants nothing; nor does what has had its day."""
    if verdict in GOOD:
        return Wants.NOTHING
    if nature == Nature.WRONG_THEN:
        return Wants.CORRECTION
    return Wants.UPDATE if looks_ahead or nature == Nature.AS_KNOWN else Wants.NOTHING


def looks_ahead(publication: Publication, *, now: datetime) -> bool:
    """Whether a text speaks of what is to come: until the meet it is about is over, else for thirty days."""
    if publication.starts_at > now:
        return True
    meets = publication.version.versionmeet_rows.filter(about=True)
    ends: list[date] = list(meets.values_list("meet__end_date", flat=True))
    return max(ends) >= day(now) if ends else publication.starts_at + CURRENT >= now


def suggestion(found: Difference) -> str:
    """What to do, in a sentence, with the right words where they are known."""
    finding = found.finding
    if found.wants == Wants.NOTHING:
        return ""
    lead = "Correct it" if found.nature == Nature.WRONG_THEN else "Say in an update what has changed"
    if finding.fix and finding.fix[2]:
        wrong = finding.text[finding.fix[0] - finding.start : finding.fix[1] - finding.start]
        return f"{lead}: “{finding.fix[2]}” instead of “{wrong}”."
    return f"{lead}: {finding.found or finding.note}"


def same_words(one: str, other: str, *, days: Iterable[date]) -> bool:
    """Whether two answers say the same, but for the days they were given on: “set by 18 April 2025”."""
    for asked in days:
        one, other = (words.replace(f"{asked:%-d %B %Y}", "…") for words in (one, other))
    return one == other


def _was_known(again: Again) -> bool:
    """Text carried over from an earlier day: whether those who published it again knew this already."""
    return again.decided is not None and again.decided.verdict == again.since.verdict
