"""Copying citations: with the clipboard, without one, and without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from explorer.models import Quote
from explorer.sharing.pasting import texts_to_paste

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
    markup = clipboard(reader, "text/html")
    assert re.search(r"<cite[^>]*>“Maybe We Can Reach a Solution”: ", markup)
    assert "<wbr>" not in markup


@pytest.mark.parametrize(
    ("heading", "field"), [("For an article", "article"), ("For a footnote", "footnote")]
)
def test_what_goes_elsewhere_is_copied_whole(reader: Page, heading: str, field: str) -> None:
    reader.goto(QUOTE)
    reader.get_by_role("button", name=f"Copy {heading}", exact=True).click()
    expect(reader.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    lines = reader.locator(f"#{field} p").all_inner_texts()
    assert clipboard(reader) == "\n".join(lines)
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in clipboard(reader)


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["english", "arabic"])
def test_a_list_copies_what_the_page_of_a_quote_copies(reader: Page, prefix: str) -> None:
    reader.goto(f"{prefix}/quotes/?q=negotiations")
    card = reader.locator("#halting-hostilities-01")
    button = card.locator("[data-copy]")
    label = button.inner_text()
    button.press("Enter")
    expect(reader.get_by_role("status").filter(has_text=re.compile("^(Copied|نُسخ)$"))).to_be_visible()
    expect(button).to_be_focused()
    from_list = [clipboard(reader, kind) for kind in ("text/plain", "text/html")]
    reader.goto(f"{prefix}{QUOTE}")
    reader.locator(".takes [data-copy=article]").click()
    expect(reader.locator(".takes [data-done]")).to_have_count(1)
    assert from_list == [clipboard(reader, kind) for kind in ("text/plain", "text/html")]
    quote = Quote.objects.get(code="halting-hostilities-01")
    assert from_list[0] == str(texts_to_paste(quote)["article"])
    assert label == {"": "Copy for an article", "/ar": "انسخ لمقال"}[prefix]


@pytest.mark.parametrize("lost", ["clipboard", "network"])
def test_where_a_list_cannot_copy_the_page_of_the_quote_shows_the_text(reader: Page, lost: str) -> None:
    if lost == "clipboard":
        reader.add_init_script("delete Navigator.prototype.clipboard")
    reader.route(
        f"**{QUOTE}",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    reader.goto("/quotes/")
    reader.locator("#halting-hostilities-01 [data-copy]").click()
    expect(reader).to_have_url(re.compile(rf"{QUOTE}#article$"))
    expect(reader.locator("#article")).to_be_in_viewport()


def test_bibtex_is_copied_without_a_download(reader: Page) -> None:
    reader.goto(QUOTE)
    reader.get_by_text("BibTeX, RIS, CSL-JSON").click()
    reader.get_by_role("button", name="Copy BibTeX").click()
    expect(reader.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert clipboard(reader).startswith("@incollection{halting-hostilities-01,\n")


def test_the_button_that_copied_is_inverted_until_it_can_copy_again(reader: Page) -> None:
    reader.clock.install()
    reader.goto(QUOTE)
    button = reader.get_by_role("button", name="Copy for an article", exact=True)
    ink, paper = "rgb(29, 28, 26)", "rgb(251, 250, 247)"
    expect(button).to_have_css("background-color", ink)
    button.focus()
    reader.keyboard.press("Enter")
    copied = reader.locator(".takes [data-done]")
    expect(copied).to_have_text("Copied")
    expect(copied).to_have_css("background-color", paper)
    reader.clock.run_for(4000)
    expect(button).to_have_css("background-color", ink)


def test_cards_show_everything_that_is_copied(page: Page) -> None:
    page.goto(QUOTE)
    for folded in page.locator(".citing summary").all():
        folded.click()
    cards = page.locator(".card-text")
    assert cards.count() == 8
    cut = "text => text.scrollHeight > text.clientHeight || text.scrollWidth > text.clientWidth"
    assert cards.evaluate_all(f"texts => texts.filter({cut}).length") == 0


def test_on_a_phone_a_style_is_chosen_from_a_list(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(QUOTE)
    expect(page.get_by_role("link", name="MLA 9")).to_be_hidden()
    page.get_by_role("combobox", name="Citation style").select_option("MLA 9")
    expect(page).to_have_url(re.compile(r"\?style=mla#cite$"))
    expect(page.locator("#reference")).to_contain_text("Charney, Craig.")


def test_a_style_that_is_chosen_before_the_scripts_came_is_shown(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/site*.js", hold, times=1)
    page.goto("/quotes/halting-hostilities-01/", wait_until="commit")
    page.locator("#style").select_option("mla")
    late[0].continue_()
    page.wait_for_url("**/quotes/halting-hostilities-01/?style=mla#cite")
    page.go_back()
    expect(page.locator("#style")).to_have_value("apa")


def test_a_phone_shares_with_its_own_sheet(new_context: NewContext) -> None:
    context = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script(
        "Navigator.prototype.share = (what) => { window.shared = what; return Promise.resolve(); }"
    )
    page.goto(QUOTE)
    page.get_by_text("Share", exact=True).tap()
    shared = page.evaluate("window.shared")
    assert shared["url"].endswith(QUOTE)
    assert shared["title"].startswith("“I have heard of such negotiations.")
    expect(page.get_by_role("link", name="By e-mail")).to_be_hidden()


def test_without_a_sheet_links_share(page: Page) -> None:
    page.goto(QUOTE)
    page.get_by_text("Share", exact=True).click()
    mail = page.get_by_role("link", name="By e-mail")
    expect(mail).to_have_attribute("href", re.compile(r"^mailto:\?subject=.*halting-hostilities-01%2F$"))
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()


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
    assert page.evaluate("getSelection().toString()") == page.locator("#footnote").inner_text()


def test_without_a_script_one_click_selects_the_text_and_no_button_promises_more(
    new_context: NewContext,
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(QUOTE)
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)
    for text in ("#article", "#reference"):
        expect(page.locator(text)).to_have_css("user-select", "all")
    page.get_by_role("link", name="MLA 9").click()
    expect(page.locator("#reference")).to_contain_text("Charney, Craig.")
    expect(page).to_have_url(re.compile(r"\?style=mla#cite$"))
