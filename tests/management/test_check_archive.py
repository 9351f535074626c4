"""`check_archive`: the operator is told what `/up/` keeps from strangers."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from explorer.models import Archive


def check() -> tuple[int, list[str]]:
    """Run the command; return its exit status and its lines."""
    output = StringIO()
    try:
        call_command("check_archive", stdout=output)
    except SystemExit as end:
        return int(end.code or 0), output.getvalue().splitlines()
    return 0, output.getvalue().splitlines()


@pytest.mark.usefixtures("archive")
def test_a_sound_archive_has_a_line_for_each_check() -> None:
    assert check() == (0, ["file: ok", "version: ok", "tables: ok", "index: ok", "page: ok"])


@pytest.mark.usefixtures("archive")
def test_a_missing_manifest_is_said_here_and_by_up(client: Client) -> None:
    with override_settings(STORAGES={"staticfiles": {"BACKEND": "explorer.assets.StaticStorage"}}):
        code, lines = check()
        up = client.get("/up/")
    assert (code, lines[:4]) == (1, ["file: ok", "version: ok", "tables: ok", "index: ok"])
    assert lines[4].startswith("page: The static files are missing: collect them with `make ")
    assert (up.status_code, up.content) == (503, b"not ready")


@pytest.mark.usefixtures("archive")
def test_a_damaged_table_is_said_here_and_by_up(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE explorer_correction RENAME TO explorer_gone")
    assert client.get("/up/").status_code == 503


@pytest.mark.django_db
def test_a_database_without_an_archive_gets_the_way_out() -> None:
    Archive.objects.all().delete()
    code, lines = check()
    assert (code, lines[1]) == (1, "version: The database holds no archive: run `manage.py prepare`.")
