"""Where the house differs from allauth’s own ways of signing in."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


class DeskAccounts(DefaultAccountAdapter):
    """Accounts are made at the desk, and open nothing but the desk."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **how) -> HttpResponse | None:
        """Refuses, whichever way they come, accounts that are switched off or not of the staff."""
        refusal = super().pre_login(request, user, **how)
        if refusal is None and not user.is_staff:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return refusal

    def is_safe_url(self, url: str) -> bool:
        """A way on stays on the site it was asked of: other names of ours are other sites to a browser."""
        return url_has_allowed_host_and_scheme(
            url, context.request.get_host(), require_https=context.request.is_secure()
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def send_notification_mail(
        self, template_prefix: str, user: User, *said: dict | None, email: str | None = None, **more
    ) -> None:
        """Tells the owner of an account that a password or a factor changed, where the account has an address."""
        super().send_notification_mail(template_prefix, user, *said, email=email or user.email, **more)
