"""How the house asks for a passkey."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms


class PasskeyForm(AddWebAuthnForm):
    """allauth’s form, which by itself would make a key that still needs the password."""

    passwordless = forms.BooleanField(
        label="It stands for the password too",
        required=False,
        initial=True,
        help_text="Your device then asks for a finger, a face or a PIN. Without it the key is used after the password.",
    )
