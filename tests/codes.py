"""The codes of an authenticator app, worked out by the standard alone."""

import base64
import hmac
import struct
import time


def code(secret: str, *, steps: int = 0) -> str:
    """The six digits an app shows now, or so many half minutes from now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
