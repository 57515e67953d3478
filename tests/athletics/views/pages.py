"""Reading a page as a reader does: its words, its tables, its links."""

import re
from html import unescape


def text(response) -> str:
    """Every word of the page's main part, in one line."""
    body = response.content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    return words(main)


def words(html: str) -> str:
    """What is left of a piece of a page without its tags; a comma stands at the word before it."""
    return re.sub(r" ([,.;:])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()))


def rows(response, table: str) -> list[list[str]]:
    """The body of a table, found by a class of it: a list of cells for every row."""
    found = re.search(rf'<table class="[^"]*\b{table}\b.*?</table>', response.content.decode(), re.S)
    if found is None:
        return []
    body = found[0][found[0].index("<tbody") :]
    cells = (
        re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.S)
        for row in re.findall(r"<tr\b.*?</tr>", body, re.S)
    )
    return [[words(cell) for cell in row] for row in cells]


def links(response) -> set[str]:
    """Every address the page leads to."""
    return {unescape(one) for one in re.findall(r'<a [^>]*?href="([^"]+)"', response.content.decode())}
