"""Fill a database of an earlier release with the archive's files, as that release had stored them.

Run inside a process of its own, in which `DATABASE_URL` names the database.
"""

import json
from typing import Any

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from explorer.archive.fixtures import FILES
from tests.support.fixture_files import REAL

FIRST = ("explorer", "0001_initial")


def before_the_last() -> tuple[str, str]:
    """Return the migration before the last: the schema of the release before."""
    graph = MigrationExecutor(connection).loader.graph
    [last] = graph.leaf_nodes("explorer")
    name, migration = max(node.key for node in graph.node_map[last].parents if node.key[0] == "explorer")
    return name, migration


def fill(version: str, loaded: str, release: tuple[str, str] = FIRST) -> None:
    """Migrate to a release and store the files' records; the archive says it has these versions."""
    call_command("migrate", *release, verbosity=0)
    apps = MigrationExecutor(connection).loader.project_state([release]).apps
    for name, model in FILES.items():
        for record in json.loads(REAL[name]):
            _store(apps, model.__name__, record["fields"])
    archive = apps.get_model("explorer", "Archive")
    told = {"version": version, "loaded_version": loaded, "loaded_files": loaded}
    archive.objects.update_or_create(pk=1, defaults=told)


def as_it_stored(name: str, release: tuple[str, str] = FIRST) -> list[dict[str, Any]]:
    """Return the records of a file as a release had them: what came later is as if nobody filled it in."""
    records: list[dict[str, Any]] = json.loads(REAL[name])
    today: Any = FILES[name]._meta  # noqa: SLF001  # Django documents it
    then = (
        MigrationExecutor(connection)
        .loader.project_state([release])
        .apps.get_model("explorer", today.object_name)
    )
    known = {field.name for field in then._meta.get_fields()}  # noqa: SLF001  # Django documents it
    for fields in (record["fields"] for record in records):
        fields |= {field: today.get_field(field).get_default() for field in fields if field not in known}
    return records


def edit(**values: Any) -> None:
    """Change the first section by the models of the first release."""
    apps = MigrationExecutor(connection).loader.project_state([FIRST]).apps
    apps.get_model("explorer", "Theme").objects.filter(slug="mistrust").update(**values)


def _store(apps: Apps, name: str, fields: dict[str, Any]) -> None:
    """Store a record as far as the first release had its fields."""
    model: Any = apps.get_model("explorer", name)
    row, many = model(), {}
    for field in [*model._meta.fields, *model._meta.many_to_many]:  # noqa: SLF001  # Django documents it
        if field.name not in fields:
            continue
        value = fields[field.name]
        if field.many_to_many:
            many[field.name] = [_found(field, key) for [key] in value]
        elif field.many_to_one:
            setattr(row, field.name, _found(field, value[0]) if value else None)
        else:
            setattr(row, field.name, value)
    row.save()
    for key, rows in many.items():
        getattr(row, key).set(rows)


def _found(field: Any, key: str) -> Any:
    """Return the record that another one names."""
    name = "code" if field.related_model.__name__ in ("Quote", "KeyPoint", "Correction") else "slug"
    return field.related_model.objects.get(**{name: key})
