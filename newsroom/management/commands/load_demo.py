"""`manage.py load_demo`: the demonstration record, and the articles written on top of it.

Running it again changes nothing. Whatever fails, nothing is half loaded.
"""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from newsroom.demo import london


class Command(BaseCommand):
    help = (
        "Loads the demonstration record if the database is empty, and publishes the demonstration's articles."
    )

    def handle(self, *args, **options) -> None:
        with transaction.atomic():
            call_command("load_record", "--if-empty", stdout=self.stdout)
            done = london.publish_all()
        for line in done:
            self.stdout.write(f"Published: {line}")
        if not done:
            self.stdout.write("The demonstration's articles are published already; nothing was changed.")
