"""The curators, and the pages on which they import."""

from collections.abc import Iterator

import pytest
from django.test import Client

from explorer.curating import imports
from explorer.curating.roles import EDITORS, PUBLISHERS
from explorer.importing.found import Outline
from explorer.importing.limited import Task, answer
from explorer.importing.refusals import UnreadableFileError
from tests.support.curated import curated, logged_in


@pytest.fixture
def import_site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve the pages of the curators; files are read here, by what the process of its own runs."""
    monkeypatch.setattr(imports, "read_limited", read_here)
    with curated():
        yield


def read_here(task: Task) -> tuple[str, Outline]:
    """Read a task without a process of its own."""
    found = answer(task)
    if found.outline is None:
        raise UnreadableFileError(found.refusal)
    return found.text, found.outline


@pytest.fixture
def editor(archive: None) -> Client:  # noqa: ARG001 - what the editor works on
    """Return the browser of an editor."""
    return logged_in("edith", EDITORS)


@pytest.fixture
def publisher(archive: None) -> Client:  # noqa: ARG001 - what the publisher works on
    """Return the browser of a publisher."""
    return logged_in("paul", PUBLISHERS)
