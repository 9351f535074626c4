"""Settings of the archive: production by default, every choice of the operator from the environment.

README.md lists the variables. A value that can't be read stops the start with one sentence.
"""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from environs import EnvError, validate
from jinja2 import StrictUndefined

from config.caches import in_time
from config.curating import *  # noqa: F403 - the settings that hold whatever the operator chooses
from config.curating import CURATING_MIDDLEWARE, CURATING_SILENCED_CHECKS, CURATING_TEMPLATES
from config.databases import Database, for_writing
from config.environment import (
    Environment,
    admin_path,
    cache_url,
    contact,
    database_url,
    host_names,
    is_loopback,
    needs,
    opened_without_proxy,
    other_than,
    proxies,
    replica_urls,
    web_address,
)
from config.logs import FORMATS, PLAIN, formatter

BASE_DIR = Path(__file__).resolve().parents[2]

env = Environment()
try:
    DEBUG = env.bool("DEBUG", False)
    HOST = env.str("HOST", "127.0.0.1")
    PORT = env.int("PORT", 8000, validate=validate.Range(1, 65535))
    SITE_URL = env.str("SITE_URL", f"http://127.0.0.1:{PORT}", validate=web_address).rstrip("/")
    SITE_HOST = urlsplit(SITE_URL).hostname or ""
    # Else its addresses lead nowhere on any other machine.
    SITE_IS_PUBLIC = not is_loopback(SITE_HOST)
    ALLOWED_HOSTS = env.list(
        "ALLOWED_HOSTS", [SITE_HOST, HOST, "127.0.0.1", "localhost", "[::1]"], validate=host_names
    )
    # The public site signs nothing: no session, no cookie, no form token. A key of one process's
    # own is therefore as good as a fixed one; curators on a network need one that stays.
    SECRET_KEY = env.str("SECRET_KEY", "")
    # The pages of the curators are off without it.
    ADMIN_PATH = env.str("ADMIN_PATH", "", validate=admin_path(SITE_URL, HOST, SECRET_KEY))
    REVIEW_REQUIRED = env.bool("REVIEW_REQUIRED", False)
    DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{BASE_DIR / 'archive.sqlite3'}", validate=database_url)
    DATABASES = {"default": env.dj_db_url("DATABASE_URL", DATABASE_URL)}
    DATABASE_REPLICA_URLS: list[str] = env.list(
        "DATABASE_REPLICA_URLS", [], validate=replica_urls(DATABASE_URL)
    )
    CACHE_URL = env.str("CACHE_URL", "locmem://", validate=cache_url)
    CACHES = {"default": env.dj_cache_url("CACHE_URL", CACHE_URL)}
    FORWARDED_ALLOW_IPS = env.list("FORWARDED_ALLOW_IPS", ["127.0.0.1", "::1"], validate=proxies)
    WORKERS = env.int("WORKERS", 2, validate=validate.Range(1, 64))
    LOG_FORMAT = env.str("LOG_FORMAT", PLAIN, validate=validate.OneOf(FORMATS))
    # Off without it.
    METRICS_PORT = env.int("METRICS_PORT", 0, validate=[validate.Range(1, 65535), other_than(PORT, "PORT")])
    # Where backups are, if their age is to be measured.
    BACKUP_FOLDER = env.str("BACKUP_FOLDER", "")
    OPERATOR = env.str("OPERATOR", "")
    CONTACT = env.str("CONTACT", "", validate=contact)
    CDN_MAX_AGE = env.int("CDN_MAX_AGE", 0, validate=validate.Range(0))
    HSTS_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", False)
    # The list of browsers takes a site only with all its subdomains.
    HSTS_PRELOAD = env.bool("HSTS_PRELOAD", False, validate=needs(HSTS_SUBDOMAINS, "HSTS_SUBDOMAINS=true"))
except EnvError as error:
    raise SystemExit(f"Wrong setting in the environment: {error}") from None

SECRET_KEY = SECRET_KEY or get_random_secret_key()
DATABASE = DATABASES["default"]
# In the process that serves it takes the place of the default for what is below ADMIN_PATH.
WRITING_DATABASE: Database = for_writing(DATABASE)
DATABASES = {"default": WRITING_DATABASE}
REPLICAS = {
    f"replica {number}": dj_database_url.parse(address)
    for number, address in enumerate(DATABASE_REPLICA_URLS, start=1)
}
# The process that serves has settings of its own, `config.serving`.
SERVING = False
CACHES = {"default": in_time(CACHES["default"])}

INSTALLED_APPS = [
    "explorer",
    "corsheaders",
    "csp",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "django.contrib.staticfiles",
    # What curators need has its tables in every database, so that a setting changes no table.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "axes",
]
MIDDLEWARE = [
    "explorer.middleware.named_view",
    # What sets headers comes before what may answer by itself: a redirect, a static file, an error.
    "explorer.middleware.at_the_door",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "explorer.assets.StaticFiles",
    # No page holds a secret or a cookie, so there is nothing that its compressed length could betray.
    "explorer.middleware.Compression",
    "explorer.middleware.language_of_address",
    "explorer.middleware.read_only",
    "explorer.middleware.query_length",
    "explorer.middleware.readable_parameters",
    "explorer.middleware.one_archive",
    "explorer.caching.revalidation",
    "django.middleware.common.CommonMiddleware",
    *(CURATING_MIDDLEWARE if ADMIN_PATH else []),
]
# An address begins where SITE_URL says, whatever a request claims (SCRIPT_NAME).
FORCE_SCRIPT_NAME = ""
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["explorer.parts.loading.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "explorer.context.site",
                "explorer.questions.reading_list.kept",
            ],
            "builtins": ["explorer.templatetags.written"],
        },
    },
    {
        "NAME": "parts",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "parts"],
        "OPTIONS": {"environment": "explorer.parts.jinja.environment", "undefined": StrictUndefined},
    },
    CURATING_TEMPLATES | {"DIRS": [BASE_DIR / "templates" / "curating"]},
]

# A table of kept states has its indexes by `explorer.historical`.
SIMPLE_HISTORY_DATE_INDEX = False

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "Arabic")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = BASE_DIR / "staticfiles"
# Files of the whole archive, written when somebody first asks for them.
DOWNLOADS_ROOT = BASE_DIR / "downloads"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "explorer.assets.NpmFilesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "explorer.assets.StaticStorage"},
}
NPM_ROOT = BASE_DIR / "node_modules"
# Public path -> file in node_modules: only what is named here is served.
SERIF = "@fontsource/source-serif-4/files/source-serif-4-latin"
SANS = "@fontsource-variable/vazirmatn/files/vazirmatn"
NPM_STATIC_FILES = {
    "vendor/source-serif-4.woff2": f"{SERIF}-400-normal.woff2",
    "vendor/source-serif-4-italic.woff2": f"{SERIF}-400-italic.woff2",
    "vendor/source-serif-4-bold.woff2": f"{SERIF}-600-normal.woff2",
    "vendor/vazirmatn.woff2": f"{SANS}-latin-wght-normal.woff2",
    "vendor/vazirmatn-arabic.woff2": f"{SANS}-arabic-wght-normal.woff2",
    "vendor/chart.umd.min.js": "chart.js/dist/chart.umd.min.js",
}

# A failure of ours leaves its traceback on standard error, with the address's path, without the question or
# the reader; a failure of what the site needs (the database, the disk) one line a minute.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"causes": {"()": "explorer.failures.OneLineACause"}},
    "formatters": {"lines": formatter(LOG_FORMAT)},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["causes"], "formatter": "lines"},
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "explorer": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # It would name who tried to log in, and from where.
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # A stranger's mistakes, too many parameters or a host that isn't ours, are answered and not told.
        "django.security": {"level": "CRITICAL"},
    },
}

OPENED_WITHOUT_PROXY = opened_without_proxy(HOST, SITE_URL)
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_SSL_HOST = urlsplit(SITE_URL).netloc
SECURE_REDIRECT_EXEMPT = [r"^up/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and HSTS_SUBDOMAINS
SECURE_HSTS_PRELOAD = HTTPS and HSTS_PRELOAD
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{ADMIN_PATH}/"
X_FRAME_OPTIONS = "DENY"
UNUSED = "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb"
DOOR_HEADERS = {
    "Cache-Control": "no-cache",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED.split()),
    # The server would name itself.
    "Server": "archive",
}
# A page has twenty of these files: what browsers heed in documents alone would be 9 KB of a first visit.
PIECES_OF_PAGES = ("font/", "image/png", "text/css", "text/javascript")
HEADERS_OF_DOCUMENTS = [
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Frame-Options",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# Readers get no cookie and no form that changes anything, so there is no token to check (W003).
# What holds for an operator's other hosts (W005) and for years (W021) is the operator's to say.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021", *CURATING_SILENCED_CHECKS]

# Data is there to be fetched by other people's pages too; nothing here depends on who asks.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = (
    r"^/(api/|(ar/)?cards/|compare\.(csv|svg)$|data/|embed/|feeds/|oembed/|quotes\.|quotes/[^/]+\.)"
)
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "explorer.api.negotiation.AsAddressed",
    "DEFAULT_SCHEMA_CLASS": "explorer.api.openapi.ArchiveSchema",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
    "EXCEPTION_HANDLER": "explorer.problems.api_problem",
}
SPECTACULAR_SETTINGS = {
    # The schema names the archive's own values: it is checked in the tests, which have an archive.
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "TITLE": "Syrian Interview Quotes",
    "DESCRIPTION": "Quotes from interviews with Syrians, as published reports printed them. Read only.",
    "VERSION": "1.0.0",
    "LICENSE": {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"},
    "SERVERS": [{"url": SITE_URL}],
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "explorer.api.completing.complete",
    ],
}
