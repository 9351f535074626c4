"""The cards of quotes: written once, and kept for one state of the archive."""

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from explorer.archive.versions import one_state
from explorer.models import Quote
from explorer.parts.cards import Cards, Look, card
from explorer.questions.answer import ask
from explorer.questions.index import current_index
from explorer.questions.question import Question
from explorer.search.query import Query
from tests.support.builders import build_quote
from tests.support.html import page, words

pytestmark = pytest.mark.django_db

BARE = Look(theme=False, place=False, coins=False)


def test_a_card_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 2, 3):
        build_quote(number)
    cards = Cards(ask(Question()), Look())
    with one_state():
        assert current_index().labels["theme"]
        assert current_index().labels["chapter"]
        with django_assert_num_queries(1):
            first = cards[0:2]
        with django_assert_num_queries(0):
            assert cards[0:2] == first
        with django_assert_num_queries(1):
            assert cards[0:3][:2] == first


def test_a_card_is_what_it_is_when_it_is_written_anew() -> None:
    quote = build_quote(1, text="No & no <b>.\n\nNever.")
    kept = card(quote, Look())
    assert card(quote, Look()) is kept
    assert "<p>No &amp; no &lt;b&gt;.</p>\n<p>Never.</p>" in kept.html(Query())


def test_a_changed_quote_has_another_card() -> None:
    quote = build_quote(1, text="Before.")
    card(quote, BARE)
    quote.text = "Behind it."
    quote.save()
    assert "Behind it." in card(quote, BARE).html(Query())


def test_a_card_has_the_links_of_its_place() -> None:
    quote = build_quote(1)
    assert "Z3988" in card(quote, Look()).html(Query())
    assert "/themes/theme/" in card(quote, Look()).html(Query())
    bare = card(quote, BARE).html(Query())
    assert [left for left in ("Z3988", "/themes/", "/places/") if left in bare] == []


def test_a_card_copies_from_the_page_of_its_quote_in_the_language_of_the_list(client: Client) -> None:
    quote = build_quote(1)
    for prefix in ("", "/ar"):
        [button] = page(client, f"{prefix}/quotes/").select("article [data-copy]")
        assert button["data-from"] == f"{prefix}/quotes/{quote.code}/"
        assert page(client, str(button["data-from"])).find(id=str(button["data-copy"])) is not None


def test_a_card_names_the_address_of_the_site() -> None:
    quote = build_quote(1)
    card(quote, BARE)
    with override_settings(SITE_URL="https://quotes.example.org"):
        assert "https://quotes.example.org/quotes/" in card(quote, BARE).html(Query())


def test_words_are_marked_and_ticks_put_in_for_each_reader(client: Client) -> None:
    quote = build_quote(1, text="A siege is a siege.")
    plain, searched = page(client, "/quotes/"), page(client, "/quotes/?q=siege")
    assert [words(mark) for mark in searched.select("article mark")] == ["siege", "siege"]
    assert plain.select("article mark") == []
    assert len(plain.select(".tick input")) == 1
    kept = page(client, f"/quotes/?keep={quote.code}")
    assert (kept.select(".tick"), "On the reading list" in words(kept.select_one("article"))) == ([], True)
    assert page(client, f"/selection/?id={quote.code}").select(".tick") == []


@pytest.mark.usefixtures("archive")
def test_without_words_nothing_is_looked_up_among_all_words(client: Client) -> None:
    page(client, "/quotes/?sect=sunni")
    index = current_index()
    assert [name for name in ("correcting_words", "named_pages") if name in vars(index)] == []
    assert "vocabulary" not in vars(index.words)


def test_a_quote_that_a_page_read_shows_its_change_at_once(client: Client) -> None:
    quote = build_quote(1, attribution="Sunni woman, 30, pro-regime")
    addresses = (quote.get_absolute_url(), quote.theme.get_absolute_url(), "/", "/quotes/")
    assert all("Sunni woman, 30" in client.get(path).content.decode() for path in addresses)
    Quote.objects.update(attribution="Christian man, 40, pro-regime")
    # The quote's own page also says what it was before.
    for path in addresses[1:]:
        shown = client.get(path).content.decode()
        assert ("Sunni woman, 30" in shown, "Christian man, 40" in shown) == (False, True)
    [attribution] = page(client, addresses[0]).select(".attribution-large")
    assert attribution.get_text(strip=True) == "Christian man, 40, pro-regime"
