"""What is typed, read as groups of terms."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.place_names import PlaceNames
from explorer.search.query import Query, Stop, Term, TermGroup, TermKind, TokenSequence, parse
from tests.support.searching import typed


@dataclass
class Row:
    """A place as a row of the archive has it."""

    slug: str
    name: str
    name_ar: str = ""
    other_spellings: list[str] = field(default_factory=list)


NAMES = PlaceNames.of(
    [
        Row("hamah", "Hamah", "حماة", ["Hama"]),
        Row("deir-al-zor", "Deir al-Zor", "دير الزور", ["Deir-ez-Zor"]),
        Row("damascus", "Damascus"),
        Row("rural-damascus", "Rural Damascus"),
        Row("raqqah", "Raqqah", "الرقة"),
        Row("lattakia", "Lattakia", "اللاذقية"),
        Row("homs", "Homs", "حمص"),
    ]
)


def shape(query: Query) -> list[tuple[list[str], list[str]]]:
    """Return the typed terms of each group: the required ones, then the excluded ones."""
    return [
        ([term.text for term in group.required], [term.text for term in group.excluded])
        for group in query.groups
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siege", [(["siege"], [])]),
        ("siege aid", [(["siege", "aid"], [])]),
        ("siege aid or peace", [(["siege", "aid"], []), (["peace"], [])]),
        ("siege OR aid oR peace", [(["siege"], []), (["aid"], []), (["peace"], [])]),
        ("or siege or or aid or", [(["siege"], []), (["aid"], [])]),
        ("siege or siege", [(["siege"], [])]),
        ("siege Siege sieges", [(["siege"], [])]),
        ("siege -aid", [(["siege"], ["aid"])]),
        ("-aid siege", [(["siege"], ["aid"])]),
        ("siege -aid or peace -war", [(["siege"], ["aid"]), (["peace"], ["war"])]),
        ("-aid", [([], ["aid"])]),
        ("--aid", [([], ["aid"])]),
        ("- aid", [(["aid"], [])]),
        ("−aid", [([], ["aid"])]),
        ("\u200f-aid", [([], ["aid"])]),
        ('"the regime" siege', [(['"the regime"', "siege"], [])]),
        ('-"the regime"', [([], ['"the regime"'])]),
        ("“the regime” «a siege»", [(['"the regime"', '"a siege"'], [])]),
        ('siege "the regime', [(["siege", '"the regime"'], [])]),
        ('siege"the regime"aid', [(["siege", '"the regime"', "aid"], [])]),
        ('"or" -or', [(['"or"'], ["or"])]),
        ('"siege" or', [(['"siege"'], [])]),
        ("high-profile", [(["high-profile"], [])]),
        ("(siege), aid!", [(["siege", "aid"], [])]),
        ("siege, or, aid", [(["siege"], []), (["aid"], [])]),
        ("don’t", [(["don’t"], [])]),
        ("si\0ege", [(["si", "ege"], [])]),
        ("\ud800siege", [(["siege"], [])]),
        ("AND NOT", [(["AND", "NOT"], [])]),
        ("", []),
        ("or", []),
        ('- " … ()', []),
        ("👍🏽 \u202e", []),
    ],
)
def test_groups_of_terms(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert shape(parse(text)) == expected
    assert bool(parse(text)) == bool(expected)


@pytest.mark.parametrize(
    ("text", "sequences"),
    [
        ("Sieges", [("stems", ("sieg",))]),
        ("people’s", [("stems", ("peopl",))]),
        ("high-profile", [("stems", ("high", "profil"))]),
        ('"The Sieges"', [("words", ("the", "sieges"))]),
        ("ceasefires", [("stems", ("ceasefir",)), ("stems", ("ceas", "fire"))]),
        ("cease-fire", [("stems", ("ceas", "fire")), ("stems", ("ceasefir",))]),
        ("neighbours", [("stems", ("neighbour",)), ("stems", ("neighbor",))]),
        (
            "Hama",
            [
                ("words", ("hamah",)),
                ("words", ("hama",)),
                ("words", ("حماه",)),
                ("words", ("hamah's",)),
                ("words", ("hama's",)),
                ("words", ("حماه's",)),
            ],
        ),
    ],
)
def test_a_term_is_found_by_its_sequences(text: str, sequences: list[tuple[str, tuple[str, ...]]]) -> None:
    (term,) = parse(text, NAMES).required
    assert (list(term.sequences), term.parts) == (sequences, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hamah", ["hamah"]),
        ("HAMA’S", ["hamah"]),
        ("حماه", ["hamah"]),
        ("deir al zor", ["deir-al-zor"]),
        ("Deir al-Zor", ["deir-al-zor"]),
        ("deir-ez-zor", ["deir-al-zor"]),
        ("دير الزور", ["deir-al-zor"]),
        ("rural damascus", ["rural-damascus"]),
        ("damascus rural", ["damascus", ""]),
        ("rural or damascus", ["", "damascus"]),
        ('rural "damascus"', ["", ""]),
        ("rural -x damascus", ["", "damascus"]),
        ("siege hama bread deir ez-zor", ["", "hamah", "", "deir-al-zor"]),
        ("hamas", [""]),
        ("بحمص", ["homs"]),
        ("وحماة", ["hamah"]),
        ("للرقة", ["raqqah"]),
        ("بالرقة", ["raqqah"]),
        ("للاذقية", ["lattakia"]),
        ("بدير الزور", ["deir-al-zor"]),
        ("حصار بحمص", ["", "homs"]),
        ("الحمص", [""]),
        ("تحمص", [""]),
        ("حماتنا", [""]),
    ],
)
def test_places_in_any_spelling(text: str, expected: list[str]) -> None:
    assert [term.slug for term in parse(text, NAMES).required] == expected


def test_a_name_typed_in_several_words_also_holds_for_its_words_apart() -> None:
    (term,) = parse("Deir Ez-Zor", NAMES).required
    assert term == Term(
        TermKind.PLACE,
        "Deir Ez-Zor",
        parse("deir-al-zor", NAMES).required[0].sequences,
        (
            Term(TermKind.WORD, "Deir", (TokenSequence("stems", ("deir",)),)),
            Term(TermKind.WORD, "Ez-Zor", (TokenSequence("stems", ("ez", "zor")),)),
        ),
        "deir-al-zor",
        "Deir al-Zor",
    )


@pytest.mark.parametrize(
    ("text", "english", "sequences"),
    [
        (
            "والحصار",
            ("siege", "besiege"),
            [("stems", ("والحصار",)), ("stems", ("sieg",)), ("stems", ("besieg",))],
        ),
        (
            "هدنة",
            ("truce", "ceasefire"),
            [
                ("stems", ("هدنه",)),
                ("stems", ("truce",)),
                ("stems", ("ceasefir",)),
                ("stems", ("ceas", "fire")),
            ],
        ),
        (
            '"المساعدات الإنسانية"',
            ("humanitarian aid",),
            [("words", ("المساعدات", "الانسانيه")), ("stems", ("humanitarian", "aid"))],
        ),
    ],
)
def test_an_arabic_word_is_found_by_itself_and_by_its_english(
    text: str, english: tuple[str, ...], sequences: list[tuple[str, tuple[str, ...]]]
) -> None:
    (term,) = parse(text, NAMES).required
    assert (term.kind, term.english, list(term.sequences)) == (TermKind.ARABIC, english, sequences)
    assert term.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حصار -سلام", [(["حصار"], ["سلام"])]),
        ("حصار or peace", [(["حصار"], []), (["peace"], [])]),
        ("حصار حماة", [(["حصار", "حماة"], [])]),
        ("وقف إطلاق النار حصار", [(["وقف إطلاق النار", "حصار"], [])]),
        ('وقف "إطلاق النار"', [(["وقف", '"إطلاق النار"'], [])]),
        ("«وقف إطلاق النار»", [(['"وقف إطلاق النار"'], [])]),
        ("الحصار في حماة و السلام", [(["الحصار", "حماة", "السلام"], [])]),
        ("حصار أو peace", [(["حصار"], []), (["peace"], [])]),
        ("حصار -من", [(["حصار"], ["من"])]),
        ('حصار "في"', [(["حصار", '"في"'], [])]),
        ("في من", [(["في", "من"], [])]),
        ("وقف -إطلاق النار", [(["وقف", "النار"], ["إطلاق"])]),
    ],
)
def test_arabic_words_follow_the_grammar(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert shape(parse(text, NAMES)) == expected


def test_of_many_arabic_words_no_more_are_read_than_of_others() -> None:
    query = parse("حصار سلام " * 100)
    assert (len(query.terms), query.stop) == (2, Stop(32, "سلام"))


def test_a_place_goes_before_the_glossary() -> None:
    names = PlaceNames.of([Row("siege", "Siege", "حصار")])
    assert [term.kind for term in parse("حصار الحصار", names).required] == [TermKind.PLACE, TermKind.ARABIC]


def test_of_two_places_with_one_spelling_the_first_has_it() -> None:
    names = PlaceNames.of([Row("one", "One", "", ["Same", "…"]), Row("two", "Two", "", ["Same"])])
    assert (names.slug(("same",)), names.spellings["one"]) == ("one", ("One", "Same"))


def test_terms_are_listed_once_the_required_ones_first() -> None:
    query = parse("siege -aid or peace siege -aid")
    assert [term.text for term in query.terms] == ["siege", "peace", "aid"]


def test_a_query_without_one_of_its_terms() -> None:
    query = parse("siege -aid or aid")
    siege, aid = query.required
    assert str(query.without(siege)) == "-aid or aid"
    assert str(query.without(aid)) == "siege"
    assert query.without(aid).without(siege) == Query()


@pytest.mark.parametrize("text", ['siege -"the regime" or hama', "a b or -c", 'x "y z" -w'])
def test_a_query_says_itself_as_it_was_typed(text: str) -> None:
    assert str(parse(text, NAMES)) == text


def test_whatever_is_typed_is_read_and_written_in_characters_that_every_address_takes() -> None:
    for text in typed(20_000, seed=2):
        query = parse(text, NAMES)
        assert TermGroup() not in query.groups
        assert parse(str(query), NAMES).terms or not query
        str(query).encode()


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_characters_are_read(text: str) -> None:
    assert all(term.sequences for term in parse(text, NAMES).terms)


@pytest.mark.parametrize(
    ("text", "terms", "stop"),
    [
        (" ".join(f"w{number}" for number in range(32)), 32, None),
        (" ".join(f"w{number}" for number in range(300)), 32, Stop(32, "w31")),
        (" ".join(f"-W{number}" for number in range(300)), 32, Stop(32, "W31")),
        (" ".join(f'"w{number} x"' for number in range(300)), 16, Stop(32, "x")),
        (f'"{" ".join(f"w{number}" for number in range(300))}"', 1, Stop(32, "w31")),
        ("-".join(f"w{number}" for number in range(300)), 1, Stop(32, "w31")),
        (" or ".join(f"w{number}" for number in range(300)), 16, Stop(32, "or")),
        ("or " * 2000, 0, Stop(32, "or")),
        ("siege " + "x" * 5000, 2, Stop(2, "x" * 994)),
        ("siege" + " …" * 3000, 1, None),
        ("…" * 5000, 0, None),
    ],
)
def test_32_words_are_read_and_where_that_stops_short_is_known(
    text: str, terms: int, stop: Stop | None
) -> None:
    query = parse(text)
    assert (len(query.terms), query.stop) == (terms, stop)


def test_the_words_that_are_read_are_the_first_ones() -> None:
    read = parse(" ".join(["siege", "-aid", '"the regime"', *["peace"] * 28, "bread", "Homs"]), NAMES)
    assert read == parse('siege -aid "the regime" peace')
    assert read.stop == Stop(32, "peace")
