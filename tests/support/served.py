"""Settings of a server under test: those of the process that serves, without collected static files."""

from config.serving import *  # noqa: F403 - every setting is the same, but for the one below
from config.serving import STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
