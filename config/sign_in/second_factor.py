"""Whoever can publish signs in with two factors: a passkey, or a password and a code.

A session remembers for whom it saw the second one. Without that the desk opens nothing but the pages where one is
set up or shown. The setting SECOND_FACTOR says whether it is asked for.
"""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.checks import CheckMessage, Tags, Warning, register
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from config.policy import DESK

GUARDED = ("publish_article", "withdraw_article", "lift_embargo", "override_facts", "remove_text")
"""What changes readers’ pages at once; a superuser may all of it."""
ALWAYS_OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "admin:jsi18n",
}
"""Where one comes, shows a factor or leaves."""
OPEN_TO_SET_UP = ("account_", "mfa_")
"""How the other routes begin that open to whoever has no second factor yet, for them to set one up."""
SEEN = "second_factor"
"""Key of the session under which the account stands whose second factor it saw."""


def must_have_two(user: User) -> bool:
    return user.is_authenticated and any(user.has_perm(f"newsroom.{may}") for may in GUARDED)


class SecondFactorMiddleware:
    """Sends whoever must have a second factor and has not shown it to where that is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR and request.path_info.startswith(DESK) and must_have_two(request.user):
            if request.session.get(SEEN) != request.user.pk:
                return self.refuse(request) or self.get_response(request)
        return self.get_response(request)

    @staticmethod
    def refuse(request: HttpRequest) -> HttpResponse | None:
        """The way to where a factor is shown or set up; None where this page opens all the same."""
        try:
            route = resolve(request.path_info).view_name
        except Resolver404:
            route = ""
        if route in ALWAYS_OPEN:
            return None
        ways = get_adapter().get_reauthentication_methods(request.user)
        shown = [way["url"] for way in ways if way["id"].startswith("mfa")]
        if shown:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else DESK, shown[0])
        return None if route.startswith(OPEN_TO_SET_UP) else HttpResponseRedirect(reverse("mfa_index"))


@receiver(authenticator_used)
def _shown(request: HttpRequest, user: User, **kwargs) -> None:
    request.session[SEEN] = user.pk


@receiver(authenticator_added)
def _set_up(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs) -> None:
    # Who sets one up has just shown that it works; a list of recovery codes shows nothing.
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        request.session[SEEN] = user.pk


@receiver(authenticator_removed)
def _taken_away(request: HttpRequest, user: User, **kwargs) -> None:
    if not is_mfa_enabled(user):
        request.session.pop(SEEN, None)


@register(Tags.security, deploy=True)
def check_second_factor(app_configs, **kwargs) -> list[CheckMessage]:
    if settings.SECOND_FACTOR:
        return []
    hint = "Take SECOND_FACTOR=off out of the environment: it is meant for the demonstration alone."
    return [Warning("Whoever can publish signs in with a password alone.", hint=hint, id="house.W001")]
