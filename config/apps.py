"""The house: what belongs to the site as a whole and to neither the record nor the paper."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class HouseConfig(AppConfig):
    name = "config"
    label = "house"
    verbose_name = "House"

    def ready(self) -> None:
        # It needs every model loaded, and importing it registers the system check.
        from config.site_version import install  # noqa: PLC0415

        post_migrate.connect(install, sender=self, dispatch_uid="house.site_version")


class DeskAdminConfig(AdminConfig):
    default_site = "config.desk.Desk"
