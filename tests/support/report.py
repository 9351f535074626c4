"""Name the first chapter, its report, and the file of its text on machines that have it."""

from pathlib import Path

REPORT = Path(__file__).parents[3] / "shared" / "report" / "halting-hostilities.txt"
TITLE = "Halting Hostilities at the Local Level"
CHAPTER_URL = "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/"
REPORT_TITLE = (
    "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives for Peace, "
    "Justice, and Reconciliation"
)
