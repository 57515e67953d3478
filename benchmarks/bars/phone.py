"""The first view of a page on a phone, in a real browser: bytes over the wire, bytes of script, layout shift."""

import shutil
from collections import Counter
from typing import NamedTuple

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
SHIFTS = """() => new Promise(tell => {
    let sum = 0;
    new PerformanceObserver(seen => { for (const one of seen.getEntries()) sum += one.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => tell(sum), 1000);
})"""


class FirstView(NamedTuple):
    """In bytes as they came over the wire, headers included; pictures apart from the rest."""

    total: int
    script: int
    shift: float
    kinds: dict[str, int]


def first_view(port: int, address: str) -> FirstView | str:
    """Or what is missing to look at it."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        return "no Chromium here (on Debian: apt install chromium)"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "playwright is not installed: pip install -r requirements-dev.txt"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_context(
            viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True
        ).new_page()
        kinds, kind_of = Counter(), {}
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.responseReceived", lambda said: kind_of.update({said["requestId"]: said["type"]}))
        network.on(
            "Network.loadingFinished",
            lambda said: kinds.update({kind_of.get(said["requestId"], "Other"): said["encodedDataLength"]}),
        )
        page.goto(f"http://localhost:{port}{address}", wait_until="networkidle")
        shift = page.evaluate(SHIFTS)
        browser.close()
    kinds = {kind: int(size) for kind, size in kinds.items()}
    total = sum(size for kind, size in kinds.items() if kind != "Image")
    return FirstView(total, kinds.get("Script", 0), shift, kinds)
