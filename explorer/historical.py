"""Define how each state of a record is kept: in a table beside the record's own, by django-simple-history.

The package makes the tables and compares their rows. When rows are written is for `explorer.archive.history`
to decide: the package would do it by Django's signals, of which bulk writes and SQL send none.
"""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class KeptState(models.Model):
    """A kept state has this beside the record's own fields and those of the package.

    `history_date` is the moment of the change and of the archive's version, the same for all its records.
    """

    told = models.BooleanField(default=False)
    """Whether the page of corrections lists the change that led to this state."""

    class Meta:
        abstract = True


def _who(state: Any) -> str:
    """Return who made the change: the name of an account or of a command; empty where nobody said."""
    name: str = state.history_user_id
    return name


def _keep_who(state: Any, name: str | None) -> None:
    """Keep who made the change as a name, which outlives the account."""
    state.history_user_id = name or ""


class StateKeeping(HistoricalRecords):  # type: ignore[misc]  # the package has no types
    """The package's histories, without its signals and with the indexes that reading by version needs."""

    def __init__(self) -> None:
        """Keep the history of every model that inherits this."""
        super().__init__(
            inherit=True,
            bases=[KeptState],
            history_id_field=models.BigAutoField(),
            history_user_id_field=models.CharField(max_length=150, blank=True, default=""),
            history_user_getter=_who,
            history_user_setter=_keep_who,
            history_change_reason_field=models.TextField(blank=True, default=""),
        )

    def fields_included(self, model: type[models.Model]) -> list[Any]:
        """Return the fields that a state keeps: no draft has one, so none says whether it is one."""
        return [field for field in super().fields_included(model) if field.name != "draft"]

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        """Copy a model's fields without their indexes: a first load writes every row into each of them."""
        fields: dict[str, Any] = super().copy_fields(model)
        for field in fields.values():
            field.db_index = False
        return fields

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        """Give the table an index for the states of one record, and one for the changes that are listed."""
        options: dict[str, Any] = super().get_meta_options(model)
        name = model._meta.model_name  # noqa: SLF001 - Django documents it as public
        options["indexes"] = [
            models.Index(fields=["id", "history_date"], name=f"{name}_states"),
            models.Index(
                fields=["-history_date", "-history_id"],
                condition=models.Q(told=True),
                name=f"{name}_told",
            ),
        ]
        return options

    def post_save(self, *args: Any, **kwargs: Any) -> None:
        """Leave it to the end of the change."""

    post_delete = pre_delete = m2m_changed = post_save
