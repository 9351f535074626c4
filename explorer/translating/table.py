"""Write all Arabic texts as one table for a reviewer, and take the corrected table back.

A line has the English, the Arabic, where it is shown, and whether an Arabic speaker has reviewed it; that
is kept for the archive's own texts. Line breaks are `<br>`, and signs that mean something to Markdown or
HTML are written as HTML writes them: `<b>` is `&lt;b&gt;`.
"""

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog

from explorer.abstract import BilingualModel
from explorer.models import Chapter, KeyPoint, Report, Theme

HEAD = """# The Arabic, for review

Every Arabic text of the site beside its English. Correct the second column, and write `yes` in the last
where a text of the archive is reviewed; then `manage.py arabic_table --take docs/arabic.md`
takes the corrections back.

| English | Arabic | Shown | Reviewed |
| --- | --- | --- | --- |
"""

TEXTS: dict[type[BilingualModel], tuple[str, ...]] = {
    Report: ("title", "method"),
    Chapter: ("title", "summary"),
    Theme: ("heading", "summary"),
    KeyPoint: ("text",),
}
"""Model -> the fields that have an Arabic beside them."""

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms of Arabic, as CLDR orders them."""

INTERFACE = "interface"


class Line(NamedTuple):
    """A line of the table; `english` and `shown` together name it."""

    english: str
    arabic: str
    shown: str
    reviewed: str = ""


class TableError(Exception):
    """A table that can't be taken back; the message says which line, and why."""


def as_text(lines: list[Line]) -> str:
    """Return the table as Markdown."""
    return HEAD + "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def read(text: str) -> list[Line]:
    """Return the lines of a table."""
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    lines = []
    for row in rows:
        cells = [html.unescape(cell.strip().replace("<br>", "\n")) for cell in row.strip("| \n").split("|")]
        if len(cells) not in (len(Line._fields) - 1, len(Line._fields)):
            raise TableError(f"This line hasn't four columns: {row}")
        lines.append(Line(*cells))
    return lines


def _cell(text: str) -> str:
    """Write a text so that it fits a cell and can be read again, with the spaces at its ends."""
    escaped = html.escape(text, quote=False).replace("|", "&#124;")
    # " or " -> "&#32;or&#32;"
    escaped = re.sub(r"^ | $", "&#32;", escaped)
    return escaped.replace("\n", "<br>")


def of_interface(catalogue: Catalog) -> list[Line]:
    """Return the lines of the interface, in the catalogue's order; a line for each form of a plural."""
    return [
        Line(english, arabic, shown)
        for message in catalogue
        if message.id
        for english, arabic, shown in _forms(message)
    ]


def _forms(message: Any) -> Iterator[tuple[str, str, str]]:
    """Yield a message's texts with where they are shown."""
    files = ", ".join(sorted({name for name, _line in message.locations}))
    where = f"{INTERFACE}: {files}" + (f" ({message.context})" if message.context else "")
    if not message.pluralizable:
        yield message.id, message.string, where
        return
    for form, text in zip(FORMS, message.string, strict=True):
        yield message.id[0 if form == "one" else 1], text, f"{where}; {form}"


def of_archive() -> list[Line]:
    """Return the lines of the archive's own texts, in reading order."""
    return [
        Line(
            getattr(record, name),
            getattr(record, f"{name}_ar"),
            f"{kind}: {record.natural_key()[0]}, {name}",
            "yes" if record.arabic_reviewed else "no",
        )
        for kind, record in _records()
        for name in TEXTS[type(record)]
    ]


def _records() -> Iterator[tuple[str, BilingualModel]]:
    """Yield every record that has texts in both languages, with its kind."""
    for model in TEXTS:
        for record in model._default_manager.all():  # noqa: SLF001 - Django documents it as public
            yield model.__name__.lower(), record


def take_interface(lines: list[Line], catalogue: Catalog) -> int:
    """Put a table's texts of the interface into the catalogue; return how many forms changed."""
    given = {(line.english, line.shown): line.arabic for line in lines}
    changed = 0
    for message in catalogue:
        if not message.id:
            continue
        old = [text for _english, text, _shown in _forms(message)]
        new = [given.get((english, shown), text) for english, text, shown in _forms(message)]
        changed += sum(before != after for before, after in zip(old, new, strict=True))
        message.string = tuple(new) if message.pluralizable else new[0]
    return changed


def take_archive(lines: list[Line]) -> int:
    """Put a table's texts of the archive into its records; return how many records changed.

    A record is reviewed where all of its texts are.
    """
    given = {line.shown: line for line in lines}
    changed = 0
    for kind, record in _records():
        own = {name: given.get(f"{kind}: {record.natural_key()[0]}, {name}") for name in TEXTS[type(record)]}
        if None in own.values():
            continue
        before = [*(getattr(record, f"{name}_ar") for name in own), record.arabic_reviewed]
        after = [*(line.arabic for line in own.values() if line), _reviewed(own)]
        if before != after:
            for name, text in zip(own, after, strict=False):
                setattr(record, f"{name}_ar", text)
            record.arabic_reviewed = _reviewed(own)
            record.full_clean()
            record.save()
            changed += 1
    return changed


def _reviewed(lines: dict[str, Line | None]) -> bool:
    """Say whether every text of a record is marked as reviewed."""
    return all(line is not None and line.reviewed.lower() == "yes" for line in lines.values())
