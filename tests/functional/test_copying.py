"""Copying citations: with the clipboard, without one, and without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

QUOTE = "/quotes/halting-hostilities-01/"


@pytest.fixture
def reader(new_context: NewContext, live_server: LiveServer) -> Page:
    """Return a page that may use the clipboard."""
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    return context.new_page()


def clipboard(page: Page, kind: str = "text/plain") -> str:
    """Return what is on the clipboard."""
    text: str = page.evaluate(
        "async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()", kind
    )
    return text


def test_a_reference_is_copied_as_text_and_with_its_italics(reader: Page) -> None:
    reader.goto(f"{QUOTE}?style=mla")
    reader.get_by_role("button", name="Copy the reference").click()
    expect(reader.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    text = clipboard(reader)
    assert text == reader.locator("#reference").inner_text()
    assert text.startswith("Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach")
    assert re.search(r"<cite[^>]*>“Maybe We Can Reach a Solution”: ", clipboard(reader, "text/html"))


@pytest.mark.parametrize(
    ("heading", "field"), [("For an article", "article"), ("For a footnote", "footnote")]
)
def test_what_goes_elsewhere_is_copied_whole(reader: Page, heading: str, field: str) -> None:
    reader.goto(QUOTE)
    reader.get_by_role("button", name=f"Copy {heading}").click()
    expect(reader.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert clipboard(reader) == reader.locator(f"#{field}").input_value()
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in clipboard(reader)


def test_bibtex_is_copied_without_a_download(reader: Page) -> None:
    reader.goto(QUOTE)
    reader.get_by_text("BibTeX, RIS, CSL-JSON").click()
    reader.get_by_role("button", name="Copy BibTeX").click()
    expect(reader.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert clipboard(reader).startswith("@incollection{halting-hostilities-01,\n")


def test_a_bibliography_is_copied_entry_by_entry(reader: Page) -> None:
    reader.goto("/selection/?id=halting-hostilities-07&id=halting-hostilities-01")
    reader.get_by_role("button", name="Copy the bibliography").click()
    expect(reader.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    lines = [line for line in clipboard(reader).splitlines() if line]
    assert [line[:18] for line in lines] == ["Charney, C. (2015)"]
    reader.get_by_role("button", name="Copy the address").click()
    address = "/selection/?id=halting-hostilities-07&id=halting-hostilities-01"
    reader.wait_for_function(
        "async (end) => (await navigator.clipboard.readText()).endsWith(end)", arg=address
    )


def test_without_a_clipboard_the_text_is_selected(page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(QUOTE)
    page.get_by_role("button", name="Copy the reference").click()
    expect(page.get_by_role("status").filter(has_text="Selected: press Ctrl+C")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == page.locator("#reference").inner_text()
    page.get_by_role("button", name="Copy For a footnote").click()
    chosen = page.evaluate("(() => { const f = document.activeElement; return [f.id, f.selectionEnd] })()")
    assert chosen == ["footnote", len(page.locator("#footnote").input_value())]


def test_without_a_script_one_click_selects_the_text_and_no_button_promises_more(
    new_context: NewContext,
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(QUOTE)
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)
    expect(page.locator("#article")).to_have_attribute("readonly", "")
    expect(page.locator("#reference")).to_have_css("user-select", "all")
    page.get_by_role("link", name="MLA 9").click()
    expect(page.locator("#reference")).to_contain_text("Charney, Craig.")
    expect(page).to_have_url(re.compile(r"\?style=mla#cite$"))
