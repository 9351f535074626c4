"""What the importer's tests stand on."""

from hypothesis import settings

from tests.importing.report import REPORT

# A busy machine is slow, not wrong: an example may take its time.
settings.register_profile("importing", deadline=None)
settings.load_profile("importing")

# The report itself is not part of the repository: its test is collected where it stands beside it.
collect_ignore = [] if REPORT.is_file() else ["test_report.py"]
