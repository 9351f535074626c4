"""The parts of pages that are not about one quote."""

from bs4 import BeautifulSoup

from explorer.parts.pieces import total
from tests.support.html import words


def test_a_total_is_one_quote_or_several() -> None:
    assert [words_of(number) for number in (0, 1, 2)] == ["0 quotes", "1 quote", "2 quotes"]


def words_of(number: int) -> str:
    """Return a total as it is read."""
    return words(BeautifulSoup(total(number), "lxml").body)
