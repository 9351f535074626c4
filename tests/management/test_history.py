"""`history`: what a record was, when, by whom and why; and an earlier state put back, corrected in public."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from explorer.archive.changes import change
from explorer.archive.fixtures import archive_files, digest
from explorer.archive.versions import current_version
from explorer.models import Correction, KeyPoint, Quote, Theme, Version
from tests.support.builders import build_place, build_quote, build_theme

pytestmark = [pytest.mark.django_db, pytest.mark.without_reason]

WORDS = "the mill stood still for a winter and nobody in the town said why it did"
REASON = "The first reading was right."


def said(*words: str) -> str:
    """Return what the command says, with the moments left out: they are those of the test's own day."""
    output = StringIO()
    call_command("history", *words, stdout=output)
    return output.getvalue()


def listed(*words: str) -> list[str]:
    """Return the lines of a list, without moment and version."""
    return [line.partition(", ")[2] if line[0] != " " else line for line in said(*words).splitlines()]


def moments(*words: str) -> list[str]:
    """Return the moments of a list, as --revert-to takes them."""
    return [line.split()[0] for line in said(*words).splitlines() if line[0] != " "]


def refused(*words: str) -> str:
    """Return the sentence with which the command refuses; the archive is as before."""
    before = archive_files()
    with pytest.raises(CommandError) as raised:
        call_command("history", *words)
    assert archive_files() == before
    return str(raised.value)


@pytest.fixture
def corrected() -> Quote:
    """Return a quote that was corrected once."""
    with change(by="load_fixtures"):
        quote = build_quote(1)
    with change(by="paul", reason="The report prints 33."):
        Quote.objects.update(age=33, governorate=build_place("aleppo"))
    return quote


@pytest.mark.usefixtures("corrected")
def test_each_state_says_when_who_why_and_what() -> None:
    assert listed("quote", "chapter-01") == [
        "written by load_fixtures",
        "changed by paul: The report prints 33.",
        "    Age: “30” became “33”",
        "    Governorate: “Homs” became “Aleppo”",
    ]
    versions = list(Version.objects.order_by("moment").values_list("version", flat=True))[-2:]
    lines = [line for line in said("quote", "chapter-01").splitlines() if line[0] != " "]
    assert [line.split()[2].strip(",") for line in lines] == versions


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("by", ["moment", "version"])
def test_a_quote_goes_back_with_a_public_correction(by: str) -> None:
    first = moments("quote", "chapter-01")[0]
    versions = Version.objects.order_by("moment").values_list("version", flat=True)
    when = first if by == "moment" else versions[len(versions) - 2]
    answer = said("quote", "chapter-01", "--revert-to", when, "--reason", REASON)
    assert answer.splitlines() == [
        f"chapter-01 is as it was at {first}: version {current_version()}.",
        "Readers see the correction chapter-01-2.",
        "Run `manage.py write_fixtures`, so that the files say the same.",
    ]
    quote = Quote.objects.get()
    assert (quote.age, quote.governorate.slug, quote.changed) == (30, "homs", dt.date.today())  # noqa: DTZ011
    correction = Correction.objects.get(code="chapter-01-2")
    assert (correction.change, correction.reason) == (
        "The age was “33”. It is now “30”. The governorate was “Aleppo”. It is now “Homs”.",
        REASON,
    )
    assert current_version() == digest(archive_files())
    assert listed("quote", "chapter-01")[4:] == [
        f"changed by history: {REASON}",
        "    Age: “33” became “30”",
        "    Governorate: “Aleppo” became “Homs”",
    ]


def test_what_is_no_quote_goes_back_without_a_correction() -> None:
    quotes = [build_quote(1), build_quote(2)]
    with change(by="amal"):
        point = KeyPoint.objects.create(
            code="p", theme=quotes[0].theme, stance="pro-regime", order=1, text="Ours."
        )
        point.quotes.set(quotes)
    with change(by="amal", reason="Shorter."):
        KeyPoint.objects.update(text="Short.")
        point.quotes.set(quotes[:1])
    first, last = moments("keypoint", "p")
    said("keypoint", "p", "--revert-to", first, "--reason", REASON)
    point.refresh_from_db()
    assert (point.text, list(point.quotes.all()), Correction.objects.count()) == ("Ours.", quotes, 0)
    assert refused("keypoint", "p", "--revert-to", first, "--reason", REASON) == "p is so already."
    KeyPoint.objects.all().delete()
    assert listed("keypoint", "p")[-1] == "taken out"
    said("keypoint", "p", "--revert-to", last, "--reason", REASON)
    back = KeyPoint.objects.get()
    assert (back.pk, back.text, list(back.quotes.all())) == (point.pk, "Short.", quotes[:1])


def test_what_was_given_for_good_stays() -> None:
    theme = build_quote(1).theme
    first = moments("quote", "chapter-01")[0]
    Quote.objects.update(position=7, theme=build_theme("other"))
    Theme.objects.filter(pk=theme.pk).update(heading="Another")
    said("quote", "chapter-01", "--revert-to", first, "--reason", REASON)
    quote = Quote.objects.get()
    assert (quote.position, quote.theme) == (7, theme)


def test_words_that_were_withdrawn_are_not_put_back_from_any_record() -> None:
    build_quote(1, text=WORDS)
    build_theme("other", summary=f"One said: “{WORDS}”.")
    Theme.objects.filter(slug="other").update(summary="One spoke of a mill.")
    before = moments("quote", "chapter-01")[0], moments("theme", "other")[0]
    Quote.objects.update(withdrawn=dt.date(2026, 5, 6), withdrawn_reason="The speaker asked for it.")
    assert listed("theme", "other")[1:] == ["changed", "    Summary: words that were withdrawn since"]
    assert WORDS not in said("quote", "chapter-01")
    assert refused("quote", "chapter-01", "--revert-to", before[0], "--reason", REASON) == (
        "chapter-01 can't be put back: its words were withdrawn and are not kept."
    )
    assert refused("theme", "other", "--revert-to", before[1], "--reason", REASON) == (
        "other can't be put back: it repeats words of chapter-01, which was withdrawn."
    )


def test_an_erased_state_of_a_quote_that_came_back_is_not_put_back() -> None:
    quote = build_quote(1, text=WORDS)
    first = moments("quote", "chapter-01")[0]
    Quote.objects.update(withdrawn=dt.date(2026, 5, 6), withdrawn_reason="A mistake.")
    quote.save()
    assert refused("quote", "chapter-01", "--revert-to", first, "--reason", REASON) == (
        "chapter-01 can't be put back: its words were withdrawn and are not kept."
    )


def test_a_state_that_names_what_is_gone_is_refused() -> None:
    build_quote(1)
    first = moments("quote", "chapter-01")[0]
    Quote.objects.update(theme=build_theme("other"))
    Theme.objects.filter(slug="theme").delete()
    assert refused("quote", "chapter-01", "--revert-to", first, "--reason", REASON) == (
        "chapter-01 can't be put back: its theme of then is gone."
    )


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["quote", "chapter-09"], "No state is kept of a quote chapter-09."),
        (["keypoint", "p"], "No state is kept of a key point p."),
        (
            ["quote", "chapter-01", "--revert-to", "yesterday", "--reason", REASON],
            "yesterday is neither a version of this archive nor a moment.",
        ),
        (
            ["quote", "chapter-01", "--revert-to", "2020-01-01", "--reason", REASON],
            "The archive did not have it at 2020-01-01.",
        ),
        (["quote", "chapter-01", "--revert-to", "2100-01-01"], 'Say why: --reason "…".'),
        (
            ["quote", "chapter-01", "--revert-to", "2100-01-01T00:00:00Z", "--reason", REASON],
            "chapter-01 is so already.",
        ),
    ],
)
def test_what_can_not_be_done_is_one_sentence(words: list[str], sentence: str) -> None:
    assert refused(*words) == sentence
