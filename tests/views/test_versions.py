"""What was published under a version: as of its day, and never what was withdrawn since."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from explorer.archive.changes import change
from explorer.locales import day
from explorer.models import Chapter, Quote, Theme, Version
from tests.support.builders import DAY, build_quote, build_theme
from tests.support.html import links, page, shown, words

pytestmark = pytest.mark.django_db


def corrected() -> tuple[str, str]:
    """Correct the first of two quotes and its section's heading; return the versions before and after."""
    with change():
        build_quote(1, text="The first words.")
        build_quote(2, text="Other words.")
    with change(reason="Misread."):
        Quote.objects.filter(number=1).update(text="The last words.", attribution="Druze man, 50, Homs")
        Theme.objects.update(heading="Another heading")
        Chapter.objects.update(title="Another title")
    after, before = Version.objects.values_list("version", flat=True)[:2]
    return before, after


def test_a_quote_is_shown_as_it_was_published_under_a_version(client: Client) -> None:
    before, _after = corrected()
    soup = page(client, f"/quotes/chapter-01/?version={before}")
    today = day(timezone.localdate())
    assert words(soup.select_one(".as-of")) == (
        f"This is version {before}, published on {today} and replaced on {today}. It is shown as it was."
    )
    assert words(soup.select_one("blockquote")) == "The first words."
    assert words(soup.select_one(".attribution")) == "Sunni woman (anti-regime), 30, Homs"
    assert [words(step) for step in soup.select(".trail li")] == ["A Report", "A Chapter", "Theme"]
    assert links(soup.select_one(".other-versions")) == {
        "The quote as it is today": "/quotes/chapter-01/",
        f"All of version {before}": f"/archive/{before}/",
    }
    assert words(soup.select_one("#permanent-link")).endswith(f"/quotes/chapter-01/?version={before}")
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"  # type: ignore[index]
    assert soup.select_one('link[rel="canonical"]')["href"].endswith("/quotes/chapter-01/")  # type: ignore[index, union-attr]


def test_the_present_version_says_so(client: Client) -> None:
    _before, after = corrected()
    soup = page(client, f"/quotes/chapter-01/?version={after}")
    assert words(soup.select_one(".as-of")).startswith(f"This is version {after}, the archive’s present one")
    assert words(soup.select_one("blockquote")) == "The last words."
    assert words(page(client, "/quotes/chapter-01/?version=").select_one("blockquote")) == "The last words."


def test_a_version_shows_its_quotes_and_nothing_that_came_later(client: Client) -> None:
    before, after = corrected()
    build_quote(3, theme=build_theme("later"))
    soup = page(client, f"/archive/{before}/")
    assert shown(soup) == ["chapter-01", "chapter-02"]
    assert [words(quote) for quote in soup.select("article blockquote")] == [
        "The first words.",
        "Other words.",
    ]
    assert [words(heading) for heading in soup.select("h2 .printed")] == ["A Chapter"]
    assert "noindex" in str(soup.select_one('meta[name="robots"]'))
    address = f"http://127.0.0.1:8000/quotes/chapter-01/?version={before}"
    assert links(soup.select_one("article"))["Quote chapter-01"] == address
    assert words(page(client, f"/archive/{after}/").select_one("article blockquote")) == "The last words."


def test_words_that_were_withdrawn_since_are_in_no_version(client: Client) -> None:
    before, after = corrected()
    Quote.objects.filter(number=1).update(withdrawn=DAY, withdrawn_reason="Asked for.")
    for version in (before, after):
        assert page(client, f"/quotes/chapter-01/?version={version}", 410)
        soup = page(client, f"/archive/{version}/")
        assert words(soup.select_one("article")) == (
            "Quote chapter-01: its words of then are not kept, because it was withdrawn later."
        )
        assert "words." not in str(soup.select_one("article"))
    assert set(Quote.history.filter(number=1).values_list("text", "attribution")) == {("", "")}


def test_words_that_came_back_are_not_those_of_then(client: Client) -> None:
    before, _after = corrected()
    Quote.objects.filter(number=1).update(withdrawn=DAY, withdrawn_reason="Asked for.")
    Quote.objects.filter(number=1).update(
        withdrawn=None,
        withdrawn_reason="",
        fingerprint="",
        text="The words.",
        attribution="A man",
        country="Lebanon",
    )
    detail = words(page(client, f"/quotes/chapter-01/?version={before}", 404).select_one(".lead"))
    assert detail == f"Version {before} of the archive didn’t show quote chapter-01."


def test_an_unknown_version_is_explained(client: Client) -> None:
    corrected()
    first = Version.objects.last()
    assert first
    for address in ("/quotes/chapter-01/?version=000000000000", "/archive/000000000000/"):
        assert words(page(client, address, 404).select_one(".lead")) == (
            "This archive has no record of a version 000000000000. Its record begins on "
            f"{day(first.day)} with version {first.version}."
        )


def test_a_quote_that_a_version_did_not_have_is_explained(client: Client) -> None:
    before, _after = corrected()
    build_quote(3)
    detail = words(page(client, f"/quotes/chapter-03/?version={before}", 404).select_one(".lead"))
    assert detail == f"Version {before} of the archive didn’t show quote chapter-03."


def test_a_version_is_read_twenty_quotes_at_a_time_with_as_many_questions(client: Client) -> None:
    with change():
        for number in range(1, 46):
            build_quote(number)
    version = Version.objects.values_list("version", flat=True)[0]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = page(client, f"/archive/{version}/")
    assert len(asked) <= 15
    assert shown(first) == [f"chapter-{number:02d}" for number in range(1, 21)]
    assert links(first.select_one(".pages")) == {"Next": f"/archive/{version}/?after=chapter-20"}
    last = page(client, f"/archive/{version}/?after=chapter-40")
    assert shown(last) == [f"chapter-{number:02d}" for number in range(41, 46)]
    assert links(last.select_one(".pages")) == {"From the beginning": f"/archive/{version}/"}
    assert page(client, f"/archive/{version}/?after=nothing-01", 404)


def test_the_versions_are_listed_with_their_days(client: Client) -> None:
    before, after = corrected()
    rows = page(client, "/archive/").select("tbody tr")
    today = day(timezone.localdate())
    assert [[words(cell) for cell in row.select("td, th")] for row in rows[:2]] == [
        [today, after, "2"],
        [today, before, "2"],
    ]
    assert page(client, "/archive/?page=9", 404)


def test_in_arabic_a_version_is_arabic_around_the_quotes(client: Client) -> None:
    before, _after = corrected()
    soup = page(client, f"/ar/archive/{before}/")
    assert soup.html["lang"] == "ar"  # type: ignore[index]
    assert words(soup.select_one("article blockquote")) == "The first words."
    assert before in words(soup.select_one("h1"))
