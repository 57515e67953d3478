"""How the settings read the environment: a variable that is missing or wrong stops the start with advice."""

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured
from environ import Env

ON, OFF = {"on", "true", "yes", "1"}, {"off", "false", "no", "0"}
DATABASES = {"sqlite", "postgres", "postgresql"}
CACHES = {"redis", "rediss"}
CACHE_TABLE = "house_cache"
MAIL = {"filemail", "consolemail", "smtp", "smtps", "smtp+tls", "smtp+ssl"}
LOG_LEVELS = {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}


def text(name: str, default: str = "") -> str:
    """The variable's value; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def required(name: str, advice: str) -> str:
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {advice}")
    return value


def words(name: str, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or default


def switch(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if value in ON | OFF or not value:
        return value in ON if value else default
    raise _wrong(name, "Write on or off.")


def number(name: str, default: int, *, most: int | None = None) -> int:
    value = text(name, str(default))
    if value.isascii() and value.isdigit() and (most is None or int(value) <= most):
        return int(value)
    raise _wrong(name, f"Write a whole number{f' from 0 to {most}' if most else ''}.")


def address(name: str, default: str) -> str:
    """A site's address without a path: https://www.example.org, never with a slash at the end."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        complete = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        complete = False
    if complete and value == f"{parts.scheme}://{parts.netloc}" and "@" not in value:
        return value
    raise _wrong(name, "Write the address readers use, with its scheme and no path: https://www.example.org")


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    if value in available_timezones():
        return value
    raise _wrong(name, "Write a name of the IANA time zone database, such as Europe/London.")


def log_level(name: str, default: str) -> str:
    value = text(name, default).upper()
    if value in LOG_LEVELS:
        return value
    raise _wrong(name, f"Write one of {', '.join(sorted(LOG_LEVELS))}.")


def database(name: str, file: Path) -> dict:
    """The database the variable names, or else the SQLite `file`."""
    if not text(name):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": file}
    advice = "Write postgres://user:password@host:5432/name, or sqlite:////absolute/path/of/the/file"
    try:
        found = Env.db_url_config(_url(name, DATABASES, advice))
    except ValueError as error:
        raise _wrong(name, advice) from error
    if not found["NAME"] or found["NAME"] == ":memory:":
        raise _wrong(name, advice)
    return found


def cache(name: str) -> dict:
    """One cache for all processes: what the variable names, or else a table of the database.

    Attempts to sign in are counted in it, so that it must never be each process's own.
    """
    advice = "Write redis://host:6379/0; leave it out to keep the cache in the database."
    if not text(name):
        # Nobody who tries many names may push out what is counted of another one.
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": CACHE_TABLE,
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    url = _url(name, CACHES, advice)
    if url.startswith("redis") and find_spec("redis") is None:
        raise _wrong(name, "The package redis is not installed: pip install -r requirements.txt")
    return Env.cache_url_config(url)


def mail(name: str, folder: Path) -> dict:
    """Django's EMAIL_ settings; by default each message is a file in `folder`."""
    if not text(name):
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder,
        }
    advice = "Write smtp+tls://user:password@host:587; leave it out to keep messages as files under var/mail."
    try:
        return Env.email_url_config(_url(name, MAIL, advice))
    except ValueError as error:
        raise _wrong(name, advice) from error


def _url(name: str, schemes: set[str], advice: str) -> str:
    value = text(name)
    scheme, separator, _ = value.partition("://")
    if separator and scheme in schemes:
        return value
    raise _wrong(name, advice)


def _wrong(name: str, advice: str) -> ImproperlyConfigured:
    """The refusal; an address that may hold a password is not repeated in it."""
    value = text(name)
    said = f"{name} cannot be read" if "@" in value else f"{name} is “{value}”"
    return ImproperlyConfigured(f"{said}. {advice}")
