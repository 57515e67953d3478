"""Every public route, and one of everything that its addresses may name."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.factories import paper, record

PUBLIC = ("athletics", "newsroom")


def routes() -> Iterator[URLPattern]:
    """Every route of both apps, as the site's own table of addresses has them."""
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace in PUBLIC:
            yield from resolver.url_patterns


def known_rows() -> dict[str, list[str]]:
    """A record and a paper with one of everything that an address can name: what each part of an address may say."""
    season = record.season(2025, released_at=timezone.now() - timedelta(days=900))
    scored = record.season_discipline(season)
    meet = record.meet(date(2025, 7, 19), season=season)
    event = record.event(meet=meet, season_discipline=scored, slug="mens-1500m")
    race = record.race(event)
    one, other = record.athlete("Anna Alfa"), record.athlete("Beata Beta", "GBR")
    for place, athlete in enumerate((one, other), 1):
        record.entry_step(record.entry(event, athlete), date(2025, 4, 1))
        record.result(athlete, 210_000 + place, round=race, place=place)
    merged = record.athlete("Anna Alpha", merged_into=one)
    record.record(one)
    article = paper.publication().article
    people = [one.slug, other.slug, merged.slug]
    return {
        "athletes": people,
        "a": people[:1],
        "b": people[1:],
        "meets": [meet.slug],
        "meet": [meet.slug],
        "event": [event.slug],
        "seasons": [scored.slug],
        "league": [season.league.slug],
        "year": ["2025"],
        "discipline": [event.discipline_id],
        "sex": ["men"],
        "articles": [article.slug],
        "number": ["1"],
        "sections": [article.section.slug],
        "authors": [article.authors.first().slug],
        "form": ["atom", "json"],
        "of": [f"competition-{meet.competition.code}", f"league-{season.league.slug}", "nation-NOR"],
    }


def pieces_of(route: URLPattern) -> list[str]:
    """What a route's address is made of: its fixed parts and, in angle brackets, what it names."""
    return re.split(r"(<[^>]+>)", str(route.pattern))


def real_values(piece: str, section: str, known: dict[str, list[str]]) -> list[str]:
    """What exists under the name of a piece in angle brackets; for a bare slug, under that of its section."""
    return known.get(piece.strip("<>").split(":")[-1], known.get(section, []))


def real_address(route: URLPattern, known: dict[str, list[str]]) -> str:
    """An address of a route that is answered."""
    pieces = pieces_of(route)
    section = pieces[0].split("/")[0]
    return "/" + "".join(
        real_values(piece, section, known)[0] if piece.startswith("<") else piece for piece in pieces
    )
