"""The front door of the desk."""

from allauth.account.views import LoginView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase


class SignInView(LoginView):
    """allauth’s page; whoever is signed in already and may not use the desk is told so, not sent round in circles."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.is_staff:
            raise PermissionDenied("This account may not use the desk.")
        return super().dispatch(request, *args, **kwargs)
