"""Make the values that the archive keeps of a chapter, give them to rows, and check them."""

import re
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils.text import slugify

# A word with its apostrophes: "McDonald’s mood, 2014" -> McDonald’s, mood.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What comes before a word that starts a title or one of its sentences: "", "Mood: “", "Who Met? ".
_BEGINS = re.compile(r"(?:^|[:?!.—–]\s*)[\s“‘\"'(\[]*$")
# A word with a capital inside a sentence: "In Syria, the FSA met. People" -> Syria, FSA.
_INSIDE_SENTENCE = re.compile(r"(?<=[\w,;] )[^\W\d_a-z]\w*")
_LONGEST_SLUG = 120
"""Characters that the archive can keep of a theme's slug; "word-word-…" is cut between two words."""


def sentence_case(title: str, text: str) -> str:
    """Return `title` with capitals only where they start it, or where `text` shows that a name has one.

    A name is a word that has its capital inside the sentences of `text` and never comes without it:
    "Views of Local People in Syria" -> "Views of local people in Syria". APA style asks for it.
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


def assign(row: Model, **values: Any) -> bool:
    """Set the fields that differ from `values`; return whether any did."""
    differing = {name: value for name, value in values.items() if getattr(row, name, None) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def flaws(row: Model, *unchecked: str) -> str:
    """Return what can't be stored, field by field, or nothing; rows it refers to may not be saved yet.

    The fields named `unchecked` may hold anything.
    """
    fields = row._meta.concrete_fields  # noqa: SLF001  # Django documents it as public
    try:
        references = (field.name for field in fields if isinstance(field, ForeignKey))
        row.clean_fields(exclude=["id", *references, *unchecked])
    except ValidationError as error:
        return " ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return ""


def _shortened(slug: str) -> str:
    """Return a slug that fits, cut between words where it has any."""
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
