"""The queries behind a page: how many, which of them are slow, and how the database means to answer those."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

MOST_ROWS = 1000
"""No page reads more; a list of all time is walked from the top and left when the page is full."""


class Query(NamedTuple):
    """`milliseconds` to run it and fetch the first thousand rows, the median of five: processor time on SQLite, which runs in this
    process, and the clock's on PostgreSQL."""

    sql: str
    parameters: tuple
    milliseconds: float


def asked_by(page: Callable[[], object]) -> list[tuple[str, tuple]]:
    """Every statement the page sends."""
    from django.db import connection

    sent = []

    def note(execute, sql, parameters, many, context):
        sent.append((sql, tuple(parameters or ())))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        page()
    return sent


def slow(sent: list[tuple[str, tuple]], *, over: float) -> list[Query]:
    """Those that take more milliseconds than `over`, slowest first."""
    found = [
        Query(sql, parameters, milliseconds(sql, parameters))
        for sql, parameters in dict.fromkeys(sent)
        if sql.lstrip().upper().startswith(("SELECT", "WITH"))
    ]
    return sorted((one for one in found if one.milliseconds > over), key=lambda one: -one.milliseconds)


def milliseconds(sql: str, parameters: tuple, *, times: int = 5) -> float:
    from django.db import connection

    took = []
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    for _ in range(times):
        began = clock()
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            cursor.fetchmany(MOST_ROWS)
        took.append(1000 * (clock() - began))
    return statistics.median(took)


def plan(query: Query) -> list[str]:
    """How the database answers it: EXPLAIN QUERY PLAN on SQLite, EXPLAIN on PostgreSQL."""
    from django.db import connection

    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {query.sql}", query.parameters)
        return [str(row[-1]) for row in cursor.fetchall()]
