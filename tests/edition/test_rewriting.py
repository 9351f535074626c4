"""A page of the site as a page of an edition."""

import pytest
from django.test import override_settings

from explorer.edition.addresses import EditionError, Links
from explorer.edition.rewriting import fragment, page
from tests.support.edition import PUBLIC


def rewritten(html: str) -> str:
    """Return a part of the page `themes/a/index.html`."""
    return fragment(html, "themes/a/index.html", Links())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/quotes/?a=b&amp;c=d">x</a>', '<a href="../../quotes/index.html?a=b&amp;c=d">x</a>'),
        ('<a href="#a">x</a>', '<a href="#a">x</a>'),
        ('<a href="https://example.org/quotes/">x</a>', '<a href="https://example.org/quotes/">x</a>'),
        ('<a href="mailto:a@b.org">x</a>', '<a href="mailto:a@b.org">x</a>'),
        (
            '<i data-found="/themes/" data-x="/nothing/">x</i>',
            '<i data-found="../index.html" data-x="/nothing/">x</i>',
        ),
        ('<input value="/quotes/">', '<input value="/quotes/">'),
        (
            '<form action="/quotes/"><input name="q"></form>',
            '<form action="../../quotes/index.html"><input name="q"></form>',
        ),
        (
            '<form action="/compare/"><select name="rows"></select><button>Cross\n them</button></form>',
            '<p class="note"><a href="../../compare/index.html">Only on the live site: Cross them</a></p>',
        ),
        (
            '<script type="module" src="/static/explorer/copy.js"></script>',
            '<script src="../../static/explorer/copy.js" defer=""></script>',
        ),
        (
            '<script type="application/json">{"a": ["/quotes/?a=b", "/ b", 1]}</script>',
            '<script type="application/json">{"a": ["../../quotes/index.html?a=b", "/ b", 1]}</script>',
        ),
        (
            '<details data-panel=""><a href="/about/">x</a></details>',
            '<details><a href="../../about/index.html">x</a></details>',
        ),
    ],
)
def test_what_leads_to_the_site_leads_to_a_file(html: str, expected: str) -> None:
    assert rewritten(html) == expected


def test_data_can_not_end_its_script() -> None:
    html = '<script type="application/json">{"a": "\\u003C/script>"}</script>'
    assert rewritten(html) == '<script type="application/json">{"a": "\\u003C/script\\u003E"}</script>'


def test_a_page_loses_what_browsers_refuse_on_a_disk() -> None:
    html = '<!doctype html><link rel="manifest" href="/m"><link rel="preload" href="/f">'
    assert page(html, "index.html", Links()) == "<!DOCTYPE html><html><head></head><body></body></html>\n"


def test_a_page_must_not_load_what_is_in_no_file() -> None:
    with pytest.raises(EditionError, match=r"^A page loads /nothing.js, which isn’t part of an edition.$"):
        rewritten('<script src="/nothing.js"></script>')


HEAD = '<link rel="canonical" href="{0}/a/"><link rel="alternate" href="{0}/ar/a/">'
BODY = '<a href="{0}/themes/">x</a><iframe src="{0}/embed/quotes/a-01/"></iframe>'


def test_links_to_a_live_site_stay() -> None:
    with override_settings(**PUBLIC):
        live = "https://quotes.example.org"
        assert page(f"<head>{HEAD}</head>{BODY}".replace("{0}", live), "index.html", Links()) == (
            f"<html><head>{HEAD}</head>".replace("{0}", live)
            + f'<body><a href="{live}/themes/">x</a>'
            + '<iframe src="embed/quotes/a-01/index.html"></iframe></body></html>\n'
        )


def test_links_to_a_site_that_nobody_else_can_reach_lead_to_files() -> None:
    local = "http://127.0.0.1:8000"
    assert page(f"<head>{HEAD}</head>{BODY}".replace("{0}", local), "index.html", Links()) == (
        '<html><head></head><body><a href="themes/index.html">x</a>'
        '<iframe src="embed/quotes/a-01/index.html"></iframe></body></html>\n'
    )
