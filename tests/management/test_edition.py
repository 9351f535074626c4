"""The command that writes the static edition."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import override_settings

from explorer.edition.addresses import EditionError
from explorer.edition.writing import Edition
from explorer.management.commands import edition
from tests.support.edition import PUBLIC

WRITTEN = Edition(Path("build/edition"), Path("build/edition.zip"), "3b8517a665c8", 673)


def run(monkeypatch: pytest.MonkeyPatch, outcome: Edition | Exception) -> tuple[str, str]:
    """Run the command with a writer that ends so; return what it says and what it warns of."""

    def write(_build: Path, track: Any) -> Edition:
        assert list(track(["/"], 1)) == ["/"]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(edition, "write_edition", write)
    said, warned = StringIO(), StringIO()
    call_command("edition", stdout=said, stderr=warned)
    return said.getvalue(), warned.getvalue()


def test_it_says_where_the_edition_is(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Wrote 673 files, version 3b8517a665c8, to build/edition and build/edition.zip\n"
    warning = "SITE_URL isn’t set: the edition’s references name http://127.0.0.1:8000.\n"
    assert run(monkeypatch, WRITTEN) == (line, warning)
    with override_settings(**PUBLIC):
        assert run(monkeypatch, WRITTEN) == (line, "")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (EditionError("The archive changed."), "^The archive changed.$"),
        (OSError("No space left on device"), "^The edition can’t be written: No space left on device$"),
        (OperationalError("gone\nmore"), "^The database can't be used; check DATABASE_URL: gone$"),
    ],
)
def test_a_failure_is_one_sentence(monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        run(monkeypatch, error)
