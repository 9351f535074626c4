"""Import an invented chapter of three quotes: the file, the command, and what came of it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from explorer.models import Chapter, Place, Quote
from tests.support.builders import build_report
from tests.support.places import PLACES

TITLE = "Water and Bread in the Towns"
HEAD = f"{TITLE}\n\nAn introduction about Syria, which Syria itself knows.\n\nWells and Water\n\n"
A, B, C = (f"Sunni man (anti-regime), {age}, Homs" for age in (30, 31, 32))
THREE = f"One.\n— {A}\n\nTwo.\n— {B}\n\nBread and Ovens\n\nThree.\n— {C}\n"


def prepare(folder: Path) -> Path:
    """Store the fifteen places and one report; write the chapter into a folder and return its file."""
    for place in PLACES:
        Place.objects.create(
            slug=place.slug,
            name=place.name,
            other_spellings=place.other_spellings,
            order=place.order,
            pcode=f"SY{place.order:02d}" if place.slug != "outside-syria" else "",
        )
    build_report("towns-report")
    path = folder / "chapter.txt"
    path.write_text(HEAD + THREE, encoding="utf-8")
    return path


def run(path: Path, *options: str, slug: str = "towns", title: str = TITLE) -> str:
    """Import a file, with an address where the chapter is new; return what is said."""
    said = StringIO()
    told = ["--slug", slug, "--title", title, *_address(slug, options), *options]
    call_command("import_chapter", str(path), *told, stdout=said)
    return said.getvalue()


def _address(slug: str, options: tuple[str, ...]) -> list[str]:
    """Return the option that a new chapter needs."""
    known = "--url" in options or Chapter.objects.filter(slug=slug).exists()
    return [] if known else ["--url", f"https://example.org/{slug}/"]


def record(path: Path, *options: str, **details: str) -> dict[str, Any]:
    """Import a file; return the object that is printed."""
    answer: dict[str, Any] = json.loads(run(path, "--format", "json", *options, **details))
    return answer


def refused(path: Path, *options: str, **details: str) -> tuple[str, dict[str, Any]]:
    """Import a file that has problems; return the sentence and the object that is printed."""
    said = StringIO()
    slug, title = details.get("slug", "towns"), details.get("title", TITLE)
    command = ["import_chapter", str(path), "--slug", slug, "--title", title, *_address(slug, options)]
    with pytest.raises(CommandError) as caught:
        call_command(*command, "--format", "json", *options, stdout=said)
    assert caught.value.returncode == 1
    return str(caught.value), json.loads(said.getvalue() or "{}")


def counts(answer: dict[str, Any]) -> tuple[int, int, int]:
    """Return how many quotes were created, updated and left."""
    return answer["created"], answer["updated"], answer["unchanged"]


def stored() -> list[tuple[str, int, str, str]]:
    """Return code, position, theme and text of the published quotes, in order."""
    rows = Quote.objects.order_by("position", "number")
    return [(row.code, row.position, row.theme.slug, row.text) for row in rows]


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a chapter's file."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
