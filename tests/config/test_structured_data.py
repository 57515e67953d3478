"""Structured data in a page: nothing in it can end the element, and the breadcrumb is told as it is shown."""

import json

import pytest

from config.structured_data import breadcrumb_list, json_ld
from tests.factories import record
from tests.structured_data import nodes


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028", 'Æ "Ø" Å', "\\u003c"]
)
def test_no_text_ends_the_element_and_all_of_it_is_read_back(text):
    written = json_ld({"@type": "Thing", "name": text})
    assert [letter for letter in "<>&\u2028" if letter in written] == []
    assert json.loads(written) == {"@context": "https://schema.org", "@type": "Thing", "name": text}


def test_what_is_not_known_is_left_out():
    node = {"a": None, "b": "", "c": [], "d": {"e": None}, "f": [None, {"g": ""}], "h": 0, "i": False}
    assert json.loads(json_ld(node)) == {"@context": "https://schema.org", "h": 0, "i": False}


def test_the_way_down_to_a_page():
    trail = [{"label": "Meets", "href": "/meets/"}, {"label": "London"}]
    assert breadcrumb_list(trail) == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Meets", "item": "http://localhost:8000/meets/"},
            {"@type": "ListItem", "position": 2, "name": "London", "item": None},
        ],
    }


@pytest.mark.django_db
def test_a_hostile_name_stays_a_name(client):
    athlete = record.athlete("Eve </script><script>alert(1)</script>")
    found = nodes(client.get(athlete.get_absolute_url()))
    assert found["ProfilePage"]["mainEntity"]["name"] == "Eve </script><script>alert(1)</script>"
    assert found["BreadcrumbList"]["itemListElement"][1]["name"] == athlete.name
