"""Settings of the pages of the curators that hold for every site which has them."""

import datetime as dt

CURATING_MIDDLEWARE = [
    "explorer.curating.middleware.apart",
    "explorer.curating.middleware.bounded",
    "explorer.curating.middleware.Sessions",
    "explorer.curating.middleware.Tokens",
    "explorer.curating.middleware.Authentication",
    "explorer.curating.middleware.Messages",
    "explorer.curating.middleware.Throttle",
]
"""What a request below ADMIN_PATH passes through after everything else; other requests pass by it."""

CURATING_TEMPLATES = {
    "NAME": "curating",
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ],
    },
}
"""An engine of its own: readers' pages know of no account, curators' pages of no public part."""

CURATING_SILENCED_CHECKS = [
    # Readers' templates, which come first, know no account and no message.
    "admin.E402",
    "admin.E404",
    # Where the pages are off there is nothing to check; where they are on the tests look at each.
    "admin.E408",
    "admin.E409",
    "admin.E410",
    "axes.W002",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]

# Ten failures for an account or from an address, and a quarter of an hour without trying again. A failure is
# forgotten after that time, and at once by who gets in; nothing is kept of who did.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["ip_address", "username"]
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
# In the session rather than in a cookie of their own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
