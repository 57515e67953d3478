"""Where a record stands on a day: claimed, pending, ratified, rejected, annulled.

Competition Rules CR31 (2024 edition): a mark equal to or better than the record is submitted, and is a record
once it is ratified. A mark may be ratified after it was already beaten, and a ratified one annulled.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from athletics.choices import Ratification
from athletics.models import Record


class Stage(StrEnum):
    """The stage of a record's life on a day."""

    PENDING = "pending"
    CLAIMED = "claimed"
    RATIFIED = "ratified"
    REJECTED = "rejected"
    ANNULLED = "annulled"
    NOT_REQUIRED = "not required"
    NOT_ON_FILE = "ratification not on file"
    ON_FILE = "result on file"


PENDING = frozenset({Stage.PENDING, Stage.CLAIMED})
STRUCK = frozenset({Stage.REJECTED, Stage.ANNULLED})


@dataclass(frozen=True, slots=True)
class Life:
    """The stage on a day, and the day it was reached where that day is on file."""

    stage: Stage
    since: date | None = None

    @property
    def sentence(self) -> str:
        """“Ratified on 18 April 2025.”, “Pending ratification.”"""
        on = f" on {self.since:%-d %B %Y}" if self.since else ""
        return {
            Stage.PENDING: "Pending ratification.",
            Stage.CLAIMED: f"Claimed{on}; pending ratification.",
            Stage.RATIFIED: f"Ratified{on}." if on else "Ratified; the day is not on file.",
            Stage.REJECTED: f"Rejected{on}." if on else "Rejected; the day is not on file.",
            Stage.ANNULLED: f"Annulled{on}." if on else "Annulled; the day is not on file.",
            Stage.NOT_REQUIRED: "Not subject to ratification.",
            Stage.NOT_ON_FILE: "Ratification not on file.",
            Stage.ON_FILE: "A result on file; not on the record list.",
        }[self.stage]


def life(record: Record, *, on: date) -> Life:
    """The stage of a listed record on a day at or after it was set.

    A decision whose day is not on file counts from the day the record was set, and its sentence says so:
    nothing else can be known. A record annulled later, without a day of ratification, is “not on file” before.
    """
    final = record.ratification
    if final == Ratification.ANNULLED and (record.annulled_on is None or record.annulled_on <= on):
        return Life(Stage.ANNULLED, record.annulled_on)
    if record.annulled_on and record.annulled_on <= on:
        return Life(Stage.ANNULLED, record.annulled_on)
    if final == Ratification.REJECTED and (record.rejected_on is None or record.rejected_on <= on):
        return Life(Stage.REJECTED, record.rejected_on)
    if final == Ratification.RATIFIED and record.ratified_on is None:
        return Life(Stage.RATIFIED)
    if record.ratified_on and record.ratified_on <= on:
        return Life(Stage.RATIFIED, record.ratified_on)
    if final == Ratification.NOT_REQUIRED:
        return Life(Stage.NOT_REQUIRED)
    if final == Ratification.NOT_ON_FILE or (final == Ratification.ANNULLED and not record.ratified_on):
        return Life(Stage.NOT_ON_FILE)
    if record.claimed_on and record.claimed_on <= on:
        return Life(Stage.CLAIMED, record.claimed_on)
    return Life(Stage.PENDING)
