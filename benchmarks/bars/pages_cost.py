"""`python pages_cost.py DATABASE`: as JSON, each page's queries and its least processor time in milliseconds."""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).absolute().parents[1]))

from queries import asked_by
from setting import ready

from bars.site import PAGES

TIMES = 15


def cost(address: str) -> dict[str, float]:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    assert client.get(address).status_code == 200, address
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        client.get(address)
        took.append(1000 * (time.process_time() - began))
    return {"milliseconds": min(took), "queries": len(asked_by(lambda: client.get(address)))}


if __name__ == "__main__":
    ready(sys.argv[1], static=True)
    print(json.dumps({name: cost(address) for name, address in PAGES.items()}))
