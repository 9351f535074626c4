"""What a search box takes in: links to what the words may become, in the page's language."""

import pytest
from django.test import Client
from django.utils.http import urlencode

from tests.support.html import page, words

pytestmark = pytest.mark.usefixtures("archive")

Written = tuple[str, str, str]


def suggested(client: Client, typed: str, path: str = "/", **others: str) -> dict[str, list[Written]]:
    """Return what is suggested below each heading: as it is written, the underlined letters, the address."""
    soup = page(client, f"{path}quotes/suggestions/?{urlencode({'q': typed, **others})}")
    return {
        words(group.select_one("[role=presentation]")): [
            (words(link), " ".join(map(words, link.select("u"))), str(link["href"]))
            for link in group.select("a[role=option]")
        ]
        for group in soup.select("[data-suggestions] [role=group]")
    }


def test_words_places_and_themes_are_listed_with_the_typed_letters_underlined(client: Client) -> None:
    assert suggested(client, "sie") == {
        "Words in the quotes": [("siege 5 quotes", "sie", "/quotes/?q=siege")],
        "Themes": [
            ("Views of Ending Local Sieges Mixed 6 quotes", "Sie", "/themes/ending-sieges/"),
        ],
    }
    assert suggested(client, "Hims") == {"Places": [("Homs Hims 3 quotes", "Hims", "/places/homs/")]}


def test_an_english_page_shows_the_arabic_that_was_typed(client: Client) -> None:
    assert suggested(client, "الحصا") == {
        "Words in the quotes": [
            ("حصار siege, besiege 5 quotes", "حصا", "/quotes/?q=%D8%AD%D8%B5%D8%A7%D8%B1")
        ],
        "Themes": [("Views of Ending Local Sieges Mixed 6 quotes", "", "/themes/ending-sieges/")],
    }
    assert suggested(client, "بحمص")["Places"] == [("Homs حمص 3 quotes", "", "/places/homs/")]


def test_an_arabic_page_suggests_in_arabic(client: Client) -> None:
    assert suggested(client, "hom", "/ar/")["الأماكن"] == [("حمص Homs ٣ اقتباسات", "Hom", "/ar/places/homs/")]
    [theme] = suggested(client, "siege", "/ar/")["المواضيع"]
    assert theme == (
        "Views of Ending Local Sieges Mixed آراء متباينة في إنهاء الحصارات المحلية ٦ اقتباسات",
        "Siege",
        "/ar/themes/ending-sieges/",
    )
    soup = page(client, "/ar/quotes/suggestions/?q=siege")
    assert soup.select_one("[data-suggestions]")["data-say"] == "اقتراحان"  # type: ignore[index]


def test_the_other_filters_stay_and_are_counted(client: Client) -> None:
    found = suggested(client, "sie", sect="kurdish", page="2", sort="age")
    assert found["Words in the quotes"] == [
        ("siege 1 quote", "sie", "/quotes/?q=siege&sect=kurdish&sort=age"),
    ]
    assert "Words in the quotes" not in suggested(client, "sie", governorate="idlib")


def test_nothing_known_is_an_empty_list_and_a_wrong_filter_an_error(client: Client) -> None:
    assert suggested(client, "zzz") == suggested(client, "") == {}
    soup = page(client, "/quotes/suggestions/?q=zzz")
    assert soup.select_one("[data-suggestions]")["data-say"] == "0 suggestions"  # type: ignore[index]
    page(client, "/quotes/suggestions/?q=sie&sect=nobody", status=400)


def test_what_is_typed_is_escaped(client: Client) -> None:
    assert suggested(client, "< sie")["Words in the quotes"] == [
        ("< siege 5 quotes", "sie", "/quotes/?q=%3C+siege")
    ]


def test_only_pages_without_a_box_have_one_in_the_header(client: Client) -> None:
    for address, boxes, status in [("/", 0, 200), ("/quotes/", 0, 200), ("/ar/quotes/", 0, 200)]:
        assert len(page(client, address, status=status).select(".site-header form.search")) == boxes
    for address, status in [("/themes/", 200), ("/quotes/?sect=x", 400), ("/ar/nowhere/", 404)]:
        soup = page(client, address, status=status)
        assert len(soup.select(".site-header form.search")) == len(soup.select("form.search")) == 1
