"""`manage.py make_accounts`: the demonstration accounts, their passwords printed once and kept nowhere.

An account that exists is left as it is. `manage.py changepassword editor` gives a forgotten one a new password.
"""

import secrets

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER, ensure_roles

ACCOUNTS = {"editor": EDITOR, "chief": CHIEF_EDITOR, "keeper": CALENDAR_KEEPER, "writer": WRITER}


class Command(BaseCommand):
    help = "Makes the demonstration accounts that do not exist yet and prints their passwords once."

    def handle(self, *args, **options) -> None:
        made = make_accounts()
        if not made:
            self.stdout.write("The demonstration accounts exist already; nothing was changed.")
            return
        self.stdout.write("Demonstration accounts. Their passwords are shown only now:")
        for username, password in made.items():
            self.stdout.write(f"    {username:<8} {password}    {ACCOUNTS[username].lower()}")
        self.stdout.write("A forgotten one: .venv/bin/python manage.py changepassword NAME")


@transaction.atomic
def make_accounts() -> dict[str, str]:
    """The accounts of ACCOUNTS that did not exist, with their new passwords."""
    roles = ensure_roles()
    there = set(User.objects.filter(username__in=ACCOUNTS).values_list("username", flat=True))
    made = {name: secrets.token_urlsafe(12) for name in ACCOUNTS if name not in there}
    for username, password in made.items():
        user = User.objects.create_user(username, password=password, is_staff=True)
        user.groups.add(roles[ACCOUNTS[username]])
    return made
