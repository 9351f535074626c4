"""Ask axe about every kind of page, with all of its rules, also those that are no one's duty."""

from collections.abc import Iterator, Sequence
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.audit.result import Result
from tests.support import browser

ASK = """async () => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
  const options = { rules, resultTypes: ["violations"], preload: false, selectors: false };
  const { violations } = await axe.run(options);
  return violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html]));
}"""
"""Every rule, experimental ones and those of level AAA included."""

LOOKS: tuple[tuple[str, ViewportSize, Literal["light", "dark"]], ...] = (
    ("light, 1280 px", {"width": 1280, "height": 900}, "light"),
    ("dark, 360 px", {"width": 360, "height": 780}, "dark"),
)
ELEMENT = 160
"""Characters of an element that a finding shows."""


def violations(page: Page, address: str, look: str) -> Iterator[str]:
    """Say what axe finds on a page that is open."""
    for rule, element in page.evaluate(ASK):
        yield f"{rule}, {look}, {address}: `{' '.join(element.split())[:ELEMENT]}`"


def looked_at(found: Browser, origin: str, addresses: Sequence[str]) -> Iterator[str]:
    """Open every page in each look and say what axe finds."""
    script = Axe().axe_script
    for look, size, scheme in LOOKS:
        with found.new_context(viewport=size, color_scheme=scheme) as context:
            page = context.new_page()
            for address in addresses:
                page.goto(f"{origin}{address}")
                page.evaluate(script)
                yield from violations(page, address, look)


def axe(origin: str, addresses: Sequence[str]) -> Result:
    """Return what axe finds on the pages at these addresses."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=browser.program(), chromium_sandbox=False, args=browser.FLAGS
        )
        findings = list(looked_at(found, origin, addresses))
    looks = " and ".join(look for look, _size, _scheme in LOOKS)
    return Result(f"axe, all rules ({looks})", len(addresses), findings)
