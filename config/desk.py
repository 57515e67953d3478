"""The admin site: one desk for editors, chief editors and the calendar keeper."""

from django.contrib.admin import AdminSite


class Desk(AdminSite):
    """Django's admin under the house's name."""

    site_header = "Bell Lap desk"
    site_title = "Bell Lap desk"
    index_title = "The desk"
    site_url = "/"
