"""Read a saved web page as blocks: content and furniture, with the line numbers of its source.

The lines of a page are the lines of its source that carry text: text that readers see or could see, so
neither tags nor comments, scripts and style sheets. A block of furniture names the rule that left it out.
"""

import re
from dataclasses import replace

from bs4.element import PageElement, Tag

from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.cleaning import DASH, tidy
from explorer.importing.elements import HEADINGS, Elements, is_quotation, is_visible, walk
from explorer.importing.tree import parse

# Elements that end the paragraph before them: "Loose text.<p>One</p>" is two blocks.
_BLOCKS = {
    *HEADINGS,
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html"),
    *("legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
    *("th", "thead", "title", "tr", "ul"),
}
# Elements that name the source inside a quotation: <blockquote>One.<br><cite>A man</cite></blockquote>.
_CITATIONS = {"cite", "figcaption", "footer"}
# Elements whose text may be a heading without saying so: <p><b>Wells and Water</b></p>.
_BOLD = {"b", "strong"}
# A dash that belongs to the marked source after it: "— <cite>A man</cite>".
_ONLY_DASHES = re.compile(rf"[\s{DASH}]*")
# An element whose first line break HTML drops: "<pre>\nOne" is "One".
_DROPS_BREAK = re.compile(r"<(?:pre|listing|textarea)\b[^<>]*>\n", re.IGNORECASE)
# What pages hang on a line to link or edit it: "Wells and Water¶", "Wells and Water[edit | edit source]".
_HANDLE = re.compile(
    r"\s*(?:¶|🔗|\[\s*edit\b[^\]]*\]|permalink to this (?:headline|heading))$", re.IGNORECASE
)


def page_blocks(markup: str) -> list[Block]:
    """Return the blocks of an HTML page, its furniture among them.

    Raises UnreadableFileError for a page that passes a bound of `parse`.
    """
    soup = parse(markup)
    elements = Elements(soup)
    breaks = _dropped_breaks(markup)
    content = collector = _Collector(breaks)
    left_out: PageElement | None = None
    for node, entering in walk(soup):
        rule = elements.rule(node) if entering and left_out is None else None
        if rule:
            if isinstance(node, Tag) and node.name in _BLOCKS:
                content.end_paragraph()
            left_out, collector = node, _Collector(breaks, content.at, rule)
        if not isinstance(node, Tag):
            collector.text(node)
        elif entering:
            collector.enter(node)
        else:
            collector.leave(node)
        if node is left_out and not (isinstance(node, Tag) and entering):
            content.take(collector)
            left_out, collector = None, content
    content.end_block()
    return content.blocks


def _dropped_breaks(markup: str) -> set[int]:
    """Return the lines of a page's source that end in a break which HTML drops."""
    lines, line, place = set(), 1, 0
    for match in _DROPS_BREAK.finditer(markup):
        line += markup.count("\n", place, match.end() - 1)
        place = match.end() - 1
        lines.add(line)
    return lines


class _Collector:
    """Gathers lines into blocks while the page's elements are entered and left.

    `at` is the line of the source, from 1; `rule` is why all that is gathered is furniture, if it is.
    """

    def __init__(self, breaks: set[int], at: int = 1, rule: str = "") -> None:
        """Start with nothing; `breaks` are the lines that end in a break which HTML drops."""
        self.blocks: list[Block] = []
        self.at = at
        self._breaks, self._rule = breaks, rule
        self._lines: list[Line] = []
        self._pieces: list[str] = []
        self._numbers: list[int] = []
        self._level = self._quotations = self._citations = self._bold = self._verbatim = 0
        self._begins_paragraph = self._was_verbatim = False
        self._is_bold = True

    def take(self, other: "_Collector") -> None:
        """Take over the furniture that another gathered, and the line of the source that it came to."""
        other.end_block()
        self.blocks += other.blocks
        self.at = other.at

    def text(self, node: PageElement) -> None:
        """Add a piece of text to the current line; inside <pre> every line of it is one."""
        piece = str(node)
        if not is_visible(node):
            self.at += piece.count("\n")
            return
        for index, part in enumerate(piece.split("\n")):
            if index:
                self.at += 1
                if self._verbatim:
                    self._end_verbatim_line()
                self._pieces.append("\n")
            self._pieces.append(part)
            if tidy(part):
                self._numbers.append(self.at)
                self._is_bold = self._is_bold and bool(self._bold)
                self._was_verbatim = bool(self._verbatim)

    def enter(self, tag: Tag) -> None:
        """Begin what the element begins."""
        self.at = tag.sourceline or self.at
        if tag.name in HEADINGS:
            self.end_block()
            self._level = HEADINGS[tag.name]
        elif is_quotation(tag):
            if not self._quotations:
                self.end_block()
            self._quotations += 1
        elif tag.name in _BLOCKS:
            self.end_paragraph()
        elif tag.name == "br":
            self._end_line()
        if tag.name in _CITATIONS:
            if not _ONLY_DASHES.fullmatch("".join(self._pieces)):
                self._end_line()
            self._citations += 1
        if tag.name in ("pre", "listing", "textarea") and tag.sourceline in self._breaks:
            self.at += 1
        self._verbatim += tag.name == "pre"
        self._bold += tag.name in _BOLD

    def leave(self, tag: Tag) -> None:
        """End what the element ends."""
        if tag.name in _CITATIONS:
            self._end_line()
            self._citations -= 1
        if tag.name in HEADINGS:
            self.end_block()
            self._level = 0
        elif is_quotation(tag):
            self.end_paragraph()
            if self._quotations == 1:
                self.end_block()
            self._quotations -= 1
        elif tag.name in _BLOCKS:
            self.end_paragraph()
        self._verbatim -= tag.name == "pre"
        self._bold -= tag.name in _BOLD

    def end_block(self) -> None:
        """Make a block of the lines so far."""
        self._end_line()
        if self._lines:
            self.blocks.append(Block(tuple(self._lines), self._kind, self._level, self._rule))
        self._lines.clear()
        self._begins_paragraph = False
        self._is_bold = True

    def end_paragraph(self) -> None:
        """End a block, or inside a quotation or a heading only a paragraph of it."""
        self._end_line()
        if self._quotations or self._level:
            self._begins_paragraph = bool(self._lines) and not self._level
        else:
            self.end_block()

    @property
    def _kind(self) -> BlockKind:
        """The kind of the block that is being read; bold paragraphs and <pre> may hold headings."""
        if self._rule:
            return BlockKind.FURNITURE
        if self._quotations:
            return BlockKind.QUOTATION
        if self._level:
            return BlockKind.HEADING
        return BlockKind.TEXT if self._is_bold or self._was_verbatim else BlockKind.PARAGRAPH

    def _end_verbatim_line(self) -> None:
        """End a line of <pre>; a blank one ends the block."""
        if tidy("".join(self._pieces)):
            self._end_line()
        else:
            self.end_paragraph()

    def _end_line(self) -> None:
        text = tidy("".join(self._pieces))
        numbers = list(dict.fromkeys(self._numbers))
        self._pieces.clear()
        self._numbers.clear()
        if text:
            number, *rest = numbers
            is_citation = bool(self._quotations and self._citations)
            line = Line(text, number, self._begins_paragraph, is_citation, tuple(rest))
            self._lines.append(line if self._rule else _without_handle(line))
            self._begins_paragraph = False


def _without_handle(line: Line) -> Line:
    return replace(line, text=_HANDLE.sub("", line.text) or line.text)
