"""The record book: who held which record on a day, and what broke it.

World, area and national records are rows of a list; meeting, championship and league records and leads are computed
from the legal results on file. A row outranks an equal result; a better legal result outranks both, and the answer's
`basis` says which. Every list belongs to one facility. `recorded_at` plays no part: the sport's own dates decide.

Inside, the order is: life < scope < tops, holding < on_file, complete < holders < leads, progression, personal, breaks,
distance, held, listing < in_reach.
"""

from athletics.record_book.breaks import Broken, Feat, breaks
from athletics.record_book.distance import Distance, distance, measured
from athletics.record_book.held import Held, held_by
from athletics.record_book.holders import BothPolicies, Holders, Policy, Verdict, both, holders
from athletics.record_book.holding import Basis, Holding
from athletics.record_book.in_reach import InReach, in_reach
from athletics.record_book.leads import lead
from athletics.record_book.life import Stage
from athletics.record_book.listing import Line, Story, listing, story
from athletics.record_book.progression import Progression, Step, progression

__all__ = [
    "Basis",
    "BothPolicies",
    "Broken",
    "Distance",
    "Feat",
    "Held",
    "Holders",
    "Holding",
    "InReach",
    "Line",
    "Policy",
    "Progression",
    "Stage",
    "Step",
    "Story",
    "Verdict",
    "both",
    "breaks",
    "distance",
    "held_by",
    "holders",
    "in_reach",
    "lead",
    "listing",
    "measured",
    "progression",
    "story",
]
