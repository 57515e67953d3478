"""The Jinja2 environment of the public pages."""

from functools import lru_cache

from django.conf import settings
from django.core.files.storage import default_storage
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from athletics.templatetags import dates
from config.addresses import absolute, canonical_address
from config.structured_data import breadcrumb_list, json_ld
from newsroom.reading_lists import articles_about


@lru_cache(maxsize=20_000)
def url(name: str, *args, **kwargs) -> str:
    """The address of a named route, with positional or keyword arguments. Routes are fixed while a process runs."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def media(name: str) -> str:
    """The address of a stored file, as frozen documents name it."""
    return default_storage.url(name)


def webcal(name: str, *args) -> str:
    """The absolute address of a calendar, in the scheme that asks to be subscribed to."""
    return f"webcal:{settings.SITE_URL.partition(':')[2]}{url(name, *args)}"


def environment(**options) -> Environment:
    """The environment Django's Jinja2 backend asks for; undefined names are errors, not blanks."""
    env = Environment(**{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})
    env.globals.update(static=static, media=media, url=url, webcal=webcal, breadcrumb_list=breadcrumb_list)
    env.globals.update(canonical_address=canonical_address, absolute=absolute)
    env.globals.update(days=dates.days, articles_about=articles_about)
    env.filters.update(dates.register.filters, json_ld=json_ld)
    return env
