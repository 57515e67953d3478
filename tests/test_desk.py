"""Each address of the desk, tried as each role and as nobody: it opens to whom the README says, and to nobody else."""

import pytest
from zeal import zeal_ignore

from config.models import SiteVersion
from tests.desk_addresses import Page, address_of, one_of_everything, pages
from tests.desk_roles import COLUMNS, FOR_ALL_STAFF, NEEDS_A_QUESTION, NOBODY, PAGES, ROWS, VERBS
from tests.factories import paper


def opens(page: Page, column: str) -> bool:
    """What the README says of looking at a page."""
    if page.label in FOR_ALL_STAFF:
        return column != NOBODY
    if page.kind:
        return any(page.kind in VERBS[word] for word in ROWS[page.model.__name__][column])
    return "opens" in PAGES[page.label][column]


def saves(page: Page, column: str) -> bool:
    """What it says of sending something to a page."""
    if page.label in FOR_ALL_STAFF:
        return column != NOBODY
    if page.kind:
        # Of a form that may only be seen nothing is taken.
        return "change" in ROWS[page.model.__name__][column] if page.kind == "change" else opens(page, column)
    return "acts" in PAGES[page.label][column]


def moments_of_change() -> int:
    """Moves whenever a table that readers may see changes; on PostgreSQL only where a transaction ends."""
    return SiteVersion.objects.get().version


def answer(client, method: str, address: str) -> str:
    """opens, refused (403, or to where one signs in), not so (405: only a form may ask), or the number of a failure."""
    with zeal_ignore():
        # Django's own page of what a deletion takes along names each row by itself.
        given = getattr(client, method)(address)
    if given.status_code == 403 or given.get("Location", "").startswith(
        ("/admin/login/", "/admin/second-factor/")
    ):
        return "refused"
    if given.status_code == 405:
        return "not so"
    return "opens" if given.status_code < 500 else str(given.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("column", [*COLUMNS, NOBODY])
def test_each_address_opens_to_whom_the_table_says_and_to_nobody_else(client, column, settings):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client.raise_request_exception = False
    rows = one_of_everything()
    client.post("/")  # What came of making them is told by now.
    person = paper.user(COLUMNS[column]) if column != NOBODY else None
    wrong = []
    for page in pages():
        if page.is_of_signing_in or page.name in {"login", "logout", *NEEDS_A_QUESTION}:
            continue
        if person:
            client.force_login(person)
        address = address_of(page, rows)
        before = moments_of_change()
        for method, may in (("get", opens(page, column)), ("post", saves(page, column))):
            found, wanted = (
                answer(client, method, address),
                ["opens", "not so"] if may else ["refused", "not so"],
            )
            if page.label in PAGES and (opens(page, column) or saves(page, column)):
                # A page that only shows may show the same whatever is sent to it; one that only acts shows nothing.
                wanted = wanted if may else ["opens", "refused", "not so"]
            if found not in wanted:
                wrong.append(f"{method} {address}: {found}, and the README says {wanted[0]}")
        if not saves(page, column) and moments_of_change() != before:
            wrong.append(f"{address} changed something, and the README says it may not")
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_somebody_without_a_role_opens_nothing(client):
    client.force_login(paper.user(""))
    rows = one_of_everything()
    opened = [
        page.name
        for page in pages()
        if page.kind or page.label in PAGES
        if answer(client, "get", address_of(page, rows)) not in ("refused", "not so")
    ]
    assert opened == []


@pytest.mark.django_db
def test_pages_of_signing_in_show_nobody_an_account(client):
    rows = one_of_everything()
    public = {"account_login", "account_logout", "account_inactive", "mfa_login_webauthn"}
    forgotten = "account_reset_password"
    for page in pages():
        if page.is_of_signing_in and page.name not in public and not page.name.startswith(forgotten):
            assert answer(client, "get", address_of(page, rows)) == "refused", page.name
            assert answer(client, "post", address_of(page, rows)) == "refused", page.name
