"""A small sample of the benchmarks, without a clock: what they invent, what they write, what they ask for."""

import hashlib
import random
import sys
from collections import Counter
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import corpus, expensive
from bench.speed.addresses import Questions, datasette_list, site_list
from bench.speed.measuring import DATASETTE, FLOOR, NGINX, POSTGRESQL, SITE, Figures, Key
from bench.speed.record import keep, kept
from bench.speed.table import document, number, table
from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.index import current_index
from tests.support.project import run


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("case", expensive.CASES)
def test_an_expensive_address_is_answered_with_few_statements(client: Client, case: str) -> None:
    dice = random.Random(1)  # noqa: S311 - nothing is kept secret with it
    known = sorted(current_index().words.vocabulary.words)
    address = expensive.CASES[case](dice, known)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        list(response)
    assert response.status_code in (200, 400, 404)
    assert len(queries) <= 30


# The corpus


@pytest.fixture
def shaped(request: pytest.FixtureRequest) -> None:
    """Write 300 invented quotes of the shape that the test asks for."""
    request.getfixturevalue("db")
    corpus.write(corpus.shape_of(300, request.param), lambda _written: None)


in_shape = partial(pytest.mark.parametrize, "shaped", indirect=True)


@pytest.mark.usefixtures("shaped")
@in_shape(["report"])
def test_a_corpus_of_the_reports_shape_has_29_quotes_and_8_themes_a_chapter() -> None:
    chapters = Counter(Quote.objects.values_list("chapter__slug", flat=True))
    assert [chapters[f"synthetic-{number}"] for number in range(1, 12)] == [29] * 10 + [10]
    assert list(Chapter.objects.values_list("last_number", flat=True)) == [29] * 10 + [10]
    assert set(Counter(Theme.objects.values_list("chapter", flat=True)).values()) == {8}
    themes = Quote.objects.filter(chapter__slug="synthetic-1").values_list("theme__order", flat=True)
    assert list(Counter(themes).items()) == [(1, 4), (2, 4), (3, 3), (4, 4), (5, 4), (6, 3), (7, 4), (8, 3)]


@pytest.mark.usefixtures("shaped")
@in_shape(["flat"])
def test_a_flat_corpus_has_four_chapters() -> None:
    assert Counter(Quote.objects.values_list("chapter__slug", flat=True)) == {
        "synthetic-1": 75,
        "synthetic-2": 75,
        "synthetic-3": 75,
        "synthetic-4": 75,
    }


@pytest.mark.usefixtures("shaped")
@in_shape(["flat"])
def test_a_corpus_is_the_same_every_time_and_on_both_databases() -> None:
    quotes = Quote.objects.order_by("chapter", "number")
    lines = list(quotes.values_list("code", "text", "attribution", "sect", "age"))
    assert hashlib.sha256(repr(lines).encode()).hexdigest()[:12] == "803b41e83162"
    assert (lines[0][0], lines[0][2]) == (
        "synthetic-1-01",
        "Synthetic: Kurdish man (anti-regime), 28, Raqqah",
    )


@pytest.mark.usefixtures("shaped")
@in_shape(["report"])
def test_invented_texts_have_10_to_80_words_and_some_are_said_far_more_often() -> None:
    texts = [text.lower().replace(".", "").split() for text in Quote.objects.values_list("text", flat=True)]
    assert {10 <= len(words) <= 80 for words in texts} == {True}
    said = Counter(word for words in texts for word in words)
    often = [times for _word, times in said.most_common()]
    assert (often[0] > 5 * often[20] > 15, often[-1]) == (True, 1)


@pytest.mark.usefixtures("shaped")
@in_shape(["report"])
def test_every_page_feed_and_record_says_that_the_quotes_are_invented(client: Client) -> None:
    sentence = "every quote and speaker here is invented"
    for page in ("/", "/quotes/", "/quotes/synthetic-1-01/", "/embed/quotes/synthetic-1-01/", "/nowhere/"):
        assert sentence in client.get(page).content.decode()
    assert b"<title>Synthetic: Syrian Interview Quotes</title>" in client.get("/feeds/quotes.atom").content
    found = client.get("/api/v1/quotes/synthetic-1-01/").json()
    assert found["attribution"].startswith("Synthetic: ")
    assert found["chapter_title"] == "Synthetic Chapter 1"


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_a_real_archive_does_not_say_so(client: Client) -> None:
    assert "Synthetic" not in client.get("/").content.decode()
    assert b"Synthetic" not in client.get("/feeds/quotes.atom").content


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_nothing_is_invented_in_a_database_that_holds_an_archive() -> None:
    with pytest.raises(corpus.CorpusError, match=r"holds an archive already: give an empty one\.$"):
        corpus.check_target()
    assert Report.objects.count() == 1


@pytest.mark.sqlite_only
def test_nothing_is_invented_in_the_archives_own_database() -> None:
    own = corpus.ROOT / "archive.sqlite3"
    before = own.stat().st_mtime_ns if own.exists() else None
    result = run(sys.executable, "-m", "bench.corpus", "5", "flat", DATABASE_URL=f"sqlite:///{own}")
    assert (result.returncode, result.stderr) == (
        1,
        "archive.sqlite3 is the archive itself, where no invented quote may be: give another database.\n",
    )
    assert (own.stat().st_mtime_ns if own.exists() else None) == before


@pytest.mark.sqlite_only
def test_a_corpus_is_served_as_it_is(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/corpus.sqlite3"
    written = run(sys.executable, "-m", "bench.corpus", "40", "report", DATABASE_URL=address)
    assert (written.returncode, written.stderr) == (0, "")
    prepared = run(sys.executable, "manage.py", "prepare", DATABASE_URL=address)
    assert (prepared.returncode, prepared.stdout, prepared.stderr) == (
        0,
        "The archive is synthetic, so the fixtures are not loaded.\n",
        "",
    )
    refused = run(sys.executable, "manage.py", "load_fixtures", "--replace", DATABASE_URL=address)
    assert (refused.returncode, refused.stderr) == (
        1,
        "CommandError: The archive is synthetic: real quotes need a database of their own.\n",
    )


def test_a_size_that_is_none_is_refused_in_one_sentence() -> None:
    result = run(sys.executable, "-m", "bench.corpus", "0", "flat")
    sentence = "N is the number of quotes, from 1: `make corpus N=10000`.\n"
    assert (result.returncode, result.stderr) == (1, sentence)


# The report of make bench


def test_the_figures_of_a_run_become_a_table_with_each_bar() -> None:
    figures = Figures()
    for case, server, rounds in (
        ("list seen", SITE, [28_000.0, 30_000.0, 27_000.0]),
        ("list seen", DATASETTE, [60.0, 61.0, 59.0]),
        ("list seen", FLOOR, [900.0, 950.0, 870.0]),
        ("list seen", NGINX, [50_000.0, 52_000.0, 57_000.0]),
        ("list new", SITE, [25.0]),
        ("list new", DATASETTE, [50.0]),
    ):
        for value in rounds:
            figures.add(29, case, server, value)
    figures.add(29, "start to first answer", SITE, 0.81)
    assert table(figures, 29).splitlines()[2:] == [
        (
            "| list seen (requests/s) | 28,000 (27,000–30,000) | 60 (59–61) | 900 (870–950) "
            "| 52,000 (50,000–57,000) | 467 | at least 150 × Datasette | yes |"
        ),
        "|  |  |  |  |  | 31 | at least 10 × floor | yes |",
        "|  |  |  |  |  | 0.54 | at least 0.2 × nginx | yes |",
        "| list new (requests/s) | 25 | 50 |  |  | 0.5 | at least 4 × Datasette | **no** |",
        "| start to first answer (s) | 0.81 |  |  |  |  | at most 2 s | yes |",
    ]


def test_a_cost_is_compared_the_other_way_round() -> None:
    figures = Figures()
    for size, server, value in ((29, SITE, 10.0), (10**6, SITE, 15.0), (10**6, DATASETTE, 600.0)):
        figures.add(size, "list, wait", server, value)
    figures.add(10**6, "list, wait", POSTGRESQL, 60.0)
    assert table(figures, 10**6).splitlines()[2:] == [
        ("| list, wait (ms); on PostgreSQL 60 | 15 | 600 |  |  | 40 | at least 25 × Datasette | yes |"),
        "|  |  |  |  |  | 1.5 | at most 2 × itself at 29 | yes |",
        "|  |  |  |  |  | 4 | at most 3 × SQLite | **no** |",
    ]


def test_a_figure_that_could_not_be_had_is_named() -> None:
    figures = Figures()
    figures.failures[Key(10**6, "place, wait", SITE)] = "/places/homs/ was not answered within 60 s."
    assert document(figures, {10**6: {}}).endswith(
        "\n\n- “place, wait” of the site failed at least once: /places/homs/ was not answered within 60 s.\n"
    )
    assert number(float("inf")) == "given up"


def test_the_page_states_the_conditions_of_each_size() -> None:
    page = document(Figures(), {10**6: {"rounds": "7"}, 29: {"machine": "2 cores", "rounds": "9"}})
    assert page.startswith("# Performance\n\nThis page is written by `make bench`;")
    assert "\n\n## 29 quotes\n\n- machine: 2 cores\n- rounds: 9\n\n| what |" in page
    assert page.index("## 29 quotes") < page.index("## 1,000,000 quotes\n\n- rounds: 7\n")


def test_a_size_that_is_measured_again_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "performance.json"
    for size, value, day in ((29, 9.5, "Monday"), (10**6, 70.0, "Tuesday"), (29, 12.3456, "Friday")):
        figures = Figures()
        figures.add(size, "list, wait", SITE, value)
        figures.failures[Key(size, "CSV", DATASETTE)] = "No answer."
        keep(file, size, figures, {"measured": day})
    figures, conditions = kept(file)
    assert figures.rounds == {Key(29, "list, wait", SITE): [12.35], Key(10**6, "list, wait", SITE): [70.0]}
    assert figures.failures == {Key(size, "CSV", DATASETTE): "No answer." for size in (29, 10**6)}
    assert conditions == {29: {"measured": "Friday"}, 10**6: {"measured": "Tuesday"}}


@pytest.mark.parametrize(
    ("value", "written"), [(12345.6, "12,346"), (12.34, "12"), (1.234, "1.2"), (0.0123, "0.012")]
)
def test_figures_have_the_digits_that_they_can_be_trusted_with(value: float, written: str) -> None:
    assert number(value) == written


def test_no_question_is_asked_twice_and_both_sides_are_asked_the_same() -> None:
    asked = list(islice(Questions(29, seed=1).lists(), 2000))
    assert len({site_list(question) for question in asked}) == 2000
    question: dict[str, Any] = {"age_min": 20, "gender": ["woman", "man"], "q": "ba", "after": 40}
    assert site_list(question) == "/quotes/?age_min=20&gender=woman&gender=man&q=ba&page=3"
    assert datasette_list(question) == (
        "/archive/quotes?age__gte=20&_search=ba&_next=40&gender__in=woman%2Cman&_size=20&_facet=sect"
        "&_facet=gender&_facet=stance&_facet=governorate&_facet=displacement&_facet=theme"
    )
