"""Tell the characters that a text may hold from those that XML can't take or that deceive a reader's eye."""

import re
from collections.abc import Iterator
from typing import Any

_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))

# Controls other than tab and line breaks, what turns the direction of writing around, halves of a surrogate
# pair, and code points that are no characters: "a\x01b\u202ec\ufffe". Marks that Arabic is written with, such
# as U+200C and U+200F, may stay.
_UNFIT = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]"
)


def without_unfit(text: str) -> str:
    r"""Return `text` without the characters that no text may hold: "a\x01b" -> "ab"."""
    return _UNFIT.sub("", text)


def unfit_in(value: Any) -> list[str]:
    """Return the names of the unfit characters in a text, or in the texts of a list or mapping: `U+202E`.

    Each is named once, in the order of the text.
    """
    found = (match[0] for text in _texts(value) for match in _UNFIT.finditer(text))
    return [f"U+{ord(character):04X}" for character in dict.fromkeys(found)]


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value that JSON can hold: {"a": ["b"]} -> "a", "b"."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value.keys(), *value.values()])
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
