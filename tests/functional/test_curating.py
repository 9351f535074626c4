"""Two people curate the archive with a browser, on the server that `make run` starts, with two workers."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.curated import PASSWORD
from tests.support.project import run
from tests.support.serving import announced, free_port, get, prepared, serving

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
for name, role in [("paul", "Publishers"), ("edith", "Editors")]:
    user = User.objects.create_user(name, password="{PASSWORD}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
"""

QUOTE = "halting-hostilities-01"
CHAPTER = """<!doctype html><title>Water in the Towns</title>
<h1>Water in the Towns</h1>
<h2>Wells and Water</h2>
<p>There is rain near the old well.</p>
<p>— Sunni man (anti-regime), 30, Homs</p>
<p>There is no well here.</p>
<p>— A man who waits, 31, Homs</p>
<p>The well is near the mill.</p>
<p>— Sunni man (anti-regime), 32, Homs</p>
"""
ASKED = 12
"""How often a page is asked for, each time on a connection of its own: both workers answer some of them."""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Serve an archive with the pages of the curators."""
    address, port = prepared(tmp_path), free_port()
    made = run(sys.executable, "manage.py", "shell", "-c", ACCOUNTS, DATABASE_URL=address)
    assert made.returncode == 0, made.stderr
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.support.served_whole",
        "ADMIN_PATH": "curate",
        "WORKERS": "2",
    }
    with serving(port, DATABASE_URL=address, **settings) as server:
        announced(server)
        yield port


def logged_in(browser: Browser, port: int, name: str, noise: list[str], **options: Any) -> Page:
    """Return the page of a curator who has logged in; what the browser complains of goes to `noise`."""
    page = browser.new_context(base_url=f"http://127.0.0.1:{port}", **options).new_page()
    page.on("console", lambda line: noise.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto("/curate/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What the archive holds")).to_be_visible()
    return page


def test_a_correction_is_public_at_once_in_every_worker(browser: Browser, port: int) -> None:
    noise: list[str] = []
    for _ in range(ASKED):
        assert "The report prints 33." not in get(port, f"/quotes/{QUOTE}/")[2]
    page = logged_in(browser, port, "paul", noise)
    page.goto("/curate/explorer/quote/")
    page.get_by_role("link", name=QUOTE).click()
    page.get_by_label("Age").fill("33")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(
        page.get_by_text("Say why: a published quote changes only with a public correction.")
    ).to_be_visible()
    page.get_by_label("Why it changes").fill("The report prints 33.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    for _ in range(ASKED):
        status, headers, text = get(port, f"/quotes/{QUOTE}/")
        assert status == 200
        assert "The report prints 33." in text
        assert "set-cookie" not in {name.lower() for name in headers}
    assert {(cookie["name"], cookie["path"]) for cookie in page.context.cookies()} == {
        ("csrftoken", "/curate/"),
        ("sessionid", "/curate/"),
    }
    page.context.close()
    assert noise == []


def test_a_quote_is_withdrawn_with_two_clicks_and_an_editor_can_not(browser: Browser, port: int) -> None:
    noise: list[str] = []
    editor = logged_in(browser, port, "edith", noise)
    editor.goto("/curate/explorer/quote/1/change/")
    expect(editor.get_by_role("link", name="History")).to_be_visible()
    expect(editor.get_by_role("link", name="Withdraw this quote")).to_have_count(0)
    expect(editor.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    assert editor.request.get("/curate/explorer/quote/1/withdraw/").status == 403
    publisher = logged_in(browser, port, "paul", noise)
    publisher.goto("/curate/explorer/quote/1/change/")
    publisher.get_by_role("link", name="Withdraw this quote").click()
    publisher.get_by_label("Why it is withdrawn").fill("The speaker asked for it.")
    publisher.get_by_role("button", name="Withdraw").click()
    expect(publisher.get_by_text("is withdrawn: its words are erased.")).to_be_visible()
    for _ in range(ASKED):
        status, _headers, text = get(port, f"/quotes/{QUOTE}/")
        assert status == 410
        assert "The speaker asked for it." in text
    for page in (editor, publisher):
        page.context.close()
    assert noise == []


def test_a_chapter_is_imported_by_the_keyboard_and_without_a_script(
    browser: Browser, port: int, tmp_path: Path
) -> None:
    noise: list[str] = []
    file = tmp_path / "towns.html"
    file.write_text(CHAPTER, encoding="utf-8")
    page = logged_in(browser, port, "edith", noise, java_script_enabled=False)
    page.get_by_role("link", name="Import a chapter").press("Enter")
    page.get_by_label("The chapter").set_input_files(file)
    page.get_by_label("Title, as it should read").fill("Water in the Towns")
    page.get_by_label("Name in addresses").fill("towns")
    page.get_by_label("Where the report has it").fill("https://example.org/towns/")
    page.get_by_role("button", name="Read it").press("Enter")
    expect(page.get_by_role("heading", name="1 problem to settle")).to_be_visible()
    expect(page.get_by_role("button", name="Import as a draft")).to_have_count(0)
    page.get_by_text("Decide", exact=True).press("Enter")
    page.get_by_label("It says who speaks:").press("Space")
    chosen = {"Sect": "sunni", "Gender": "man", "Stance": "anti-regime", "Where": "in:homs"}
    for field, value in chosen.items():
        page.get_by_label(f"{field}:", exact=True).select_option(value)
    page.get_by_label("Age").fill("31")
    page.get_by_role("button", name="Settle it so").press("Enter")
    expect(page.get_by_role("heading", name="Decisions so far")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="There is no well here.")
    expect(row).to_contain_text("towns-02")
    page.get_by_role("button", name="Import as a draft").press("Enter")
    expect(page.get_by_text("A draft of 3 quotes is imported.")).to_be_visible()
    assert get(port, "/quotes/towns-01/")[0] == 404
    page.context.close()
    assert noise == []
