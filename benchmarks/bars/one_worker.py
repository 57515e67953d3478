"""`python one_worker.py MODULE:CALLABLE PORT`: a WSGI callable under the site's own server, one worker, one thread."""

import sys
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

sys.path[:0] = [str(Path(__file__).absolute().parents[2]), str(Path(__file__).absolute().parent)]

if __name__ == "__main__":
    Granian(
        target=sys.argv[1],
        address="127.0.0.1",
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=1,
        websockets=False,
        log_level="warning",
    ).serve()
