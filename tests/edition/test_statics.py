"""The static files of an edition."""

from pathlib import Path

import pytest
from django.test import override_settings

from explorer.edition.addresses import EditionError
from explorer.edition.statics import write_statics


def test_modules_become_plain_scripts_and_all_else_stays(tmp_path: Path) -> None:
    write_statics(tmp_path)
    script = (tmp_path / "static" / "explorer" / "reading-list.js").read_text(encoding="utf-8")
    assert script.startswith("(()=>{")
    assert "import" not in script
    assert (tmp_path / "edition" / "list.js").stat().st_size > 30_000
    sheet = tmp_path / "static" / "explorer" / "quote.css"
    assert sheet.read_text(encoding="utf-8") == Path("explorer/static/explorer/quote.css").read_text(
        encoding="utf-8"
    )
    assert (tmp_path / "static" / "vendor" / "source-serif-4.woff2").is_file()


def test_collected_files_are_taken_as_they_were_collected(tmp_path: Path) -> None:
    collected = tmp_path / "collected" / "explorer" / "quote.css"
    collected.parent.mkdir(parents=True)
    collected.write_text("/* with its imports inside */", encoding="utf-8")
    with override_settings(STATIC_ROOT=tmp_path / "collected"):
        write_statics(tmp_path / "edition")
    sheet = tmp_path / "edition" / "static" / "explorer" / "quote.css"
    assert sheet.read_text(encoding="utf-8") == "/* with its imports inside */"


def test_without_esbuild_the_way_out_is_named(tmp_path: Path) -> None:
    with (
        override_settings(NPM_ROOT=tmp_path),
        pytest.raises(EditionError, match=r"^esbuild is missing. Run `npm ci`.$"),
    ):
        write_statics(tmp_path / "edition")
