"""The house: what belongs to the site as a whole and to neither the record nor the paper."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class HouseConfig(AppConfig):
    name = "config"
    label = "house"
    verbose_name = "House"


class DeskAdminConfig(AdminConfig):
    default_site = "config.desk.Desk"
