"""Read a saved web page as blocks: its content without its furniture, with the line numbers of its source."""

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import PageElement, PreformattedString, Tag

from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.cleaning import DASH, tidy

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that end the paragraph before them: "Loose text.<p>One</p>" is two blocks.
_BLOCKS = {
    *_HEADINGS,
    *("address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre"),
    *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
# Elements that are never the chapter's: "<nav>Contents</nav>".
_FURNITURE = {
    *("aside", "audio", "button", "canvas", "dialog", "embed", "fieldset", "form", "head", "iframe", "input"),
    *("map", "math", "nav", "noscript", "object", "script", "select", "style", "svg", "template"),
    *("textarea", "title", "video"),
}
# The same by role: <div role="navigation">.
_FURNITURE_ROLES = {"banner", "complementary", "contentinfo", "dialog", "form", "navigation", "search"}
# The same by id or class, as webbooks name them: <div id="comments">, <div class="wide sidebar">.
_FURNITURE_NAMES = {
    *("breadcrumb", "breadcrumbs", "comment-list", "comment-respond", "commentlist", "comments"),
    *("comments-area", "cookie-notice", "entry-footer", "entry-meta", "footer", "footnote", "footnotes"),
    *("license-attribution", "menu", "nav", "nav-links", "nav-reading", "navbar", "navigation"),
    *("post-navigation", "respond", "screen-reader-text", "sharedaddy", "sidebar", "site-footer"),
    *("site-header", "skip-link", "table-of-contents", "toc", "widget", "widget-area"),
}
# Classes of a quotation that is set apart: <div class="quote">.
_QUOTATION_NAMES = {"blockquote", "block-quote", "quote"}
# Elements that name the source inside a quotation: <blockquote>One.<br><cite>A man</cite></blockquote>.
_CITATIONS = {"cite", "figcaption", "footer"}
# Where a page has its content; the first of which there is exactly one, with a paragraph in it.
_CONTENT = ["main", "[role=main]", "article"]
# What a raised footnote mark reads: "1", "[12]", "*"; "st" in 21st isn't one.
_FOOTNOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡])[\])]?")
# A dash that belongs to the marked source after it: "— <cite>A man</cite>".
_ONLY_DASHES = re.compile(rf"[\s{DASH}]*")


def page_blocks(markup: str) -> list[Block]:
    """Return the blocks of an HTML page."""
    with warnings.catch_warnings():
        # A page may call itself XML; as HTML it is read all the same.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(markup, "html5lib")
    collector = _Collector()
    for node, entering in _walk(_content(soup)):
        if not isinstance(node, Tag):
            collector.text(node)
        elif entering:
            collector.enter(node)
        else:
            collector.leave(node)
    collector.end_block()
    return collector.blocks


class _Collector:
    """Gathers lines into blocks while the page's elements are entered and left."""

    def __init__(self) -> None:
        """Start with nothing, on the source's first line."""
        self.blocks: list[Block] = []
        self._lines: list[Line] = []
        self._pieces: list[str] = []
        self._number = self._at = 1
        self._level = self._quotations = self._citations = 0
        self._begins_paragraph = False

    def text(self, node: PageElement) -> None:
        """Add a piece of text to the current line, unless it is a comment."""
        piece = str(node)
        if not isinstance(node, PreformattedString):
            if not tidy("".join(self._pieces)):
                blank = len(piece) - len(piece.lstrip())
                self._number = self._at + piece[:blank].count("\n")
                self._pieces.clear()
            self._pieces.append(piece)
        self._at += piece.count("\n")

    def enter(self, tag: Tag) -> None:
        """Begin what the element begins."""
        self._at = tag.sourceline or self._at
        if tag.name in _HEADINGS:
            self.end_block()
            self._level = _HEADINGS[tag.name]
        elif _is_quotation(tag):
            if not self._quotations:
                self.end_block()
            self._quotations += 1
        elif tag.name in _BLOCKS:
            self._end_paragraph()
        elif tag.name == "br":
            self._end_line()
        if tag.name in _CITATIONS:
            if not _ONLY_DASHES.fullmatch("".join(self._pieces)):
                self._end_line()
            self._citations += 1

    def leave(self, tag: Tag) -> None:
        """End what the element ends."""
        if tag.name in _CITATIONS:
            self._end_line()
            self._citations -= 1
        if tag.name in _HEADINGS:
            self.end_block()
            self._level = 0
        elif _is_quotation(tag):
            self._end_paragraph()
            if self._quotations == 1:
                self.end_block()
            self._quotations -= 1
        elif tag.name in _BLOCKS:
            self._end_paragraph()

    def end_block(self) -> None:
        """Make a block of the lines so far."""
        self._end_line()
        if self._lines:
            self.blocks.append(Block(tuple(self._lines), self._kind, self._level))
        self._lines.clear()
        self._begins_paragraph = False

    @property
    def _kind(self) -> BlockKind:
        """What the block is that is being read."""
        if self._quotations:
            return BlockKind.QUOTATION
        return BlockKind.HEADING if self._level else BlockKind.PARAGRAPH

    def _end_paragraph(self) -> None:
        """End a block, or inside a quotation or a heading only a paragraph of it."""
        self._end_line()
        if self._quotations or self._level:
            self._begins_paragraph = bool(self._lines) and not self._level
        else:
            self.end_block()

    def _end_line(self) -> None:
        text = tidy("".join(self._pieces))
        self._pieces.clear()
        if text:
            is_citation = bool(self._quotations and self._citations)
            self._lines.append(Line(text, self._number, self._begins_paragraph, is_citation))
            self._begins_paragraph = False


def _walk(root: Tag) -> Iterator[tuple[PageElement, bool]]:
    """Yield the nodes under `root`, elements on entering (true) and on leaving (false), at any depth."""
    waiting = [iter(root.children)]
    entered: list[Tag] = []
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            if entered:
                yield entered.pop(), False
        elif not isinstance(node, Tag):
            yield node, True
        elif not _is_furniture(node):
            yield node, True
            entered.append(node)
            waiting.append(iter(node.children))


def _content(soup: BeautifulSoup) -> Tag:
    """Return the element that holds the page's content."""
    for selector in _CONTENT:
        found = soup.select(selector)
        if len(found) == 1 and found[0].find("p"):
            return found[0]
    return soup


def _names(tag: Tag) -> set[str]:
    """Return an element's id and classes."""
    return {name.lower() for name in (str(tag.get("id", "")), *tag.get_attribute_list("class")) if name}


def _is_quotation(tag: Tag) -> bool:
    is_named = tag.name in ("div", "section", "figure") and not _names(tag).isdisjoint(_QUOTATION_NAMES)
    return tag.name == "blockquote" or (tag.name == "figure" and bool(tag.find("blockquote"))) or is_named


def _is_furniture(tag: Tag) -> bool:
    """Say whether an element is the page's, not the chapter's."""
    if tag.name in ("html", "body", "main", "article"):
        return False
    is_hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true"
    if is_hidden or tag.name in _FURNITURE or tag.get("role") in _FURNITURE_ROLES:
        return True
    match tag.name:
        case "header":
            is_around = not (tag.find_parent(["main", "article", "section"]) and tag.find(list(_HEADINGS)))
        case "footer":
            is_around = not tag.find_parent(["blockquote", "figure"])
        case "figure":
            is_around = not _is_quotation(tag)
        case "sup":
            is_around = bool(_FOOTNOTE_MARK.fullmatch(tag.get_text().strip()))
        case _:
            is_around = not _names(tag).isdisjoint(_FURNITURE_NAMES)
    return is_around
