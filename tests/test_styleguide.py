"""The style guide shows every component; staff see it, the public does not."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PUBLIC = Path(settings.BASE_DIR) / "templates" / "public"
MACRO = re.compile(r"{%-? macro (\w+)\(.*?%}(.*?){%-? endmacro", re.S)


def macros() -> dict[str, str]:
    """Every component macro as “file: name”, with its body."""
    return {
        f"{file.stem}: {name}": body
        for file in sorted((PUBLIC / "components").glob("*.html"))
        for name, body in MACRO.findall(file.read_text())
    }


def called(source: str, names: set[str]) -> set[str]:
    return {name for name in names if re.search(rf"\b{name.split(': ')[1]}\(", source)}


def test_every_component_is_shown():
    bodies = macros()
    pages = [PUBLIC / "base.html", PUBLIC / "styleguide.html", *(PUBLIC / "styleguide").glob("*.html")]
    pages += (PUBLIC / "blocks").glob("*.html")
    shown = called("\n".join(page.read_text() for page in pages), set(bodies))
    while inside := called("\n".join(bodies[name] for name in shown), set(bodies) - shown):
        shown |= inside
    assert set(bodies) - shown == set()


def test_staff_see_the_style_guide(admin_client):
    response = admin_client.get("/styleguide/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    for figure in ("sample-progression", "sample-margins", "sample-staircase"):
        assert f'id="{figure}-title"' in page


@pytest.mark.django_db
def test_readers_and_accounts_without_the_desk_find_no_style_guide(client, django_user_model):
    assert client.get("/styleguide/").status_code == 404
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get("/styleguide/").status_code == 404
