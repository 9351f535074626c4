"""Read the texts to translate out of code and templates, and keep their translations in a catalogue."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = ("explorer", "templates")
"""The folders of the project that hold texts."""

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""The functions that mark a text -> the places of its arguments."""


def extract_django(
    template: IO[bytes], keywords: dict[str, Any], comment_tags: list[str], options: Any
) -> Iterator[Any]:
    """Yield line, function, texts and comments of each text that a template of Django marks."""
    # In brackets, the spaces that stand before the calls aren't Python's indentation.
    calls = f"({templatize(template.read().decode())})"
    return extract_python(BytesIO(calls.encode()), keywords, comment_tags, options)


def catalogue_file() -> Path:
    """Return the path of the Arabic catalogue."""
    return Path(settings.LOCALE_PATHS[0]) / "ar" / "LC_MESSAGES" / "django.po"


def read_catalogue() -> Catalog:
    """Return the Arabic catalogue as it is kept."""
    with catalogue_file().open("rb") as file:
        return read_po(file, locale="ar")


def renewed() -> Catalog:
    """Return the catalogue with every text that is marked now, and the translations that it has."""
    kept = read_catalogue()
    now = Catalog("ar", header_comment="", fuzzy=False)
    now.mime_headers = kept.mime_headers
    for name, _line, text, _comments, context in _marked():
        known = kept.get(text[0] if isinstance(text, tuple) else text, context)
        now.add(text, known.string if known else None, locations=[(name, 0)], context=context)
    return now


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file holds it."""
    for message in catalogue:
        # A catalogue that was read and one that was made anew then have the same order.
        message.locations = [(name, 0) for name in sorted({name for name, _line in message.locations})]
    file = BytesIO()
    write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def _marked() -> Iterator[Any]:
    """Yield every text that is marked, by files in their order; `babel.cfg` says where they may stand."""
    root = Path(settings.BASE_DIR)
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    yield from extract_from_dir(
        root,
        methods,
        options,
        KEYWORDS,
        directory_filter=lambda folder: Path(folder).relative_to(root).parts[0] in FOLDERS,
    )
