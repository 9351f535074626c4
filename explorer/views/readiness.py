"""Tell whether a page could be made now, by making what every page needs."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.template.loader import render_to_string

from explorer.archive.versions import current_version
from explorer.failures import NotReadyError, cause_of, in_one_line
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.question import Question

logger = logging.getLogger(__name__)


def check_version() -> None:
    """Read the archive's version."""
    if not current_version():
        raise NotReadyError("The database holds no archive: run `manage.py prepare`.")


def check_tables() -> None:
    """Read a row of each table, and a quote with all that its page needs of others."""
    for model in apps.get_app_config("explorer").get_models(include_auto_created=True):
        model._default_manager.first()  # noqa: SLF001 - Django's documented name
    Quote.objects.with_context().first()


def check_index() -> None:
    """Ask for everything, read the first quote, and search for a word."""
    answer = ask(Question())
    if answer:
        answer[0]
    len(ask(Question(q="peace")))


def check_page() -> None:
    """Make the smallest page, which needs templates, the names of static files and the site's own texts."""
    request = HttpRequest()
    request.path = request.path_info = "/"
    render_to_string("404.html", {"title": ""}, request)


CHECKS: Mapping[str, Callable[[], None]] = {
    "version": check_version,
    "tables": check_tables,
    "index": check_index,
    "page": check_page,
}
"""Name of a check -> what it does; in this order, since each needs those before it."""


def is_ready() -> bool:
    """Tell whether a page could be made now; the log says why not."""
    try:
        for check in CHECKS.values():
            check()
    except Exception:
        logger.exception("A page can't be made.")
        return False
    return True


def problem(check: Callable[[], None]) -> str | None:
    """Return why a check fails, as one sentence; None where it doesn't."""
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever it is, it would keep a page from being made
        if isinstance(error, NotReadyError):
            return str(error)
        return in_one_line(error, cause_of(error) or "A fault of the site")
    return None


def check_file() -> None:
    """Let SQLite read its whole file; PostgreSQL looks after its own."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        found = [row[0] for row in cursor.fetchall()]
    if found != ["ok"]:
        raise NotReadyError(f"The file {Path(settings.DATABASES['default']['NAME'])} is damaged: {found[0]}.")
