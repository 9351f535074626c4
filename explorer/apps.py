"""Start the app: connect what renews the version and all that is derived from records, and the checks."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from explorer.figures import typesetting


class ExplorerConfig(AppConfig):
    """The archive of interview quotes."""

    name = "explorer"
    verbose_name = _("The archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let no write, no migration and no new analyser leave what is derived from the records outdated."""
        # Connects its receivers. It imports models, which Django allows only now.
        from explorer.archive import changes  # noqa: F401, PLC0415
        from explorer.exports.datapackage import ready  # noqa: F401, PLC0415

        pre_migrate.connect(_leave_off_notes, sender=self)
        post_migrate.connect(_renew, sender=self)
        checks.register(typesetting.check)


def _leave_off_notes(plan: list[Any], **_kwargs: Any) -> None:
    """Drop the triggers where tables are going to be altered: then everything is derived anew after it."""
    from explorer.archive import notes  # noqa: PLC0415

    if plan:
        notes.leave_off()


def _renew(**_kwargs: Any) -> None:
    """Renew what is derived, and make the curators' groups, where the migrations have made the tables."""
    from django.contrib.auth.models import Group  # noqa: PLC0415

    from explorer.archive.renewal import renew  # noqa: PLC0415
    from explorer.curating.roles import make_groups  # noqa: PLC0415
    from explorer.derived import TouchedRecord  # noqa: PLC0415

    tables = connection.introspection.table_names()
    if TouchedRecord._meta.db_table in tables and _has_today_s_columns():  # noqa: SLF001
        renew()
    if Group._meta.db_table in tables:  # noqa: SLF001
        make_groups()


def _has_today_s_columns() -> bool:
    """Tell whether quotes are stored as this software stores them, and not as an earlier release."""
    from explorer.models import Quote  # noqa: PLC0415

    options = Quote._meta  # noqa: SLF001 - Django documents it as public
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, options.db_table)
    return {field.column for field in options.concrete_fields} <= {column.name for column in found}
