"""Text in pictures: typefaces that have every letter, lines that fit, directions that are right."""

from pathlib import Path

import pytest
from django.test import override_settings
from PIL import Image, ImageChops, ImageDraw, features

from explorer.figures import typesetting
from explorer.figures.typesetting import (
    ALL_LETTERS,
    SANS,
    SERIF,
    TextBlock,
    cut,
    fit,
    is_right_to_left,
    set_text,
)

ARABIC = "سمعت عن مثل هذه المفاوضات"


def ink(block: TextBlock) -> tuple[int, int, int, int]:
    """Return the box of what a block draws from x = 200 to x = 800 on a white canvas."""
    image = Image.new("RGB", (1000, 400), "white")
    block.draw(ImageDraw.Draw(image), (200, 100, 800), "black")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert box is not None
    return box


def test_lines_are_broken_at_words_and_none_is_wider_than_allowed() -> None:
    text = "We want peace and safety for all Syrians. " * 5
    block = set_text(text, SERIF, 40, 600)
    assert " ".join(block.lines) == text.strip()
    assert len(block.lines) > 3
    assert block.width <= 600
    assert block.height == len(block.lines) * block.line_height


def test_a_word_that_is_too_long_is_broken_anywhere() -> None:
    block = set_text("x" * 100, SANS, 40, 300)
    assert "".join(block.lines) == "x" * 100
    assert block.width <= 300


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Insha’Allah “peace” – […] é", SERIF),
        ("al-Ḥasakah", ALL_LETTERS),
        ("ʿAlī", ALL_LETTERS),
        (ARABIC, ALL_LETTERS),
        (f"He said {ARABIC}", ALL_LETTERS),
    ],
)
def test_a_typeface_without_a_letter_gives_way_to_one_that_has_it(
    text: str, face: typesetting.Typeface
) -> None:
    assert set_text(text, SERIF, 40, 900).face == face


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“Peace”", False), (f"“{ARABIC}”", True), (f"30 {ARABIC}", True), ("30, […]", False), ("", False)],
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_text_begins_where_its_reading_begins() -> None:
    left, _, right, _ = ink(set_text("Peace", SERIF, 40, 600))
    assert abs(left - 200) <= 4
    assert right < 400
    left, _, right, _ = ink(set_text(ARABIC, SERIF, 40, 600))
    assert left > 350
    assert abs(right - 800) <= 4


def test_an_opening_quotation_mark_hangs_outside() -> None:
    assert ink(set_text("“Peace”", SERIF, 40, 600))[0] < 195


def test_arabic_letters_are_joined() -> None:
    joined = set_text("سلام", SERIF, 60, 600)
    apart = set_text("س ل ا م", SERIF, 60, 600)
    widths = [box[2] - box[0] for box in (ink(joined), ink(apart))]
    assert widths[0] < widths[1] * 0.7


def test_the_largest_size_that_fits_is_taken() -> None:
    text = "word " * 60
    block = fit(text, SERIF, 800, 200, range(60, 10, -2))
    assert block is not None
    assert block.height <= 200
    assert set_text(text, SERIF, block.size + 2, 800).height > 200
    assert fit(text, SERIF, 800, 20, range(60, 10, -2)) is None


def test_what_is_cut_says_so_and_keeps_its_closing_mark() -> None:
    words = [f"word{number}" for number in range(200)]
    block = cut(f"“{' '.join(words)}”", SERIF, 800, 200, 30)
    text = " ".join(block.lines)
    assert block.height <= 200
    assert text.endswith(" […]”")
    kept = text.removeprefix("“").removesuffix(" […]”").split()
    assert kept == words[: len(kept)]
    longer = f"“{' '.join(words[: len(kept) + 1])} […]”"
    assert set_text(longer, SERIF, 30, 800).height > 200


def test_the_check_names_a_missing_font(tmp_path: Path) -> None:
    assert typesetting.check() == []
    with override_settings(NPM_ROOT=tmp_path):
        problems = typesetting.check()
    assert [(problem.id, problem.hint) for problem in problems] == [("explorer.E002", "Run `npm ci`.")] * 5
    assert problems[-1].msg == "@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf is missing."


def test_the_check_names_a_missing_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda feature: feature != "raqm")
    [problem] = typesetting.check()
    assert problem.id == "explorer.E003"
    assert problem.msg == "Pillow lacks raqm, the layout of right-to-left text."
