"""The command that writes the static edition."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import override_settings

from tests.support.builders import build_quote
from tests.support.edition import PUBLIC

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_connection")]


def test_it_writes_an_edition_and_says_where(tmp_path: Path) -> None:
    build_quote(1)
    said, warned = StringIO(), StringIO()
    call_command("edition", "--to", str(tmp_path), stdout=said, stderr=warned)
    assert f" to {tmp_path}/edition and {tmp_path}/edition.zip\n" in said.getvalue()
    assert warned.getvalue() == "SITE_URL isn’t set: the edition’s references name http://127.0.0.1:8000.\n"
    with override_settings(**PUBLIC):
        call_command("edition", "--to", str(tmp_path), stdout=said, stderr=warned)
    assert warned.getvalue().count("\n") == 1
    sitemap = (tmp_path / "edition" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://quotes.example.org/quotes/chapter-01/</loc>" in sitemap
    elsewhere = (tmp_path / "edition" / "elsewhere" / "index.html").read_text(encoding="utf-8")
    assert '<a href="https://quotes.example.org/" dir="ltr">https://quotes.example.org/</a>' in elsewhere


def lost(_execute: Any, _statement: str, *_arguments: Any) -> Any:
    """Lose the database."""
    raise OperationalError("the server is gone\nand more")


def test_a_failure_is_one_sentence(tmp_path: Path) -> None:
    with (
        connection.execute_wrapper(lost),
        pytest.raises(CommandError, match=r"^The database .*: the server is gone$"),
    ):
        call_command("edition", "--to", str(tmp_path))
    with override_settings(NPM_ROOT=tmp_path), pytest.raises(CommandError, match=r"^esbuild is missing"):
        call_command("edition", "--to", str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match=r"^The edition can’t be written: .*Not a directory"):
        call_command("edition", "--to", str(tmp_path / "file" / "build"))
