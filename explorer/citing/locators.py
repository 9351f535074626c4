"""Write which part of a chapter is cited: the quote and the section that it is in."""

from explorer.citing.items import CitedItem
from explorer.citing.rich_text import quoted


def american_locator(item: CitedItem) -> str:
    """Return the part of the chapter, its comma inside the marks: `quote x-01 in section “Mistrust,” `."""
    return _locator(item, quoted(item.heading, ","))


def british_locator(item: CitedItem) -> str:
    """Return the part of the chapter, its comma outside the marks: `quote x-01 in section ‘Mistrust’, `."""
    return _locator(item, f"‘{item.heading}’,")


def _locator(item: CitedItem, heading: str) -> str:
    """Return the quote and the section, whose heading is printed as `heading`; empty for a whole chapter."""
    quote = f"quote {item.code} in " if item.code else ""
    return f"{quote}section {heading} " if item.heading else ""


def capitalised(text: str) -> str:
    """Return text with a capital for the first letter, the rest as it is: `quote x-01` is `Quote x-01`."""
    return text[:1].upper() + text[1:]
