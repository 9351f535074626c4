"""Make a quote ready to paste into an article, a footnote or another page."""

from explorer.citing.panel import cited_today
from explorer.citing.rich_text import RichText
from explorer.citing.texts_to_copy import article, footnote
from explorer.models import Quote
from explorer.sharing import embedding


def texts_to_paste(quote: Quote) -> dict[str, RichText | str]:
    """Return a quote for an article and for a footnote, and for another page as the code of its HTML."""
    item = cited_today(quote)
    return {
        "article": article(quote, item),
        "footnote": footnote(quote, item),
        "frame": embedding.frame(quote),
        "html": embedding.blockquote(quote),
    }
