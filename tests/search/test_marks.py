"""Which parts of a text are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.marks import Piece, begun, marks
from explorer.search.query import parse
from tests.search.test_query import NAMES


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("siege", "Sieges: a siege, besieged.", "<Sieges>: a <siege>, besieged."),
        ("people", "the people’s needs", "the <people’s> needs"),
        (
            '"the regime"',
            "the regime, the REGIME’s; the “regime”",
            "<the regime>, the REGIME’s; <the “regime>”",
        ),
        ('"a b" "b c"', "a b c d", "<a b c> d"),
        ("a b", "a b", "<a> <b>"),
        (
            "high-profile",
            "a high-profile, high profile, profile",
            "a <high-profile>, <high profile>, profile",
        ),
        ("ceasefire", "cease-fire; ceasefires; fire", "<cease-fire>; <ceasefires>; fire"),
        ("siege -aid or peace", "siege aid peace", "<siege> aid <peace>"),
        ("-aid", "siege aid", "siege aid"),
        ("hama", "Hamah’s, حَمَاة; Hamas", "<Hamah’s>, <حَمَاة>; Hamas"),
        ("rural damascus", "Rural Damascus; Damascus; rural", "<Rural Damascus>; <Damascus>; <rural>"),
        ("الحصار", "Sieges: a siege, besieged; حصار", "<Sieges>: a <siege>, <besieged>; حصار"),
        ("هدنة", "a truce, a cease-fire; fire", "a <truce>, a <cease-fire>; fire"),
        ("-حصار aid", "siege aid", "siege <aid>"),
        ("cafe", "cafe\u0301 & <b>", "<cafe\u0301> & <b>"),
        ("", "siege", "siege"),
        ("siege", "", ""),
    ],
)
def test_what_a_search_found_is_marked(typed: str, text: str, expected: str) -> None:
    pieces = marks(text, parse(typed, NAMES))
    assert "".join(f"<{piece.text}>" if piece.marked else piece.text for piece in pieces) == expected


def test_pieces_follow_each_other_and_none_is_empty() -> None:
    assert marks("siege", parse("siege")) == [Piece("siege", True)]


@given(st.text(max_size=80), st.text(max_size=20))
def test_the_pieces_together_are_the_text(text: str, typed: str) -> None:
    pieces = marks(text, parse(typed))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("ho", "Homs and hostility; who", "<Ho>ms and <ho>stility; who"),
        ("the sie", "the siege", "<the> <sie>ge"),
        ("ceas-f", "cease-fire", "<ceas>e-<f>ire"),
        ("HAMA", "Ḥamāh", "<Ḥamā>h"),
        ("hama", "Ha\u0304ma\u0304h", "<Ha\u0304ma\u0304>h"),
        ("الحصا", "حصار", "<حصا>ر"),
        ("حما", "حَمَاة", "<حَمَا>ة"),
        ("siege", "siege", "<siege>"),
        ("x", "siege", "siege"),
        ("", "siege", "siege"),
    ],
)
def test_the_typed_letters_of_words_are_marked(typed: str, text: str, expected: str) -> None:
    pieces = begun(text, typed)
    assert "".join(f"<{piece.text}>" if piece.marked else piece.text for piece in pieces) == expected


@given(st.text(max_size=80), st.text(max_size=20))
def test_the_pieces_of_beginnings_together_are_the_text(text: str, typed: str) -> None:
    assert "".join(piece.text for piece in begun(text, typed)) == text
