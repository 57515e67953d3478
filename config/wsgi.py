"""The site as a WSGI callable, for granian, gunicorn or any other server: Django behind its page store, and a name for each request."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

from django.core.wsgi import get_wsgi_application

from config.request_id import RequestIds

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def stored(application: Callable) -> Callable:
    """The site behind a page store as the settings want it, or the site itself where they want none."""
    from django.conf import settings  # noqa: PLC0415

    from config.page_store import PageStore  # noqa: PLC0415
    from config.site_watch import epoch, watch  # noqa: PLC0415
    from newsroom.turning_points import next_turning_point  # noqa: PLC0415

    if not settings.PAGE_STORE_BYTES:
        return application
    return PageStore(
        application,
        watch=watch(seconds=settings.PAGE_STORE_SECONDS),
        turning_point=lambda now: epoch(next_turning_point(after=datetime.fromtimestamp(now, UTC))),
        most_bytes=settings.PAGE_STORE_BYTES,
        shared_seconds=settings.SHARED_CACHE_SECONDS,
    )


application = RequestIds(stored(get_wsgi_application()))
