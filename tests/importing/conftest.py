"""Collect the test of the report itself only where its text is at hand."""

from tests.support.report import REPORT

# The report itself is not part of the repository: its test is collected where a machine has it.
collect_ignore = [] if REPORT.is_file() else ["test_report.py"]
