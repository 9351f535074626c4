"""Test whole chapters: every form of section, quote and furniture, and nothing out of nothing."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.importing.attributions import Attributions, Split
from explorer.importing.blocks import Line
from explorer.importing.cleaning import tidy
from explorer.importing.found import ImportProblem, Outline, Speaker
from explorer.importing.outline import outline
from explorer.importing.plain import text_blocks
from explorer.importing.reader import read_blocks
from explorer.importing.readings import Reading, Readings, load_readings
from tests.support.forms import CHAPTERS, FORMS, rows
from tests.support.places import LEXICON, PLACES

TITLE = "Water and Bread in the Towns"
WORDS = "Sunni man (anti-regime), 30, Homs"
NO_QUOTE = ImportProblem(None, TITLE, "The chapter has no quote at all. Is it the right file?")


def chapter(name: str, title: str = TITLE) -> Outline:
    """Return the outline of one of the chapters in files."""
    return outline(read_blocks(CHAPTERS / name), title, Attributions(LEXICON, Readings({})))


def settled(name: str) -> Outline:
    """Return the outline of a chapter whose readings lie beside it."""
    (path,) = [path for path in CHAPTERS.glob(f"{name}.*") if path.suffix != ".json"]
    readings = load_readings(CHAPTERS / f"{name}.json", PLACES)
    return outline(read_blocks(path), TITLE, Attributions(LEXICON, readings))


def text(content: str, readings: Readings | None = None) -> Outline:
    """Return the outline of a chapter given as text."""
    return outline(text_blocks(content), TITLE, Attributions(LEXICON, readings or Readings({})))


def quotes(found: Outline) -> list[tuple[str, str, str]]:
    """Return the heading, words and attribution of each quote."""
    return [
        (section.heading, quote.text, quote.attribution)
        for section in found.sections
        for quote in section.quotes
    ]


def test_every_form_in_plain_text() -> None:
    found = chapter("forms.txt")
    assert [(section.line, section.heading, len(section.quotes)) for section in found.sections] == [
        (7, "Many Draw Water From Old Wells", 7),
        (32, "How Long Does a Loaf Last?", 7),
        (54, "A Sentence-Case Heading Is Not Needed", 1),
        (62, "Nobody Is Quoted in the Summary of Findings", 0),
    ]
    assert rows(found) == FORMS
    assert [problem.line for problem in found.problems] == [5]
    assert settled("forms").problems == []


def test_every_form_in_a_web_page() -> None:
    found = chapter("webbook.html")
    assert [(section.line, section.heading, len(section.quotes)) for section in found.sections] == [
        (21, "Many Draw Water From Old Wells", 4),
        (35, "How Long Does a Loaf Last?", 4),
        (46, "Summary of Findings", 0),
    ]
    assert [row[:3] for row in rows(found)] == [
        (24, *FORMS[0][1:3]),
        (
            28,
            "We carry the buckets ourselves; nobody else will.\n\nNobody ever did.",
            "Alawi man (pro‑regime), 44, Damascus",
        ),
        (32, "Water has no side.", "Shi’ite woman (anti-regime), 51, Deir ez-Zor"),
        (33, "It runs to whoever digs.", "Druze man (anti-regime), 19, As-Sweida"),
        (36, *FORMS[7][1:3]),
        (38, "I would bake again.", "Sunni man (anti-regime), 38, refugee, Turkey"),
        (40, "One oven for nine families.", "Sunni woman (anti-regime), 35, IDP, Homs"),
        (42, "Flour is dear.", "Sunni man (pro-regime), 70, Raqqah"),
    ]
    assert [row[6] for row in rows(found)] == [True, True, True, True, False, True, True, True]
    assert [problem.line for problem in found.problems] == [44, 45, 48, 54]
    assert settled("webbook").problems == []


class CountingAttributions(Attributions):
    """Keeps what it was asked to split."""

    def __init__(self) -> None:
        """Know no readings."""
        super().__init__(LEXICON, Readings({}))
        self.splits: list[tuple[int, str]] = []

    def split(self, line: Line) -> Split:
        """Keep the line."""
        self.splits.append((line.number, line.text))
        return super().split(line)


def test_each_line_is_split_once_for_the_headings_and_the_walk() -> None:
    attributions = CountingAttributions()
    outline(read_blocks(CHAPTERS / "forms.txt"), TITLE, attributions)
    content = (CHAPTERS / "forms.txt").read_text(encoding="utf-8").split("\n\n\n")[0]
    lines = [(number, tidy(text)) for number, text in enumerate(content.split("\n"), 1) if text]
    lines.remove((60, "Qunaytirah"))  # the end of the attribution that begins on the line before
    assert len(lines) == 39
    assert Counter(split for split in attributions.splits if split in lines) == Counter(lines)


def test_two_lines_are_read_as_one_only_where_the_first_has_no_attribution() -> None:
    attributions = CountingAttributions()
    quoted = f"One\ntwo.\n— {WORDS}\nThree. — Sunni man\n(anti-regime), 30, Homs\n"
    content = f"{TITLE}\n\nWells and Water\n\n{quoted}"
    found = outline(text_blocks(content), TITLE, attributions)
    assert [quote[1] for quote in quotes(found)] == ["One two.", "Three."]
    assert Counter(text for _, text in attributions.splits if text not in content.split("\n")) == Counter(
        ["One two.", f"two. — {WORDS}", "Three. — Sunni man (anti-regime), 30, Homs"]
    )


def test_every_problem_has_its_line_and_its_text() -> None:
    found = chapter("problems.txt", "A Chapter With Problems")
    assert quotes(found) == []
    assert [(problem.line, problem.text, problem.reason.split(". ")[0]) for problem in found.problems] == [
        (6, "— Sunni man (anti-regime), 32, al-Qamishli", "“al-Qamishli” is not known here"),
        (9, "— Sunni man (anti-regime), Homs", "It names no age."),
        (11, "— Sunni man (anti-regime), 30, 31, Homs", "It names more than one age: 30, 31."),
        (14, "— Teacher", "“Teacher” is not known here"),
        (16, "— Sunni man (anti-regime), 30, Homs", "It has no quote before it."),
        (21, "Kurdish woman, 30, Aleppo", "It names no stance."),
        (23, "“Peace will come,” said a Sunni man, age 32, from Aleppo", "It names no stance."),
        (25, "“Peace will come,” said a Sunni man, age 33, from Aleppo", "It names no stance"),
        (29, "- a list", "“list” is not known here"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        f"Wells and Water\n\nWe wait.\n— {WORDS}",
        f"Wells and Water\nWe wait.\n— {WORDS}",
        f"Wells and\nWater\n\nWe wait.\n\n— {WORDS}",
        f"Wells and\nWater\n\nWe wait. — {WORDS}",
        "Wells and Water\n\nNarrative.\n\nWe wait.\n— Sunni man (anti-regime),\n30, Homs",
        f"Wells and Water\n\n“We wait.”\n\n———\n\n— {WORDS}",
        f"Contents\n\nWells and Water\n\nOthers\n\nWells and Water\n\nWe wait.\n— {WORDS}\n\nOthers\n\nText.",
    ],
)
def test_a_section_and_its_quote(content: str) -> None:
    found = text(f"{TITLE}\n\nAn introduction.\n\n{content}")
    assert [quote[:2] for quote in quotes(found)] == [("Wells and Water", "We wait.")]
    assert found.problems == []


def test_a_heading_that_goes_on_in_small_letters_after_a_blank_line() -> None:
    found = text(f"{TITLE}\n\nWells and Water\n\nand the rest of it\n\nText.")
    assert [section.heading for section in found.sections] == ["Wells and Water and the rest of it"]


def test_right_before_an_attribution_everything_is_a_quote() -> None:
    found = text(f"{TITLE}\n\nWells and Water\n\nWater Before Bread\n— {WORDS}")
    assert quotes(found) == [("Wells and Water", "Water Before Bread", WORDS)]


def test_several_quotes_without_blank_lines() -> None:
    found = text(
        f"{TITLE}\n\nWells and Water\n\nOne.\n— {WORDS}\nTwo. — {WORDS}\nThree.\n{WORDS}\n\nNarrative."
    )
    assert found.problems == []
    assert [quote[1] for quote in quotes(found)] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("content", "line", "printed", "reason"),
    [
        (f"We wait.\n— {WORDS}\n\nWells and Water\n\nText.", 3, "We wait.", "before the first heading"),
        (f"Wells and Water\n\n— {WORDS}", 5, f"— {WORDS}", "no quote before it"),
        (f"Wells and Water\n\nOne.\n— {WORDS}\n— {WORDS}", 7, f"— {WORDS}", "no quote before it"),
        ("Wells and Water\n\nText.\n\nWells and Water\n\nText.", 7, "Wells and Water", "Two sections"),
    ],
)
def test_problems_of_structure(content: str, line: int, printed: str, reason: str) -> None:
    (problem,) = text(f"{TITLE}\n\n{content}").problems
    assert (problem.line, problem.text) == (line, printed)
    assert reason in problem.reason


def test_a_quotation_set_apart_needs_a_speaker(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<h2>Wells</h2><h2>Bread</h2>\n<blockquote>We wait.</blockquote><p>{'So be it. ' * 30}</p>"
    )
    found = outline(read_blocks(page), TITLE, Attributions(LEXICON, Readings({})))
    reason = "A quotation is set apart, but nobody is named after it: a reading can only ignore it."
    assert found.problems == [ImportProblem(2, "We wait.", reason)]
    somebody = Speaker("sunni", "man", 30, "anti-regime", governorate="homs")
    settled = Attributions(LEXICON, Readings({"We wait.": Reading(somebody)}))
    (problem,) = outline(read_blocks(page), TITLE, settled).problems
    assert (problem.line, problem.text) == (2, "We wait.")
    ignored = Attributions(LEXICON, Readings({"We wait.": Reading(None)}))
    assert outline(read_blocks(page), TITLE, ignored).problems == [NO_QUOTE]
    page.write_text("<h2>Wells</h2><h2>Bread</h2><blockquote><p>We wait.</p><p>And wait.</p></blockquote>")
    ignored = Attributions(LEXICON, Readings({"We wait.\n\nAnd wait.": Reading(None)}))
    assert outline(read_blocks(page), TITLE, ignored).problems == [NO_QUOTE]


def test_a_page_without_headings_is_read_like_text(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<h1>A</h1><h2>{TITLE}</h2><p><b>Wells and Water</b></p><p>We wait.</p><p>— {WORDS}</p>")
    found = outline(read_blocks(page), TITLE, Attributions(LEXICON, Readings({})))
    assert quotes(found) == [("Wells and Water", "We wait.", WORDS)]


def test_a_reading_that_nothing_needs_is_a_problem() -> None:
    content = f"{TITLE}\n\nWells\n\nWe wait.\n— {WORDS}"
    (problem,) = text(content, Readings({"— A": Reading(None)})).problems
    assert (problem.line, problem.text) == (None, "— A")


def test_a_line_that_is_settled_as_no_quote_is_passed_over() -> None:
    readings = Readings({"— Teacher": Reading(None)})
    found = text(f"{TITLE}\n\nWells\n\nWe wait.\n— Teacher\n\n— {WORDS}", readings)
    assert [quote[1] for quote in quotes(found)] == ["We wait."]
    assert found.problems == []


PIECES = st.sampled_from(
    [
        "Sunni man",
        "(anti-regime)",
        "30",
        "Homs",
        "“",
        "”",
        "—",
        "said",
        "\n",
        "\n\n",
        ". ",
        "Wells and Water",
        ",",
    ]
)


@given(st.text(max_size=500))
def test_nothing_comes_of_nothing(content: str) -> None:
    assert quotes(text(content)) == []


@given(st.lists(PIECES | st.text(max_size=10), max_size=40))
def test_nothing_is_invented_from_pieces(pieces: list[str]) -> None:
    content = " ".join(pieces)
    squashed = "".join(content.split())
    for _, words, attribution in quotes(text(content)):
        assert "".join(words.split()) in squashed
        assert "".join(attribution.split()) in squashed


@given(st.lists(st.sampled_from(["One.", "Two!", "Three?"]), min_size=1, max_size=5), st.booleans())
def test_all_quotes_are_found_in_order(words: list[str], blank: bool) -> None:
    gap = "\n\n" if blank else "\n"
    content = "\n\n".join(f"Narrative of it.\n\n{word}{gap}— {WORDS}" for word in words)
    assert [quote[1] for quote in quotes(text(f"{TITLE}\n\nWells and Water\n\n{content}"))] == words
