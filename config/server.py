"""`python -m config.server`: the prepared site on PORT of this machine, by two processes with one thread each."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

HOST = "127.0.0.1"
WORKERS = 2
SECONDS_TO_FINISH = 5
"""How long a worker may go on with the page it is making once it was told to stop."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    server = Granian(
        target=settings.WSGI_APPLICATION,
        address=HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        websockets=False,
        log_level="warning",
    )
    server.on_startup(lambda: announce(stop=server.signal_handler_interrupt))
    server.serve(target_loader=application, wrap_loader=False)


def announce(*, stop: Callable) -> None:
    """Called once the port is open."""
    # Granian starts its workers anew on this signal; a terminal that is closed sends it to stop us.
    signal.signal(signal.SIGHUP, stop)
    print(f"\nThe paper:  {settings.SITE_URL}/")
    print(f"The desk:   {settings.SITE_URL}/admin/")
    print("Ctrl-C stops the server.", flush=True)


def application() -> Callable:
    """The site, loaded in a worker.

    A worker leaves the terminal's process group, so that Ctrl-C reaches the main process alone: told to stop
    by both, granian's worker hangs. One that is still loading stops at once.
    """
    os.setpgrp()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with_parent, daemon=True).start()
    from config.wsgi import application  # noqa: PLC0415

    return application


def end_with_parent() -> None:
    """Ends this worker when the main process is gone, however it went.

    One that was killed cannot tell its workers to stop; they would keep the port, and the next server would share
    it with them.
    """
    multiprocessing.parent_process().join()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
