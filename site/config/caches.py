"""Say how long the site waits for a shared cache."""

from typing import Any

REDIS = "django.core.cache.backends.redis.RedisCache"
MEMCACHED = "django.core.cache.backends.memcached.PyMemcacheCache"

SECONDS = 1
"""What isn't in the cache by then is made again."""


def in_time(cache: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a cache with a time limit."""
    return cache | {"OPTIONS": _limits(cache["BACKEND"]) | cache.get("OPTIONS", {})}


def _limits(backend: str) -> dict[str, Any]:
    """Return the options of a cache program's client that limit its waiting; without, it waits for ever."""
    if backend == MEMCACHED:
        return {"connect_timeout": SECONDS, "timeout": SECONDS}
    if backend == REDIS:
        from redis.backoff import NoBackoff  # noqa: PLC0415 - takes 0.1 s, which few sites need
        from redis.retry import Retry  # noqa: PLC0415 - the same

        return {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS, "retry": Retry(NoBackoff(), 0)}
    return {}
