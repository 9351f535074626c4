"""Cut an answer into pages, and make the addresses of the pages."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from explorer.questions.filters import DEFAULT_PAGE_SIZE, Asked
from explorer.questions.question import Question

Item_co = TypeVar("Item_co", covariant=True)


class Sliceable(Protocol[Item_co]):
    """What can be cut into pages: an answer, the cards of its quotes, or any list."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Sequence[Item_co]: ...


def page_of(items: Sliceable[Item_co], asked: Asked) -> Page[Item_co]:
    """Return the page asked for; nothing at all is one empty page.

    Raises Http404, with a sentence for the reader, when the page isn't a whole number from 1 or is
    past the end.
    """
    # A length and slices are all that a paginator uses.
    paginator: Paginator[Item_co] = Paginator(items, asked.page_size)  # type: ignore[arg-type]
    message = _("There is no page %(page)s: this list has pages 1 to %(last)s.")
    problem = message % {"page": asked.page, "last": paginator.num_pages}
    # "1" and "012" are pages; "0x1", "1.0", "-1" and ten digits are not.
    if not re.fullmatch(r"[0-9]{1,9}", asked.page):
        raise Http404(problem)
    try:
        return paginator.page(int(asked.page))
    except EmptyPage as error:
        raise Http404(problem) from error


def page_address(path: str, question: Question, number: int, page_size: int) -> str:
    """Return the address of a page of the list at `path`; what is the default is left out."""
    more: dict[str, int] = {"page": number} if number > 1 else {}
    if page_size != DEFAULT_PAGE_SIZE:
        more["page_size"] = page_size
    query = question.query_string(**more)
    return f"{path}?{query}" if query else path
