"""What may have been meant, and what may be typed."""

from collections.abc import Sequence

import pytest

from explorer.questions.named_pages import NamedPage, NamedPages, correcting_words
from explorer.questions.suggestions import Suggestion, complete, did_you_mean, pages_named_in
from explorer.search.query import parse
from explorer.search.words import Vocabulary
from tests.search.test_query import NAMES

VOCABULARY = Vocabulary.of(
    {
        "siege": 5,
        "sieges": 2,
        "security": 3,
        "regime": 9,
        "the": 20,
        "negotiations": 8,
        "hamah": 2,
        "don't": 4,
    }
)
HAMAH = NamedPage("place", "hamah", ("Hamah", "Hama", "حماة"), 3)
DEIR = NamedPage("place", "deir-al-zor", ("Deir al-Zor", "Deir-ez-Zor", "دير الزور"), 0)
SIEGES = NamedPage("theme", "ending-sieges", ("Views of Ending Local Sieges Mixed",), 6)
LOCAL = [
    NamedPage("theme", f"local-{number}", (f"Local Matter of Concern {number}",), 1) for number in range(3)
]
PAGES = NamedPages([HAMAH, DEIR, SIEGES, *LOCAL])


KNOWN = correcting_words(VOCABULARY.words, PAGES)


def anything(_typed: str) -> int:
    return 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("seige", "siege"),
        ("Securty regime", "security regime"),
        ('the "regmie" or  seige!', 'the "regime" or  siege!'),
        ("negotations", "negotiations"),
        ("-seige the", "-siege the"),
        ("hamma", "Hama"),
        ("deir al-zur", "Deir al-Zor"),
        ("حماةة", "حماة"),
        ("الحصر", "حصار"),
        ("خبز", None),
        ("زرافات", None),
        ("lokal", "local"),
        ("dont", "don't"),
        ("siege", None),
        ("sieging", None),
        ("Hama", None),
        ("xylophone", None),
        ("hm", None),
        ("seige xylophone", "siege xylophone"),
        ("", None),
        ("👍 or", None),
    ],
)
def test_unknown_words_are_corrected(typed: str, expected: str | None) -> None:
    assert did_you_mean(typed, parse(typed, NAMES), VOCABULARY, KNOWN, anything) == expected


def test_a_correction_is_offered_only_when_it_finds_something() -> None:
    query = parse("the hamaa", NAMES)
    tried = []

    def finds(typed: str) -> bool:
        tried.append(typed)
        return typed == "the Hamah"

    assert did_you_mean("the hamaa", query, VOCABULARY, KNOWN, finds) == "the Hamah"
    assert tried == ["the Hama", "the Hamah"]
    assert did_you_mean("the hamaa", query, VOCABULARY, KNOWN, lambda _typed: 0) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hama", [HAMAH]),
        ("siege حماة", [HAMAH]),
        ('"deir ez-zor"', [DEIR]),
        ("-hama", []),
        ("hamas", []),
        ("siege", [SIEGES]),
        ("ending sieges", [SIEGES]),
        ("siege bread", []),
        ("siege or bread", [SIEGES]),
        ("الحصار", [SIEGES]),
        ("خبز", []),
        ("حصار خبز", []),
        ("local", []),
        ("concern", LOCAL),
        ("of", []),
        ("-bread", []),
        ("", []),
    ],
)
def test_pages_that_a_search_names(typed: str, expected: list[NamedPage]) -> None:
    assert pages_named_in(parse(typed, NAMES), NAMES, PAGES) == expected


def quotes_with(searches: Sequence[str]) -> list[int]:
    """Count as an archive does in which no quote says "security"."""
    return [0 if "security" in typed else len(typed) for typed in searches]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("👍", []),
        ("sie", [Suggestion("word", "siege", 5), Suggestion("theme", SIEGES.names[0], 6, "ending-sieges")]),
        ("secu", []),
        ("local reg", [Suggestion("word", "local regime", 12)]),
        ("-reg", [Suggestion("word", "-regime", 7)]),
        ("regime ", []),
        ("dim", []),
        ("HAM", [Suggestion("word", "hamah", 5), Suggestion("place", "Hamah", 3, "hamah")]),
        ("ez-z", [Suggestion("place", "Deir al-Zor", 0, "deir-al-zor", "Deir-ez-Zor")]),
        (
            "حم",
            [
                Suggestion("word", "حماية", 5, meaning="protection"),
                Suggestion("place", "Hamah", 3, "hamah", "حماة"),
            ],
        ),
        (
            "الحصا",
            [
                Suggestion("word", "حصار", 4, meaning="siege, besiege"),
                Suggestion("theme", SIEGES.names[0], 6, "ending-sieges"),
            ],
        ),
        ("local والحصار", [Suggestion("theme", SIEGES.names[0], 6, "ending-sieges")]),
        ("matter loc", [Suggestion("theme", page.names[0], 1, page.slug) for page in LOCAL]),
    ],
)
def test_what_is_typed_is_completed(typed: str, expected: list[Suggestion]) -> None:
    assert complete(typed, VOCABULARY, PAGES, quotes_with) == expected


def test_at_most_five_of_each_kind_are_suggested_the_most_frequent_first() -> None:
    words = Vocabulary.of({f"peace{letter}": number for number, letter in enumerate("abcdefg")})
    pages = [NamedPage("place", f"p{number}", (f"Peaceville {number}",), 0) for number in range(6)]
    assert [suggestion.text for suggestion in complete("peace", words, NamedPages(pages), quotes_with)] == [
        *["peaceg", "peacef", "peacee", "peaced", "peacec"],
        *["Peaceville 0", "Peaceville 1", "Peaceville 2", "Peaceville 3", "Peaceville 4"],
    ]


def test_no_more_than_twenty_completions_are_counted() -> None:
    words = Vocabulary.of({f"x{number}": number for number in range(1000)})
    counted: list[str] = []

    def count(searches: Sequence[str]) -> list[int]:
        counted.extend(searches)
        return [0] * len(searches)

    assert complete("the x", words, NamedPages([]), count) == []
    assert counted == [f"the x{number}" for number in range(999, 979, -1)]


@pytest.mark.parametrize("typed", ["local " * 32 + "reg", "!" * 1000 + "reg"])
def test_what_is_longer_than_a_search_is_not_completed(typed: str) -> None:
    assert complete(typed, VOCABULARY, PAGES, quotes_with) == []


def test_a_search_of_many_unknown_words_is_not_corrected() -> None:
    for typed, expected in [
        ("seige regmie securty hamma", "siege regime security Hama"),
        ("seige regmie securty hamma sige", None),
    ]:
        assert did_you_mean(typed, parse(typed, NAMES), VOCABULARY, KNOWN, anything) == expected
