"""The picture of an answer: a line for each section, on it a mark for each quote, or a bar for each side."""

import pytest

from explorer.archive.changes import change
from explorer.figures.tracks import MOST_MARKS, MOST_TRACKS, Part, Picture, picture
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.question import Question
from tests.support.builders import build_chapter, build_quote, build_theme
from tests.support.many import build_many

pytestmark = pytest.mark.django_db


def draw(question: Question | None = None) -> Picture:
    """Draw the whole archive, or the quotes of a question, on all chapters."""
    answer = ask(question or Question())
    return picture(answer, contents(answer))


def test_each_quote_is_a_mark_on_the_line_of_its_section() -> None:
    chapter = build_chapter("wells")
    first, second = (build_theme(slug, chapter=chapter, order=order) for order, slug in enumerate("ab", 1))
    for number, (theme, stance) in enumerate(
        [(first, "pro-regime"), (second, "anti-regime"), (first, "anti-regime")], 1
    ):
        build_quote(number, theme=theme, stance=stance)
    drawn = draw()
    assert drawn.has_marks
    assert drawn.left_out == 0
    [group] = drawn.groups
    assert group.of == chapter
    assert [
        (track.record, track.total, [mark.number for mark in track.marks], track.bar)
        for track in group.tracks
    ] == [
        (first, 2, [1, 3], []),
        (second, 1, [2], []),
    ]


def test_only_the_quotes_of_the_question_are_drawn() -> None:
    theme = build_theme()
    for number, sect in enumerate(["sunni", "alawi", "sunni"], 1):
        build_quote(number, theme=theme, sect=sect)
    [[_chapter, [track]]] = draw(Question(sect=("sunni",))).groups
    assert (track.total, [mark.number for mark in track.marks]) == (2, [1, 3])


def test_a_line_has_a_bar_divided_by_side_where_there_are_more_quotes_than_marks() -> None:
    theme, short = build_theme("long"), build_theme("short", order=2)
    with change():
        for number in range(1, MOST_MARKS + 1):
            build_quote(number, theme=theme, stance="pro-regime" if number <= 20 else "anti-regime")
    assert draw().has_marks
    with change():
        for number in range(MOST_MARKS + 1, MOST_MARKS + 31):
            build_quote(
                number, theme=short, stance="pro-regime" if number <= MOST_MARKS + 10 else "anti-regime"
            )
    drawn = draw()
    assert not drawn.has_marks
    [[_chapter, tracks]] = drawn.groups
    assert [track.marks for track in tracks] == [[], []]
    assert [track.bar for track in tracks] == [
        [Part("pro-regime", 20, 0, 333), Part("anti-regime", 40, 333, 667)],
        [Part("pro-regime", 10, 0, 166), Part("anti-regime", 20, 166, 334)],
    ]


def test_with_three_chapters_a_line_is_a_chapter() -> None:
    chapters = [build_chapter(f"chapter-{number}", order=number) for number in range(1, 4)]
    for chapter, total in zip(chapters, (1, 2, 0), strict=True):
        theme = build_theme(f"theme-of-{chapter.slug}", chapter=chapter)
        for number in range(1, total + 1):
            build_quote(number, theme=theme, stance="pro-regime")
    [group] = draw().groups
    assert group.of == chapters[0].report
    assert [(track.record, track.total, track.bar) for track in group.tracks] == [
        (chapters[0], 1, [Part("pro-regime", 1, 0, 500)]),
        (chapters[1], 2, [Part("pro-regime", 2, 0, 1000)]),
        (chapters[2], 0, []),
    ]


def test_a_picture_has_room_for_so_many_chapters_and_says_how_many_are_left_out() -> None:
    build_many(chapters=MOST_TRACKS + 3, sections=1, quotes=1)
    drawn = draw()
    assert sum(len(group.tracks) for group in drawn.groups) == MOST_TRACKS
    assert drawn.left_out == 3


def test_an_archive_without_a_quote_has_lines_without_anything() -> None:
    theme = build_theme()
    [[chapter, [track]]] = draw().groups
    assert (chapter, track.record, track.total, track.marks, track.bar) == (theme.chapter, theme, 0, [], [])
