"""The one address under which a page is to be known, whatever address it was asked by."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

CONTENT = ("country", "discipline", "facility", "marks", "of", "page", "sex", "year")
"""What an address may ask that makes another page of it. A day (`as_of`) asks for the same page, replayed."""


def canonical_address(request: HttpRequest) -> str:
    """The absolute address at `SITE_URL`, with what makes the page another one, in one order, and nothing else."""
    asked = [(name, request.GET.get(name, "").strip()) for name in CONTENT]
    kept = [(name, value) for name, value in asked if value and (name, value) != ("page", "1")]
    return settings.SITE_URL + escape_uri_path(request.path) + (f"?{urlencode(kept)}" if kept else "")


def absolute(address: str) -> str:
    """An address of ours as the world writes it; one that is absolute already stays."""
    return settings.SITE_URL + address if address.startswith("/") else address
