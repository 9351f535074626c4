"""Text with italics and links, plain and as HTML."""

import pytest

from explorer.citing.items import cited_item
from explorer.citing.rich_text import RichText, breakable, link, title
from explorer.citing.styles import citations
from tests.support.cited import LINK, chapter

pytestmark = pytest.mark.django_db


def test_titles_are_italic_and_addresses_are_links_in_html() -> None:
    cited = {item.slug: item for item in citations(cited_item(chapter(), LINK))}
    assert cited["mla"].reference.html == (
        "Charney, Craig. “Halting Hostilities at the Local Level.” <cite>“Maybe We Can Reach a Solution”: "
        "Syrian Perspectives on the Conflict</cite>, Syria Justice and Accountability Centre, 2015, "
        '<a href="https://report.example.org/chapter/halting/">'
        "https://<wbr>report.<wbr>example.<wbr>org/<wbr>chapter/<wbr>halting/</a>. "
        '<cite>Syrian Interview Quotes</cite>, <a href="https://quotes.example.org/quotes/halting-hostilities-05/">'
        "https://<wbr>quotes.<wbr>example.<wbr>org/<wbr>quotes/<wbr>halting-<wbr>hostilities-<wbr>05/</a>."
    )
    assert {slug: item.reference.html.count("<cite>") for slug, item in cited.items()} == {
        "apa": 1,
        "mla": 2,
        "chicago-note": 1,
        "chicago-bibliography": 1,
        "chicago-author-date": 1,
        "harvard": 1,
    }


def test_an_address_breaks_after_its_marks_and_is_escaped() -> None:
    assert breakable("https://a.org/?b=c&d=<e>#f-g") == (
        "https://<wbr>a.<wbr>org/<wbr>?<wbr>b=<wbr>c&amp;<wbr>d=<wbr>&lt;e&gt;#<wbr>f-<wbr>g"
    )


def test_a_text_has_its_lines_with_their_titles_and_links() -> None:
    text = RichText.of("One\n\ntwo ", title("Three\nfour"), " five\n", link("https://a.org/"))
    assert [line.html for line in text.lines] == [
        "One",
        "two <cite>Three</cite>",
        "<cite>four</cite> five",
        '<a href="https://a.org/">https://<wbr>a.<wbr>org/</a>',
    ]
    assert RichText.of("").lines == []


def test_text_of_nothing_is_empty() -> None:
    assert (str(RichText.of("")), RichText.of("").html) == ("", "")
