"""What the house shows at the desk: who signs in with what, so that a lost one can be taken away."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.http import HttpRequest

admin.site.unregister([EmailAddress, Authenticator])
# An account’s address for letters stands in the account itself.


@admin.register(Authenticator)
class AuthenticatorAdmin(admin.ModelAdmin):
    """Looked at and taken away, never made or read: the secret itself is on no page."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    list_select_related = ("user",)
    search_fields = ("user__username",)
    fields = list_display

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Authenticator | None = None) -> bool:
        return False
