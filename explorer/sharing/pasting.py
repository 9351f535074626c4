"""Make a quote ready to paste into an article, a footnote or another page."""

from explorer.citing.panel import cited_today
from explorer.citing.texts_to_copy import article, footnote
from explorer.models import Quote
from explorer.sharing import embedding


def texts_to_paste(quote: Quote) -> dict[str, str]:
    """Return a quote for an article and for a footnote as plain text, and for another page as HTML."""
    item = cited_today(quote)
    return {
        "article": article(quote, item).text,
        "footnote": footnote(quote, item).text,
        "frame": embedding.frame(quote),
        "html": embedding.blockquote(quote),
    }
