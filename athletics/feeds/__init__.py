"""Calendars to subscribe to (iCalendar: RFC 5545 and 7986): a season, a meet, an athlete's next starts.

A UID is for good. SEQUENCE moves with every announcement, and again when one is struck out. What was cancelled stays,
marked so. A day without a time is a day (its end exclusive), never midnight; a time is in UTC, so that no time zone
has to be sent along. A round's own time has no history on file: it is as it stands now.
"""

from athletics.feeds.meets import meet_feed, season_feed
from athletics.feeds.starts import starts_feed

__all__ = ["meet_feed", "season_feed", "starts_feed"]
