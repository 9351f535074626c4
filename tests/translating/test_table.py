"""The table for who reviews the Arabic: it holds everything, and what is corrected in it comes back."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from explorer.archive.versions import current_version
from explorer.models import KeyPoint, Theme
from explorer.translating.catalogue import read_catalogue
from explorer.translating.table import Line, as_text, of_archive, of_interface, read

pytestmark = pytest.mark.usefixtures("archive")


def test_the_table_in_docs_is_the_one_of_today(tmp_path: Path) -> None:
    call_command("arabic_table", file=tmp_path / "arabic.md")
    today = (tmp_path / "arabic.md").read_text(encoding="utf-8")
    assert today == (settings.BASE_DIR / "docs" / "arabic.md").read_text(encoding="utf-8")


def test_what_is_written_is_read_again() -> None:
    lines = [*of_archive(), *of_interface(read_catalogue())]
    assert read(as_text(lines)) == lines
    assert len({(line.english, line.shown) for line in lines}) == len(lines)


@pytest.mark.parametrize("text", ["a | b", " or ", "<b>a</b> & c", "one\n\ntwo", "؛ أو ", ""])
def test_any_text_survives_the_table(text: str) -> None:
    [line] = read(as_text([Line("English", text, "interface: x", "no")]))
    assert line.arabic == text


def test_an_uncorrected_table_changes_nothing(own_catalogue: Path, tmp_path: Path) -> None:
    before, version = own_catalogue.read_bytes(), current_version()
    call_command("arabic_table", file=tmp_path / "arabic.md")
    call_command("arabic_table", take=tmp_path / "arabic.md")
    assert own_catalogue.read_bytes() == before
    assert current_version() == version


def test_corrections_come_back_into_the_catalogue_and_the_archive(
    own_catalogue: Path, tmp_path: Path
) -> None:
    table = tmp_path / "arabic.md"
    call_command("arabic_table", file=table)
    lines = read(table.read_text(encoding="utf-8"))
    corrected = [_corrected(line) for line in lines]
    table.write_text(as_text(corrected), encoding="utf-8")
    call_command("arabic_table", take=table)
    assert 'msgid "Sunni"\nmsgstr "سني"' in own_catalogue.read_text(encoding="utf-8")
    theme = Theme.objects.get(slug="mistrust")
    assert theme.heading_ar == "غياب الثقة"
    assert not theme.arabic_reviewed
    assert KeyPoint.objects.get(code="mistrust-pro-1").arabic_reviewed
    assert not KeyPoint.objects.get(code="mistrust-pro-2").arabic_reviewed


def _corrected(line: Line) -> Line:
    """Correct a word of the interface and a heading, and call one key point reviewed."""
    if line.english == "Sunni":
        return line._replace(arabic="سني")
    if line.shown == "theme: mistrust, heading":
        return line._replace(arabic="غياب الثقة", reviewed="yes")
    if line.shown == "keypoint: mistrust-pro-1, text":
        return line._replace(reviewed="yes")
    return line


def test_a_line_without_its_columns_is_named(tmp_path: Path) -> None:
    table = tmp_path / "arabic.md"
    table.write_text("| English | Arabic |\n| --- | --- |\n| only one |\n", encoding="utf-8")
    with pytest.raises(CommandError, match="only one"):
        call_command("arabic_table", take=table)
