"""The record of the sport."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AthleticsConfig(AppConfig):
    name = "athletics"
    verbose_name = "The record"

    def ready(self) -> None:
        # It needs every model loaded, and importing it registers the system check.
        from athletics.outbox.triggers import install  # noqa: PLC0415

        post_migrate.connect(install, sender=self, dispatch_uid="athletics.outbox")
