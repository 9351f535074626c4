"""Where the first chapter's text stands, on machines that have it."""

from pathlib import Path

REPORT = Path(__file__).parents[3] / "shared" / "report" / "halting-hostilities.txt"
TITLE = "Halting Hostilities at the Local Level"
