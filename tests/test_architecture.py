"""The house rules that a reader of the code may rely on: which way imports go, how long things are, where colours live."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("athletics", "newsroom", "config")
FOUNDATIONS = ("choices", "marks", "names", "as_of", "triggers")
QUESTIONS = (
    "bests",
    "calendar",
    "coverage",
    "entering",
    "field",
    "head_to_head",
    "honours",
    "merging",
    "record_book",
    "rulings",
    "standings",
)
WIRES = ("consequences", "outbox", "record_queries")
"""Where others are told of a change of the record, and the record of others’ doubts."""
LEVELS = {
    **dict.fromkeys(FOUNDATIONS, 0),
    "models": 1,
    **dict.fromkeys(QUESTIONS, 2),
}
"""Athletics' modules by what they stand on; every other one (admin, imports, views …) is on top."""
TOP = 3
VAGUE = {"utils", "helpers", "services", "core", "common"}
TABLE = "one question’s rules as one table, read from top to bottom"
LONG = {
    "tests/athletics/test_head_to_head.py": TABLE,
    "tests/athletics/test_honours.py": TABLE,
    "tests/athletics/test_record_book.py": TABLE,
    "tests/athletics/test_standings.py": TABLE,
}
"""The only files that may have more than 300 lines, each with its reason."""

HEX = r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b"
COLOUR = re.compile(HEX + r"|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\(", re.IGNORECASE)


def sources(*folders: str, kinds: tuple[str, ...] = (".py",)) -> list[Path]:
    """The files of these folders by name; migrations are written by Django and not counted."""
    return sorted(
        file
        for folder in folders
        for file in (ROOT / folder).rglob("*")
        if file.suffix in kinds and "migrations" not in file.parts and "__pycache__" not in file.parts
    )


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def imported(file: Path) -> Iterator[str]:
    """Every module of this project the file imports, wherever in the file: "athletics.models.meets"."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in APPS)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(node, file)


def _imported_from(node: ast.ImportFrom, file: Path) -> Iterator[str]:
    if node.level:
        package = file.relative_to(ROOT).parts[: -node.level]
        module = ".".join((*package, *filter(None, [node.module])))
    else:
        module = node.module
    if module.split(".")[0] in APPS:
        # `from athletics import bests` names the module in its second half.
        yield from (f"{module}.{alias.name}" for alias in node.names)


def part(module: str) -> str:
    """ "athletics.models.meets" is of the part "models"."""
    return (module.split(".") + [""])[1]


def level(part_name: str) -> int:
    return LEVELS.get(part_name, TOP)


def lines(file: Path) -> int:
    return sum(bool(line.strip()) for line in file.read_text().splitlines())


def test_the_record_has_never_heard_of_the_paper():
    """Not in code, comments, templates or data, whatever the file is."""
    told = [
        name(file)
        for file in sorted((ROOT / "athletics").rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts and b"newsroom" in file.read_bytes().lower()
    ]
    assert told == []


def test_the_record_imports_only_itself_and_only_downwards():
    against = []
    for file in sources("athletics"):
        own = level(file.relative_to(ROOT / "athletics").parts[0].removesuffix(".py"))
        for module in imported(file):
            if not module.startswith("athletics.") or level(part(module)) > own:
                against.append(f"{name(file)} imports {module}")
    assert against == []


def test_the_paper_reads_the_record_through_its_questions():
    allowed = {*FOUNDATIONS, "models", *QUESTIONS, *WIRES}
    against = [
        f"{name(file)} imports {module}"
        for file in sources("newsroom")
        for module in imported(file)
        if module.startswith("config.") or (module.startswith("athletics.") and part(module) not in allowed)
    ]
    assert against == []


def test_no_file_hides_behind_a_name_that_says_nothing():
    assert [name(file) for file in sources(*APPS, "tests") if {file.stem, *file.parts} & VAGUE] == []


def test_files_are_short():
    sizes = {name(file): lines(file) for file in sources(*APPS) if lines(file)}
    assert median(sizes.values()) <= 80
    assert quantiles(sizes.values(), n=10)[-1] <= 250
    everything = sources(*APPS, "tests", "templates", "static", kinds=(".py", ".html", ".css", ".js"))
    assert {name(file) for file in everything if lines(file) > 300} - set(LONG) == set()


def test_functions_fit_a_screen():
    sizes = [
        node.end_lineno - node.lineno + 1
        for file in sources(*APPS)
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    assert quantiles(sizes, n=10)[-1] <= 30


INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script with text of its own": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE
    ),
}


@pytest.mark.parametrize("pattern", INLINE.values(), ids=INLINE)
def test_templates_hold_nothing_the_policy_refuses(pattern):
    templates = sources("templates/public", kinds=(".html",))
    assert [name(file) for file in templates if pattern.search(file.read_text())] == []


def test_no_template_of_the_desk_has_a_style_attribute():
    templates = sources("templates/admin", kinds=(".html",))
    assert [name(file) for file in templates if INLINE["a style attribute"].search(file.read_text())] == []


def test_colours_live_in_one_file():
    """Everything else names a token, so that light and dark stay one decision."""
    sheets = [file for file in sources("static/css", kinds=(".css",)) if file.name != "tokens.css"]
    coloured = {name(file): found for file in sheets if (found := colours(file.read_text()))}
    pages = sources("templates", "static/js", kinds=(".html", ".js"))
    coloured |= {
        name(file): found for file in pages if (found := re.findall(rf"[\"']{HEX}", file.read_text()))
    }
    assert coloured == {}


def colours(sheet: str) -> list[str]:
    """Colours in the declarations of a style sheet; a selector such as #add is not one."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    declarations = re.findall(r"[\w-]+\s*:([^;{}]*)(?=[;}])", bare)
    return [found.group() for value in declarations for found in COLOUR.finditer(value)]
