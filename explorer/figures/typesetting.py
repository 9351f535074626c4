"""Set text as lines in a picture: chosen typeface, broken at words, right to left where the text is.

Lengths are pixels. Lines are broken in reading order; each is then laid out by raqm, which joins
Arabic letters and orders mixed directions.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.checks import CheckMessage, Error
from PIL import ImageDraw, ImageFont, features

LEADING = 1.28
"""Height of a line as a multiple of its size: a line of 32 pixels takes 41."""

MEASURE = 100
"""The size at which text is measured; lengths grow with the size."""

OMITTED = " […]"
"""The mark for words that were left out."""


class Typeface(NamedTuple):
    """A font file in node_modules, and the weight to use where the file holds many."""

    file: str
    weight: int = 0

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the face at a size, ready to draw with."""
        font = ImageFont.truetype(str(self.path), size, layout_engine=ImageFont.Layout.RAQM)
        if self.weight:
            font.set_variation_by_axes([self.weight])
        return font

    @property
    def path(self) -> Path:
        """The file's path."""
        return Path(settings.NPM_ROOT, self.file)


SERIF = Typeface("@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2")
SERIF_BOLD = Typeface("@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2")
SERIF_ITALIC = Typeface("@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2")
SANS = Typeface("@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2", 400)
SANS_BOLD = SANS._replace(weight=600)
ALL_LETTERS = Typeface("@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf")
"""Arabic, and Latin with every accent, in one file: for text that the others have no letters for."""

TYPEFACES = [SERIF, SERIF_BOLD, SERIF_ITALIC, SANS, ALL_LETTERS]


class TextBlock(NamedTuple):
    """Lines of one typeface and size."""

    lines: list[str]
    face: Typeface
    size: int
    right_to_left: bool

    @property
    def line_height(self) -> int:
        """The distance from line to line."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        """The height of all lines."""
        return self.line_height * len(self.lines)

    @property
    def width(self) -> int:
        """The width of the longest line."""
        font = self.face.at(self.size)
        return round(max(font.getlength(line, self.direction) for line in self.lines))

    @property
    def direction(self) -> str:
        """The direction of reading, as raqm is told."""
        return "rtl" if self.right_to_left else "ltr"

    def draw(self, canvas: ImageDraw.ImageDraw, box: tuple[int, int, int], colour: str) -> None:
        """Draw the lines into a box (left, top, right), flush where reading begins.

        An opening quotation mark hangs outside of it.
        """
        left, top, right = box
        font = self.face.at(self.size)
        for number, line in enumerate(self.lines):
            hang = font.getlength("“", self.direction) if line.startswith("“") and not number else 0
            start = right + hang if self.right_to_left else left - hang
            place = (start, top + number * self.line_height)
            anchor = "ra" if self.right_to_left else "la"
            canvas.text(place, line, colour, font, anchor, direction=self.direction)


def set_text(text: str, face: Typeface, size: int, width: int) -> TextBlock:
    """Return text broken into lines of at most `width`."""
    face = face if _covers(face, text) else ALL_LETTERS
    lines = _broken(text, face.at(MEASURE), width * MEASURE / size)
    return TextBlock(lines, face, size, is_right_to_left(text))


def fit(text: str, face: Typeface, width: int, height: int, sizes: range) -> TextBlock | None:
    """Return text in the first of `sizes` in which it fits; None where it fits in none."""
    blocks = (set_text(text, face, size, width) for size in sizes)
    return next((block for block in blocks if block.height <= height), None)


def cut(text: str, face: Typeface, width: int, height: int, size: int) -> TextBlock:
    """Return as many words as fit, with a mark for what is left out; a closing quotation mark stays."""
    closing = "”" if text.endswith("”") else ""
    words = text.removesuffix("”").split()
    fitting, too_many = 0, len(words)
    while too_many - fitting > 1:
        middle = (fitting + too_many) // 2
        shorter = " ".join(words[:middle]) + OMITTED + closing
        if set_text(shorter, face, size, width).height <= height:
            fitting = middle
        else:
            too_many = middle
    return set_text(" ".join(words[:fitting]) + OMITTED + closing, face, size, width)


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter of a text is written right to left: `«سلام»` is, `30, Homs` isn't."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in directions if kind in ("L", "R", "AL")), "L") != "L"


def _broken(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return text as lines of at most `width`, broken at spaces; a longer word is broken anywhere."""
    lines = [""]
    for word in text.split():
        candidate = f"{lines[-1]} {word}".strip()
        if font.getlength(candidate) <= width:
            lines[-1] = candidate
        else:
            lines += _pieces(word, font, width)
    return [line for line in lines if line]


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return a word in pieces of at most `width`: nearly always the word itself."""
    if font.getlength(word) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if font.getlength(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _covers(face: Typeface, text: str) -> bool:
    """Say whether a face has a glyph for every character."""
    return all(_has_glyph(face, character) for character in set(text) if not character.isspace())


@lru_cache(maxsize=1024)
def _has_glyph(face: Typeface, character: str) -> bool:
    """Say whether a character has a shape of its own, not the box that is drawn for missing ones.

    U+10FFFF is never in a face, so its picture is that box.
    """
    font = ImageFont.truetype(str(face.path), 20, layout_engine=ImageFont.Layout.BASIC)
    return bytes(font.getmask(character)) != bytes(font.getmask("\U0010ffff"))


def check(**_options: Any) -> list[CheckMessage]:
    """Name what is missing to draw cards, and the way out (a system check)."""
    missing: list[CheckMessage] = [
        Error(f"{face.file} is missing.", hint="Run `npm ci`.", id="explorer.E002")
        for face in TYPEFACES
        if not face.path.is_file()
    ]
    if not features.check("raqm"):
        hint = "Install the wheel of pillow that requirements.txt names."
        missing.append(
            Error("Pillow lacks raqm, the layout of right-to-left text.", hint=hint, id="explorer.E003")
        )
    return missing
