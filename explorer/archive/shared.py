"""Keep what is costly to make in the cache that all processes share; without one, make it again."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from django.core.cache import cache

from explorer.failures import CacheError
from explorer.software import software

logger = logging.getLogger(__name__)

Kept = TypeVar("Kept")

PAUSE_SECONDS = 10
"""A cache that didn't answer is left alone for so long, so that nobody waits for it in vain."""

_not_before = float("-inf")


def kept(key: str, make: Callable[[], Kept]) -> Kept:
    """Return what the cache holds under `key`; make it, and keep it for good, where it holds nothing.

    Each version of the software keeps its own, since another one might make it differently. A cache that
    can't be used, or holds what can't be read, is one that holds nothing.
    """
    own = f"{software()[:12]}:{key}"
    found: Kept | None = _try(lambda: cache.get(own))
    if found is None:
        made = make()
        _try(lambda: cache.set(own, made, None))
        return made
    return found


def _try(ask: Callable[[], Kept | None]) -> Kept | None:
    """Ask the cache; None where it doesn't answer."""
    global _not_before  # noqa: PLW0603 - one cache, so one time for the process
    if monotonic() < _not_before:
        return None
    try:
        return ask()
    except Exception as error:
        _not_before = monotonic() + PAUSE_SECONDS
        problem = CacheError(f"{type(error).__name__}: {error}")
        logger.exception("The cache can't be used.", exc_info=problem)
        return None
