"""Share the chapter that tests import again; collect the report's own test only where its text is at hand."""

from pathlib import Path

import pytest

from tests.support.imports import prepare
from tests.support.report import REPORT

# The report itself is not part of the repository: its test is collected where a machine has it.
collect_ignore = [] if REPORT.is_file() else ["test_report.py"]


@pytest.fixture(name="chapter")
def prepared_chapter(db: None, tmp_path: Path) -> Path:  # noqa: ARG001  # what it is stored in
    """Return the file of the chapter that the tests import and change."""
    return prepare(tmp_path)
