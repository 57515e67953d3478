"""The house: what belongs to the site as a whole and to neither the record nor the paper."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate, pre_migrate


class HouseConfig(AppConfig):
    name = "config"
    label = "house"
    verbose_name = "House"

    def ready(self) -> None:
        # They need every model loaded; importing them registers system checks and what hears of second factors.
        import config.sign_in.second_factor  # noqa: F401, PLC0415
        from config.site_version import install, make_way  # noqa: PLC0415

        pre_migrate.connect(make_way, sender=self, dispatch_uid="house.make_way")
        post_migrate.connect(install, sender=self, dispatch_uid="house.site_version")


class DeskAdminConfig(AdminConfig):
    default_site = "config.desk.Desk"
