"""Card images under addresses that name the archive's version."""

import datetime as dt
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from explorer.archive.versions import current_version
from explorer.figures import cards
from explorer.models import Quote, Theme
from tests.support.builders import build_quote
from tests.support.html import page

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_every_kind_of_card_is_a_picture(client: Client) -> None:
    version = current_version()
    for name in ("quotes/halting-hostilities-01", "themes/mistrust", "site"):
        response = client.get(f"/cards/{name}.{version}.png")
        assert (response.status_code, response["Content-Type"]) == (200, "image/png")
        assert response.content.startswith(b"\x89PNG")
        assert client.head(f"/cards/{name}.{version}.png").status_code == 200


@pytest.mark.usefixtures("archive")
def test_another_version_leads_to_the_current_one(client: Client) -> None:
    for name in ("quotes/halting-hostilities-01", "themes/mistrust", "site"):
        response = client.get(f"/cards/{name}.0123456789ab.png")
        assert response.status_code == 302
        assert response["Location"] == f"/cards/{name}.{current_version()}.png"


@pytest.mark.usefixtures("archive")
def test_a_list_has_a_card_that_says_its_question(client: Client) -> None:
    soup = page(client, "/quotes/?stance=pro-regime&theme=mistrust&page_size=1&keep=halting-hostilities-01")
    [image] = soup.select("meta[property='og:image']")
    address = f"/cards/quotes.{current_version()}.png?stance=pro-regime&theme=mistrust"
    assert image["content"] == f"http://127.0.0.1:8000{address}"
    [described] = soup.select("meta[property='og:image:alt']")
    asked = f"Stance: Pro-regime; Theme: {Theme.objects.get(slug='mistrust').heading}"
    assert described["content"] == f"3 quotes. {asked}"
    picture = Image.open(BytesIO(client.get(address).content))
    assert picture.size == (1200, 630)
    assert str(picture.info["Description"]).startswith(asked)
    moved = client.get("/cards/quotes.0123456789ab.png?stance=pro-regime&page_size=3")
    assert (moved.status_code, moved["Location"]) == (
        302,
        f"/cards/quotes.{current_version()}.png?stance=pro-regime",
    )
    assert client.get(f"/cards/quotes.{current_version()}.png?stance=neutral").status_code == 400


def test_a_changed_quote_has_a_new_card_under_a_new_address(client: Client) -> None:
    quote = build_quote(1)
    before = client.get(f"/cards/quotes/chapter-01.{current_version()}.png").content
    quote.text = "Other words."
    quote.save()
    after = client.get(f"/cards/quotes/chapter-01.{current_version()}.png").content
    assert after != before
    assert after == cards.draw(cards.quote_card(Quote.objects.with_context().get()))


def test_a_card_is_drawn_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    build_quote(1, text="Words that no other test draws.")
    address = f"/cards/quotes/chapter-01.{current_version()}.png"
    first = client.get(address).content
    monkeypatch.delattr(cards, "draw")
    assert client.get(address).content == first


def test_what_is_not_there(client: Client) -> None:
    build_quote(1, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    gone = client.get("/cards/quotes/chapter-01.0123456789ab.png")
    assert gone.status_code == 410
    assert gone.content.decode() == "Quote chapter-01 was withdrawn on 2026-02-03: It names a person.\n"
    assert client.get("/cards/quotes/chapter-02.0123456789ab.png").status_code == 404
    assert client.get("/cards/themes/nothing.0123456789ab.png").status_code == 404
    assert Theme.objects.count() == 1


@pytest.mark.usefixtures("archive")
def test_a_comparison_has_a_card_that_says_what_is_compared(client: Client) -> None:
    asked = {
        "first=governorate%3Aaleppo&second=governorate%3Adamascus": "10 quotes. Aleppo and Damascus",
        "stance=pro-regime&rows=sect&columns=gender": "15 quotes. Sect by gender; Stance: Pro-regime",
        "theme=mistrust": "9 quotes. Theme by stance; Theme: "
        "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations",
    }
    for query, words in asked.items():
        soup = page(client, f"/compare/?{query}&page_size=1")
        address = f"/cards/compare.{current_version()}.png?{query}"
        [image] = soup.select("meta[property='og:image']")
        [described] = soup.select("meta[property='og:image:alt']")
        assert (image["content"], described["content"]) == (f"http://127.0.0.1:8000{address}", words)
        picture = Image.open(BytesIO(client.get(address).content))
        assert picture.size == (1200, 630)
        counted, _stop, question = words.partition(". ")
        description = str(picture.info["Description"])
        assert (description.startswith(question), description.endswith(counted)) == (True, True)
        moved = client.get(f"/cards/compare.0123456789ab.png?{query}")
        assert (moved.status_code, moved["Location"]) == (302, address)
    assert client.get(f"/cards/compare.{current_version()}.png?rows=sect").status_code == 400
    [image] = page(client, "/compare/").select("meta[property='og:image']")
    assert image["content"] == f"http://127.0.0.1:8000/cards/site.{current_version()}.png"


@pytest.mark.usefixtures("archive")
def test_an_arabic_page_has_an_arabic_card(client: Client) -> None:
    version = current_version()
    printed = Theme.objects.get(slug="mistrust").heading
    asked = {
        "/ar/": (
            f"site.{version}.png",
            "اقتباسات من مقابلات سورية",
            "ما قاله سوريون في مقابلات، منقولًا كما نُشر",
        ),
        "/ar/themes/mistrust/": (f"themes/mistrust.{version}.png", printed, "انعدام الثقة"),
        "/ar/quotes/halting-hostilities-01/": (
            f"quotes/halting-hostilities-01.{version}.png",
            "http://127.0.0.1:8000/quotes/halting-hostilities-01/",
            "“I have heard of such negotiations.",
        ),
        "/ar/quotes/?stance=pro-regime": (
            f"quotes.{version}.png?stance=pro-regime",
            "CC BY-SA",
            "الموقف: مؤيد",
        ),
        "/ar/compare/?rows=sect&columns=gender": (
            f"compare.{version}.png?rows=sect&columns=gender",
            "CC BY-SA",
            "الطائفة حسب الجنس",
        ),
    }
    for path, (card, said, begins) in asked.items():
        [image] = page(client, path).select("meta[property='og:image']")
        assert image["content"] == f"http://127.0.0.1:8000/ar/cards/{card}"
        response = client.get(f"/ar/cards/{card}")
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        words = Image.open(BytesIO(response.content)).info
        assert str(words["Description"]).startswith(begins)
        assert said in f"{words['Title']}\n{words['Source']}"
        assert response.content != client.get(f"/cards/{card}").content


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("prefix", "half"), [("", "right"), ("/ar", "left")])
def test_the_label_of_a_card_stands_where_its_lines_end(client: Client, prefix: str, half: str) -> None:
    content = client.get(f"{prefix}/cards/quotes/halting-hostilities-01.{current_version()}.png").content
    image = Image.open(BytesIO(content)).convert("RGB")
    label = tuple(bytes.fromhex(cards.INK_SOFT.removeprefix("#")))
    halves = {"left": (0, 30, 600, 105), "right": (600, 30, 1200, 105)}
    colours = {
        name: [colour for _count, colour in image.crop(box).getcolors(10_000) or []]
        for name, box in halves.items()
    }
    assert [name for name in halves if label in colours[name]] == [half]
