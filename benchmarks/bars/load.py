"""Load from the other core: by wrk where it is installed (on Debian: apt install wrk), else by a loop of our own.

The loop is slower than what it measures. Processor time of the server for each answer is counted in both cases, and
says the same where the server was not asked as fast as it could answer.
"""

import re
import shutil
import socket
import subprocess
import time
from typing import NamedTuple

from bars.servers import LOAD_CORE, Server, pin

CONNECTIONS = 16


class Measured(NamedTuple):
    """One run: answers a second, and processor time of the server for one answer in microseconds."""

    rate: float
    microseconds: float


def measure(server: Server, address: str, headers: dict[str, str], *, seconds: float) -> Measured:
    """Raises RuntimeError where an answer was an error."""
    before, began = server.seconds(), time.monotonic()
    answers = (
        _wrk(server, address, headers, seconds)
        if tool() == "wrk"
        else _own(server, address, headers, seconds)
    )
    took, used = time.monotonic() - began, server.seconds() - before
    return Measured(answers / took, 1e6 * used / max(answers, 1))


def tool() -> str:
    return "wrk" if shutil.which("wrk") else "our own loop"


def _wrk(server: Server, address: str, headers: dict[str, str], seconds: float) -> int:
    asked = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s", "--timeout", "20s", *asked,
         "-H", "Host: localhost", f"http://127.0.0.1:{server.port}{address}"],
        preexec_fn=lambda: pin(LOAD_CORE),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    wrong = re.search(r"(Non-2xx or 3xx responses: .*|Socket errors: .*)", done.stdout)
    if wrong:
        raise RuntimeError(f"{address}: {wrong.group(1)}")
    return int(re.search(r"(\d+) requests in", done.stdout).group(1))


def _own(server: Server, address: str, headers: dict[str, str], seconds: float) -> int:
    """Asks on all connections, then reads all answers, and again; every answer to one address has the same length."""
    lines = [
        f"GET {address} HTTP/1.1",
        "Host: localhost",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    asked = ("\r\n".join(lines) + "\r\n\r\n").encode()
    open_ = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(CONNECTIONS)]
    answers, until = 0, time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            for one in open_:
                one.sendall(asked)
            for one in open_:
                _read(one, address)
            answers += CONNECTIONS
    finally:
        for one in open_:
            one.close()
    return answers


def _read(connection: socket.socket, address: str) -> None:
    head, _, body = _more(connection).partition(b"\r\n\r\n")
    if not head.startswith((b"HTTP/1.1 2", b"HTTP/1.1 3")):
        raise RuntimeError(f"{address}: {head[:40]!r}")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    left = int(length.group(1)) - len(body) if length else 0
    while left > 0:
        left -= len(_more(connection))


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(1 << 18)
    if not received:
        raise RuntimeError("The server closed the connection.")
    return received
