"""Pages on paper: printed to PDF by a real browser, and read page by page."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

pytestmark = pytest.mark.django_db(transaction=True)

RUNNING = [
    "Maybe We Can Reach a Solution",
    "CC BY-SA 4.0",
    "Interviews held August to October 2014.",
]
"""Stands below every page: the source, the licence, and when the interviews were held."""

SCREEN_ONLY = [
    "Search",
    "Reading list",
    "Download",
    "Clear all filters",
    "See it in the report",
    "About",
    "Copy",
]


def printed(page: Page, address: str) -> list[str]:
    """Return the words of each page that the browser prints."""
    page.goto(address)
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


@pytest.mark.parametrize(
    "address",
    ["/quotes/?sect=sunni", "/quotes/halting-hostilities-06/", "/themes/mistrust/", "/places/homs/", "/"],
)
def test_every_page_names_its_source_licence_interviews_and_number(page: Page, address: str) -> None:
    sheets = printed(page, address)
    for number, sheet in enumerate(sheets, 1):
        assert [words for words in RUNNING if words not in sheet] == []
        assert f"{number} / {len(sheets)}" in sheet
    assert f"{address}" in sheets[0].replace(" ", "")
    assert [words for words in SCREEN_ONLY if any(words in sheet for sheet in sheets)] == []


def test_a_list_prints_its_question_compact_quotes_and_its_reference_at_the_end(page: Page) -> None:
    sheets = printed(page, "/quotes/?sect=sunni&stance=anti-regime")
    assert "Sect: Sunni · Stance: Anti-regime" in sheets[0]
    assert len(sheets) == 2
    assert sum(sheet.count("/quotes/halting-hostilities-") for sheet in sheets) == 11
    assert "References Charney, C. (2015). " in sheets[-1]


def test_an_arabic_page_is_numbered_in_arabic_digits(page: Page) -> None:
    sheets = printed(page, "/ar/themes/mistrust/")
    assert len(sheets) > 1
    assert all(digits in sheet for sheet, digits in zip(sheets, "١٢٣٤٥", strict=False))


def test_a_reading_list_prints_its_own_address(page: Page) -> None:
    address = "/selection/?id=halting-hostilities-07&id=halting-hostilities-01"
    sheets = printed(page, address)
    assert address in sheets[0].replace(" ", "")


def test_paper_is_light_also_from_a_dark_screen(page: Page) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto("/quotes/")
    assert page.evaluate("getComputedStyle(document.querySelector('.words')).color") == "rgb(29, 28, 26)"
