"""Send Atom feeds: the quotes of any question, and the corrections."""

from django.http import HttpRequest, HttpResponse

from explorer.questions.filters import read_request
from explorer.questions.parameters import read_page
from explorer.sharing.feeds import ArchiveFeed, corrections_feed, quotes_feed


def quotes(request: HttpRequest) -> HttpResponse:
    """Answer a question with a page of its quotes, those that were added or changed last first."""
    return _written(quotes_feed(read_request(request.GET)))


def corrections(request: HttpRequest) -> HttpResponse:
    """Answer with a page of the corrections and withdrawals, the latest first."""
    return _written(corrections_feed(read_page(request.GET)))


def _written(feed: ArchiveFeed) -> HttpResponse:
    """Return a feed as an answer."""
    return HttpResponse(feed.writeString("utf-8"), feed.content_type)
