"""Say how long the site waits for a shared cache."""

from typing import Any

REDIS = "django.core.cache.backends.redis.RedisCache"

SECONDS = 1
"""What isn't in the cache by then is made again."""


def in_time(cache: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a cache with a time limit and a single try."""
    if cache["BACKEND"] != REDIS:
        return cache
    from redis.backoff import NoBackoff  # noqa: PLC0415 - takes 0.1 s, which few sites need
    from redis.retry import Retry  # noqa: PLC0415 - the same

    limits = {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS, "retry": Retry(NoBackoff(), 0)}
    return cache | {"OPTIONS": limits | cache.get("OPTIONS", {})}
