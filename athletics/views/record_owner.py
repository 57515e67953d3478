"""Whose records a page is about, and how an address names them: world, area-EUR, nation-GBR, competition-…, league-…"""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.http import Http404

from athletics.choices import Area, CountryKind, Level, RecordKind
from athletics.models import Competition, Country, League, Record
from athletics.record_book.scope import AREA_ADJECTIVES, Scope, kind_at

WORLD = "world"


def owner_asked(word: str) -> dict:
    """Kind and owner as the record book takes them. One query, none for the world and areas. Raises Http404."""
    what, _, name = word.partition("-")
    if word == WORLD:
        return {"kind": RecordKind.WORLD}
    if what == "area" and name in Area.values:
        return {"kind": RecordKind.AREA, "area": Area(name)}
    if what == "nation" and (country := Country.objects.filter(pk=name).first()):
        return {"kind": RecordKind.NATIONAL, "country": country}
    if what == "competition" and (competition := Competition.objects.filter(code=name).first()):
        return {"kind": kind_at(competition), "competition": competition}
    if what == "league" and (league := League.objects.filter(slug=name).first()):
        return {"kind": RecordKind.LEAGUE, "league": league}
    raise Http404("No records of that name are on file.")


def owner_word(scope: Scope | Record) -> str:
    """How an address names the owner of a record."""
    if scope.area:
        return f"area-{scope.area}"
    if scope.country:
        return f"nation-{scope.country.pk}"
    if scope.competition:
        return f"competition-{scope.competition.code}"
    return f"league-{scope.league.slug}" if scope.league else WORLD


def owner_label(owner: dict) -> str:
    """World records, European records, British records, London Athletics Meet records."""
    if owner["kind"] == RecordKind.AREA:
        return f"{AREA_ADJECTIVES[owner['area']]} records"
    if owner["kind"] == RecordKind.NATIONAL:
        return f"{owner['country'].demonym} records"
    if owner["kind"] == RecordKind.WORLD:
        return "World records"
    return f"{owner.get('competition') or owner['league']} records"


def owner_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Everybody who can own records, in groups as a select shows them. One query.

    Countries that are members or home nations or have a row; championships, meetings of a league, and other
    competitions with a row.
    """
    rows = _named(
        Country.objects.filter(
            Q(kind__in=[CountryKind.MEMBER, CountryKind.HOME_NATION]) | _with_row("country")
        ),
        "pk",
        "nation",
    ).union(
        _named(
            Competition.objects.filter(
                Q(confers_titles=True) | Q(level=Level.LEAGUE) | _with_row("competition")
            ),
            "code",
            "competition",
        ),
        _named(League.objects, "slug", "league"),
    )
    found: dict[str, list[tuple[str, str]]] = {"league": [], "competition": [], "nation": []}
    for what, name, label in sorted(rows, key=lambda row: row[2]):
        found[what].append((f"{what}-{name}", label))
    everywhere = [(WORLD, "World"), *((f"area-{area}", area.label) for area in Area)]
    return [
        ("World and areas", everywhere),
        ("Leagues", found["league"]),
        ("Championships and meetings", found["competition"]),
        ("Countries", found["nation"]),
    ]


def _named(rows, code: str, what: str):
    kind = Value(what, output_field=CharField())
    return rows.order_by().annotate(what=kind).values_list("what", code, "name")


def _with_row(field: str) -> Q:
    return Q(Exists(Record.objects.filter(**{field: OuterRef("pk")})))
