"""What the README says about who may do what, as data."""

import re

from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER
from tests.config.test_readme import section
from tests.desk_addresses import pages

COLUMNS = {
    "Writer": WRITER,
    "Editor": EDITOR,
    "Chief editor": CHIEF_EDITOR,
    "Calendar keeper": CALENDAR_KEEPER,
}
NOBODY = "Nobody"
VERBS = {
    "see": {"changelist", "history", "change"},
    "add": {"add"},
    "change": {"change"},
    "delete": {"delete"},
}
"""Which of Django's pages of a model each word of the table opens."""
FOR_ALL_STAFF = {
    "index",
    "login",
    "logout",
    "password_change",
    "password_change_done",
    "jsi18n",
    "app_list",
    "view_on_site",
}
"""Pages of Django's that show nothing but what their user may see elsewhere."""
NEEDS_A_QUESTION = {"autocomplete"}
"""Refused unless it is said which field asks; tried with every field in tests/athletics/test_admin_search.py."""


def table(first: str) -> dict[str, dict[str, set[str]]]:
    """A table of the README by what its first cells name in code: {name: {column: words}}."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section("Who may do what").splitlines()
        if line.startswith("|")
    ]
    start = next(number for number, row in enumerate(rows) if row[0] == first)
    said = {}
    for row in rows[start + 2 :]:
        if row[0] in ("Rows", "Pages", "Acts"):
            break
        for name in re.findall(r"`(\w+)`", row[0]):
            assert name not in said, f"{name} stands twice in the README's table"
            cells = dict(zip(rows[start][1:], row[1:], strict=True))
            said[name] = {column: set(re.findall(r"\w+", words)) for column, words in cells.items()}
    return said


ROWS, PAGES, ACTS = table("Rows"), table("Pages"), table("Acts")
OURS = (
    {page.label for page in pages() if not page.kind and not page.is_of_signing_in}
    - FOR_ALL_STAFF
    - NEEDS_A_QUESTION
)
