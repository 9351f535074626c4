"""Find a chapter's structure: its sections, the quotes in them, and what could not be read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from explorer.importing.attributions import Attributions, Split
from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.cleaning import squash
from explorer.importing.elements import QUIET
from explorer.importing.found import Entry, FoundSection, ImportProblem, LineKind, Outline
from explorer.importing.furniture import parted
from explorer.importing.headings import title_index, with_headings
from explorer.importing.readings import Readings
from explorer.importing.suspicion import suspicions
from explorer.importing.walk import Walk

_UNUSED = "A reading is about this text, but the chapter has no such line to settle."
_NO_QUOTE = "The chapter has no quote at all. Is it the right file?"
_LEFT_OUT = "It was left out as the page's ({}), but it is in the middle of the chapter."
_EMPTY = (
    "A heading without a text after it: is it a part of the next heading, the beginning of a quote that was "
    "cut off, or a label of the page?"
)
_BEFORE = "before the chapter's title"
_SHORTEST_LOSS = 5
"""Words from which text left out in the middle of a chapter is a problem: “Share this” isn't."""


def outline(blocks: list[Block], title: str, attributions: Attributions) -> Outline:
    """Return the structure of a chapter; `title` is what its title should read."""
    # Headings and the walk ask about the same lines: each is split once.
    split = cache(attributions.split)
    parts = parted(
        [block for block in blocks if block.kind is not BlockKind.FURNITURE], attributions.readings
    )
    front, body = _body(parts.kept, title, split)
    walk = Walk(attributions, split)
    for block in body:
        walk.take(block)
    walk.end_paragraph()
    sections, problems = _distinct(walk.sections)
    quotes = [quote for section in walk.sections for quote in section.quotes]
    places = {line: place for place, block in enumerate(blocks) for line in block.lines}
    begins = places[body[0].lines[0]] if body else len(blocks)
    labels = [(block, reason) for block, reason in parts.problems if places[block.lines[0]] > begins]
    misplaced = [*labels, *_lost(blocks, body, places, attributions.readings)]
    problems += [ImportProblem(block.lines[0].number, block.text, reason) for block, reason in misplaced]
    left_out = [block for block in blocks if block.kind is BlockKind.FURNITURE]
    early = [block for block, _ in parts.problems if places[block.lines[0]] <= begins]
    entries = [
        *front,
        *walk.entries,
        *(Entry(LineKind.FURNITURE, block.lines, block.rule) for block in [*left_out, *parts.furniture]),
        *(Entry(LineKind.FURNITURE, block.lines, _BEFORE) for block in early),
        *(Entry(LineKind.PROBLEM, block.lines, reason) for block, reason in misplaced),
    ]
    for entry, problem in suspicions(entries, quotes, [*walk.problems, *problems], attributions.lexicon):
        reading = attributions.readings.of(problem.text)
        if not reading or not (reading.is_kept or (reading.is_ignored and entry.kind is not LineKind.QUOTE)):
            problems.append(problem)
            entries.append(Entry(LineKind.PROBLEM, entry.lines, problem.reason))
    problems = sorted([*walk.problems, *problems], key=lambda problem: problem.line or 0)
    if not quotes and not problems:
        problems.append(ImportProblem(None, title, _NO_QUOTE))
    problems += [ImportProblem(None, text, _UNUSED) for text in attributions.readings.unused]
    return Outline(sections, problems, " ".join(walk.narrative), entries)


def _body(blocks: list[Block], title: str, split: Callable[[Line], Split]) -> tuple[list[Entry], list[Block]]:
    """Return what is up to the chapter's title, and what comes after it with its headings marked.

    A page that marks no headings is read as if its paragraphs were plain text.
    """
    body = with_headings(blocks, split)
    index = title_index(body, title)
    front: list[Entry] = []
    if index is not None:
        front = [Entry(LineKind.FURNITURE, block.lines, _BEFORE) for block in body[:index]]
        front.append(Entry(LineKind.HEADING, body[index].lines))
        body = body[index + 1 :]
    if not any(block.kind is BlockKind.HEADING for block in body):
        body = with_headings([_as_text(block) for block in body], split)
    return front, body


def _lost(
    blocks: list[Block], body: list[Block], places: dict[Line, int], readings: Readings
) -> Iterator[tuple[Block, str]]:
    """Yield what was left out as furniture, though the chapter goes on after it, and the reason."""
    first, last = (places[body[0].lines[0]], places[body[-1].lines[-1]]) if body else (0, 0)
    for block in blocks[first:last]:
        is_loud = block.kind is BlockKind.FURNITURE and block.rule not in QUIET
        if is_loud and len(block.text.split()) >= _SHORTEST_LOSS and not readings.of(block.text):
            yield block, _LEFT_OUT.format(block.rule)


def _as_text(block: Block) -> Block:
    return replace(block, kind=BlockKind.TEXT) if block.kind is BlockKind.PARAGRAPH else block


def _distinct(sections: list[FoundSection]) -> tuple[list[FoundSection], list[ImportProblem]]:
    """Leave out what only announces a section of the same name; report headings that come twice."""
    filled = {squash(section.heading) for section in sections if section.has_text}
    announced = [not section.has_text and squash(section.heading) in filled for section in sections]
    # "Contents" before headings that come again is one of them.
    is_contents = announced[1:2] == [True] and not sections[0].has_text
    kept = [section for section, is_left in zip(sections, announced, strict=True) if not is_left]
    kept = kept[1:] if is_contents and not announced[0] else kept
    seen: set[str] = set()
    problems = []
    for section in kept:
        if squash(section.heading) in seen:
            problems.append(ImportProblem(section.line, section.heading, "Two sections have this heading."))
        seen.add(squash(section.heading))
    problems += [
        ImportProblem(section.line, section.heading, _EMPTY)
        for section in kept
        if not section.has_text and not section.is_marked
    ]
    return kept, problems
