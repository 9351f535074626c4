"""What the importer's tests stand on."""

from tests.support.report import REPORT

# The report itself is not part of the repository: its test is collected where it stands beside it.
collect_ignore = [] if REPORT.is_file() else ["test_report.py"]
