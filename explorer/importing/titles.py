"""What is made from titles and headings: addresses, and the sentence case of APA style."""

import re
from collections.abc import Collection

from django.utils.text import slugify

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[:?!.—–]\s*)[\s“‘\"'(\[]*$")
_INSIDE_SENTENCE = re.compile(r"(?<=[\w,;] )[^\W\d_a-z]\w*")
_LONGEST_SLUG = 120
"""Characters that the archive can keep of a theme's slug."""


def sentence_case(title: str, text: str) -> str:
    """Return `title` with capitals only where they start it, or where `text` shows that a name has one.

    A name is a word that has its capital inside the sentences of `text` and never comes without it.
    """
    small = {word for word in _WORD.findall(text) if word.islower()}
    names = {word for word in _INSIDE_SENTENCE.findall(text) if word.lower() not in small}

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        keeps = word != word.capitalize() or word in names or _BEGINS.search(title[: match.start()])
        return word if keeps else word.lower()

    return _WORD.sub(cased, title)


def theme_slug(heading: str, chapter: str, order: int, taken: Collection[str]) -> str:
    """Return a slug made from `heading`, with the chapter's in front where it is taken."""
    plain = slugify(heading) or f"section-{order}"
    candidates = [
        plain,
        f"{chapter}-{plain}",
        *(f"{chapter}-{plain}-{number}" for number in range(2, order + 2)),
    ]
    return next(slug for slug in map(_shortened, candidates) if slug not in taken)


def chapter_address(report_address: str, title: str) -> str:
    """Return where a webbook has a chapter, going by its title."""
    return f"{report_address.rstrip('/')}/chapter/{slugify(title)}/"


def _shortened(slug: str) -> str:
    """Return a slug that fits, cut between words where it has any."""
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
