"""Text to tokens, by the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search import analyser
from explorer.search.analyser import APOSTROPHES, KEPT_WORDS, REVISION, columns, fold, stem, tokens


def words(text: str) -> str:
    return " ".join(columns(tokens(text))["words"])


def stems(text: str) -> str:
    return " ".join(columns(tokens(text))["stems"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege, the SIEGES!", "the siege the sieges"),
        ("We don’t trust people's promises", "we don't trust people's promises"),
        ("our martyrs’ blood", "our martyrs blood"),
        ("‘Enough’ is 'enough'", "enough is enough"),
        ("Insha’Allah", "insha'allah"),
        ("Al-Hasakah, high‑profile; cease–fire", "al hasakah high profile cease fire"),
        ("café Cafe\u0301 ÜBER ﬁre Straße", "cafe cafe uber fire strasse"),
        ("Diyarbakır İzmir Łódź", "diyarbakir izmir lodz"),
        ("in 2014, ٢٠١٤ and Ⅳ", "in 2014 2014 and iv"),
        ("snake_case a\u00adb \u200fright\u200f", "snake case ab right"),
        ("👍🏽 … — \ud800 \0 ''' _", ""),
        ("[A national ceasefire] (local)", "a national ceasefire local"),
    ],
)
def test_words_are_folded_letters_and_digits_with_inner_apostrophes(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حَمَاة", "حماه"),
        ("إدلب", "ادلب"),
        ("أدلب", "ادلب"),
        ("ٱدلب", "ادلب"),
        ("السويداء", "السويدا"),
        ("ديــــر", "دير"),
        ("ریف", "ريف"),
        ("Darʿa", "dar'a"),
    ],
)
def test_arabic_spellings_that_readers_use_for_each_other_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_kind_of_apostrophe_is_the_same(apostrophe: str) -> None:
    assert words(f"don{apostrophe}t") == "don't"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("negotiation negotiations negotiate negotiated", "negoti negoti negoti negoti"),
        ("siege sieges", "sieg sieg"),
        ("the regime’s regimes", "the regim regim"),
        ("حماة Hims", "حماه him"),
    ],
)
def test_forms_of_a_word_share_a_stem(text: str, expected: str) -> None:
    assert stems(text) == expected


def test_a_token_knows_its_place_in_the_original_text() -> None:
    text = "“Al-Hasakah’s sieges…”"
    assert [(token.word, token.stem, text[token.start : token.end]) for token in tokens(text)] == [
        ("al", "al", "Al"),
        ("hasakah's", "hasakah", "Hasakah’s"),
        ("sieges", "sieg", "sieges"),
    ]


def test_a_word_has_64_characters_at_most() -> None:
    assert fold("a" * 65) == "a" * 64


def test_the_tokens_stored_by_this_revision_are_these() -> None:
    """When this fails, what is stored has changed: raise REVISION with the expected text."""
    text = "[Calls for] people’s Ḥamāh, حَمَاة: 2nd cease-fire don´t"
    assert (REVISION, words(text), stems(text)) == (
        1,
        "calls for people's hamah حماه 2nd cease fire don't",
        "call for peopl hamah حماه 2nd ceas fire don't",
    )


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_gives_plain_tokens_in_order(text: str) -> None:
    found = tokens(text)
    assert all(re.fullmatch(r"[^\W_]+('+[^\W_]+)*", token.word) for token in found)
    assert all(stem(token.word) and " " not in stem(token.word) for token in found)
    edges = [edge for token in found for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert len(stems(text).split()) == len(words(text).split()) == len(found)


@given(st.text(max_size=20))
def test_folding_a_folded_word_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_few_words_are_remembered_and_no_long_ones() -> None:
    remembered = analyser._remembered_fold  # noqa: SLF001
    before = remembered.cache_info()
    assert [fold("Ä" * length) for length in (65, 1000)] == ["a" * 64] * 2
    assert remembered.cache_info() == before
    for number in range(KEPT_WORDS + 100):
        stem(fold(f"word{number}"))
    assert (remembered.cache_info().currsize, stem.cache_info().currsize) == (KEPT_WORDS, KEPT_WORDS)
    assert KEPT_WORDS <= 10_000
