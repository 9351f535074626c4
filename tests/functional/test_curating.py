"""Two people curate the archive with a browser, on the server that `make run` starts, with two workers."""

import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.curated import PASSWORD
from tests.support.project import ROOT, run
from tests.support.serving import announced, free_port, get, prepared, serving

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
for name, role in [("paul", "Publishers"), ("edith", "Editors")]:
    user = User.objects.create_user(name, password="{PASSWORD}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
"""

CURATING = (ROOT / "docs/curating.md").read_text(encoding="utf-8")
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


def managed(address: str, *command: str) -> str:
    """Run a command of `manage.py` on a database; return what it says."""
    done = run(sys.executable, "manage.py", *command, DATABASE_URL=address)
    assert done.returncode == 0, done.stderr
    return done.stdout


def documented(beginning: str, **told: str) -> list[str]:
    """Return the one command of docs/curating.md that begins so, with names such as FILE replaced."""
    [line] = re.findall(rf"^    \.venv/bin/python manage\.py ({beginning}.*)$", CURATING, re.MULTILINE)
    for name, value in told.items():
        line = line.replace(name, value)
    return shlex.split(line)


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Return the address of an archive with two accounts."""
    found = prepared(tmp_path)
    managed(found, "shell", "-c", ACCOUNTS)
    return found


@contextmanager
def curated(address: str) -> Iterator[int]:
    """Serve an archive with the pages of the curators, in two processes."""
    port = free_port()
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.support.served_whole",
        "ADMIN_PATH": "curate",
        "WORKERS": "2",
    }
    with serving(port, DATABASE_URL=address, **settings) as server:
        announced(server)
        yield port


@pytest.fixture
def port(address: str) -> Iterator[int]:
    """Serve the archive."""
    with curated(address) as port:
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


def correct(page: Page) -> None:
    """Correct the age of QUOTE, first without a reason."""
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


def withdraw(page: Page, code: str) -> None:
    """Withdraw a quote."""
    page.goto("/curate/explorer/quote/")
    page.get_by_role("link", name=code).click()
    page.get_by_role("link", name="Withdraw this quote").click()
    page.get_by_label("Why it is withdrawn").fill("The speaker asked for it.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("is withdrawn: its words are erased.")).to_be_visible()


def upload(page: Page, file: Path) -> None:
    """Go to the page of an import and upload a chapter, with the keyboard."""
    page.get_by_role("link", name="Import a chapter").press("Enter")
    page.get_by_label("The chapter").set_input_files(file)
    page.get_by_label("Title, as it should read").fill("Water in the Towns")
    page.get_by_label("Name in addresses").fill("towns")
    page.get_by_label("Where the report has it").fill("https://example.org/towns/")
    page.get_by_role("button", name="Read it").press("Enter")


def test_a_correction_is_public_at_once_in_every_worker(browser: Browser, port: int) -> None:
    noise: list[str] = []
    for _ in range(ASKED):
        assert "The report prints 33." not in get(port, f"/quotes/{QUOTE}/")[2]
    page = logged_in(browser, port, "paul", noise)
    correct(page)
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
    withdraw(publisher, QUOTE)
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
    upload(page, file)
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


def test_a_stranger_imports_corrects_withdraws_and_restores_by_the_documents(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    noise: list[str] = []
    file, backups = tmp_path / "towns.html", tmp_path / "backups"
    file.write_text(CHAPTER.replace("A man who waits", "Sunni man (anti-regime)"), encoding="utf-8")
    with curated(address) as port:
        page = logged_in(browser, port, "paul", noise)
        upload(page, file)
        page.get_by_role("button", name="Import as a draft").click()
        page.get_by_role("link", name="Publish this draft").click()
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text("is published.")).to_be_visible()
        correct(page)
        withdraw(page, "halting-hostilities-02")
        said = managed(address, *documented("backup", backups=str(backups)))
        page.context.close()
    [backup] = backups.iterdir()
    assert said.strip().endswith(str(backup))
    for lost in tmp_path.glob("archive.sqlite3*"):
        lost.unlink()
    said = managed(address, *documented("restore", backups=str(backups), FILE=backup.name))
    assert said.startswith("Restored 32 quotes as of ")
    assert "is kept as it is" in managed(address, "prepare")
    with curated(address) as port:
        told = {code: get(port, f"/quotes/{code}/") for code in (QUOTE, "halting-hostilities-02", "towns-03")}
        assert [status for status, _headers, _text in told.values()] == [200, 410, 200]
        assert "The report prints 33." in told[QUOTE][2]
        assert "The well is near the mill." in told["towns-03"][2]
    states = managed(address, *documented(r"history quote [\w-]+$"))
    moment = states.split()[0]
    assert "changed by paul: The report prints 33.\n    Age: “30” became “33”" in states
    back = documented("history quote .*--revert", MOMENT=moment, WHY="It was right.")
    assert f"{QUOTE} is as it was at {moment}: version " in managed(address, *back)
    assert noise == []
