"""The parts of pages that repeat: written once, and kept for one state of the archive."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings
from django.utils.safestring import SafeString
from pytest_django import DjangoAssertNumQueries

from explorer import parts
from explorer.archive.versions import one_state
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.index import current_index
from explorer.questions.question import Question
from explorer.search.query import Query
from tests.support.builders import build_quote
from tests.support.html import page, words

pytestmark = pytest.mark.django_db

BARE = parts.Look(theme=False, place=False, coins=False)


def test_a_card_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 2, 3):
        build_quote(number)
    cards = parts.Cards(ask(Question()), parts.Look())
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
    kept = parts.card(quote, parts.Look())
    assert parts.card(quote, parts.Look()) is kept
    assert "<p>No &amp; no &lt;b&gt;.</p>\n<p>Never.</p>" in kept.html(Query())


def test_a_changed_quote_has_another_card() -> None:
    quote = build_quote(1, text="Before.")
    parts.card(quote, BARE)
    quote.text = "Behind it."
    quote.save()
    assert "Behind it." in parts.card(quote, BARE).html(Query())


def test_a_card_has_the_links_of_its_place() -> None:
    quote = build_quote(1)
    assert "Z3988" in parts.card(quote, parts.Look()).html(Query())
    assert "/themes/theme/" in parts.card(quote, parts.Look()).html(Query())
    bare = parts.card(quote, BARE).html(Query())
    assert [left for left in ("Z3988", "/themes/", "/places/") if left in bare] == []


def test_a_card_names_the_address_of_the_site() -> None:
    quote = build_quote(1)
    parts.card(quote, BARE)
    with override_settings(SITE_URL="https://quotes.example.org"):
        assert "https://quotes.example.org/quotes/" in parts.card(quote, BARE).html(Query())


def test_words_are_marked_and_ticks_put_in_for_each_reader(client: Client) -> None:
    quote = build_quote(1, text="A siege is a siege.")
    plain, searched = page(client, "/quotes/"), page(client, "/quotes/?q=siege")
    assert [words(mark) for mark in searched.select("article mark")] == ["siege", "siege"]
    assert plain.select("article mark") == []
    assert len(plain.select(".tick input")) == 1
    kept = page(client, f"/quotes/?keep={quote.code}")
    assert (kept.select(".tick"), "On the reading list" in words(kept.select_one("article"))) == ([], True)
    assert page(client, f"/selection/?id={quote.code}").select(".tick") == []


def test_a_total_is_one_quote_or_several() -> None:
    assert [words_of(number) for number in (0, 1, 2)] == ["0 quotes", "1 quote", "2 quotes"]


def words_of(number: int) -> str:
    """Return a total as it is read."""
    return words(BeautifulSoup(parts.total(number), "html5lib").body)


def test_what_is_kept_follows_what_it_depends_on() -> None:
    build_quote(1)
    written = iter(range(10))

    def write() -> SafeString:
        return SafeString(next(written))

    assert [parts.kept(write, "x", each) for each in ("a", "b", "a")] == ["0", "1", "0"]
    with override_settings(OPERATOR="A Trust"):
        assert parts.kept(write, "x", "a") == "2"
    build_quote(2)
    assert parts.kept(write, "x", "a") == "3"


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
