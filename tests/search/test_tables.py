"""The same searches find the same quotes on every database, also after every way to change one."""

import json
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection, models

from explorer.archive.fixtures import archive_files
from explorer.archive.loading import load
from explorer.models import Chapter, Quote
from explorer.search import analyser
from explorer.search.place_names import PlaceNames
from explorer.search.query import Query, parse
from explorer.search.tables import ranked
from tests.support.brute_search import found as found_by_loop
from tests.support.builders import DAY, build_quote
from tests.support.searching import TEXTS, build_archive, matching_pks, typed, word_counts

pytestmark = pytest.mark.django_db

EVERY = set(TEXTS)


@pytest.fixture
def names(db: None) -> PlaceNames:  # noqa: ARG001  # what the archive is built in
    return build_archive()


def find(text: str, names: PlaceNames | None = None) -> set[int]:
    """Return the numbers of the quotes that a search finds."""
    numbers = dict(Quote.objects.values_list("pk", "number"))
    return {numbers[key] for key in matching_pks(parse(text, names))}


def ranked_numbers(query: Query) -> list[int]:
    """Return the numbers of the quotes in their chapter, the best answer first."""
    numbers = dict(Quote.objects.values_list("numbered", "number"))
    return [numbers[number] for number in ranked(query)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siege", {1}),
        ("SIEGING", {1}),
        ("negotiate", {5}),
        ("negotiator", {5}),
        ("the", {1, 2, 3, 4, 6, 7, 11}),
        ("people", {2, 4}),
        ("people's", {2, 4}),
        ("don´t", {4}),
        ("café", {10}),
        ("cafe", {10}),
        ("2014", {10}),
        ("result", {5}),
        ("nowhere", set()),
        ("people peace", {2}),
        ("siege or peace", {1, 2}),
        ("siege people or peace for or", {2}),
        ("or siege or or peace or", {1, 2}),
        ("the -people", {1, 3, 6, 7, 11}),
        ("people -hama", {2}),
        ('the -"of the"', {1, 2, 3, 4}),
        ("-the", {5, 8, 9, 10, 12}),
        ("-the -end", {5, 8, 10, 12}),
        ("-the or siege", {1, 5, 8, 9, 10, 12}),
        ("siege -siege", set()),
        ("siege or -siege", EVERY),
        ('"the siege"', {1}),
        ('"the sieges"', {1}),
        ('"siege the"', set()),
        ('"to be or not to be"', {9}),
        ('"of the regime by"', {11}),
        ("“The Regime’s Fall”", {11}),
        ('"the the the"', {11}),
        ('"the the the the"', set()),
        ('"the people', {2, 4}),
        ('"people"', {2, 4}),
        ('"peoples"', set()),
        ('-"the people"', EVERY - {2, 4}),
        ("ceasefire", {2, 3}),
        ("cease-fires", {2, 3}),
        ("cease fire", {2, 3}),
        ("fire", {3}),
        ('"cease fire"', {3}),
        ('"ceasefire"', {2}),
        ("-ceasefire peace", set()),
        ("inshallah", {9}),
        ("high-profile", {8}),
        ("high profile", {8}),
        ("profile-high", set()),
        ("Hama", {1, 4, 10}),
        ("Hamah's", {1, 4, 10}),
        ("حماة", {1, 4, 10}),
        ("حماه", {1, 4, 10}),
        ('"Hama"', {4}),
        ("-Hamah the", {2, 3, 6, 7, 11}),
        ("Hims", {6}),
        ("him", {6}),
        ("Homs", {6}),
        ("home", {6}),
        ("Deir ez-Zor", {5}),
        ("Deir el-Zor", set()),
        ("Deir Ezzor", {5}),
        ("Deir-ez-Zor", {5}),
        ("دير الزور", {5}),
        ("deir zor", {5}),
        ("Rif Dimashq", {7}),
        ("Rural Damascus", {7, 8}),
        ("Dimashq", {7, 8}),
        ("", EVERY),
        ("or", EVERY),
        ('- "" … () \0 \ud800 👍', EVERY),
        ("-or", EVERY - {9}),
        ('"or"', {9}),
        ("security) AND (profile", {8}),
        ("stems:siege", set()),
        ("sie*", set()),
    ],
)
def test_a_search_finds(text: str, expected: set[int], names: PlaceNames) -> None:
    assert find(text, names) == expected


def test_20_000_searches_of_any_kind_find_what_a_loop_finds(names: PlaceNames) -> None:
    keys = dict(Quote.objects.values_list("number", "pk"))
    texts = {keys[number]: text for number, text in TEXTS.items()}
    for text in typed(20_000):
        assert matching_pks(parse(text, names)) == sorted(found_by_loop(text, texts)), repr(text)


@pytest.mark.usefixtures("archive")
def test_every_word_and_every_pair_of_words_of_the_real_quotes_is_found() -> None:
    texts = dict(Quote.objects.values_list("pk", "text"))
    words = [text.split() for text in texts.values()]
    pairs = {f'"{one} {two}"' for line in words for one, two in pairwise(line)}
    for text in sorted({word.replace('"', "") for line in words for word in line} | pairs):
        assert matching_pks(parse(text)) == sorted(found_by_loop(text, texts)), text


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siege", [20, 22, 23, 24, 25]),
        ("tyrant or thief", [27, 28]),
    ],
)
def test_searches_of_the_real_quotes(text: str, expected: list[int]) -> None:
    assert sorted(find(text)) == expected


def test_what_says_it_more_often_in_fewer_words_comes_first() -> None:
    build_quote(1, text="A long sentence that comes to the siege once and then goes on about bread.")
    build_quote(2, text="Siege, sieges: a siege.")
    build_quote(3, text="Bread.")
    assert ranked_numbers(parse("siege")) == [2, 1]


def test_equal_texts_come_in_the_order_of_the_report() -> None:
    for number in (3, 1, 2):
        build_quote(number, text="The siege.")
    assert ranked_numbers(parse('siege or "the siege"')) == [1, 2, 3]


def test_only_what_is_found_for_its_words_is_ranked(names: PlaceNames) -> None:
    assert set(ranked_numbers(parse("siege -peace or people or -the", names))) == {1, 2, 4}


@pytest.mark.parametrize("text", ["", "-the"])
def test_without_a_word_to_find_nothing_is_ranked(text: str, names: PlaceNames) -> None:
    assert ranked_numbers(parse(text, names)) == []


def _save(quote: Quote) -> None:
    quote.text = "A new word."
    quote.save()


def _update(quote: Quote) -> None:
    Quote.objects.filter(pk=quote.pk).update(text="A new word.")


def _bulk_update(quote: Quote) -> None:
    quote.text = "A new word."
    Quote.objects.bulk_update([quote], ["text"])


def _load(quote: Quote) -> None:
    Chapter.objects.update(last_number=quote.number)
    files = archive_files()
    records = json.loads(files["quotes.json"])
    next(record for record in records if record["fields"]["code"] == quote.code)["fields"]["text"] = (
        "A new word."
    )
    load({**files, "quotes.json": json.dumps(records)})


def _replace(quote: Quote) -> None:
    key, quote.pk, quote.text = quote.pk, None, "A new word."
    Quote.objects.filter(pk=key).delete()
    Quote.objects.bulk_create([quote])


@pytest.mark.parametrize("edit", [_save, _update, _bulk_update, _load, _replace])
def test_an_edited_quote_is_found_by_its_new_words_only(edit: Callable[[Quote], None]) -> None:
    edit(build_quote(1, text="An old word."))
    build_quote(2, text="An old word.")
    assert (find("new"), find("old"), find('"a new word"'), find("word")) == ({1}, {2}, {1}, {1, 2})


def test_a_withdrawn_or_deleted_quote_is_not_found_and_its_words_are_gone() -> None:
    for number, text in [(1, "One word."), (2, "Two words."), (3, "Three words.")]:
        build_quote(number, text=text)
    Quote.objects.filter(number=1).update(withdrawn=DAY, withdrawn_reason="Asked for.")
    Quote.objects.get(number=2).delete()
    assert (find("word"), find("-nothing"), find("")) == ({3}, {3}, {3})
    assert word_counts() == {"three": 1, "words": 1}
    Quote.objects.filter(number=1).delete()
    build_quote(1, text="One word.")
    assert find("word") == {1, 3}


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_found_after_a_migration_that_rebuilds_the_table() -> None:
    quote = build_quote(1, text="An old word.")
    old = Quote.attribution.field
    new = models.CharField(max_length=400)
    new.set_attributes_from_name("attribution")
    with connection.schema_editor() as editor:
        editor.alter_field(Quote, old, new)
    try:
        assert find("old") == {1}
        _save(quote)
        assert (find("new"), find("old")) == ({1}, set())
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Quote, new, old)


@pytest.mark.django_db(transaction=True)
def test_words_that_a_migration_wrote_are_found_when_it_is_done() -> None:
    build_quote(1, text="An old word.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_quote SET text = 'A new word.'")
    call_command("migrate", verbosity=0)
    assert (find("new"), find("old")) == ({1}, set())


@pytest.mark.django_db(transaction=True)
def test_search_taken_away_and_put_back_finds_everything_again() -> None:
    build_quote(1, text="An old word.")
    call_command("migrate", "explorer", "0001", verbosity=0)
    call_command("migrate", verbosity=0)
    assert find("old") == {1}


@pytest.mark.django_db(transaction=True)
def test_the_database_of_an_earlier_software_is_taken_over() -> None:
    build_quote(1, text="An old word.")
    call_command("migrate", "explorer", "0003", verbosity=0)
    call_command("migrate", verbosity=0)
    assert find("old") == {1}


@pytest.mark.django_db(transaction=True)
def test_a_new_revision_of_the_analyser_writes_every_quote_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    build_quote(1, text="An old word.")
    monkeypatch.setattr(
        analyser, "columns", lambda _found: {"stems": ("old", "letter"), "words": ("old", "letter")}
    )
    call_command("migrate", verbosity=0)
    assert (find('"old letter"'), find('"old word"')) == (set(), {1})
    monkeypatch.setattr(analyser, "REVISION", analyser.REVISION + 1)
    call_command("migrate", verbosity=0)
    assert (find('"old letter"'), find('"old word"')) == ({1}, set())


def test_words_are_counted_by_quotes_unstemmed() -> None:
    build_quote(1, text="The siege, the sieges.")
    build_quote(2, text="The regime’s siege.")
    assert word_counts() == {"the": 2, "siege": 2, "sieges": 1, "regime's": 1}
