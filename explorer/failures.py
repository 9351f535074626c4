"""Tell failures below the site (database, disk, static files, cache) from its own, and log them briefly."""

import errno
import logging
from http import HTTPStatus
from threading import Lock
from time import monotonic

from django.db import Error as DatabaseProblem

QUIET_SECONDS = 60
"""A cause that goes on is logged once in so long."""

DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOENT, errno.EACCES, errno.EMFILE}

DATABASE = "The database can't be read"
FILES = "The disk can't be used"
STATIC_FILES = "The static files are missing: collect them with `make setup staticfiles/staticfiles.json`"
NOT_READY = "The archive can't be served"
CACHE = "The cache can't be used, so what it would hold is made again"


class CacheError(Exception):
    """The cache didn't answer; what it raised is the cause."""


class NotReadyError(Exception):
    """The archive can't be served; the message says why and what to do."""


def cause_of(error: BaseException | None) -> str | None:
    """Return what failed below the site, as the beginning of a sentence; None for a failure of its own."""
    match error:
        case DatabaseProblem():
            return DATABASE
        case CacheError():
            return CACHE
        case NotReadyError():
            return NOT_READY
        case OSError(errno=number) if number in DISK:
            return FILES
        # Django says: Missing staticfiles manifest entry for 'explorer/base.css'
        case ValueError() if "staticfiles manifest" in str(error):
            return STATIC_FILES
    return None


def in_one_line(error: BaseException | None, cause: str) -> str:
    """Return `cause` with the first line of what the error says.

    A refused connection gives `The database can't be read (OperationalError: connection failed: …).`
    """
    reason = str(error).strip().partition("\n")[0]
    return f"{cause} ({type(error).__name__}: {reason})."


class OneLineACause(logging.Filter):
    """Writes one line in place of a traceback, and no second one while the same cause goes on."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        super().__init__()
        self._lock = Lock()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the record of a failure below the site; leave out one that was said a moment ago."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None and getattr(record, "status_code", None) == HTTPStatus.SERVICE_UNAVAILABLE:
            # Django's line about an answer that this site made on purpose, and gave its reason for.
            return False
        cause = cause_of(error)
        if cause is None:
            return True
        with self._lock:
            now = monotonic()
            if now - self._said.get(cause, float("-inf")) < QUIET_SECONDS:
                return False
            self._said[cause] = now
        record.msg, record.args = in_one_line(error, cause), None
        record.exc_info = record.exc_text = None
        return True
