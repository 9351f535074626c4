"""Name the file of the first chapter's text, on machines that have it."""

from pathlib import Path

REPORT = Path(__file__).parents[3] / "shared" / "report" / "halting-hostilities.txt"
TITLE = "Halting Hostilities at the Local Level"
