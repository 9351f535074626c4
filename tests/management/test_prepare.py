"""`prepare`: the database is up to date before the site is served."""

import socket
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from explorer.models import Quote


@pytest.mark.django_db
def test_the_archive_is_loaded_once() -> None:
    output = StringIO()
    call_command("prepare", stdout=output)
    assert Quote.objects.count() == 29
    call_command("prepare", stdout=output)
    first, second = output.getvalue().splitlines()
    assert first.startswith("Loaded 29 quotes from ")
    assert second == "The archive is up to date with the fixtures."


def test_a_database_that_can_not_be_used_gets_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    result = subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=settings.BASE_DIR,
        env={"DATABASE_URL": f"postgres://reader@127.0.0.1:{port}/archive"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    [sentence] = result.stderr.splitlines()
    assert sentence.startswith(
        "CommandError: The database can't be used; check DATABASE_URL: connection failed"
    )
