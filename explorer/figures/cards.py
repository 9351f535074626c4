"""Draw a quote, a theme or the site as a picture for link previews, with a real text layout.

A card says in its picture, and again in the text fields of its file, what a quote must carry wherever
it goes: who speaks, where and when it was printed, under which licence, and its address here.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from explorer.choices import NOT_STATED, Stance
from explorer.citing.credit import licence, licence_name, report_in_words
from explorer.citing.names import names_in_words
from explorer.figures.typesetting import (
    SANS,
    SANS_BOLD,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    TextBlock,
    Typeface,
    cut,
    fit,
    set_text,
)
from explorer.links import permanent_link
from explorer.locales import Number, comma, is_arabic, language_of, months
from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.answer import Answer
from explorer.questions.compared import Compared
from explorer.questions.reports import reports_of, reports_printing

WIDTH, HEIGHT = 1200, 630
"""Pixels of a card: the proportion that every network shows whole."""

WIDTHS = (WIDTH, 600, 400, 200)
"""The widths that a card is sent in, the largest first, in pixels; each height is a whole number too."""

LEFT, RIGHT = 80, WIDTH - 80
INSIDE = RIGHT - LEFT
SIZES = range(64, 27, -2)
"""Sizes that the text may have, the largest first: a short quote has 64 pixels, a long one 28."""

PAPER, INK, INK_SOFT, RULE = "#fbfaf7", "#1d1c1a", "#524f49", "#dedad1"
STANCE_COLOURS: dict[str, str] = {
    Stance.PRO_REGIME: "#6b3f86",
    Stance.ANTI_REGIME: "#94590a",
    NOT_STATED: INK_SOFT,
}
"""The light colours of explorer/static/explorer/tokens.css."""

MARK = 28
"""Height of the shape that shows a stance."""


class Card(NamedTuple):
    """The words of a card, from top to bottom."""

    label: str
    text: str
    face: Typeface
    attribution: str
    stance: str
    facts: list[str]
    address: str
    report: Report | None = None


def quote_card(quote: Quote) -> Card:
    """Return the card of a quote."""
    return Card(
        _held(quote.chapter.report),
        f"“{quote.text}”",
        SERIF,
        quote.attribution,
        quote.stance,
        _facts(quote.chapter),
        permanent_link(quote),
        quote.chapter.report,
    )


def theme_card(theme: Theme, answer: Answer) -> Card:
    """Return the card of a section; `answer` holds its quotes.

    In Arabic the heading as printed stands with where it is printed.
    """
    sides = answer.facet("stance").values
    counts = comma().join(f"{Number(value.count)} {value.label.lower()}" for value in sides)
    total = ngettext("%(count)s quote: %(sides)s", "%(count)s quotes: %(sides)s", answer.total)
    words = {"count": Number(answer.total), "sides": counts}
    return Card(
        _held(theme.chapter.report),
        str(answer.index.labels["theme"][theme.slug]),
        SERIF_BOLD,
        total % words if answer else "",
        "",
        [*([theme.heading] if is_arabic() else []), *_facts(theme.chapter)],
        permanent_link(theme),
        theme.chapter.report,
    )


def site_card(answer: Answer) -> Card:
    """Return the card of every other page; `answer` holds the whole archive."""
    return Card(
        _quotes(answer.total),
        _("What Syrians said in interviews, quoted as published"),
        SERIF_BOLD,
        _("Each with who says it, where it is printed, and an address for good"),
        "",
        _licences(Report.objects.all()),
        f"{settings.SITE_URL}/",
    )


def list_card(answer: Answer) -> Card:
    """Return the card of a list of quotes: what was asked, how many quotes answer it, who printed them."""
    return _question_card(answer.question_in_words(), answer.total, reports_of(answer))


def comparison_card(compared: Compared) -> Card:
    """Return the card of a comparison: what is compared, how many quotes, who printed them."""
    quotes = compared.matching
    reports = reports_printing(compared.answer.index, quotes)
    return _question_card(compared.in_words(), len(quotes), reports)


def _question_card(words: str, total: int, reports: Sequence[Report]) -> Card:
    """Return the card of a page that answers a question, which `words` say."""
    return Card(
        _quotes(total),
        words,
        SERIF_BOLD,
        _("What Syrians said in interviews, quoted as published"),
        "",
        [report_in_words(reports[0]), licence_name(reports[0])] if len(reports) == 1 else _licences(reports),
        f"{settings.SITE_URL}/",
    )


def _quotes(total: int) -> str:
    """Return a number of quotes: `29 quotes`."""
    return ngettext("%(count)s quote", "%(count)s quotes", total) % {"count": Number(total)}


def _licences(reports: Iterable[Report]) -> list[str]:
    """Return the licences of reports, each once."""
    return sorted({licence_name(report) for report in reports})


def _held(report: Report) -> str:
    """Return when the interviews of a report were held; empty where it doesn't say."""
    dates = months(report.interviews_began, report.interviews_ended)
    return _("Interviews held %(dates)s") % {"dates": dates} if dates else ""


def _facts(chapter: Chapter) -> list[str]:
    """Return where a chapter's quotes are printed, and their licence."""
    report = chapter.report
    authors = f"{names_in_words(report.authors)}, " if report.authors else ""
    printed = f"{authors}{report.title}, {report.publisher}, {report.published.year}."
    return [f"{printed} {chapter.url}", licence_name(report)]


def height_of(width: int) -> int:
    """Return the height of a card that is `width` wide."""
    return width * HEIGHT // WIDTH


def draw(card: Card, width: int = WIDTH) -> bytes:
    """Return a card as a PNG file, of one of the `WIDTHS`."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    top = _draw_head(canvas, card)
    bottom = _draw_foot(canvas, card)
    _draw_text(canvas, card, top, bottom)
    if width != WIDTH:
        image = image.resize((width, height_of(width)), Image.Resampling.LANCZOS)
    file = BytesIO()
    image.save(file, "PNG", pnginfo=_text_fields(card))
    return file.getvalue()


def _draw_head(canvas: ImageDraw.ImageDraw, card: Card) -> int:
    """Draw the site's name where reading begins and the label where it ends; return where the text begins."""
    name = set_text(_("Syrian Interview Quotes"), SERIF_BOLD, 30, INSIDE)
    name.draw(canvas, (LEFT, 46, RIGHT), INK)
    if card.label:
        label = set_text(card.label, SANS, 25, INSIDE)
        left = LEFT if is_arabic() else RIGHT - label.width
        label.draw(canvas, (left, 49, left + label.width), INK_SOFT)
    return 116


def _draw_foot(canvas: ImageDraw.ImageDraw, card: Card) -> int:
    """Draw report, licence and address, from the bottom up; return where the text must end."""
    address = set_text(card.address, SANS_BOLD, 24, INSIDE)
    blocks = [*(set_text(fact, SANS, 20, INSIDE) for fact in card.facts), address]
    y = HEIGHT - 40
    for block in reversed(blocks):
        y -= block.height
        block.draw(canvas, (LEFT, y, RIGHT), INK if block is address else INK_SOFT)
        y -= 4
    y -= 16
    canvas.line([(LEFT, y), (RIGHT, y)], RULE, 2)
    return y - 28


def _draw_text(canvas: ImageDraw.ImageDraw, card: Card, top: int, bottom: int) -> None:
    """Draw the text as large as there is room for, and below it who speaks."""
    below = [set_text(card.attribution, SERIF_ITALIC, 32, INSIDE - 36)] if card.attribution else []
    room = bottom - top - sum(block.height + 20 for block in below)
    block = fit(card.text, card.face, INSIDE, room, SIZES)
    if block is None:
        note = set_text(_("Shortened: the whole quote is at the address below."), SANS, 22, INSIDE)
        room -= note.height + 8
        block = cut(card.text, card.face, INSIDE, room, SIZES[-1])
        note.draw(canvas, (LEFT, bottom - note.height, RIGHT), INK_SOFT)
    block.draw(canvas, (LEFT, top, RIGHT), INK)
    for attribution in below:
        y = top + block.height + 20
        indent = 36 if card.stance else 0
        _draw_mark(canvas, card.stance, attribution, y)
        attribution.draw(canvas, (LEFT + indent, y, RIGHT - indent), INK)


def _draw_mark(canvas: ImageDraw.ImageDraw, stance: str, attribution: TextBlock, top: int) -> None:
    """Draw the shape of a stance where an attribution begins: a disc, a diamond or a ring."""
    shape = Image.new("L", (MARK * 4, MARK * 4))
    if stance == Stance.PRO_REGIME:
        ImageDraw.Draw(shape).circle((MARK * 2, MARK * 2), MARK * 1.6, 255)
    elif stance == Stance.ANTI_REGIME:
        half, whole = MARK * 2, MARK * 4
        ImageDraw.Draw(shape).polygon([(half, 0), (whole, half), (half, whole), (0, half)], 255)
    elif stance == NOT_STATED:
        ImageDraw.Draw(shape).circle((MARK * 2, MARK * 2), MARK * 1.6, outline=255, width=MARK // 2)
    x = RIGHT - MARK if attribution.right_to_left else LEFT
    y = top + (attribution.line_height - MARK) // 2 + 3
    # Drawn four times as large and then reduced: Pillow leaves edges jagged.
    canvas.bitmap((x, y), shape.resize((MARK, MARK)), STANCE_COLOURS.get(stance))


def _text_fields(card: Card) -> PngInfo:
    """Return the card's words as the text fields of its file: complete, whatever was shortened."""
    fields = {
        "Title": _("Syrian Interview Quotes"),
        "Description": "\n".join(part for part in (card.text, card.attribution, card.label) if part),
        "Source": "\n".join([*card.facts, card.address]),
        "Copyright": licence(card.report) if card.report else "",
    }
    info = PngInfo()
    for name, value in fields.items():
        if value:
            info.add_itxt(name, value, language_of(value))
    return info
