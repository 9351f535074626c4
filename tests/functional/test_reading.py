"""Themes and chapters read to the end, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from explorer.models import Theme

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

CHAPTER = "/chapters/halting-hostilities/"
WIDE = {"width": 1280, "height": 800}


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_points_of_each_side_begin_on_the_first_screen(page: Page, language: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    tops = {}
    for theme in Theme.objects.filter(key_points__isnull=False).distinct():
        page.goto(f"{language}/themes/{theme.slug}/")
        tops[theme.slug] = page.locator(".points li").evaluate_all(
            "points => points.map(point => point.getBoundingClientRect().bottom)"
        )
    assert len(tops) == 7
    assert [slug for slug, bottoms in tops.items() if min(bottoms) > 800] == []


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_two_sides_are_equally_wide(page: Page, language: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{language}/themes/mistrust/")
    widths = page.locator(".key-points > section").evaluate_all(
        "sides => sides.map(side => side.offsetWidth)"
    )
    assert widths[0] == widths[1]


def test_on_a_phone_a_line_of_links_leads_through_the_page(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    page.goto("/themes/mistrust/")
    for name, target in (("Both sides", "#said"), ("Who is quoted", "#who"), ("9 quotes", "#quotes")):
        page.get_by_role("navigation", name="On this page").get_by_role("link", name=name).click()
        expect(page.locator(target)).to_be_in_viewport()


def test_a_mark_under_the_heading_leads_to_its_quote_on_the_page(page: Page) -> None:
    page.goto("/themes/mistrust/")
    page.locator(".marks-line .point").nth(3).click()
    expect(page.locator("#halting-hostilities-08")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_contents_of_a_chapter_follow_the_reader(new_context: NewContext, language: str) -> None:
    page = new_context(viewport=WIDE, reduced_motion="reduce").new_page()
    page.goto(f"{language}{CHAPTER}")
    contents = page.locator("[data-contents]")
    expect(contents.locator("[aria-current]")).to_have_count(0)
    contents.locator("a[href='#ending-sieges']").click()
    expect(contents.locator("[aria-current='true']")).to_have_attribute("href", "#ending-sieges")
    expect(contents).to_be_in_viewport()
    page.locator("#regime-control .quote").first.evaluate("quote => quote.scrollIntoView()")
    expect(contents.locator("[aria-current='true']")).to_have_attribute("href", "#regime-control")
    contents.locator(".point").nth(4).click()
    expect(page.locator("#halting-hostilities-05")).to_be_in_viewport()


def test_a_jump_does_not_glide_for_whoever_asks_for_less_motion(new_context: NewContext) -> None:
    for motion, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        page = new_context(reduced_motion=motion).new_page()
        page.goto(CHAPTER)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour


def test_without_a_script_the_contents_are_links(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    page.goto(CHAPTER)
    page.locator("[data-contents] a[href='#mistrust']").click()
    expect(page.locator("section:target h2")).to_contain_text("Mistrust")
