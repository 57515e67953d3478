"""One finished public page, as it is sent: in each coding asked for, with its ETag (RFC 9110 and 9111)."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache

import brotli

Headers = list[tuple[str, str]]

COMPRESSED = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/atom+xml",
    "application/feed+json",
)
COMPRESSED_FROM = 500
"""In bytes: below it a compressed page would hardly be smaller."""
OWN = {"content-length", "cache-control", "etag", "vary", "content-encoding"}
OVERHEAD = 2048
"""In bytes: about what an entry costs beside its bodies."""
BROTLI_QUALITY, GZIP_LEVEL = 5, 6


class StoredPage:
    """A page of one version of the site, true until a moment."""

    def __init__(
        self, *, status: str, headers: Headers, body: bytes, version: int, until: float, shared_seconds: int
    ) -> None:
        self.status, self.version, self.until = status, version, until
        self._headers = [(name, value) for name, value in headers if name.lower() not in OWN]
        self._shared_seconds = shared_seconds
        self._digest = hashlib.sha256(body).hexdigest()[:32]
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        self._codings = (
            ("br", "gzip", "identity")
            if len(body) >= COMPRESSED_FROM and (kind.startswith(COMPRESSED) or "xml" in kind)
            else ("identity",)
        )
        self._bodies: dict[str, tuple[bytes, str, Headers]] = {"identity": self._ready("identity", body)}

    @property
    def size(self) -> int:
        """In bytes, all codings made so far together."""
        return OVERHEAD + sum(len(body) for body, _, _ in self._bodies.values())

    def coding(self, accepted: str | None) -> str:
        """Which coding suits an Accept-Encoding header."""
        return preferred(accepted or "", self._codings)

    def has(self, coding: str) -> bool:
        return coding in self._bodies

    def make(self, coding: str) -> None:
        """Compresses the page in a coding, once."""
        body = self._bodies["identity"][0]
        made = (
            brotli.compress(body, quality=BROTLI_QUALITY)
            if coding == "br"
            else gzip.compress(body, GZIP_LEVEL)
        )
        self._bodies[coding] = self._ready(coding, made)

    def answer(self, environ: dict, start_response: Callable, *, coding: str, now: float) -> Iterable[bytes]:
        """The page, or 304 where the reader has it already; without the body for HEAD."""
        body, etag, headers = self._bodies[coding]
        if self._shared_seconds:
            left = max(0, min(self._shared_seconds, int(self.until - now)))
            headers = [*headers, ("Cache-Control", f"public, max-age=0, s-maxage={left}, must-revalidate")]
        else:
            headers = headers.copy()
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and self.status.startswith("200") and _matches(known, etag):
            start_response("304 Not Modified", headers)
            return []
        headers.append(("Content-Length", str(len(body))))
        start_response(self.status, headers)
        return [body] if environ["REQUEST_METHOD"] == "GET" else []

    def _ready(self, coding: str, body: bytes) -> tuple[bytes, str, Headers]:
        suffix = "" if coding == "identity" else f"-{coding}"
        etag = f'"{self._digest}{suffix}"'
        headers = [*self._headers, ("ETag", etag)]
        if not self._shared_seconds:
            headers.append(("Cache-Control", "public, max-age=0, must-revalidate"))
        if len(self._codings) > 1:
            headers.append(("Vary", "Accept-Encoding"))
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        return body, etag, headers


def _matches(known: str, etag: str) -> bool:
    """If-None-Match compares weakly (RFC 9110, 13.1.2)."""
    return (
        known == etag
        or known.strip() == "*"
        or etag in (one.strip().removeprefix("W/") for one in known.split(","))
    )


@lru_cache(maxsize=512)
def preferred(accepted: str, codings: tuple[str, ...]) -> str:
    """The best of `codings`, in the order given, that an Accept-Encoding header allows (RFC 9110, 12.5.3).

    Whoever refuses everything is sent the page as it is: an answer that can be read beats none.
    """
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    wished = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in codings}
    if "identity" not in weights:
        wished["identity"] = min(weights.get("*", 0.001), 0.001)
    best = max(codings, key=lambda coding: (wished[coding], -codings.index(coding)))
    return best if wished[best] > 0 else "identity"


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
