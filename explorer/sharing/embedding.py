"""Write a quote as code for other people's pages: a frame, or plain HTML to paste."""

from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from explorer.citing.credit import ARCHIVE_NAME, licence
from explorer.citing.names import names_in_words
from explorer.figures import cards
from explorer.links import absolute, permanent_link
from explorer.models import Quote
from explorer.questions.index import current_index
from explorer.sharing.metadata import held, quote_title

Fields = dict[str, str | int]

WIDTH = 600
"""Pixels of a frame where nobody asks for less."""


def oembed(quote: Quote, max_width: int | None = None, max_height: int | None = None) -> Fields:
    """Return the answer of oEmbed for a quote, with a frame of at most the given size."""
    width = min(WIDTH, max_width or WIDTH)
    height = frame_height(quote, width)
    height = min(height, max_height or height)
    report = quote.chapter.report
    return {
        "version": "1.0",
        "type": "rich",
        "title": quote_title(quote),
        "author_name": names_in_words(report.authors) if report.authors else report.publisher,
        "author_url": quote.chapter.url,
        "provider_name": ARCHIVE_NAME,
        "provider_url": absolute("home"),
        "url": permanent_link(quote),
        "rights": licence(report),
        "license": report.licence,
        "license_url": report.licence_url,
        "html": frame(quote, width, height),
        "width": width,
        "height": height,
        **_thumbnail(quote, max_width, max_height),
    }


def _thumbnail(quote: Quote, max_width: int | None, max_height: int | None) -> Fields:
    """Return the widest picture of a quote that the given size has room for; nothing where none fits."""
    for width in cards.WIDTHS:
        height = cards.height_of(width)
        if width <= (max_width or width) and height <= (max_height or height):
            query = {"width": str(width)} if width != cards.WIDTH else {}
            return {
                "thumbnail_url": absolute("quote-card", quote.code, current_index().version, query=query),
                "thumbnail_width": width,
                "thumbnail_height": height,
            }
    return {}


def frame(quote: Quote, width: int = WIDTH, height: int = 0) -> SafeString:
    """Return the HTML of a frame that shows a quote."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
        ' style="max-width: 100%; border: 0"></iframe>',
        absolute("embed", quote.code),
        _("Quote: %(attribution)s") % {"attribution": quote.attribution},
        width,
        height or frame_height(quote, width),
    )


def frame_height(quote: Quote, width: int) -> int:
    """Return a height, in pixels, that the embedded page needs at this width.

    No script tells a frame its height, so lines are estimated from the number of characters, rather
    too many than too few: 10.6 pixels a character and 28.4 a line of the quote make four lines of 200
    characters in a frame of 600. The sizes are those of explorer/static/explorer/embed.css.
    """
    inside = max(width - 40, 100)
    report = quote.chapter.report
    printed = f"{report.title}{report.publisher}{names_in_words(report.authors)}{quote.chapter.title}"
    words = ceil(len(quote.text) * 10.6 / (inside - 16)) * 28.4
    attribution = ceil(len(quote.attribution) * 9 / inside) * 24
    small = ceil((len(printed) + 50) * 6.8 / inside) * 20.2
    links = ceil(250 / inside) * 32
    return ceil(84 + words + attribution + small + links)


def blockquote(quote: Quote) -> SafeString:
    """Return a quote as HTML to paste: its words, speaker, report, licence and permanent link."""
    chapter, report = quote.chapter, quote.chapter.report
    return format_html(
        '<figure>\n<blockquote cite="{}">\n{}\n</blockquote>\n'
        '<figcaption>{}. {}{}, <a href="{}"><cite>{}</cite></a>, {}, {}. '
        '<a href="{}" rel="license">{}</a>. <a href="{}">{}</a></figcaption>\n</figure>\n',
        chapter.url,
        format_html_join("\n", "<p>{}</p>", ((part,) for part in quote.text.split("\n\n"))),
        quote.attribution,
        f"{held(report)} ".lstrip(),
        names_in_words(report.authors) if report.authors else report.publisher,
        chapter.url,
        report.title,
        report.publisher,
        report.published.year,
        report.licence_url,
        report.licence,
        permanent_link(quote),
        ARCHIVE_NAME,
    )
