"""Which file of an edition answers an address, and how files lead to each other."""

import pytest

from explorer.edition.addresses import Links, Target, answers, is_address, target

FILTERED = "/quotes.csv?theme=a&stance=b"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", Target("index.html")),
        ("/ar/themes/", Target("ar/themes/index.html")),
        ("/quotes/", Target("quotes/index.html")),
        ("/quotes/?q=a+b", Target("quotes/index.html", "q=a+b")),
        ("/quotes/pages/2/", Target("quotes/pages/2/index.html")),
        ("/quotes/a-01.bib", Target("quotes/a-01.bib")),
        ("/quotes.csv", Target("quotes.csv")),
        (FILTERED, Target("files/theme=a,stance=b/quotes.csv", varies=True)),
        ("/compare/?first=sect:alawi", Target("files/first=sect.alawi/compare/index.html", varies=True)),
        ("/about/corrections/?id=a-01", Target("about/corrections/index.html")),
        ("/static/explorer/site.css", Target("static/explorer/site.css")),
        ("/edition/list.js", Target("edition/list.js")),
        ("/ar/edition/cards/0.js", Target("ar/edition/cards/0.js")),
        (f"/quotes.csv?q={'a' * 200}", None),
        ("/quotes/speakers/?sect=sunni", None),
        ("/api/v1/quotes/", None),
        ("/api/v1/docs/", None),
        ("/up/", None),
        ("/nothing/", None),
    ],
)
def test_an_address_has_a_file_or_none(address: str, file: Target | None) -> None:
    assert target(address) == file


def test_links_are_relative_and_name_the_file() -> None:
    links = Links()
    assert [
        links.link("index.html", "/"),
        links.link("themes/a/index.html", "/quotes/?q=a#b"),
        links.link("ar/quotes/index.html", "/quotes/"),
        links.link("quotes/a-01/index.html", "/quotes/a-01.bib"),
        links.link("quotes/index.html", FILTERED),
        links.link("quotes/index.html", "/places/%D8%AD/"),
    ] == [
        "index.html",
        "../../quotes/index.html?q=a#b",
        "../../quotes/index.html",
        "../a-01.bib",
        "../files/theme=a,stance=b/quotes.csv",
        "../places/%D8%AD/index.html",
    ]


def test_what_is_in_no_file_is_left_to_the_live_site() -> None:
    links = Links()
    assert (
        links.link("themes/index.html", "/api/v1/docs/")
        == "../elsewhere/index.html?address=%2Fapi%2Fv1%2Fdocs%2F"
    )
    assert links.link("ar/index.html", "/ar/quotes/speakers/") == (
        "elsewhere/index.html?address=%2Far%2Fquotes%2Fspeakers%2F"
    )


def test_once_settled_links_lead_to_no_more_files() -> None:
    links = Links()
    links.link("themes/index.html", FILTERED)
    assert list(links.wanted) == [FILTERED]
    links.settle()
    other = links.link("themes/index.html", "/quotes.csv?theme=c")
    assert (links.link("themes/index.html", FILTERED), other, list(links.wanted)) == (
        "../files/theme=a,stance=b/quotes.csv",
        "../elsewhere/index.html?address=%2Fquotes.csv%3Ftheme%3Dc",
        [FILTERED],
    )


def test_only_paths_are_addresses() -> None:
    texts = ["/", "/quotes/?a=b", "//host/", "/a b", "quotes/", "#a", ""]
    assert [is_address(text) for text in texts] == [True, True, False, False, False, False, False]


def test_three_pages_read_what_is_asked() -> None:
    addresses = ["/quotes/", "/ar/selection/", "/elsewhere/", "/compare/", "/nothing/"]
    assert [answers(address) for address in addresses] == [True, True, True, False, False]
