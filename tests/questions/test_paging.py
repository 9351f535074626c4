"""Pages of an answer, and what is said where there is none."""

import pytest
from django.core.paginator import Page
from django.http import Http404

from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.filters import Asked
from explorer.questions.paging import page_address, page_of, pages_around
from explorer.questions.question import Question
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db


def page(number: str, question: Question | None = None) -> Page[Quote]:
    """Return one page of two quotes."""
    asked = Asked(question or Question(), number, 2)
    return page_of(ask(asked.question), asked)


@pytest.fixture(autouse=True)
def _five_quotes() -> None:
    for number in range(1, 6):
        build_quote(number)


def test_the_last_page_holds_what_is_left() -> None:
    last = page("3")
    assert [quote.code for quote in last.object_list] == ["chapter-05"]
    assert last.paginator.num_pages == 3
    assert last.paginator.count == 5


def test_leading_zeros_are_a_whole_number_too() -> None:
    assert [quote.code for quote in page("02").object_list] == ["chapter-03", "chapter-04"]


def test_an_empty_answer_has_one_empty_page() -> None:
    assert list(page("1", Question(sect=("druze",))).object_list) == []


@pytest.mark.parametrize("number", ["0", "4", "-1", "1.0", "+1", "one", "٢", "9" * 5000])
def test_any_other_page_is_not_found_and_says_which_there_are(number: str) -> None:
    with pytest.raises(Http404, match="this list has pages 1 to 3"):
        page(number)


@pytest.mark.parametrize(
    ("number", "size", "expected"),
    [
        (1, None, "/quotes/?sect=sunni"),
        (2, None, "/quotes/?sect=sunni&page=2"),
        (1, 50, "/quotes/?sect=sunni&page_size=50"),
        (3, 50, "/quotes/?sect=sunni&page=3&page_size=50"),
    ],
)
def test_the_address_of_a_page_leaves_out_what_is_the_default(
    number: int, size: int | None, expected: str
) -> None:
    assert page_address("/quotes/", Question(sect=("sunni",), page_size=size), number) == expected
    assert page_address("/quotes/", Question(), 1) == "/quotes/"
    assert page_address("/themes/a/", Question(), 2, view="sides") == "/themes/a/?view=sides&page=2"


def test_a_page_leads_to_those_around_it() -> None:
    found = pages_around(page("2"), lambda number: f"?page={number}")
    assert (found.address, found.previous, found.next) == ("?page=2", "?page=1", "?page=3")
    assert [tuple(link) for link in found.links] == [
        ("1", "?page=1", False),
        ("2", "?page=2", True),
        ("3", "?page=3", False),
    ]
    assert pages_around(page("3"), str).next == ""
