"""Start the app: connect what renews the archive's version and the stored words, and the checks."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connection
from django.db.models.signals import post_migrate

from explorer.figures import typesetting
from explorer.search import tables


class ExplorerConfig(AppConfig):
    """The archive of interview quotes."""

    name = "explorer"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let no write leave the version outdated, and no migration or new analyser the words of a quote."""
        # Connects its receivers. It imports models, which Django allows only now.
        from explorer.archive import changes  # noqa: F401, PLC0415
        from explorer.exports.datapackage import ready  # noqa: F401, PLC0415

        post_migrate.connect(_refresh_search, sender=self)
        checks.register(typesetting.check)


def _refresh_search(**_kwargs: Any) -> None:
    """Write the words that are missing, where the migrations so far have made a table for them."""
    if tables.TABLE in connection.introspection.table_names():
        tables.refresh()
