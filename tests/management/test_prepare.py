"""`prepare`: the database is up to date before the site is served."""

import socket
import sqlite3
import subprocess
import sys
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from explorer.models import Quote
from tests.support.project import run
from tests.support.serving import empty_database


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


@pytest.mark.sqlite_only
def test_nobody_else_reads_the_database_file(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"

    def prepare() -> set[str]:
        result = run(sys.executable, "manage.py", "prepare", DATABASE_URL=f"sqlite:///{file}")
        assert (result.returncode, result.stderr) == (0, "")
        return {f"{path.stat().st_mode & 0o777:o}" for path in tmp_path.iterdir()}

    assert prepare() == {"600"}
    file.chmod(0o644)
    with sqlite3.connect(file) as reader:
        reader.execute("SELECT * FROM explorer_archive")
        assert prepare() == {"600"}
    reader.close()


def test_a_site_that_the_network_reaches_without_a_proxy_is_told(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/archive.sqlite3"
    result = run(sys.executable, "manage.py", "prepare", DATABASE_URL=database, HOST="0.0.0.0")  # noqa: S104
    assert result.stdout.splitlines()[-1].startswith("The network can reach this site (HOST=0.0.0.0)")


@pytest.mark.own_database
def test_two_at_once_prepare_one_database_and_both_end_well(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "prepare"]
    address = empty_database(tmp_path)
    with ExitStack() as stack:
        both = [
            stack.enter_context(
                subprocess.Popen(  # noqa: S603  # the command is written here
                    command,
                    cwd=settings.BASE_DIR,
                    env={"DATABASE_URL": address},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        ends = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [errors for _output, errors in ends] == ["", ""]
    assert sorted(output.split()[0] for output, _errors in ends) == ["Loaded", "The"]
