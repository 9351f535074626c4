"""Files for reference managers: one record for each chapter, or for each quote."""

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.test import Client, override_settings

from explorer.exports import FORMATS, QUOTE_FORMATS
from explorer.models import Quote
from tests.support.builders import build_chapter, build_quote, build_theme
from tests.support.files import answered, written

pytestmark = pytest.mark.django_db

SITE = "https://quotes.example.org"


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL=SITE)
def test_all_quotes_of_a_chapter_are_notes_of_one_record() -> None:
    [item] = json.loads(written("csl.json", answered({})))
    assert (item["id"], item["URL"]) == ("halting-hostilities", f"{SITE}/chapters/halting-hostilities/")
    notes = item["note"].split("\n\n“")
    assert len(notes) == 29
    every = Quote.objects.in_report_order()
    for note, quote in zip(notes, every, strict=True):
        assert note.lstrip("“").startswith(quote.text)
        place = f"{quote.attribution} (quote {quote.number}, section “{quote.theme.heading}”)."
        assert f"{place} {SITE}/quotes/{quote.code}/" in note
    assert notes[-1].endswith("halting-hostilities-at-the-local-level/")


@pytest.mark.usefixtures("archive")
def test_one_record_for_each_quote_has_titles_that_differ() -> None:
    [file] = [file for file in FORMATS if file.extension == "csl.json"]
    assert file.write_each is not None
    items = json.loads("".join(file.write_each(answered({}))))
    assert len({item["title"] for item in items}) == len(items) == 29
    assert items[4]["title"] == (
        "Halting hostilities at the local level [quote 5: Alawi woman (pro-regime), 55, Damascus]"
    )


def test_chapters_come_one_by_one_however_the_quotes_are_ordered() -> None:
    first = build_theme("one", chapter=build_chapter("first", order=1))
    second = build_theme("two", chapter=build_chapter("second", order=2))
    build_quote(1, theme=first, age=20)
    build_quote(1, theme=second, age=30)
    build_quote(2, theme=first, age=40)
    answer = answered({"sort": ["-age"]})
    items = json.loads(written("csl.json", answer))
    assert [item["id"] for item in items] == ["first", "second"]
    assert [note.partition("”")[0] for note in items[0]["note"].split("“")[1::2]] == [
        "These are the words of quote 2.",
        "These are the words of quote 1.",
    ]
    assert [entry.key for entry in parse_string(written("bib", answer).decode()).entries] == [
        "first",
        "second",
    ]
    records = rispy.loads(written("ris", answer).decode().replace("\r\n", "\n"))
    assert [(record["id"], len(record["notes"])) for record in records] == [("first", 3), ("second", 2)]
    [only] = json.loads(written("csl.json", answered({"chapter": ["second"], "age_min": ["25"]})))
    assert only["id"] == "second"


def test_an_empty_answer_is_an_empty_file() -> None:
    build_quote()
    empty = answered({"age_min": ["90"]})
    assert [written(name, empty) for name in ("csl.json", "bib", "ris")] == [b"[]\n", b"", b""]


@pytest.mark.usefixtures("archive")
def test_the_address_chooses_what_a_record_is_of(client: Client) -> None:
    def read(query: str) -> list[str]:
        content = b"".join(client.get(f"/quotes.csl.json?{query}"))
        return [item["id"] for item in json.loads(content)]

    chapter = ["halting-hostilities"]
    assert read("theme=freer-movement") == chapter
    assert read("theme=freer-movement&records=chapters") == chapter
    assert read("theme=freer-movement&records=") == chapter
    quotes = [f"halting-hostilities-{number}" for number in (16, 17, 18, 19)]
    assert read("theme=freer-movement&records=quotes") == quotes
    assert client.get("/quotes.bib?records=pages").status_code == 400
    assert client.get("/quotes.csv?records=pages").status_code == 200


@pytest.mark.usefixtures("archive")
def test_one_quote_is_one_record_under_the_title_of_its_chapter() -> None:
    [quote] = answered({"id": ["halting-hostilities-05"]})[:]
    single = {file.extension: file.write(quote) for file in QUOTE_FORMATS}
    [item] = json.loads(single["csl.json"])
    [entry] = parse_string(single["bib"]).entries
    [record] = rispy.loads(single["ris"].replace("\r\n", "\n"))
    assert item["title"] == record["title"] == "Halting hostilities at the local level"
    assert item["id"] == entry.key == record["id"] == "halting-hostilities-05"
