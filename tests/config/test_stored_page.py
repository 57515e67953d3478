"""A kept page as it is sent: coding, ETag, 304, HEAD."""

import gzip

import brotli
import pytest

from config.stored_page import StoredPage, preferred

ALL = ("br", "gzip", "identity")
BODY = b"<p>Bell lap.</p>" * 200


def page(
    *, body: bytes = BODY, status: str = "200 OK", kind: str = "text/html", shared: int = 0
) -> StoredPage:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("ETag", '"of Django"')]
    return StoredPage(
        status=status, headers=headers, body=body, version=1, until=1_000.0, shared_seconds=shared
    )


def answered(kept: StoredPage, *, coding: str = "identity", now: float = 0.0, **asked: str) -> tuple:
    said = []
    environ = {"REQUEST_METHOD": "GET", **asked}
    if not kept.has(coding):
        kept.make(coding)
    body = b"".join(kept.answer(environ, lambda *start: said.append(start), coding=coding, now=now))
    ((status, headers),) = said
    assert len({name.lower() for name, _ in headers}) == len(headers), "a header is sent twice"
    return status, dict(headers), body


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "identity"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("*;q=0, gzip", "gzip"),
        ("identity", "identity"),
        ("identity;q=1, br;q=0.1", "identity"),
        ("identity;q=0, *;q=0", "identity"),
        ("BR", "br"),
        ("br;q=heavy", "identity"),
        ("br;q=1;level=4, gzip", "gzip"),
        ("br;q=-1, gzip;q=7", "gzip"),
        (",,;;=", "identity"),
    ],
)
def test_the_coding_is_the_best_that_the_reader_takes(accepted, chosen):
    assert preferred(accepted, ALL) == chosen


@pytest.mark.parametrize(
    ("coding", "undone"),
    [("identity", bytes), ("br", brotli.decompress), ("gzip", gzip.decompress)],
)
def test_every_coding_holds_the_same_page(coding, undone):
    status, headers, body = answered(page(), coding=coding)
    assert (status, undone(body)) == ("200 OK", BODY)
    assert headers["Content-Length"] == str(len(body))
    assert headers["Vary"] == "Accept-Encoding"
    assert headers.get("Content-Encoding", "identity") == coding
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_each_coding_has_an_etag_of_its_own():
    kept = page()
    assert len({answered(kept, coding=coding)[1]["ETag"] for coding in ALL}) == 3


def test_the_same_words_have_the_same_etag_in_every_process():
    assert answered(page())[1]["ETag"] == answered(page())[1]["ETag"]
    assert answered(page())[1]["ETag"] != answered(page(body=BODY + b"!"))[1]["ETag"]


@pytest.mark.parametrize("written", ["{}", "W/{}", '"other", {}', "*", ' "a" , W/{} '])
def test_who_has_the_page_is_told_so(written):
    kept = page()
    etag = answered(kept)[1]["ETag"]
    status, headers, body = answered(kept, HTTP_IF_NONE_MATCH=written.format(etag))
    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == etag
    assert "Content-Length" not in headers


def test_another_page_is_sent_whole():
    assert answered(page(), HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"


def test_a_withdrawn_article_is_never_unchanged():
    kept = page(status="410 Gone")
    etag = answered(kept)[1]["ETag"]
    assert answered(kept, HTTP_IF_NONE_MATCH=etag)[0] == "410 Gone"


def test_head_has_the_headers_and_no_body():
    _, whole, _ = answered(page())
    status, headers, body = answered(page(), REQUEST_METHOD="HEAD")
    assert (status, headers, body) == ("200 OK", whole, b"")


@pytest.mark.parametrize(("now", "seconds"), [(0.0, 60), (970.0, 30), (1_000.0, 0), (2_000.0, 0)])
def test_a_shared_cache_never_keeps_it_past_its_moment(now, seconds):
    _, headers, _ = answered(page(shared=60), now=now)
    assert headers["Cache-Control"] == f"public, max-age=0, s-maxage={seconds}, must-revalidate"


@pytest.mark.parametrize(("body", "kind"), [(b"short", "text/html"), (BODY, "image/png"), (b"", "text/html")])
def test_what_would_not_shrink_is_not_compressed(body, kind):
    kept = page(body=body, kind=kind)
    assert kept.coding("br, gzip") == "identity"
    assert "Vary" not in answered(kept)[1]


def test_its_size_counts_every_coding():
    kept = page()
    before = kept.size
    kept.make("br")
    assert kept.size == before + len(brotli.compress(BODY, quality=5))
