"""Groups of quotes: who is in them, how they are aligned, and the side that was left out."""

import pytest
from django.http import Http404

from explorer.questions import comparison
from explorer.questions.answer import ask
from explorer.questions.comparison import OtherSide, both_sides, chosen_group, compare, other_side
from explorer.questions.index import current_index
from explorer.questions.question import Question
from tests.support.builders import build_place, build_quote, build_theme

pytestmark = pytest.mark.django_db


def group(*values: str, question: Question | None = None) -> comparison.ComparedGroup:
    """Return the group with these values."""
    return chosen_group(current_index(), question or Question(), values)


@pytest.mark.parametrize(
    ("values", "label", "question"),
    [
        (["stance:pro-regime"], "Pro-regime", Question(stance=("pro-regime",))),
        (["sect:sunni", "sect:alawi"], "Sunni / Alawi", Question(sect=("sunni", "alawi"))),
        (["sect:sunni", "gender:man"], "Sunni, Man", Question(sect=("sunni",), gender=("man",))),
        (["age:25-34"], "25–34", Question(age_min=25, age_max=34)),
        (["age:25-34", "age:35-44"], "35–44", Question(age_min=35, age_max=44)),
        (["governorate:homs"], "Homs", Question(governorate=("homs",))),
        (["theme:theme"], "Theme", Question(theme=("theme",))),
    ],
)
def test_a_group_is_a_question_with_a_name(values: list[str], label: str, question: Question) -> None:
    build_quote()
    found = group(*values)
    assert (found.label, found.answer.question) == (label, question)


def test_a_group_replaces_the_question_s_own_filter_and_keeps_the_others() -> None:
    build_quote()
    asked = Question(q="words", stance=("anti-regime",), sect=("sunni",), age_min=20)
    assert group("stance:pro-regime", question=asked).answer.question == Question(
        q="words", stance=("pro-regime",), sect=("sunni",), age_min=20
    )
    assert group("age:25-34", question=asked).answer.question == Question(
        q="words", stance=("anti-regime",), sect=("sunni",), age_min=25, age_max=34
    )


def test_only_a_whole_side_has_the_side_s_mark() -> None:
    build_quote()
    assert group("stance:pro-regime").stance == "pro-regime"
    assert group("stance:pro-regime", "gender:man").stance == ""
    assert group("stance:pro-regime", "stance:anti-regime").stance == ""
    assert group("gender:man").stance == ""


def test_groups_are_aligned_by_theme_in_the_report_s_order() -> None:
    first, second, third = build_theme("first"), build_theme("second"), build_theme("third")
    homs, aleppo = build_place("homs"), build_place("aleppo")
    build_quote(1, theme=first, governorate=homs)
    build_quote(2, theme=first, governorate=aleppo)
    build_quote(3, theme=third, governorate=homs)
    build_quote(4, theme=third, governorate=homs)
    found = compare([group("governorate:homs"), group("governorate:aleppo")])
    assert [
        (
            section.theme.slug,
            [(cell.total, [quote.code for quote in cell.quotes]) for cell in section.cells],
        )
        for section in found.sections
    ] == [
        ("first", [(1, ["chapter-01"]), (1, ["chapter-02"])]),
        ("third", [(2, ["chapter-03", "chapter-04"]), (0, [])]),
    ]
    assert found.silent == [second]
    assert (found.total, found.shared) == (4, 0)
    assert found.sections[1].cells[0].question == Question(theme=("third",), governorate=("homs",))


def test_a_quote_in_both_groups_counts_once() -> None:
    build_quote(1, sect="sunni", gender="woman")
    build_quote(2, sect="sunni", gender="man")
    build_quote(3, sect="alawi", gender="woman")
    found = compare([group("sect:sunni"), group("gender:woman")])
    assert (found.total, found.shared) == (3, 1)


def test_of_many_quotes_each_theme_shows_an_equal_number_and_counts_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparison, "QUOTES_OF_GROUP", 4)
    for number in range(1, 6):
        build_quote(number, theme=build_theme("first"))
    build_quote(6, theme=build_theme("second"))
    build_quote(7, theme=build_theme("second"), gender="man")
    found = compare([group("gender:woman"), group("gender:man")])
    assert [
        [(cell.total, [quote.number for quote in cell.quotes]) for cell in section.cells]
        for section in found.sections
    ] == [[(5, [1, 2]), (0, [])], [(1, [6]), (1, [7])]]


def test_many_themes_are_read_a_page_at_a_time_and_some_silent_ones_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparison, "THEMES_ON_PAGE", 2)
    monkeypatch.setattr(comparison, "SILENT_NAMED", 1)
    for number, slug in enumerate(["a", "b", "c", "d", "e"], 1):
        theme = build_theme(slug)
        if slug in ("a", "c", "e"):
            build_quote(number, theme=theme)
    groups = [group("gender:woman"), group("gender:man")]
    pages = [[section.theme.slug for section in compare(groups, page).sections] for page in ("1", "2")]
    assert pages == [["a", "c"], ["e"]]
    found = compare(groups)
    assert ([theme.slug for theme in found.silent], found.silent_left) == (["b"], 1)
    with pytest.raises(Http404, match="pages 1 to 2"):
        compare(groups, "3")


def test_a_question_about_a_theme_names_no_other_theme_silent() -> None:
    build_quote(1, theme=build_theme("first"))
    build_theme("second")
    asked = Question(theme=("first",))
    found = compare([group("gender:woman", question=asked), group("gender:man", question=asked)])
    assert ([section.theme.slug for section in found.sections], found.silent) == (["first"], [])


def test_both_sides_stand_in_a_fixed_order() -> None:
    build_quote(1, stance="anti-regime")
    sides = both_sides(current_index(), Question(gender=("woman",), stance=("anti-regime",)))
    assert [(side.label, side.stance, side.answer.total) for side in sides] == [
        ("Pro-regime", "pro-regime", 0),
        ("Anti-regime", "anti-regime", 1),
    ]


def left_out(question: Question) -> OtherSide | None:
    """Return the side that a question leaves out."""
    return other_side(ask(question))


def test_a_question_about_one_side_has_another_side() -> None:
    build_quote(1, stance="anti-regime", sect="sunni")
    build_quote(2, stance="pro-regime", sect="sunni")
    assert left_out(Question(stance=("anti-regime",), sect=("sunni",))) == OtherSide(
        "Pro-regime", Question(stance=("pro-regime",), sect=("sunni",)), 1
    )


def test_on_a_theme_the_other_side_is_all_of_it() -> None:
    build_quote(1, stance="anti-regime", sect="sunni")
    build_quote(2, stance="pro-regime", sect="alawi")
    asked = Question(stance=("anti-regime",), sect=("sunni",), theme=("theme",))
    assert left_out(asked) == OtherSide("Pro-regime", Question(stance=("pro-regime",), theme=("theme",)), 1)


@pytest.mark.parametrize("stance", [(), ("anti-regime", "pro-regime")])
def test_a_question_about_both_sides_leaves_none_out(stance: tuple[str, ...]) -> None:
    build_quote()
    assert left_out(Question(stance=stance)) is None
