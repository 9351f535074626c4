"""Card images: what they say, how large they are, what is drawn."""

from io import BytesIO

import pytest
from PIL import Image
from pytest_django import Settings

from explorer.figures import cards
from explorer.models import Quote, Theme
from explorer.questions.answer import ask
from explorer.questions.question import Question
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

PAPER, PURPLE, BROWN = (251, 250, 247), (107, 63, 134), (148, 89, 10)


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


def drawn(card: cards.Card) -> Image.Image:
    """Return the picture of a card."""
    image = Image.open(BytesIO(cards.draw(card)))
    image.load()
    return image


def found(code: str) -> Quote:
    """Return a quote with all that its card needs."""
    quote: Quote = Quote.objects.with_context().get(code=code)
    return quote


@pytest.mark.usefixtures("archive")
def test_the_card_of_a_quote_says_everything_that_goes_with_it() -> None:
    card = cards.quote_card(found("halting-hostilities-01"))
    assert card.text == (
        "“I have heard of such negotiations. Insha’Allah that they will continue. "
        "Maybe we can reach a solution in this country.”"
    )
    assert card.attribution == "Sunni woman (pro-regime), 30, Aleppo"
    assert card.label == "Interviews held August to October 2014"
    assert card.facts == [
        (
            "Craig Charney, “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local "
            "Initiatives for Peace, Justice, and Reconciliation, Syria Justice and Accountability Centre, "
            "2015. https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/"
        ),
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
    ]
    assert card.address == "https://quotes.example.org/quotes/halting-hostilities-01/"


@pytest.mark.usefixtures("archive")
def test_the_file_says_the_same_in_its_text_fields() -> None:
    quote = found("halting-hostilities-01")
    image = drawn(cards.quote_card(quote))
    assert image.size == (1200, 630)
    assert image.format == "PNG"
    fields = {name: str(value) for name, value in image.info.items()}
    assert fields["Description"] == (
        f"“{quote.text}”\nSunni woman (pro-regime), 30, Aleppo\nInterviews held August to October 2014"
    )
    assert fields["Source"].endswith("\nhttps://quotes.example.org/quotes/halting-hostilities-01/")
    assert fields["Copyright"].startswith("CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. ")


@pytest.mark.usefixtures("archive")
def test_each_stance_has_its_own_colour_and_no_card_has_both() -> None:
    for code, own, other in [
        ("halting-hostilities-01", PURPLE, BROWN),
        ("halting-hostilities-02", BROWN, PURPLE),
    ]:
        image = drawn(cards.quote_card(found(code))).convert("RGB")
        colours = {colour for _count, colour in image.getcolors(100_000) or []}
        assert own in colours
        assert other not in colours


@pytest.mark.usefixtures("archive")
def test_no_quote_of_the_archive_has_to_be_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(cards, "cut")
    for quote in Quote.objects.with_context():
        assert cards.draw(cards.quote_card(quote))


def test_margins_stay_free_and_a_long_quote_says_that_it_is_shortened() -> None:
    quote = build_quote(1, text="These are many words. " * 80, attribution="Sunni woman " * 6)
    image = drawn(cards.quote_card(quote)).convert("RGB")
    assert drawn(cards.quote_card(quote)).info["Description"].count("many words") == 80
    for box in [(0, 0, 1200, 30), (0, 600, 1200, 630), (0, 0, 50, 630), (1150, 0, 1200, 630)]:
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), PAPER)]
    short = drawn(cards.quote_card(build_quote(2))).convert("RGB")
    note = (80, 370, 700, 402)
    assert len(short.crop(note).getcolors(10_000) or []) == 1
    assert len(image.crop(note).getcolors(10_000) or []) > 1


@pytest.mark.usefixtures("archive")
def test_the_card_of_a_section_counts_its_quotes() -> None:
    theme = Theme.objects.select_related("chapter__report").get(slug="mistrust")
    card = cards.theme_card(theme, ask(Question(theme=("mistrust",))))
    assert card.text == (
        "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations"
    )
    assert card.attribution == "9 quotes: 3 pro-regime, 6 anti-regime"
    assert card.address == "https://quotes.example.org/themes/mistrust/"
    assert drawn(card).size == (1200, 630)
    last = Theme.objects.select_related("chapter__report").get(slug="summary-of-findings")
    assert cards.theme_card(last, ask(Question(theme=("summary-of-findings",)))).attribution == ""


@pytest.mark.usefixtures("archive")
def test_the_card_of_the_site() -> None:
    card = cards.site_card(ask(Question()))
    assert (card.label, card.address) == ("29 quotes", "https://quotes.example.org/")
    assert card.facts == ["CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"]
    assert drawn(card).size == (1200, 630)
