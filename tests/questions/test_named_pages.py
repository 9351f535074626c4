"""The words that name pages and correct others."""

import pytest

from explorer.questions.index import current_index
from explorer.questions.named_pages import NamedPage, NamedPages, correcting_words
from explorer.search.glossary import WRITTEN


def test_a_page_knows_the_words_of_its_names_and_the_stems_of_the_first() -> None:
    page = NamedPage("place", "deir-al-zor", ("Deir al-Zor", "Deir Ezzors"), 1)
    assert page.words == [["deir", "al", "zor"], ["deir", "ezzors"]]
    assert page.stems == {"deir", "al", "zor"}
    assert page.get_absolute_url() == "/places/deir-al-zor/"


def test_a_place_s_name_corrects_with_its_capital_and_a_heading_without() -> None:
    pages = [
        NamedPage("place", "hamah", ("Hamah", "Hama"), 1),
        NamedPage("theme", "x", ("Trust in Hamah",), 1),
    ]
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
    assert [page.slug for page in index.named_pages] == [*index.labels["governorate"], *index.labels["theme"]]
    assert index.named_pages is index.named_pages
    assert index.correcting_words["siege"] == "siege"
