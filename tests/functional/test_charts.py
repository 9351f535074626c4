"""Charts, dots and the map in a real browser: drawn, clicked, typed at, saved, printed."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

CROSSTAB = "/compare/?rows=sect&columns=stance"
CHART = "window.Chart?.getChart(document.querySelector('.chart canvas'))"
RIGHT_TO_LEFT = """
    document.addEventListener("readystatechange", () => { document.documentElement.dir = "rtl"; });
"""


def wait_until(page: Page, condition: str) -> None:
    """Wait for something to be true; Playwright's own way of asking again is against the page's policy."""
    page.evaluate(
        "() => new Promise(resolve => {"
        f" const look = () => ({condition}) ? resolve() : requestAnimationFrame(look); look(); }})"
    )


def open_chart(page: Page, address: str = CROSSTAB) -> None:
    """Open a page and wait until its chart is drawn."""
    page.goto(address)
    expect(page.locator(".chart canvas")).to_be_visible()
    page.locator(".chart canvas").scroll_into_view_if_needed()
    wait_until(page, f"!!{CHART}")


def pixel(page: Page, part: int, row: int) -> list[int]:
    """Return the colour at the start of a part of a bar, where no texture is drawn over it."""
    colours: list[int] = page.evaluate(
        f"""([part, row]) => {{
            const chart = {CHART};
            const {{ x, y, base }} = chart.getDatasetMeta(part).data[row].getProps(["x", "y", "base"], true);
            const scale = chart.currentDevicePixelRatio;
            const copy = document.createElement("canvas");
            [copy.width, copy.height] = [chart.canvas.width, chart.canvas.height];
            const pen = copy.getContext("2d");
            pen.drawImage(chart.canvas, 0, 0);
            const area = pen.getImageData(base * scale + 3, y * scale - 6, 8, 8).data;
            const counts = {{}};
            for (let i = 0; i < area.length; i += 4) {{
                const key = area.slice(i, i + 3).join();
                counts[key] = (counts[key] || 0) + 1;
            }}
            const [most] = Object.entries(counts).sort((a, b) => b[1] - a[1]);
            return most[0].split(",").map(Number);
        }}""",
        [part, row],
    )
    return colours


def test_a_chart_draws_the_numbers_of_the_table_beside_it(page: Page) -> None:
    open_chart(page)
    drawn: Any = page.evaluate(f"{CHART}.data.datasets.map(part => [part.label, part.data])")
    assert drawn == [
        ["Pro-regime", [2, 10, 2, 1, 0, 0, 0]],
        ["Anti-regime", [11, 0, 1, 2, 0, 0, 0]],
    ]
    assert page.evaluate(f"{CHART}.data.labels.flat()") == [
        *("Sunni", "Alawi", "Christian", "Kurdish", "Shia", "Druze", "Ismaili")
    ]


def test_the_sides_can_be_told_apart_where_the_reader_chooses_all_colours(new_context: NewContext) -> None:
    page = new_context(forced_colors="active", color_scheme="dark").new_page()
    open_chart(page)
    assert [pixel(page, part, row=2) for part in (0, 1)] == [[255, 255, 255], [0, 0, 0]]
    page.goto("/places/")
    fills = [
        page.locator(f".map #dot-{side}").evaluate("(dot) => getComputedStyle(dot).fill")
        for side in ("pro-regime", "anti-regime")
    ]
    assert fills == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    grounds = [
        page.locator(f".legend .mark-{side}").evaluate("(mark) => getComputedStyle(mark).backgroundColor")
        for side in ("pro-regime", "anti-regime")
    ]
    assert grounds == fills


def test_a_chart_follows_a_reader_who_begins_to_choose_all_colours(page: Page) -> None:
    open_chart(page)
    before = pixel(page, 1, row=2)
    page.emulate_media(forced_colors="active")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert (before, pixel(page, 1, row=2)) == ([148, 89, 10], [255, 255, 255])


def test_a_click_on_a_part_opens_exactly_its_quotes(page: Page) -> None:
    open_chart(page)
    centre: Any = page.evaluate(f"{CHART}.getDatasetMeta(1).data[0].getCenterPoint()")
    page.locator(".chart canvas").click(position={"x": centre["x"], "y": centre["y"]})
    page.wait_for_url("**/quotes/?sect=sunni&stance=anti-regime")
    expect(page.get_by_role("heading", name="11 quotes", exact=True)).to_be_visible()


def test_a_click_beside_the_bars_opens_nothing(page: Page) -> None:
    open_chart(page)
    box = page.locator(".chart canvas").bounding_box()
    assert box is not None
    page.locator(".chart canvas").click(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(page).to_have_title("Sect by stance – Syrian Interview Quotes")


def test_the_keyboard_opens_the_same_quotes_from_the_table(page: Page) -> None:
    open_chart(page)
    page.get_by_role("link", name="11 quotes: Sunni, Anti-regime").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotes/?sect=sunni&stance=anti-regime")


def test_a_chart_takes_the_colours_of_the_page_and_follows_a_change(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    open_chart(page)
    light = [pixel(page, 0, 1), pixel(page, 1, 0)]
    drawn: int = page.evaluate(f"{CHART}.id")
    page.emulate_media(color_scheme="dark")
    wait_until(page, f"{CHART}.id > {drawn}")
    dark = [pixel(page, 0, 1), pixel(page, 1, 0)]
    assert light == [[0x6B, 0x3F, 0x86], [0x94, 0x59, 0x0A]]
    assert dark == [[0xC9, 0xA3, 0xE0], [0xE3, 0xAB, 0x55]]


def test_a_chart_follows_the_theme_that_a_reader_chose(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    open_chart(page)
    drawn: int = page.evaluate(f"{CHART}.id")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    wait_until(page, f"{CHART}.id > {drawn}")
    assert pixel(page, 0, 1) == [0xC9, 0xA3, 0xE0]


def test_a_chart_reads_from_right_to_left(page: Page) -> None:
    page.add_init_script(RIGHT_TO_LEFT)
    open_chart(page)
    assert page.evaluate(
        f"(chart => [chart.options.scales.x.reverse, chart.options.scales.y.position,"
        f" chart.options.plugins.legend.rtl, chart.options.plugins.tooltip.rtl])({CHART})"
    ) == [True, "right", True, True]
    base, end = page.evaluate(f"(bar => [bar.base, bar.x])({CHART}.getDatasetMeta(0).data[1])")
    assert base > end


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        (CROSSTAB, "29 quotes"),
        ("/compare/?theme=mistrust&rows=sect&columns=stance", "9 quotes; Theme: Mistrust, Fear of Regime"),
    ],
)
def test_a_picture_is_one_click_and_carries_its_source(
    page: Page, address: str, counted: str, tmp_path: Path
) -> None:
    page.goto(address)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as picture (PNG)").click()
    assert re.fullmatch(r"sect-by-stance-[0-9a-f]{12}\.png", saving.value.suggested_filename)
    saving.value.save_as(tmp_path / "chart.png")
    with Image.open(tmp_path / "chart.png") as picture:
        assert (picture.format, picture.width) == ("PNG", 2000)
        assert picture.convert("RGB").getpixel((5, 5)) == (0xFB, 0xFA, 0xF7)
        assert (0x6B, 0x3F, 0x86) in set(picture.convert("RGB").get_flattened_data())
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save as picture to restyle (SVG)").click()
    saving.value.save_as(tmp_path / "chart.svg")
    written = " ".join((tmp_path / "chart.svg").read_text(encoding="utf-8").split())
    assert "Sect by stance" in written
    assert counted in written
    assert html.escape(address) in written


def test_a_picture_that_can_not_be_painted_is_the_file_to_restyle(page: Page) -> None:
    page.add_init_script("Image.prototype.decode = () => Promise.reject(new Error('no'))")
    page.goto("/themes/mistrust/")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as picture (PNG)").click()
    assert saving.value.suggested_filename.endswith(".svg")


def test_the_chart_and_the_table_are_switched_and_both_stay_in_the_page(page: Page) -> None:
    open_chart(page)
    chart, table = page.locator(".chart"), page.locator("table.crosstab")
    for name, shown in (
        ("Chart", (True, False)),
        ("Table", (False, True)),
        ("Table and chart", (True, True)),
    ):
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(page.locator("[data-show][aria-pressed=true]")).to_have_count(1)
        assert (chart.is_visible(), table.is_visible()) == shown
        assert (chart.count(), table.count()) == (1, 1)


def test_a_table_is_one_click_away_as_a_file(page: Page) -> None:
    open_chart(page)
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save as table (CSV)").click()
    assert saving.value.suggested_filename.startswith("sect-by-stance-")


def test_a_dot_opens_its_quote(page: Page) -> None:
    page.goto("/themes/national-ceasefire/")
    page.locator(".breakdown-table").get_by_role("link", name="Quote 15").first.click()
    page.wait_for_url("**/quotes/halting-hostilities-15/")


def test_paper_has_the_table_and_not_the_chart(page: Page) -> None:
    open_chart(page)
    page.emulate_media(media="print")
    expect(page.locator(".chart")).to_be_hidden()
    expect(page.locator("table.crosstab")).to_be_visible()


def test_without_javascript_nothing_is_missing_and_nothing_is_empty(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(CROSSTAB)
    expect(page.locator("canvas")).to_be_hidden()
    expect(page.get_by_role("button", name="Save as picture (PNG)")).to_be_hidden()
    expect(page.get_by_role("link", name="11 quotes: Sunni, Anti-regime")).to_be_visible()
    page.get_by_label("Rows").select_option("gender")
    page.get_by_role("button", name="Cross").click()
    expect(page.get_by_role("heading", name="Gender by stance")).to_be_visible()
    page.get_by_label("One group").select_option("governorate:aleppo")
    page.get_by_label("The other").select_option("governorate:damascus")
    page.get_by_role("button", name="Read side by side").click()
    expect(page.get_by_role("heading", name="Aleppo and Damascus")).to_be_visible()


def test_the_map_works_with_the_keyboard_and_without_javascript(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/places/")
    tile = page.get_by_role("link", name="Homs: 3 quotes", exact=True)
    tile.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/homs/")
    expect(page.locator("h1")).to_contain_text("Homs")
    expect(page.get_by_role("link", name="Homs: 3 quotes", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


def test_a_tile_is_big_enough_for_a_finger(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto("/places/")
    sizes: list[list[float]] = page.locator(".tile rect").evaluate_all(
        "tiles => tiles.map(tile => tile.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert len(sizes) == 15
    assert min(min(size) for size in sizes) >= 44


@pytest.mark.parametrize("address", ["/themes/mistrust/", "/ar/places/homs/"])
def test_on_a_phone_each_row_of_who_is_quoted_is_one_line(new_context: NewContext, address: str) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(address)
    heights = page.locator(".breakdown-table tbody th bdi").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert max(heights) < 24  # pixels: two lines take 35


def test_chart_js_comes_once_a_chart_is_near_the_screen(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 640}).new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "chart.umd" in request.url else None)
    page.goto(CROSSTAB, wait_until="networkidle")
    expect(page.locator(".chart")).to_be_attached()
    assert fetched == []
    page.locator(".chart canvas").scroll_into_view_if_needed()
    wait_until(page, f"!!{CHART}")
    assert len(fetched) == 1
