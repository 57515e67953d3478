"""No address of the public site, however it is made, gets an error of ours: it is answered, or refused with advice."""

import re
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings as site
from django.urls import URLPattern
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from athletics.views.head_to_head_page import ALLOWED
from tests.public_addresses import PUBLIC, known_rows, pieces_of, real_values, routes

pytestmark = pytest.mark.django_db

ANSWERED = {200, 301, 302}
REFUSED = {400, 404, 410}
HOSTILE = (
    "", " ", "\0", "a\0b", "%00", "%", "%zz", "-1", "0", "1e9", "9" * 40, "2147483648", "99999999999999999999", "٣",
    "½", "NaN", "None", "null", "true", "[]", "{}", "a,b", "\r\nSet-Cookie: a=b", "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "1); DROP TABLE athletics_result; --", "{{ 7 * 7 }}", "{% raise %}",
    "../../etc/passwd", "..%2f", "//elsewhere.example", "\u202e", "\ufeff", "🏃", "é" * 300, "x" * 3000, "2025-02-30",
    "2025-13-01", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-2025-01-01", "2025-04-11T00:00:00Z",
    "20250411", "2025-W15-5", "area-XXX", "nation-", "competition-\0", "league--",
)  # fmt: skip
ORDINARY = (
    "1500m", "men", "women", "mixed", "track", "short_track", "field", "road", "2025-04-11", "1900-01-01", "1", "2", "2025",
    "world", "area-EUR", "nation-NOR", "NOR", "all", "best", "final", "yes", "no", "senior", "atom", "json", "counted",
)  # fmt: skip
FURTHER = {name for names, _ in ALLOWED for name in names.split(", ")} | {
    "a",
    "b",
    "first",
    "second",
    "unheard_of",
}
"""Parameters that views read by a name they hold in a table."""


def parameters() -> list[str]:
    """Every name that a view asks the address for."""
    asked = re.compile(
        r"""(?:\bGET(?:\.get|\.getlist)?[\[(]|_asked\(request, |\bquery\.get\()["'](\w+)["']"""
    )
    files = [file for app in PUBLIC for file in (site.BASE_DIR / app / "views").rglob("*.py")]
    return sorted({name for file in files for name in asked.findall(file.read_text())} | FURTHER)


@pytest.fixture
def known() -> dict[str, list[str]]:
    return known_rows()


def value(real: list[str]) -> st.SearchStrategy[str]:
    """What exists, what might, what cannot, and anything at all."""
    exists = st.sampled_from(real or ORDINARY)
    return st.one_of(exists, st.sampled_from(ORDINARY), st.sampled_from(HOSTILE), st.text(max_size=20))


def addresses(route: URLPattern, known: dict[str, list[str]]) -> st.SearchStrategy[str]:
    """Addresses of one route: what it names exists or may be anything; any parameters, some of them twice."""
    pieces = pieces_of(route)
    section = pieces[0].split("/")[0]
    exists, anything = [], []
    for piece in pieces:
        real = real_values(piece, section, known)
        exists.append(st.sampled_from(real) if piece.startswith("<") else st.just(piece))
        anything.append(value(real) if piece.startswith("<") else st.just(piece))
    asked = st.sampled_from(parameters()).flatmap(
        lambda name: st.tuples(st.just(name), value(known.get(name, [])))
    )
    path = st.one_of(st.tuples(*exists), st.tuples(*anything))
    return st.builds(address, path, st.lists(asked, max_size=4))


def address(path: tuple[str, ...], query: list[tuple[str, str]]) -> str:
    """As a browser would send it, whatever it is made of."""
    return f"/{quote(''.join(path), safe='/', errors='replace')}?{urlencode(query, errors='replace')}"


@pytest.mark.parametrize("route", list(routes()), ids=lambda route: route.name)
def test_no_address_is_an_error_of_ours(client, known, route):
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(asked=addresses(route, known))
    def ask(asked: str) -> None:
        response = client.get(asked)
        assert response.status_code in ANSWERED | REFUSED
        if response.status_code in REFUSED:
            assert advice(response.content.decode())

    ask()


def advice(page: str) -> bool:
    """Whether a refusal says in a sentence what is wrong, and where to go from here."""
    said = re.search(r'<p class="standfirst">\s*(\S.*?[.:])\s*</p>', page, re.S)
    return bool(said and len(said[1]) > 20 and '<ul class="ways">' in page)


def test_every_parameter_a_page_takes_is_tried():
    assert {
        "as_of",
        "page",
        "q",
        "of",
        "sex",
        "facility",
        "year",
        "country",
        "marks",
        "rounds",
        "since",
    } <= set(parameters())
