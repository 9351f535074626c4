"""The words that name pages and correct others."""

import pytest

from explorer.questions.index import current_index
from explorer.questions.named_pages import NamedPage, NamedPages, correcting_words
from explorer.search.glossary import WRITTEN

DEIR = NamedPage("place", "deir-al-zor", ("Deir al-Zor", "Deir Ezzors", "دير الزور"), 1)
RAQQAH = NamedPage("place", "raqqah", ("Raqqah", "الرقة"), 3)
WELLS = NamedPage("theme", "wells", ("Sharing the Wells", "تقاسم الآبار"), 2)
DEEP = NamedPage("theme", "deep", ("Deep Wells",), 0)
PAGES = NamedPages([DEIR, RAQQAH, WELLS, DEEP])
NOTHING = frozenset[str]()


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("place", ["d"], [(DEIR, "Deir al-Zor")]),
        ("place", ["deir", "ez"], [(DEIR, "Deir Ezzors")]),
        ("place", ["zor", "ezzors"], []),
        ("place", ["رق"], [(RAQQAH, "الرقة")]),
        ("place", ["للرقه"], [(RAQQAH, "الرقة")]),
        ("theme", ["we"], [(WELLS, "Sharing the Wells"), (DEEP, "Deep Wells")]),
        ("theme", ["wells", "de"], [(DEEP, "Deep Wells")]),
        ("theme", ["تقاسم"], [(WELLS, "تقاسم الآبار")]),
        ("theme", ["raqqah"], []),
    ],
)
def test_pages_are_found_by_the_beginnings_of_the_words_of_one_name(
    kind: str, typed: list[str], expected: list[tuple[NamedPage, str]]
) -> None:
    assert list(PAGES.beginning(kind, typed, [NOTHING] * len(typed))) == expected  # type: ignore[arg-type]


def test_a_meaning_is_as_good_as_a_word_of_the_first_name() -> None:
    assert list(PAGES.beginning("theme", ["بئر"], [{"well"}])) == [
        (WELLS, "Sharing the Wells"),
        (DEEP, "Deep Wells"),
    ]


def test_themes_are_found_by_the_stems_of_their_headings_and_many_are_none() -> None:
    assert PAGES.of_themes([[{"well"}, {"deep", "high"}]], 2) == [DEEP]
    assert PAGES.of_themes([[{"share"}], [{"deep"}]], 2) == [WELLS, DEEP]
    assert PAGES.of_themes([[{"share"}], [{"deep"}]], 1) == []
    assert PAGES.of_themes([[{"deir"}]], 2) == []
    assert PAGES.of_themes([], 2) == []


def test_places_are_found_by_their_slugs() -> None:
    assert PAGES.places({"raqqah", "wells"}) == [RAQQAH]
    assert DEIR.get_absolute_url() == "/places/deir-al-zor/"


def test_a_place_s_name_corrects_with_its_capital_and_a_heading_without() -> None:
    pages = NamedPages(
        [
            NamedPage("place", "hamah", ("Hamah", "Hama"), 1),
            NamedPage("theme", "x", ("Trust in Hamah", "الثقة بحماة"), 1),
        ]
    )
    known = correcting_words(["hama", "siege", "هدنه"], pages)
    assert {word: written for word, written in known.items() if word not in WRITTEN} == {
        "hama": "Hama",
        "siege": "siege",
        "hamah": "Hamah",
        "trust": "trust",
        "in": "in",
    }
    assert (known["هدنه"], known["حصار"]) == ("هدنه", "حصار")


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_an_index_names_each_place_and_theme_once() -> None:
    index = current_index()
    pages = index.named_pages.pages
    assert [page.slug for page in pages] == [*index.labels["governorate"], *index.labels["theme"]]
    assert pages[-4].names == ("Views of Ending Local Sieges Mixed", "آراء متباينة في إنهاء الحصارات المحلية")
    assert index.named_pages is index.named_pages
    assert index.correcting_words["siege"] == "siege"
