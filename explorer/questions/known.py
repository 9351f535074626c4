"""Know the parameters that an address may have; what others add to a shared address changes no page."""

from urllib.parse import unquote_plus

from django.conf import settings

from explorer.questions.filters import QuoteFilterSet
from explorer.questions.reading_list import CHANGES

SHOWING = frozenset(
    {
        *("after", "columns", "dir", "find", "first", "format", "keep", "maxheight", "maxwidth", "p", "page"),
        *("records", "rows", "second", "style", "url", "version", "view", "where", "width"),
    }
)
"""The parameters that say how a page is shown, or what else than a question it is about."""

PARAMETERS = SHOWING | QuoteFilterSet.base_filters.keys() | CHANGES.keys()


def without_unknown(query: str) -> str:
    """Return a query string without what the site doesn't read: "q=siege&fbclid=IwAR0" -> "q=siege".

    One with more parameters than any page takes is left as it is: the answer says so.
    """
    pairs = query.split("&")
    if not query or len(pairs) > settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
        return query
    return "&".join(pair for pair in pairs if unquote_plus(pair.partition("=")[0]) in PARAMETERS)
