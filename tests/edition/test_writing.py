"""Writing an edition: nothing in it is dead, its files are the site's, and there is never half of one."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from explorer.edition.addresses import EditionError
from explorer.edition.contents import addresses
from explorer.edition.writing import write_edition
from explorer.models import Quote
from tests.support.builders import build_quote
from tests.support.edition import pages

pytestmark = pytest.mark.django_db

DOWNLOADS = [
    *(f"quotes.{ending}" for ending in ["csv", "xlsx", "json", "jsonl", "hxl.csv", "bib", "ris", "csl.json"]),
    *(f"quotes/halting-hostilities-07.{ending}" for ending in ["bib", "ris", "csl.json", "json"]),
    *[
        "data/archive.zip",
        "data/datapackage.json",
        "compare.csv",
        "feeds/quotes.atom",
    ],
    "embed/quotes/halting-hostilities-07/index.html",
]


def links(html: LexborHTMLParser) -> Iterator[str]:
    """Yield all that a page leads to or loads."""
    for node in html.css("[href], [src], [action]"):
        yield from (
            node.attributes[name] or "" for name in ("href", "src", "action") if name in node.attributes
        )


def test_a_crawl_finds_no_dead_link(edition: Path) -> None:
    parsed = {path: LexborHTMLParser(path.read_text(encoding="utf-8")) for path in pages(edition)}
    names = {path: {node.attributes["id"] for node in html.css("[id]")} for path, html in parsed.items()}
    dead, found = [], 0
    for path, html in parsed.items():
        for link in links(html):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            found += 1
            place = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            has_name = not parts.fragment or place not in names or parts.fragment in names[place]
            if not place.is_file() or not has_name:
                dead.append((str(path.relative_to(edition)), link))
    assert dead == []
    assert (len(parsed), found) > (150, 10_000)


def test_every_language_has_every_page(edition: Path) -> None:
    paths = {path.relative_to(edition).as_posix() for path in pages(edition)}
    english = {path for path in paths if not path.startswith(("ar/", "embed/", "files/"))}
    assert {path.removeprefix("ar/") for path in paths if path.startswith("ar/")} == english
    assert {"index.html", "quotes/index.html", "quotes/halting-hostilities-29/index.html"} < english


@pytest.mark.parametrize("path", DOWNLOADS[:-1])
def test_downloads_are_the_sites(edition: Path, client: Client, path: str) -> None:
    assert (edition / path).read_bytes() == b"".join(client.get(f"/{path}"))


def test_downloads_of_a_question_are_the_sites(edition: Path, client: Client) -> None:
    file = edition / "files" / "theme=mistrust" / "quotes.csv"
    assert file.read_bytes() == b"".join(client.get("/quotes.csv?theme=mistrust"))


@pytest.mark.parametrize("folder", ["cards", "ar/cards"])
def test_every_quote_has_its_card(edition: Path, folder: str) -> None:
    cards = [path.read_bytes()[:4] for path in (edition / folder / "quotes").iterdir()]
    assert cards == [b"\x89PNG"] * 29


def test_the_zip_file_holds_the_folder(edition: Path) -> None:
    with zipfile.ZipFile(edition.with_name("edition.zip")) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    files = sorted(path for path in edition.rglob("*") if path.is_file())
    assert names == [f"edition/{path.relative_to(edition).as_posix()}" for path in files]
    assert "edition/README.txt" in names


@pytest.fixture
def small(kept_connection: None) -> None:  # noqa: ARG001  # the edition's requests end
    """Store two quotes, one of them withdrawn."""
    build_quote(1)
    build_quote(2, withdrawn="2026-02-01", withdrawn_reason="asked for")


@pytest.mark.usefixtures("small")
def test_the_same_archive_gives_the_same_bytes_and_replaces_an_older_edition(tmp_path: Path) -> None:
    first = write_edition(tmp_path)
    digest = hashlib.sha256(first.packed.read_bytes()).hexdigest()
    (first.folder / "older").touch()
    second = write_edition(tmp_path)
    assert hashlib.sha256(second.packed.read_bytes()).hexdigest() == digest
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "edition.zip"]
    assert not (second.folder / "older").exists()
    withdrawn = Quote.objects.exclude(withdrawn=None).get()
    assert "withdrawn" in (second.folder / "quotes" / withdrawn.code / "index.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.usefixtures("small")
def test_an_archive_that_changes_meanwhile_leaves_the_older_edition(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()

    def changing(asked: Iterable[str], _total: int) -> Iterator[str]:
        yield from asked
        Quote.objects.filter(withdrawn=None).update(text="Other words.")

    with pytest.raises(
        EditionError, match=r"^The archive changed while the edition was written. Write it again.$"
    ):
        write_edition(tmp_path, changing)
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


@pytest.mark.usefixtures("small")
def test_the_contents_are_counted_before() -> None:
    assert len(set(addresses())) == len(list(addresses()))
