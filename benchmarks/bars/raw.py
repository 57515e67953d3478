"""The least a WSGI callable can do: the bytes of the file BODY."""

import os
from pathlib import Path

_body = Path(os.environ["BODY"]).read_bytes()
_headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(_body)))]


def application(environ, start_response):
    start_response("200 OK", _headers)
    return [_body]
