"""Tell the report's own voice from that of somebody whom it quotes without saying so."""

import re

from explorer.importing.headings import has_capitals

_FEWEST_WORDS = 8
"""Words of a quotation that is more than a slogan or a name."""
# "We wait", "let us wait", "and I wait"; not "the US", "Geneva I" or "World War I".
_FIRST_PERSON = re.compile(
    r"\b(?:me|[Mm]y|myself|[Ww]e|us|ourselves|[Yy]ou|[Yy]our)\b|(?:^|[^\w\s]\s*|\b[a-z]+\s)I\b"
)
# Words of those who write a report: "When we asked respondents"; "I" and "we" are theirs beside them.
_AUTHORS = re.compile(
    r"\b(?:ask|interview|respondent|participant|survey|stud(?:y|ies)|report|chapter|section|finding"
    r"|seen|author|translat|transcri|figure|table)\w*",
    re.IGNORECASE,
)


def is_quotation(words: str) -> bool:
    """Say whether words between quotation marks are a sentence that somebody said, and not a title."""
    first = next((char for char in words if char.isalpha()), "")
    return len(words.split()) >= _FEWEST_WORDS and first.isupper() and not has_capitals(words.rstrip(".,"))


def is_first_person(text: str) -> bool:
    """Say whether a paragraph speaks for itself, as quotes do: "We wait for rain." and not "We asked 40"."""
    return bool(_FIRST_PERSON.search(text)) and not _AUTHORS.search(text)
