"""`manage.py serve`: everything `make run` does once the requirements are installed. Ctrl-C stops it."""

import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections


class Command(BaseCommand):
    help = "Prepares the site and serves it on PORT of this machine, with DEBUG off."

    def handle(self, *args, **options) -> None:
        if settings.DEBUG:
            raise CommandError(
                "DEBUG is on: `make run` serves with it off. Use `make dev`, or take it out of .env."
            )
        if taken(settings.PORT):
            raise CommandError(
                f"Port {settings.PORT} is already in use. Stop what is using it, or choose another: "
                f"make run PORT={settings.PORT + 1}"
            )
        call_command("prepare", stdout=self.stdout)
        self.stdout.flush()
        connections.close_all()
        os.execv(sys.executable, [sys.executable, "-m", "config.server"])


def taken(port: int) -> bool:
    """Whether anything answers on the port, under any address that localhost stands for.

    Asking is surer than binding: the server shares its port among its processes, and so would a second one.
    """
    for family, kind, protocol, _, where in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind, protocol) as asking:
            asking.settimeout(1)
            if asking.connect_ex(where) == 0:
                return True
    return False
