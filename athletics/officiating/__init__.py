"""Results as they come on the night, made official, and changed afterwards by rulings alone."""

from athletics.officiating.decisions import Change, overturn, rule
from athletics.officiating.finishes import doubts, make_official, post, reopen, take_down

__all__ = ["Change", "doubts", "make_official", "overturn", "post", "reopen", "rule", "take_down"]
