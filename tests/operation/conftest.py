"""A prepared site and an archive of it, made once; and empty places to put it back into."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.running_site import Prepared, drop_database, make_database, prepare
from tests.operation.sites import command, succeeded


@pytest.fixture(scope="session")
def original(tmp_path_factory) -> Iterator[Prepared]:
    """The demonstration: published, corrected and checked articles, pictures, accounts."""
    ready = prepare(tmp_path_factory.mktemp("original") / "var", os.environ.get("DATABASE_URL", ""))
    yield ready
    drop_database(ready.database)


@pytest.fixture(scope="session")
def archive(original, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("archives") / "site.zip"
    succeeded(command(original, "backup", path))
    return path


@pytest.fixture
def empty(tmp_path) -> Iterator[Callable[..., Prepared]]:
    """Makes a place with an empty database of the suite's kind, or of the kind asked for."""
    made = []

    def make(server: str | None = None) -> Prepared:
        var = tmp_path / f"var{len(made)}"
        var.mkdir()
        server = os.environ.get("DATABASE_URL", "") if server is None else server
        made.append(Prepared(var, make_database(var, server), {}))
        return made[-1]

    yield make
    for place in made:
        drop_database(place.database)
