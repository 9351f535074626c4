"""Settings of the process that serves: those of the archive, and a database that is only read."""

from config.databases import for_reading
from config.settings import *  # noqa: F403 - every setting is the same, but for those below
from config.settings import DATABASE

SERVING = True
DATABASES = {"default": for_reading(DATABASE)}
