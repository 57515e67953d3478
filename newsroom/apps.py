"""The paper, written on top of the record."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "The paper"

    def ready(self) -> None:
        # All need every model loaded, and importing the triggers registers the system check.
        from athletics import consequences, outbox  # noqa: PLC0415
        from newsroom.alerts import listening  # noqa: PLC0415
        from newsroom.permissions import ensure_roles  # noqa: PLC0415
        from newsroom.triggers import install  # noqa: PLC0415

        consequences.register(listening.what_stands)
        outbox.listen(listening.look)
        post_migrate.connect(install, sender=self, dispatch_uid="newsroom.triggers")
        post_migrate.connect(ensure_roles, sender=self, dispatch_uid="newsroom.roles")
