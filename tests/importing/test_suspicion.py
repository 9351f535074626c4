"""Test what was seen to be lost or twisted: each is read right, or a problem names its line."""

import pytest

from explorer.importing.attributions import Attributions
from explorer.importing.found import Outline
from explorer.importing.outline import outline
from explorer.importing.reader import blocks_of
from explorer.importing.readings import Reading, Readings
from tests.support.places import LEXICON

TITLE = "Water and Bread in the Towns"
A, B = "Sunni man (anti-regime), 30, Homs", "Alawi woman (pro-regime), 41, Tartous"
ONE = "We wait for the rain and for nothing else."
TWO = "We bake our bread at night and sell it in the morning."
N = "The towns differ about it."
LONG = "The towns differ about it, and so does everybody in them, year after year. " * 8


def plain(*parts: str) -> str:
    """Return a chapter in plain text; its section begins in line 5, what is given in line 7."""
    return "\n\n".join([TITLE, "An introduction of the chapter.", "Wells and Water", *parts]) + "\n"


def page(*parts: str) -> str:
    """Return a chapter as a page; what is given begins in line 4."""
    head = f"<html><body><h1>{TITLE}</h1>\n<p>An introduction.</p>\n<h2>Wells and Water</h2>\n"
    return head + "\n".join(parts) + "</body></html>"


def read(source: str, readings: Readings | None = None) -> Outline:
    """Return the outline of a file's text."""
    return outline(blocks_of(source), TITLE, Attributions(LEXICON, readings or Readings({})))


def quotes(found: Outline) -> list[tuple[str, str, str]]:
    """Return heading, words and attribution of each quote."""
    return [
        (section.heading, quote.text, quote.attribution)
        for section in found.sections
        for quote in section.quotes
    ]


P1, PA = f"<p>{ONE}</p>", f"<p>— {A}</p>"
READ = {
    "own line without a dash": plain(f"{ONE}\n{A}"),
    "in brackets": plain(f"{ONE}\n({A})"),
    "in brackets on the same line": plain(f"{ONE} ({A})"),
    "a lone dash": plain(f"{ONE}\n—\n{A}"),
    "a bar in its own line": plain(f"{ONE}\n| {A}"),
    "over four lines": plain(f"{ONE}\n— Sunni man\n(anti-regime),\n30,\nHoms"),
    "pre": page(f"<pre>\n{ONE}\n— {A}\n</pre>"),
    "a form around everything": f"<form>{page(P1, PA)}</form>",
    "a figure without a picture": page(f"<figure>{P1}<figcaption>— {A}</figcaption></figure>"),
    "hidden around everything": f"<div hidden>{page(P1, PA)}</div>",
    "named toc": f"<div class=toc>{page(P1, PA)}</div>",
    "named sidebar": f"<div id=sidebar>{page(P1, PA)}</div>",
    "a teaser in the only main": f"<main><p>Read it.</p></main>{page(P1, PA)}",
    "a footnote's mark": page("<p>We wait for the rain<sup>12</sup> and for nothing else.</p>", PA),
    "edit": page(P1, PA).replace("Water</h2>", "Water[edit]</h2>"),
    "a link's mark": page(f"<p>{ONE}¶</p>", PA).replace("Water</h2>", "Water ¶</h2>"),
    "Markdown": f"# {TITLE}\n\nText.\n\n## Wells and Water\n\n> {ONE}\n>\n> — {A}\n",
    "Markdown's emphasis": plain(f"*{ONE}*\n*— {A}*"),
    "square brackets": plain(f"{ONE}\n[{A}]"),
    "single quotation marks": plain(f"‘{ONE}’\n— {A}"),
    "edit, as wikis have it": page(P1, PA).replace("Water</h2>", "Water [edit | edit source]</h2>"),
    "words struck out": page("<p>We <del>went</del> wait for the rain and for nothing else.</p>", PA),
    "the title after a teaser": page(P1, PA).replace("<h1>", "<h2>Latest</h2><p>Read it.</p><h1>"),
    "related chapters after it": page(P1, PA, "<h2>Related Chapters</h2>", "<p>Mood</p>"),
    "contents before it": plain("Others", "Wells and Water", f"{ONE}\n— {A}", "Others", N),
    "a divider": plain(f"{ONE}\n\n* * *\n\n— {A}"),
}


@pytest.mark.parametrize("source", READ.values(), ids=READ)
def test_it_is_read_right(source: str) -> None:
    found = read(source)
    assert quotes(found) == [("Wells and Water", ONE, A)]
    assert found.problems == []


def test_contents_are_no_sections() -> None:
    assert [section.heading for section in read(READ["contents before it"]).sections] == [
        "Wells and Water",
        "Others",
    ]


@pytest.mark.parametrize("text", ["We left in 2014.", "We left at 5.30", "It was H2"])
def test_a_number_that_belongs_to_the_words_is_no_note(text: str) -> None:
    found = read(plain(f"{text}\n— {A}"))
    assert ([quote[1] for quote in quotes(found)], found.problems) == ([text], [])


def test_a_bold_paragraph_may_be_a_heading() -> None:
    found = read(page(P1, PA, "<p><b>Bread and Ovens</b></p>", f"<p>{TWO}</p>", f"<p>— {B}</p>"))
    assert quotes(found) == [("Wells and Water", ONE, A), ("Bread and Ovens", TWO, B)]
    assert found.problems == []


def test_a_last_word_before_a_dash_stays_in_its_quote() -> None:
    found = read(plain(f"Otherwise we will be helping divide\nSyria. — {A}"))
    assert quotes(found) == [("Wells and Water", "Otherwise we will be helping divide Syria.", A)]
    assert found.problems == []


NAMED = {
    "above, in its paragraph": (plain(N, f"— {A}\n{ONE}", f"— {B}\n{TWO}"), {9, 12}),
    "above, apart": (plain(N, f"— {A}", ONE, f"— {B}", TWO), {9, 13}),
    "above, apart, beside one at the end of its quote": (
        plain(N, f"— {A}", ONE, f"— {B}", TWO, f"{LONG} — {A}", N),
        {9, 13, 17},
    ),
    "above, in a list of terms": (page(f"<p>{N}</p>", f"<dl><dt>{A}</dt><dd>{ONE}</dd></dl>"), {5}),
    "a footnote's number": (plain(f"{ONE}12\n— {A}"), {7}),
    "a footnote's number, raised": (plain(f"{ONE}¹²\n— {A}"), {7}),
    "a letter of another script": (plain(f"We w\u0430it for it.\n— {A}"), {7}),
    "a ligature": (plain(f"We \ufb01ght for it.\n— {A}"), {7}),
    "an attribution in Markdown": (plain(f"{ONE}\n— *{A}*"), {8}),
    "an attribution as an item": (plain(f"{ONE}\n• {A}"), {8}),
    "above, in a page": (page(f"<p>{N}</p>", PA, P1), {5}),
    "above, in a quotation": (page(f"<blockquote>{PA}{P1}</blockquote>"), {4}),
    "two paragraphs": (plain(f"“{ONE}", f"“{TWO}”\n— {A}"), {7}),
    "same line": (plain(f"{ONE} {A}"), {7}),
    "tab": (plain(f"{ONE}\t{A}"), {7}),
    "pipe": (plain(f"{ONE} | {A}"), {7}),
    "glued hyphen": (plain(f"{ONE}-{A}"), {7}),
    "text after it": (plain(f"{ONE} — {A}. He was right."), {7}),
    "text in the next line": (plain(f"{ONE}\n— {A}\nHe was right."), {8}),
    "form": (page(f"<form>{P1}{PA}</form>", f"<p>{LONG}</p>"), {4}),
    "aside": (page(f"<p>{LONG}</p>", f"<aside>{P1}{PA}</aside>", f"<p>{N}</p>"), {5}),
    "only the words in an aside": (page(f"<p>{LONG}</p>", f"<aside>{P1}</aside>", PA), {5}),
    "hidden": (page(f"<p>{LONG}</p>", f"<div hidden>{P1}{PA}</div>", f"<p>{N}</p>"), {5}),
    "h4": (page(P1, f"<h4>— {A}</h4>"), {5}),
    "another h4": (page(P1, "<h4>— Ahmed, Homs</h4>"), {5}),
    "a footnote's mark": (page("<p>We wait[12] for the rain.</p>", PA), {4}),
    "Share this": (page(P1, "<div>Share this</div>", PA), {5}),
    "Share this inside": (page(f"<p>{ONE} Share this</p>", PA), {4}),
    "Markdown's emphasis": (plain(f"We **wait** for rain.\n— {A}"), {7}),
    "a dash alone": (plain(ONE, "—", A), {9}),
    "a dash before somebody": (plain(f"{ONE}\n—\nActivist, Homs"), {8}),
    "a page's number inside": (plain(f"We wait for the rain\n12\nand for more.\n— {A}"), {7}),
    "a page's number between": (plain(ONE, "12", f"— {A}"), {9}),
    "a page's number, worded": (plain(ONE, "Page 12 of 30", f"— {A}"), {9}),
    "no blank lines": (plain(f"{N}\n{ONE}\n— {A}\n{N}\n{TWO}\n— {B}").replace("\n\n", "\n"), {2, 7}),
    "Leave a comment": (plain(f"{ONE}\n— {A}", "Leave a comment", f"{TWO}\n— {B}"), {10}),
    "Ahmed": (plain(f"{ONE}\n– Ahmed, 32, Homs"), {8}),
    "Ahmed, same line": (plain(f"{ONE} – Ahmed, 32, Homs"), {7}),
    "an activist": (plain(f"{ONE}\n— Activist in Homs"), {8}),
    "an activist, same line": (plain(f"{ONE} — Activist in Homs"), {7}),
    "letters": (plain(f"{ONE}\n(M, 34, Homs)"), {7}),
    "letters, same line": (plain(f"{ONE} (M, 34, Homs)"), {7}),
    "a Sunni man": (plain(f"{ONE}\na Sunni man from Homs, 30"), {7}),
    "prose without an age": (plain(f"“{ONE}” said a Sunni man from Homs."), {7}),
    "prose with a name": (plain(f"“{ONE}” said Ahmed, 32, from Homs."), {7}),
    "quotation marks around everything": (plain(f"“{ONE}”", N), {7}),
    "no letters": (plain(f"14\n— {A}"), {7}),
    "marks that don't close": (plain(f"He said “we wait.\n— {A}"), {7}),
    "lost characters": (plain(f"We\ufffd wait.\n— {A}"), {7}),
    "control characters": (plain("They don\x92t.", f"{ONE}\n— {A}"), {7}),
    "misread UTF-8": (plain(f"We wait â€” here.\n— {A}"), {7}),
    "a broken word": (plain(f"We trust the govern-\nment.\n— {A}"), {7}),
    "a broken word of the attribution": (plain(f"{ONE} — Sunni man (anti-\nregime), 30, Homs"), {7}),
    "two paragraphs without marks": (plain(N, "We wait for it every day.", f"{TWO}\n— {A}"), {9}),
    "nobody named": (plain(ONE, f"{TWO}\n— {A}"), {7}),
    "prose with nobody": (plain(f"As one told: “{ONE}”", f"{TWO}\n— {A}"), {7}),
    "an interview's number": (plain("It rained. (Interview 14)", f"{TWO}\n— {A}"), {7}),
    "a running title inside": (plain(f"{ONE}\n{TITLE}\n— {A}"), {7}),
    "a roman page's number": (plain(ONE, "xxiv", f"— {A}"), {9}),
    "an advertisement between": (page(P1, "<p>Advertisement</p>", PA), {5}),
    "a heading over two paragraphs": (plain(N, "Bread and Ovens in", "The Upper Towns", N), {9}),
    "a quote cut off": (plain(f"{ONE}\n— {A}", "Terrorist groups should be upr"), {10}),
    "a label as a heading": (plain(f"{ONE}\n— {A}", "Comments", "Bread and Ovens", N), {10}),
    "a heading's mark": (plain(f"{ONE}\n— {A}", "Bread and Ovens[edit]", N), {10}),
    "a quote in large type": (page(P1, PA, P1, PA), {4, 6}),
    "a dash on both sides": (plain(f"{ONE}\n— {A} —"), {8}),
    "an escaped dash": (plain(f"{ONE}\n\\- {A}"), {8}),
    "a longer quote": (plain(*[f"{ONE}\n— {A}"] * 5, f"{f'{ONE} ' * 9}\n— {B}"), {22}),
    "a shorter quote": (plain(*[f"{LONG}\n— {A}"] * 5, f"Rain.\n— {B}"), {22}),
    "an attribution in a quote": (plain(f"{ONE} {A}", f"— {B}"), {7}),
}


@pytest.mark.parametrize(("source", "lines"), NAMED.values(), ids=NAMED)
def test_a_problem_names_the_line(source: str, lines: set[int]) -> None:
    found = read(source)
    assert {problem.line for problem in found.problems} >= lines


def test_a_chapter_without_a_quote_is_a_problem() -> None:
    (problem,) = read(plain(N)).problems
    assert (problem.line, problem.reason) == (None, "The chapter has no quote at all. Is it the right file?")


def test_a_reading_keeps_what_is_right() -> None:
    words = "He said “we wait."
    kept = Readings({words: Reading(None, is_kept=True)})
    found = read(plain(f"{words}\n— {A}"), kept)
    assert quotes(found) == [("Wells and Water", words, A)]
    assert found.problems == []
    assert len(read(plain(f"{words}\n— {A}"), Readings({words: Reading(None)})).problems) == 1
