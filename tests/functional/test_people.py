"""Three people reach what they came for from the home page, in few steps, whatever they use the site by."""

import itertools
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

DESK = {"viewport": {"width": 1280, "height": 800}}

MEANS: dict[str, dict[str, Any]] = {
    "mouse": DESK,
    "keyboard": DESK,
    "touch": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
    "no script": DESK | {"java_script_enabled": False},
}
"""What a person uses the site by, with the window that they have."""

MOST_STOPS = 100
"""The most stops of the keyboard to what is chosen next."""

PRINTED = (
    "Quoted in Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
    "Solution”: Syrian Perspectives on the Conflict and Local Initiatives for Peace, Justice, and "
    "Reconciliation (Syria Justice and Accountability Centre, 2015), "
    "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/\n"
)

TERMS = (
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. "
    "No endorsement by its authors or publisher is implied."
)

OF_EACH_SIDE = {
    "halting-hostilities-12": (
        "“There are no negotiations with the terrorists. Why would we negotiate with those people when it"
        " is we who rule and have the arms and dominate the area?” — a 37-year-old Sunni man, Homs, "
        "described in the report as pro-regime (interviews held August to October 2014).\n"
        f"{PRINTED}http://127.0.0.1:8000/quotes/halting-hostilities-12/\n{TERMS}"
    ),
    "halting-hostilities-19": (
        "“Moving freely is a very important part of securing all people’s needs, especially medication "
        "for the sick and treatment for the wounded and others.” — a 29-year-old Christian man, "
        "internally displaced (Homs), described in the report as anti-regime (interviews held August to "
        "October 2014).\n"
        f"{PRINTED}http://127.0.0.1:8000/quotes/halting-hostilities-19/\n{TERMS}"
    ),
}
"""A quote from Homs of each side, as an article prints it."""

MLA = (
    "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: Syrian "
    "Perspectives on the Conflict and Local Initiatives for Peace, Justice, and Reconciliation, Syria "
    "Justice and Accountability Centre, 2015, "
    "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/."
)

SIEGES = [
    ("halting-hostilities-20", "Sunni woman (anti-regime), 25, Raqqah", "anti-regime", "ending-sieges"),
    ("halting-hostilities-22", "Sunni man (anti-regime), 40, Raqqah", "anti-regime", "ending-sieges"),
]


class Person:
    """Someone on the home page in a language, with one means; `actions` counts what they choose or type."""

    def __init__(self, page: Page, means: str, prefix: str) -> None:
        """Open the home page under the language's `prefix`."""
        self.page, self.means, self.prefix = page, means, prefix
        self.actions = 0
        page.goto(f"{prefix}/")

    @property
    def runs_scripts(self) -> bool:
        """Whether the browser runs scripts."""
        return self.means != "no script"

    def choose(self, what: str) -> None:
        """Activate a link or button of the page, which a selector names."""
        self.actions += 1
        there = self.page.locator(what)
        if self.means == "touch":
            there.tap()
        elif self.means == "keyboard":
            self.reach(there)
            self.page.keyboard.press("Enter")
        else:
            there.click()

    def type(self, words: str) -> None:
        """Type words into the search box."""
        self.actions += 1
        box = self.page.locator("#q")
        self.reach(box) if self.means == "keyboard" else box.click()
        self.page.keyboard.type(words)

    def search(self) -> None:
        """Send what was typed: with Enter, or on a phone with the button."""
        if self.means == "touch":
            self.choose("form.search button")
            return
        self.actions += 1
        self.page.keyboard.press("Enter")

    def choose_style(self, slug: str) -> None:
        """Choose a citation style: a link, or on a phone a value of a list."""
        if self.means != "touch":
            self.choose(f".styles-links a[href*='style={slug}']")
            return
        self.actions += 1
        self.page.locator("#style").select_option(slug)

    def back(self) -> None:
        """Go back to the page before."""
        self.actions += 1
        self.page.go_back()

    def reach(self, there: Locator) -> None:
        """Press Tab until something has the focus."""
        element = there.element_handle()
        for _stop in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(element) => element === document.activeElement", element):
                return
        raise AssertionError(f"no stop of the keyboard: {there}")

    def clipboard(self) -> str:
        """Return the text on the clipboard."""
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def text(self, what: str) -> str:
        """Return a text that the page shows, line by line; without a script one click selects it whole."""
        there = self.page.locator(what)
        expect(there).to_have_css("user-select", "auto" if self.runs_scripts else "all")
        return "\n".join(there.locator("p").all_inner_texts() or [there.inner_text()])


@pytest.fixture(params=itertools.product(MEANS, ["", "/ar"]), ids="".join)
def person(
    request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> Person:
    """Open the home page by each means, in English and in Arabic."""
    means, prefix = request.param
    context = new_context(**MEANS[means])
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    return Person(context.new_page(), means, prefix)


def test_a_journalist_copies_a_quote_from_homs_of_each_side(person: Person) -> None:
    """Without a script nothing can copy: she has the texts on the pages of the quotes, to select."""
    person.choose(".map a[href$='/places/homs/']")
    taken = []
    for code in OF_EACH_SIDE:
        if person.runs_scripts:
            person.choose(f"#{code} [data-copy]")
            expect(person.page.locator(f"#{code} [data-done]")).to_be_visible()
            taken.append(person.clipboard())
            continue
        if taken:
            person.back()
        person.choose(f"#{code} .quote-links a[href$='/{code}/']")
        taken.append(person.text("#article"))
    assert taken == list(OF_EACH_SIDE.values())
    assert person.actions == (3 if person.runs_scripts else 4)
    assert person.actions <= 5


def test_a_student_gets_the_mla_reference_of_a_quote_about_checkpoints(person: Person) -> None:
    """The reference stands alone on the quote's page, to be copied with its button or by hand."""
    person.type({"": "checkpoints", "/ar": "الحواجز"}[person.prefix])
    person.search()
    person.choose(".quotes .quote-links a[href$='/quotes/halting-hostilities-29/']")
    person.choose_style("mla")
    person.page.wait_for_url(f"**{person.prefix}/quotes/halting-hostilities-29/?style=mla#cite")
    assert person.text("#reference") == MLA
    assert person.actions == 4
    if person.runs_scripts:
        person.choose("[data-copy=reference]")
        expect(person.page.locator("[data-copy=reference][data-done]")).to_be_visible()
        assert person.clipboard() == MLA


def test_an_analyst_downloads_the_anti_regime_quotes_on_sieges(person: Person, tmp_path: Path) -> None:
    person.choose(".track-name[href$='/themes/ending-sieges/']")
    person.choose(".by-side a[href*='stance=anti-regime']")
    with person.page.expect_download() as download:
        person.choose(".formats a[href*='quotes.xlsx']")
    download.value.save_as(tmp_path / "quotes.xlsx")
    workbook = openpyxl.load_workbook(BytesIO((tmp_path / "quotes.xlsx").read_bytes()))
    names, *rows = workbook["quotes"].iter_rows(values_only=True)
    columns = [names.index(name) for name in ("id", "attribution", "stance", "theme")]
    assert [tuple(row[column] for column in columns) for row in rows] == SIEGES
    assert person.actions == 3
    assert person.actions <= 5
