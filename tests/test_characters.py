"""Characters that no text may hold: found, named, dropped."""

import unicodedata

import pytest

from explorer.characters import unfit_in, without_unfit


def unfit(code: int) -> bool:
    """Say by Unicode's own tables whether a code point may stand in no text; XML's are among them."""
    character = chr(code)
    if character in "\t\n\r":
        return False
    nonchar = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    turning = unicodedata.bidirectional(character) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip
    return nonchar or turning or unicodedata.category(character) in {"Cc", "Cs"}


def test_every_code_point_is_judged_as_unicode_s_tables_say() -> None:
    everything = range(0x110000)
    dropped = {code for code in everything if without_unfit(chr(code)) == ""}
    assert dropped == {code for code in everything if unfit(code)}


@pytest.mark.parametrize("text", ["می‌روم", "\u200fسلام\u200e", "a\tb\r\nc", "\u2028", "\U0001f54a", ""])
def test_what_people_write_stays(text: str) -> None:
    assert without_unfit(text) == text
    assert unfit_in(text) == []


def test_unfit_characters_are_named_once_wherever_they_are() -> None:
    value = [{"family\x01": "A\u202eB"}, "\x01\ud800\U0010ffff", 3, None]
    assert unfit_in(value) == ["U+0001", "U+202E", "U+D800", "U+10FFFF"]
