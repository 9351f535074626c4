"""Text with italics and links, plain and as HTML."""

import pytest

from explorer.citing.items import cited_item
from explorer.citing.rich_text import RichText
from explorer.citing.styles import citations
from tests.support.cited import LINK, chapter

pytestmark = pytest.mark.django_db


def test_titles_are_italic_and_addresses_are_links_in_html() -> None:
    cited = {item.slug: item for item in citations(cited_item(chapter(), LINK))}
    assert cited["mla"].reference.html == (
        "Charney, Craig. “Halting Hostilities at the Local Level.” <cite>“Maybe We Can Reach a Solution”: "
        "Syrian Perspectives on the Conflict</cite>, Syria Justice and Accountability Centre, 2015, "
        '<a href="https://report.example.org/chapter/halting/">'
        "https://report.example.org/chapter/halting/</a>. "
        '<cite>Syrian Interview Quotes</cite>, <a href="https://quotes.example.org/quotes/halting-hostilities-05/">'
        "https://quotes.example.org/quotes/halting-hostilities-05/</a>."
    )
    assert {slug: item.reference.html.count("<cite>") for slug, item in cited.items()} == {
        "apa": 1,
        "mla": 2,
        "chicago-note": 1,
        "chicago-bibliography": 1,
        "chicago-author-date": 1,
        "harvard": 1,
    }


def test_text_of_nothing_is_empty() -> None:
    assert (str(RichText.of("")), RichText.of("").html) == ("", "")
