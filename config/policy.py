"""What a page may load: one constant policy for readers, one with a nonce for the desk."""

from csp.constants import NONCE, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse

DESK = "/admin/"

PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
"""Of readers' pages. No nonce stands in it, so that a finished page can be kept and served again."""

ADMIN = {
    **PUBLIC,
    # The block editor's import map is an inline script; it carries the request's nonce.
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    # Django's own style sheets draw some of their icons from data addresses.
    "img-src": [SELF, "data:"],
}
"""Of the desk's pages, where NONCE becomes the request's own where a template used `request.csp_nonce`."""


class PolicyMiddleware(CSPMiddleware):
    """Sends readers' pages PUBLIC (the setting) and the desk's pages ADMIN; a view may still set its own."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponse, **asked) -> PolicyParts:
        parts = super().get_policy_parts(request, response, **asked)
        if parts.config is None and not asked.get("report_only") and request.path_info.startswith(DESK):
            parts.config = ADMIN
        return parts
