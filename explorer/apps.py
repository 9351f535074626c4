"""The one app of the project."""

from django.apps import AppConfig


class ExplorerConfig(AppConfig):
    """The archive of interview quotes."""

    name = "explorer"
    default_auto_field = "django.db.models.BigAutoField"
