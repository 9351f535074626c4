"""Make a quote ready to paste into an article, a footnote or another page."""

from explorer.citing import article, footnote
from explorer.citing.panel import source_today
from explorer.models import Quote
from explorer.sharing import embedding


def texts_to_paste(quote: Quote) -> dict[str, str]:
    """Return a quote for an article and for a footnote as plain text, and for another page as HTML."""
    source = source_today(quote)
    return {
        "article": article(quote, source).text,
        "footnote": footnote(quote, source).text,
        "frame": embedding.frame(quote),
        "html": embedding.blockquote(quote),
    }
