"""Every setting of the site. The environment decides; nothing here is for one kind of machine only.

A variable that is missing or wrong stops the start with a sentence that says what to do. `README.md`
lists them all.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from environ import Env

from config import environment, policy

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
if not TESTING:
    # What the environment says already is not overwritten by the file.
    Env.read_env(environment.text("ENV_FILE", str(BASE_DIR / ".env")))

VAR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var")))
"""Everything the running site writes: database, media, collected static files, mail, unfinished uploads."""
STATIC_ROOT = VAR / "static"
UPLOADS = VAR / "uploads"
for folder in (STATIC_ROOT, UPLOADS):
    folder.mkdir(parents=True, exist_ok=True)

# Core

DEBUG = environment.switch("DEBUG", default=False)
SECRET_KEY = (
    "only-ever-used-by-the-test-suite-0123456789-abcdefghij"
    if TESTING
    else environment.required(
        "SECRET_KEY", "`make run` writes one to .env; elsewhere set a random one of 50 characters or more."
    )
)
PORT = environment.number("PORT", 8000, most=65_535)
SITE_URL = environment.address("SITE_URL", f"http://localhost:{PORT}")
SITE_NAME = "Bell Lap"
# What one file of a sitemap may hold, by its protocol.
SITEMAP_ROWS = 50_000
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = environment.words(
    "ALLOWED_HOSTS", list(dict.fromkeys([urlsplit(SITE_URL).hostname, "localhost", "127.0.0.1", "[::1]"]))
)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS", [SITE_URL])
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # Before the house, which shows their rows at the desk in its own way.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "config.apps.HouseConfig",
    "newsroom",
    "athletics",
    "config.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "content_editor",
    "django_prose_editor",
    "imagefield",
    "csp",
]

MIDDLEWARE = [
    "config.freshness.FreshnessMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.sign_in.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "athletics.outbox.delivery.DeliveryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "public",
        "DIRS": [BASE_DIR / "templates" / "public"],
        "OPTIONS": {"environment": "config.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Data

DATABASES = {"default": environment.database("DATABASE_URL", VAR / "bell-lap.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue at BEGIN instead of failing in mid-transaction when a read turns into a write.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # One connection for each of the server's threads, kept, and asked whether it still answers.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": environment.cache("CACHE_URL")}

# Finished public pages, kept in each process in front of Django

PAGE_STORE_BYTES = environment.number("PAGE_STORE_MEGABYTES", 64, most=16_384) * 1024 * 1024
PAGE_STORE_SECONDS = environment.number("PAGE_STORE_SECONDS", 1, most=3_600)
SHARED_CACHE_SECONDS = environment.number("SHARED_CACHE_SECONDS", 0, most=86_400)

# People

LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# Off where the site is only a demonstration on the machine it runs on.
SECOND_FACTOR = environment.switch("SECOND_FACTOR", default=urlsplit(SITE_URL).hostname != "localhost")
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
ACCOUNT_ADAPTER = "config.sign_in.adapter.DeskAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {"add_webauthn": "config.sign_in.forms.PasskeyForm"}
MFA_TOTP_ISSUER = SITE_NAME
# A clock that is half a minute wrong is no intruder.
MFA_TOTP_TOLERANCE = 1
# Passkeys want https everywhere but on the machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time: the house writes British English and keeps the desk's clock.

LANGUAGE_CODE = "en-gb"
TIME_ZONE = environment.time_zone("SITE_TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", str(VAR / "media")))
# Renditions are spread over two levels of folders; one level is deprecated.
IMAGEFIELD_BIN_DEPTH = 2
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or TESTING
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
FILE_UPLOAD_TEMP_DIR = UPLOADS
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A long article and a meet with all its events each post one field for every cell of every row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Mail and logs

globals().update(environment.mail("EMAIL_URL", VAR / "mail"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text(
    "DEFAULT_FROM_EMAIL", f"{SITE_NAME} <desk@{urlsplit(SITE_URL).hostname}>"
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "config.request_id.NamesRequest"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {request_id} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request"]}},
    "root": {"handlers": ["console"], "level": environment.log_level("LOG_LEVEL", "INFO")},
    # Django's own handlers would say the same twice, and mail each error to nobody.
    "loggers": {"django": {"handlers": [], "propagate": True}},
}

# Safety

CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy.PUBLIC}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = environment.switch("SECURE_SSL_REDIRECT", default=SECURE)
# Whoever watches over the processes asks each one directly, without a certificate.
SECURE_REDIRECT_EXEMPT = [r"^(health|ready)z$"]
SECURE_HSTS_SECONDS = environment.number("SECURE_HSTS_SECONDS", 31_536_000 if SECURE else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
if environment.switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Whose attempts to sign in are counted: the address the proxy saw, whatever else the request claims.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# The paper

FOUR_EYES = environment.switch("FOUR_EYES", default=False)
NOTIFY_BY_EMAIL = environment.switch("NOTIFY_BY_EMAIL", default=True)
