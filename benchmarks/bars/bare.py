"""The least Django can do: a view without middleware that returns the bytes of the file BODY."""

import os
from pathlib import Path

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY="only-for-measuring",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    INSTALLED_APPS=[],
    USE_I18N=False,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

_body = Path(os.environ["BODY"]).read_bytes()
urlpatterns = [path("", lambda request: HttpResponse(_body))]
application = get_wsgi_application()
