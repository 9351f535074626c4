"""Cut an answer into pages, and make the addresses of the pages."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol, TypeVar

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from explorer.locales import Number, in_digits
from explorer.questions.filters import Asked
from explorer.questions.question import Question

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)


class Sliceable(Protocol[Item_co]):
    """A sequence to cut into pages: an answer, the cards of its quotes, or any list."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Sequence[Item_co]: ...


class PageLink(NamedTuple):
    """A page in the list of pages; `address` is empty where pages are left out, and `label` is `…`."""

    label: str
    address: str
    current: bool


class Pages(NamedTuple):
    """The way through a list's pages: addresses, empty where there is no such page."""

    address: str
    previous: str
    next: str
    links: list[PageLink]


def page_of(items: Sliceable[Item], asked: Asked) -> Page[Item]:
    """Return the page asked for; nothing at all is one empty page.

    Raises Http404, with a sentence for the reader, when the page isn't a whole number from 1 or is
    past the end.
    """
    return cut(items, asked.page, asked.page_size)


def cut(items: Sliceable[Item], number: str, size: int) -> Page[Item]:
    """Return the page `number` of a sequence in pages of `size`; raise Http404 as `page_of` does."""
    # A length and slices are all that a paginator uses.
    paginator: Paginator[Item] = Paginator(items, size)  # type: ignore[arg-type]
    message = _("There is no page %(page)s: this list has pages 1 to %(last)s.")
    problem = message % {"page": number, "last": Number(paginator.num_pages)}
    # "1" and "012" are pages; "0x1", "1.0", "-1" and ten digits are not.
    if not re.fullmatch(r"[0-9]{1,9}", number):
        raise Http404(problem)
    try:
        return paginator.page(int(number))
    except EmptyPage as error:
        raise Http404(problem) from error


def pages_around(page: Page[Item], address: Callable[[int], str]) -> Pages:
    """Return the way from `page` to the others; `address` makes the address of a page from its number."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return Pages(
        address(page.number),
        address(page.previous_page_number()) if page.has_previous() else "",
        address(page.next_page_number()) if page.has_next() else "",
        [
            PageLink(
                in_digits(str(number)),
                address(number) if isinstance(number, int) else "",
                number == page.number,
            )
            for number in shown
        ],
    )


def page_address(path: str, question: Question, number: int, **more: str) -> str:
    """Return the address of a page of the list at `path`; what is the default is left out."""
    pairs: dict[str, object] = dict(more)
    if number > 1:
        pairs["page"] = number
    if question.page_size:
        pairs["page_size"] = question.page_size
    query = replace(question, page_size=None).query_string(**pairs)
    return f"{path}?{query}" if query else path
