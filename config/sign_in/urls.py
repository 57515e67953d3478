"""The addresses of signing in, below the desk’s own so that its policy covers them. Nobody can sign up: there is none for it."""

from allauth.account import views as account
from django.urls import include, path, re_path

from config.sign_in.views import SignInView

urlpatterns = [
    # These two stand where the desk’s own pages would, which ask for a password alone.
    path("login/", SignInView.as_view(), name="account_login"),
    path("password_change/", account.password_change, name="account_change_password"),
    path("sign-in/password/", account.password_set, name="account_set_password"),
    path("logout/", account.logout, name="account_logout"),
    path("sign-in/refused/", account.account_inactive, name="account_inactive"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/forgotten/", account.password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "sign-in/forgotten/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
]
