"""Name the first chapter, its report, and the file of its text on machines that have it."""

from pathlib import Path

REPORT = Path(__file__).parents[3] / "shared" / "report" / "halting-hostilities.txt"
TITLE = "Halting Hostilities at the Local Level"
CHAPTER_URL = "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/"
REPORT_TITLE = (
    "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives for Peace, "
    "Justice, and Reconciliation"
)

LICENCE = (
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October 2014. "
    f"Printed in {REPORT_TITLE} (Syria Justice and Accountability Centre, 2015). "
    "No endorsement by its authors or publisher is implied."
)
"""What is said of the licence wherever a quote is handed on."""

FIRST_TEXT = (
    "I have heard of such negotiations. Insha’Allah that they will continue. "
    "Maybe we can reach a solution in this country."
)
"""The words of the first quote."""
