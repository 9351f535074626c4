"""What a withdrawn quote leaves in database and files: a fingerprint, no words and no speaker."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, transaction

from explorer.archive.fixtures import FixturesStatus, archive_files, fixtures_status, read_files
from explorer.archive.loading import load
from explorer.archive.withdrawal import ERASED, NOT_KEPT, fingerprint
from explorer.models import Correction, Quote
from tests.support.builders import DAY, build_quote
from tests.support.fixture_files import REAL, said_by, written

pytestmark = pytest.mark.django_db

WORDS = "We want Peace, and safety – for all."
# `printf "we want peace" | sha256sum | cut -c1-4`, and so on for each three words, sorted.
FINGERPRINT = "0886 1c17 6555 8b6f 95af"


def test_a_fingerprint_has_a_mark_for_every_three_words() -> None:
    assert fingerprint(WORDS) == FINGERPRINT
    assert fingerprint("“WE WANT PEACE and\u00a0safety for all”") == FINGERPRINT
    assert len(fingerprint("No.").split()) == len(fingerprint("Yes, no.").split()) == 1
    assert fingerprint("…") == ""


def withdraw(quote: Quote) -> None:
    quote.withdrawn, quote.withdrawn_reason = DAY, "It names a person."
    quote.save()


def test_withdrawing_erases_words_and_speaker_and_what_corrected_them() -> None:
    quote = build_quote(1, text=WORDS)
    build_quote(2)
    correction = Correction.objects.create(
        code="chapter-01-1", quote=quote, date=DAY, change=f"It was “{WORDS}”.", reason=f"“{WORDS}”"
    )
    withdraw(quote)
    row = Quote.objects.get(pk=quote.pk)
    assert {name: getattr(row, name) for name in ERASED} == ERASED
    assert (row.fingerprint, row.code, row.withdrawn) == (FINGERPRINT, "chapter-01", DAY)
    correction.refresh_from_db()
    assert (correction.change, correction.reason) == (NOT_KEPT, NOT_KEPT)
    files = "".join(archive_files().values())
    assert "safety" not in files
    assert Quote.objects.get(number=2).text == "These are the words of quote 2."


def test_a_quote_is_withdrawn_in_the_files_and_its_words_leave_them(tmp_path: Path) -> None:
    load(REAL)
    quotes = json.loads(REAL["quotes.json"])
    fields = quotes[1]["fields"]
    text = fields["text"]
    fields |= {"withdrawn": "2026-05-06", "withdrawn_reason": "The speaker asked for it."}
    folder = written(tmp_path, REAL | {"quotes.json": json.dumps(quotes, ensure_ascii=False)})
    option = ("--folder", str(folder))
    said = said_by("load_fixtures", *option)
    assert said.splitlines()[1] == (
        "The files still hold words of what is withdrawn (halting-hostilities-02): run "
        "`manage.py write_fixtures`."
    )
    assert said_by("load_fixtures", *option) == "The archive is up to date with the fixtures.\n"
    said_by("write_fixtures", *option)
    files = read_files(folder)
    assert text not in files["quotes.json"]
    assert fixtures_status(files) is FixturesStatus.CURRENT
    load(files)
    row = Quote.objects.get(code="halting-hostilities-02")
    assert (row.fingerprint, row.withdrawn) == (fingerprint(text), dt.date(2026, 5, 6))


def test_a_quote_withdrawn_by_mistake_is_put_back_in_the_files() -> None:
    load(REAL)
    withdraw(Quote.objects.get(code="halting-hostilities-02"))
    load(REAL, reason="It was withdrawn by mistake.")
    row = Quote.objects.get(code="halting-hostilities-02")
    assert (row.withdrawn, row.fingerprint, row.age, row.text[:13]) == (None, "", 26, "We want peace")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"fingerprint": "0a1b"}, "fingerprint: Only a withdrawn quote has one; take it out."),
        ({"text": ""}, "text: It is blank."),
        ({"country": ""}, "country: It is blank."),
        (
            {"fingerprint": "x", "withdrawn": "2026-05-06", "withdrawn_reason": "Asked for."},
            "fingerprint: A fingerprint is groups of 4 hexadecimal digits.",
        ),
    ],
)
def test_files_that_contradict_a_withdrawal_are_refused(
    tmp_path: Path, fields: dict[str, str], sentence: str
) -> None:
    quotes = json.loads(REAL["quotes.json"])
    quotes[0]["fields"] |= fields
    folder = written(tmp_path, REAL | {"quotes.json": json.dumps(quotes)})
    with pytest.raises(CommandError) as caught:
        said_by("load_fixtures", "--folder", str(folder))
    assert str(caught.value) == f"fixtures/quotes.json, line 1, halting-hostilities-01: {sentence}"


@pytest.mark.parametrize("fields", [{"text": ""}, {"attribution": ""}, {"fingerprint": "0a1b"}])
def test_a_published_quote_has_words_and_no_fingerprint(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match="quote_published_has_words"), transaction.atomic():
        build_quote(1, **fields)
