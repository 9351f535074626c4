"""The report itself is not part of the repository: its test is collected where it stands beside it."""

from tests.importing.report import REPORT

collect_ignore = [] if REPORT.is_file() else ["test_report.py"]
