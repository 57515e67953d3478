"""`manage.py prepare`: from an empty database to one worth looking at. Running it again changes nothing."""

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from athletics.models import Meet


class Command(BaseCommand):
    help = "Migrates, and fills an empty database with the demonstration record and accounts."

    def handle(self, *args, **options) -> None:
        self.migrate()
        if not User.objects.exists():
            call_command("make_accounts", stdout=self.stdout)
        if not Meet.objects.exists():
            self.stdout.write("Loading the demonstration record …")
            self.stdout.flush()
            call_command("load_demo", stdout=self.stdout)

    def migrate(self) -> None:
        try:
            executor = MigrationExecutor(connection)
        except DatabaseError as error:
            raise CommandError(f"The database does not answer; see DATABASE_URL. {error}") from error
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Migrating the database …")
            self.stdout.flush()
            call_command("migrate", interactive=False, verbosity=0)
