"""How copy names a record: whose list, on what kind of track, in what."""

import re

from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Context
from newsroom.factcheck.reading.mentions import Contest, Place
from newsroom.factcheck.reading.tagged import Tagged

_SCOPE = (
    r"(?:world|olympic|european|african|asian|oceanian|commonwealth|south american|national|{:j}|{:y}'s|area|championships?|games|"
    r"meeting|meet|stadium|all-comers'?|{:l}|{:c}(?:'s)?|{:v}(?:'s)?(?= (?:{:d} )?(?:meeting|meet|stadium|all-comers)))"
)
TRACK = r"(?:indoor|outdoor|short[- ]track|absolute)"
NOUN = r"(?:records?|bests?(?: times?| marks?| performances?)?)"
MODIFIER = rf"(?:{_SCOPE} |{TRACK} |men's |women's |all-time |long-standing |longstanding |new |current |existing |mixed |outright )"
ITEM = rf"(?:the )?{MODIFIER}*{{:d}}(?: indoors| outdoors| {TRACK})?"
LIST = rf"{ITEM}(?:(?:, and|,| and|, as well as| as well as|, plus) (?:in |over |at )?{ITEM})*"
SCOPE = _SCOPE
_OWNERS = re.compile(
    r"world|olympic|european|african|asian|oceanian|commonwealth|south american|national|<[jyl]\d+>"
)
_CONTEST = re.compile(r"\b(?P<of>championships?|games|meeting|meet|stadium|all-comers)\b|<c\d+>")


def scope_words(text: str) -> str:
    """The words that say whose record it is; empty where none do."""
    owner, contest = _OWNERS.search(text), _CONTEST.search(text)
    place = re.search(r"<v\d+>", text) if contest else None
    return " ".join(found.group() for found in (owner, contest, place) if found)


def scope_of(words: str, sentence: Tagged, context: Context, hung: Adjuncts | None = None) -> object:
    """Countries, a league, a contest or a place for their tags; else the word. Of nothing said: the world's.

    “championship:world” is the record of those championships; “meeting” that of a meeting nobody can name.
    """
    contest = re.search(r"<[cv]\d+>", words)
    if contest:
        return sentence.mention(contest.group()).value
    of = _CONTEST.search(words)
    if of:
        return _unnamed(of["of"], words, context, hung)
    tag = re.search(r"<[jyl]\d+>", words)
    return sentence.mention(tag.group()).value if tag else words or "world"


def _unnamed(of: str, words: str, context: Context, hung: Adjuncts | None) -> Contest | Place | str:
    owner = _OWNERS.search(words)
    if of in ("stadium", "all-comers"):
        return of
    if owner and of not in ("meeting", "meet") and not owner.group().startswith("<"):
        return f"championship:{owner.group()}"
    if hung and hung.contests:
        return hung.contests[0]
    if hung and hung.places and of in ("meeting", "meet"):
        return hung.places[0]
    return context.meet or of


def track_of(words: str) -> str:
    """“indoor”, “outdoor”, or nothing said."""
    if re.search(r"\bindoors?\b|\bshort[- ]track", words):
        return "indoor"
    return "outdoor" if "outdoor" in words else ""


def sex_of(words: str) -> str:
    """M or W where the words say it."""
    return "W" if "women" in words else "M" if re.search(r"\bmen's", words) else ""
