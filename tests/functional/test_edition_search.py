"""The edition's search in a real browser: it reads words and finds quotes exactly as the site does."""

import sys
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page
from pyroaring import BitMap

from explorer.characters import without_unfit
from explorer.edition.rules import rules
from explorer.models import Place, Quote
from explorer.search.analyser import stem, tokens
from explorer.search.place_names import PlaceNames
from explorer.search.tables import stored_words
from explorer.search.words import Words
from tests.support.edition import run_script
from tests.support.searching import build_archive, typed

ENDINGS = [
    *[
        "",
        "s",
        "es",
        "'s",
        "ed",
        "edly",
        "eed",
        "ing",
        "ingly",
        "ies",
        "ied",
        "er",
        "ers",
        "ly",
        "li",
        "y",
        "ying",
    ],
    *[
        "ness",
        "ment",
        "ement",
        "ation",
        "ational",
        "ization",
        "izer",
        "ful",
        "fully",
        "fulness",
        "less",
        "lessly",
    ],
    *[
        "able",
        "ably",
        "ibility",
        "ogist",
        "ogy",
        "al",
        "ally",
        "ality",
        "ism",
        "ist",
        "ous",
        "ously",
        "ion",
        "sion",
    ],
    *[
        "ive",
        "iveness",
        "ivity",
        "ate",
        "ative",
        "icate",
        "ic",
        "ical",
        "ance",
        "ence",
        "ancy",
        "ency",
        "ant",
        "ent",
    ],
]
STRANGE_WORDS = [
    *[
        "skis",
        "skies",
        "idly",
        "gently",
        "ugly",
        "early",
        "only",
        "singly",
        "news",
        "atlas",
        "bias",
        "howe",
        "sky",
    ],
    *[
        "dying",
        "lying",
        "evening",
        "inning",
        "outing",
        "herring",
        "succeed",
        "proceed",
        "exceeded",
        "added",
        "egg",
    ],
    *[
        "generously",
        "communism",
        "emergency",
        "internal",
        "pasted",
        "past",
        "university",
        "yes",
        "syria",
        "sayyed",
    ],
    *[
        "at",
        "a",
        "ied",
        "ties",
        "ss",
        "bus",
        "gas",
        "hopping",
        "hoped",
        "off",
        "ebbed",
        "don't",
        "y's",
        "naïvely",
    ],
]


@pytest.mark.usefixtures("archive")
def test_the_stemmer_takes_off_what_the_site_takes_off(page: Page) -> None:
    known = {word for word, _stem, _quotes in stored_words()}
    asked = sorted({word + ending for word in known for ending in ENDINGS} | set(STRANGE_WORDS))
    found = run_script(page, "stemmer.js", "(words) => words.map(tested.stem)", asked)
    assert len(asked) > 20_000
    assert dict(zip(asked, found, strict=True)) == {word: stem(word) for word in asked}


def test_words_are_cut_and_folded_as_on_the_site(page: Page) -> None:
    # Halves of a pair can't be sent to the browser; what Python's Unicode doesn't know yet is nobody's word.
    known = (chr(code) for code in range(sys.maxunicode + 1))
    asked = [f"a{char}b" for char in known if unicodedata.category(char) not in ("Cn", "Co", "Cs")]
    cut = """([rules, texts]) => {
      const analyser = new tested.Analyser(rules);
      return texts.map((text) => analyser.tokens(text).map(({ word }) => word));
    }"""
    found = run_script(page, "analyser.js", cut, [rules(PlaceNames())["analyser"], asked])
    expected = [[token.word for token in tokens(text)] for text in asked]
    differences = [case for case in zip(asked, found, expected, strict=True) if case[1] != case[2]]
    assert (len(asked) > 140_000, differences) == (True, [])


@pytest.mark.django_db
def test_a_search_finds_the_same_quotes_as_on_the_site(page: Page) -> None:
    names = build_archive()
    texts = dict(Quote.objects.published().order_by("numbered").values_list("numbered", "text"))
    assert_same(page, texts, names, [*typed(1000), "a" * 2000, '"' * 50, "- or -", "siege " * 40])


@pytest.mark.usefixtures("archive")
def test_a_search_finds_the_same_quotes_of_the_real_archive(page: Page) -> None:
    texts = dict(Quote.objects.published().order_by("numbered").values_list("numbered", "text"))
    words = sorted(word for word, _stem, _quotes in stored_words())
    pairs = [f"{one} -{other}" for one, other in zip(words[::7], words[3::7], strict=False)]
    arabic = ["حصار", "الحصار في حمص", "وقف إطلاق النار", "“النظام” or ثورة", "والمفاوضات -سلام", "حمص"]
    phrases = [" ".join(text.split()[3:6]) for text in texts.values()]
    quoted = [f'"{phrase.strip(chr(34))}"' for phrase in phrases]
    asked = [
        *words[::5],
        *pairs,
        *arabic,
        *phrases,
        *quoted,
        "Deir Ez-Zor",
        "deir ez zor’s people",
        "cease fire",
    ]
    assert_same(page, texts, PlaceNames.of(Place.objects.all()), asked)


def assert_same(page: Page, texts: dict[int, str], names: PlaceNames, searches: list[str]) -> None:
    """Compare what the script and the site find for each of many searches; None is a search for nothing."""
    asked = [without_unfit(text).strip() for text in searches]
    words = Words(BitMap(texts), names)
    numbers = list(texts)
    stored = [" ".join(token.word for token in tokens(text)) for text in texts.values()]
    find = """([texts, rules, searches]) => {
      const search = new tested.Search(texts, rules);
      return searches.map((typed) => {
        const query = search.reader.parse(typed);
        return query.groups.length ? [...search.found(query)].sort((one, other) => one - other) : null;
      });
    }"""
    found = run_script(page, "search.js", find, [stored, rules(names), asked])
    expected = [found_by_the_site(words, text, numbers) for text in asked]
    differences = [case for case in zip(asked, found, expected, strict=True) if case[1] != case[2]]
    assert differences == []
    assert sum(1 for quotes in expected if quotes) > len(asked) / 10


def found_by_the_site(words: Words, text: str, numbers: list[int]) -> Any:
    """Return the places of the quotes that the site finds; None where nothing is asked."""
    query = words.read(text)
    return [numbers.index(number) for number in words.found(query)] if query else None
