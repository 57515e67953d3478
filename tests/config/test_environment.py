"""A wrong or missing setting stops the start and says what to do; a right one means what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "k" * 40 + "0123456789"


def settings_with(
    tmp_path: Path, expression: str = "'read'", **environment: str
) -> subprocess.CompletedProcess:
    """Imports the settings in a process of its own and prints an expression of them."""
    given = {"SECRET_KEY": KEY, "ENV_FILE": os.devnull, "VAR_DIR": str(tmp_path / "var"), **environment}
    return subprocess.run(
        [sys.executable, "-c", f"from config import settings as s; print(({expression}))"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | given,
        capture_output=True,
        text=True,
        check=False,
    )


REFUSED = {
    "no secret key": ({"SECRET_KEY": ""}, "SECRET_KEY is not set. `make run` writes one to .env"),
    "a switch that is neither": ({"FOUR_EYES": "perhaps"}, "FOUR_EYES is “perhaps”. Write on or off."),
    "debug misspelt": ({"DEBUG": "tru"}, "DEBUG is “tru”. Write on or off."),
    "a port in words": ({"PORT": "eight"}, "PORT is “eight”. Write a whole number from 0 to 65535."),
    "a port too high": ({"PORT": "70000"}, "PORT is “70000”. Write a whole number from 0 to 65535."),
    "an address without scheme": ({"SITE_URL": "www.example.org"}, "with its scheme and no path"),
    "an address with a path": ({"SITE_URL": "https://example.org/news"}, "with its scheme and no path"),
    "an address of another kind": ({"SITE_URL": "ftp://example.org"}, "with its scheme and no path"),
    "an address with a wrong port": ({"SITE_URL": "https://example.org:http"}, "with its scheme and no path"),
    "a database without scheme": (
        {"DATABASE_URL": "belllap"},
        "Write postgres://user:password@host:5432/name",
    ),
    "a database we do not know": ({"DATABASE_URL": "mysql://a:b@c/d"}, "Write postgres://user:password@host"),
    "a database without name": (
        {"DATABASE_URL": "postgres://localhost"},
        "Write postgres://user:password@host",
    ),
    "a database with a wrong port": (
        {"DATABASE_URL": "postgres://h:x/n"},
        "Write postgres://user:password@host",
    ),
    "a cache we do not know": ({"CACHE_URL": "memcache://h"}, "Write redis://host:6379/0"),
    "mail we do not know": ({"EMAIL_URL": "pigeon://h"}, "Write smtp+tls://user:password@host:587"),
    "a time zone nobody keeps": ({"SITE_TIME_ZONE": "Europe/Trackside"}, "such as Europe/London"),
    "a log level nobody knows": (
        {"LOG_LEVEL": "loud"},
        "Write one of CRITICAL, DEBUG, ERROR, INFO, WARNING.",
    ),
}


@pytest.mark.parametrize(("environment", "advice"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_setting_is_refused_with_advice(tmp_path, environment, advice):
    asked = settings_with(tmp_path, **environment)
    assert asked.returncode == 1
    assert asked.stderr.splitlines()[-1].startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert advice in asked.stderr.splitlines()[-1]


def test_a_refusal_never_repeats_a_password(tmp_path):
    asked = settings_with(tmp_path, DATABASE_URL="mysql://desk:hush-hush@host/name")
    assert "hush-hush" not in asked.stderr.splitlines()[-1]


UNDERSTOOD = {
    "the port is in the address": ({"PORT": "9123"}, "s.SITE_URL", "http://localhost:9123"),
    "the address may be another": (
        {"PORT": "9123", "SITE_URL": "https://www.example.org/"},
        "s.SITE_URL, s.CSRF_TRUSTED_ORIGINS, s.ALLOWED_HOSTS[0]",
        "('https://www.example.org', ['https://www.example.org'], 'www.example.org')",
    ),
    "an empty variable is not set": ({"FOUR_EYES": "", "PORT": ""}, "s.FOUR_EYES, s.PORT", "(False, 8000)"),
    "four eyes": ({"FOUR_EYES": "Yes"}, "s.FOUR_EYES", "True"),
    "letters": ({"NOTIFY_BY_EMAIL": "off"}, "s.NOTIFY_BY_EMAIL", "False"),
    "debug is off unless asked": ({}, "s.DEBUG", "False"),
    "cookies only over https": (
        {"SITE_URL": "https://www.example.org"},
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS",
        "(True, True, True, 31536000)",
    ),
    "postgres": (
        {"DATABASE_URL": "postgres://desk:p%40ss@db.example.org:5433/paper"},
        "[s.DATABASES['default'][part] for part in ('NAME', 'USER', 'PASSWORD', 'HOST', 'PORT')]",
        "['paper', 'desk', 'p@ss', 'db.example.org', 5433]",
    ),
    "redis": (
        {"CACHE_URL": "redis://cache.example.org:6379/1"},
        "s.CACHES['default']['BACKEND'], s.CACHES['default']['LOCATION']",
        "('django.core.cache.backends.redis.RedisCache', 'redis://cache.example.org:6379/1')",
    ),
    "mail is kept as files": (
        {},
        "s.EMAIL_BACKEND, s.EMAIL_FILE_PATH == s.VAR / 'mail'",
        "('django.core.mail.backends.filebased.EmailBackend', True)",
    ),
    "mail may be sent": (
        {"EMAIL_URL": "smtp+tls://desk:secret@mail.example.org:587"},
        "s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS",
        "('mail.example.org', 587, True)",
    ),
}


@pytest.mark.parametrize(("environment", "expression", "said"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_a_setting_means_what_it_says(tmp_path, environment, expression, said):
    asked = settings_with(tmp_path, expression, **environment)
    assert (asked.stdout.strip(), asked.returncode) == (said, 0), asked.stderr


def test_the_env_file_is_read_and_the_environment_wins(tmp_path):
    file = tmp_path / "env"
    file.write_text("PORT=9001\nSITE_TIME_ZONE=Europe/Oslo\n")
    asked = settings_with(tmp_path, "s.PORT, s.TIME_ZONE", ENV_FILE=str(file), PORT="9002")
    assert asked.stdout.strip() == "(9002, 'Europe/Oslo')"


def test_the_folder_of_everything_written_is_made(tmp_path):
    settings_with(tmp_path)
    assert {one.name for one in (tmp_path / "var").iterdir()} == {"static", "uploads"}
