"""Checks again what was published, after changes of the record that nobody has looked at, or all of it.

    python manage.py recheck                  what has changed since it was last looked at
    python manage.py recheck --all            every text readers have, and every planned one
    python manage.py recheck --article SLUG   one of them

Run it after an import, and now and then: every few minutes from cron is not too often, since with nothing waiting it
costs one query. Exit status 0 when nothing is left to act on, 1 when alerts are open, 2 for an article that is not
there or has nothing published or planned.
"""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from athletics import outbox
from newsroom.alerts.opening import recheck, standing_publications
from newsroom.letters import tell_alerts
from newsroom.models import Alert, Publication

OPEN = 1
NO_SUCH = 2


class Command(BaseCommand):
    help = "Checks published and planned articles against the record as it is now; opens and closes alerts."

    def add_arguments(self, parser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="everything that is published or planned")
        which.add_argument("--article", metavar="SLUG", help="one article, by its address")

    def handle(self, **options) -> None:
        before = set(self._open())
        if options["all"] or options["article"]:
            self._again(self._publications(options["article"]))
        else:
            outbox.deliver()
        now_open = self._open()
        new = len(set(now_open) - before)
        self.stdout.write(f"{new} new, {len(now_open)} to act on.")
        if now_open:
            sys.exit(OPEN)

    def _publications(self, slug: str | None) -> list[Publication]:
        found = (
            standing_publications(now=timezone.now()).select_related("version").order_by("-starts_at", "-pk")
        )
        if slug is None:
            return list(found)
        named = list(found.filter(article__publications__slug=slug).distinct())
        if not named:
            raise CommandError(f"No article at “{slug}” is published or planned.", returncode=NO_SUCH)
        return named

    def _again(self, publications: list[Publication]) -> None:
        opened = []
        for number, publication in enumerate(publications, start=1):
            found = recheck(publication, now=timezone.now())
            opened += found
            said = f": {len(found)} new" if found else ""
            self.stdout.write(f"{number}/{len(publications)} {publication}{said}")
        tell_alerts(opened)

    def _open(self) -> list[int]:
        rows = Alert.objects.open(as_of=timezone.now()).to_act_on()
        return list(rows.order_by("pk").values_list("pk", flat=True))
