"""Settings of the process that serves: those of the archive, and databases that readers only read."""

from config.databases import for_reading
from config.settings import *  # noqa: F403 - every setting is the same, but for those below
from config.settings import DATABASE, REPLICAS

SERVING = True
DATABASES = {name: for_reading(database) for name, database in {"default": DATABASE, **REPLICAS}.items()}
DATABASE_ROUTERS = ["explorer.archive.replicas.ReplicaRouter"]
