"""What pages may load: readers' pages by one constant policy, the desk's with a nonce."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.policy import PolicyMiddleware

HEADER = "Content-Security-Policy"


def answer(address: str, *, asks_nonce: bool = False) -> tuple[str, dict[str, str]]:
    """The nonce the page was given, and its policy by directive."""
    request = RequestFactory().get(address)
    said = []

    def view(request):
        if asks_nonce:
            said.append(str(request.csp_nonce))
        return HttpResponse()

    response = PolicyMiddleware(view)(request)
    directives = (part.split(" ", 1) for part in response[HEADER].split("; "))
    return (said or [""])[0], dict(directives)


STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize("asks_nonce", [False, True])
@pytest.mark.parametrize("address", ["/", "/articles/a/", "/administration/"])
def test_readers_pages_have_one_policy_whatever_a_template_asks(address, asks_nonce):
    assert answer(address, asks_nonce=asks_nonce)[1] == STRICT


def test_the_desk_gets_a_nonce_of_its_own_each_time():
    first, policy = answer("/admin/newsroom/article/add/", asks_nonce=True)
    second, _ = answer("/admin/newsroom/article/add/", asks_nonce=True)
    assert f"'nonce-{first}'" in policy["script-src"].split()
    assert first != second


def test_nothing_inline_runs_at_the_desk_without_a_nonce():
    _, policy = answer("/admin/")
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in " ".join(policy.values())
