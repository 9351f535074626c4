"""Code for other people's pages."""

import pytest
from bs4 import BeautifulSoup
from pytest_django import Settings

from explorer.archive.versions import current_version
from explorer.models import Quote
from explorer.sharing.embedding import blockquote, frame, frame_height, oembed
from tests.support.builders import build_quote
from tests.support.html import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


def found(code: str = "halting-hostilities-01") -> Quote:
    """Return a quote with all that its code needs."""
    quote: Quote = Quote.objects.with_context().get(code=code)
    return quote


@pytest.mark.usefixtures("archive")
def test_oembed() -> None:
    fields = oembed(found())
    assert fields | {"html": "", "height": 0} == {
        "version": "1.0",
        "type": "rich",
        "title": "“I have heard of such negotiations. Insha’Allah that they will continue. "
        "Maybe we can […]” Sunni woman (pro-regime), 30, Aleppo",
        "author_name": "Craig Charney",
        "author_url": "https://syrianperspectives2015.pressbooks.com/chapter/"
        "halting-hostilities-at-the-local-level/",
        "provider_name": "Syrian Interview Quotes",
        "provider_url": "https://quotes.example.org/",
        "url": "https://quotes.example.org/quotes/halting-hostilities-01/",
        "rights": "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to "
        "October 2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and "
        "Local Initiatives for Peace, Justice, and Reconciliation (Syria Justice and Accountability Centre, "
        "2015). No endorsement by its authors or publisher is implied.",
        "license": "CC BY-SA 4.0",
        "license_url": "https://creativecommons.org/licenses/by-sa/4.0/",
        "html": "",
        "width": 600,
        "height": 0,
        "thumbnail_url": "https://quotes.example.org/cards/quotes/"
        f"halting-hostilities-01.{current_version()}.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert fields["html"] == frame(found(), 600, int(fields["height"]))


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("limits", "width", "height"), [((320, None), 320, None), ((1000, 120), 600, 120), ((9, 9), 9, 9)]
)
def test_a_frame_is_never_larger_than_asked_for(
    limits: tuple[int, int | None], width: int, height: int | None
) -> None:
    fields = oembed(found(), *limits)
    assert fields["width"] == width
    assert fields["height"] == (height or frame_height(found(), width))
    assert f'width="{width}" height="{fields["height"]}"' in str(fields["html"])


def test_the_frame_is_one_element_without_script() -> None:
    quote = build_quote(1, attribution='Sunni woman "(anti-regime)" <30>')
    assert frame(quote, 500, 400) == (
        '<iframe src="https://quotes.example.org/embed/quotes/chapter-01/" '
        'title="Quote: Sunni woman &quot;(anti-regime)&quot; &lt;30&gt;" width="500" height="400" '
        'loading="lazy" style="max-width: 100%; border: 0"></iframe>'
    )


def test_a_narrower_frame_and_a_longer_quote_are_higher() -> None:
    short, long = build_quote(1), build_quote(2, text="many words " * 60)
    assert frame_height(short, 600) < frame_height(short, 300) < frame_height(long, 300)


@pytest.mark.usefixtures("archive")
def test_the_blockquote_carries_source_licence_and_permanent_link() -> None:
    soup = BeautifulSoup(blockquote(found()), "lxml")
    chapter = "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/"
    [quotation] = soup.select("figure > blockquote")
    assert quotation["cite"] == chapter
    assert words(quotation) == (
        "I have heard of such negotiations. Insha’Allah that they will continue. "
        "Maybe we can reach a solution in this country."
    )
    caption = soup.select_one("figcaption")
    assert words(caption) == (
        "Sunni woman (pro-regime), 30, Aleppo. Interviews held August to October 2014. Craig Charney, “Maybe "
        "We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives for Peace, "
        "Justice, and Reconciliation, Syria Justice and Accountability Centre, 2015. CC BY-SA 4.0. "
        "Syrian Interview Quotes"
    )
    assert [link["href"] for link in soup.select("a")] == [
        chapter,
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://quotes.example.org/quotes/halting-hostilities-01/",
    ]


def test_paragraphs_stay_apart_and_nothing_is_taken_for_html() -> None:
    quote = build_quote(1, text="One <b>.\n\nTwo & three.")
    soup = BeautifulSoup(blockquote(quote), "lxml")
    assert [paragraph.get_text() for paragraph in soup.select("blockquote p")] == ["One <b>.", "Two & three."]
