"""Servers to measure: started pinned to one core, asked whether they answer, stopped; and what they have used."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).absolute().parent
SERVER_CORE, LOAD_CORE = 0, 1
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100 inactive=1h;
  types {{ text/html html; }}
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


class Server:
    """A process with its children, on one address of this machine."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self.process, self.port = process, port

    def processes(self) -> list[int]:
        """The main process and all below it."""
        found, ahead = [], [self.process.pid]
        while ahead:
            one = ahead.pop()
            found.append(one)
            try:
                for task in Path(f"/proc/{one}/task").iterdir():
                    ahead += map(int, (task / "children").read_text().split())
            except FileNotFoundError:
                pass
        return found

    def seconds(self) -> float:
        """Processor time used so far."""
        used = 0
        for one in self.processes():
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
        return used / TICKS

    def megabytes(self) -> float:
        """Of memory, the largest of its processes: the worker."""
        return max(
            int(Path(f"/proc/{one}/statm").read_text().split()[1]) * PAGE / 1e6 for one in self.processes()
        )


def ask(
    port: int, address: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        asked = {"Host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, address, headers=asked)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def wait_for(server: Server, address: str) -> None:
    """Until it answers. Raises RuntimeError when it ended instead."""
    while server.process.poll() is None:
        try:
            if ask(server.port, address)[0] < 500:
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"The server of port {server.port} did not start.")


@contextmanager
def wsgi(target: str, *, address: str = "/", environment: dict[str, str] | None = None):
    """The callable in one worker with one thread."""
    port = free_port()
    with _pinned(
        [sys.executable, str(HERE / "one_worker.py"), target, str(port)], port, environment or {}
    ) as server:
        wait_for(server, address)
        yield server


@contextmanager
def nginx(folder: Path, bodies: dict[str, bytes]):
    """Nginx with one worker and these files; None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        yield None
        return
    port = free_port()
    (folder / "www").mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (folder / "www" / name).write_bytes(body)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, user=user))
    with _pinned(
        [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")], port, {}
    ) as server:
        wait_for(server, f"/{next(iter(bodies))}")
        yield server


@contextmanager
def _pinned(command: list[str], port: int, environment: dict[str, str]):
    process = subprocess.Popen(
        command,
        env={"PATH": os.environ["PATH"], **environment},
        preexec_fn=lambda: pin(SERVER_CORE),  # noqa: PLW1509
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def pin(core: int) -> None:
    """Keeps this process on one core, where the machine has more than one and lets itself be told."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {core})


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]
