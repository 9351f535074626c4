"""An archive of eight chapters in two reports, in a real browser: readable by everyone, never too wide."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

from explorer.archive.loading import load
from tests.functional.test_pages import PHONE, RULES, overflow, violations
from tests.support import two_reports

PAGES = [
    "/",
    "/quotes/",
    "/quotes/?report=roads-home&theme=returning-summary-of-findings",
    "/quotes/?report=nobody",
    "/quotes/leaving-01/",
    "/themes/",
    "/themes/returning-summary-of-findings/",
    "/themes/births/",
    "/chapters/schools/",
    "/reports/bread-and-water/",
    "/reports/roads-home/",
    "/places/",
    "/places/homs/",
    "/compare/",
    "/compare/?rows=stance&columns=theme",
    "/compare/?first=stance:pro-regime&second=stance:anti-regime",
    "/selection/?id=leaving-01&id=wells-01",
    "/about/",
    "/about/method/",
    "/about/data/",
    "/about/citing/",
    "/embed/quotes/leaving-01/",
    "/nothing/",
]


@pytest.mark.django_db(transaction=True)
def test_every_page_of_several_reports_is_accessible_and_fits_a_phone(
    new_context: Callable[..., BrowserContext],
) -> None:
    load(two_reports.files(), removing=True)
    page = new_context(viewport=PHONE, color_scheme="light").new_page()
    axe = Axe().axe_script
    findings = {}
    for address in PAGES:
        page.goto(address)
        page.evaluate(axe)
        findings[address] = (violations(page, RULES), overflow(page))
    assert findings == {address: ([], 0) for address in PAGES}
