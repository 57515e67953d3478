"""`manage.py prepare`: from an empty database to a site worth looking at. Running it again changes nothing."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from athletics.models import Meet
from config.collected import collect, is_collected


class Command(BaseCommand):
    help = (
        "Migrates, fills an empty database with the demonstration record and accounts, collects static files."
    )

    def handle(self, *args, **options) -> None:
        self.migrate()
        if not User.objects.filter(is_staff=True).exists():
            call_command("make_accounts", stdout=self.stdout)
        if not Meet.objects.exists():
            self.say("Loading the demonstration record …")
            call_command("load_demo", stdout=self.stdout)
        # The development server finds them where they lie.
        if not settings.DEBUG and not is_collected():
            self.say("Collecting static files …")
            collect()

    def migrate(self) -> None:
        try:
            executor = MigrationExecutor(connection)
        except DatabaseError as error:
            raise CommandError(f"The database does not answer; see DATABASE_URL. {error}") from error
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Migrating the database …")
            call_command("migrate", interactive=False, verbosity=0)

    def say(self, line: str) -> None:
        """Before what takes long, so that nobody wonders."""
        self.stdout.write(line)
        self.stdout.flush()
