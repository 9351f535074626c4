"""Tell a page's furniture from its content by its elements: their names, roles, classes and text."""

import re
from collections.abc import Container, Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, PreformattedString, Tag

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The elements of headings, and their rank."""

SILENT = {"script", "style", "template"}
"""Elements whose text no reader sees."""

# Elements that are never the chapter's: "<nav>Contents</nav>".
_FURNITURE = {
    *("audio", "button", "canvas", "embed", "head", "iframe", "input", "map", "math", "nav", "noscript"),
    *("object", "select", "svg", "textarea", "title", "video", *SILENT),
}
# Elements that are furniture unless they hold most of the page: "<form>" around all of it.
_MAYBE_FURNITURE = {"aside", "dialog", "fieldset", "form"}
# The same by role: <div role="navigation">.
_ROLES = {"banner", "complementary", "contentinfo", "dialog", "form", "navigation", "search"}
# Ids and classes of furniture, as webbooks name it: <div id="toc">, <div class="wide sidebar">.
_NAMES = {
    *("breadcrumb", "breadcrumbs", "cookie-notice", "entry-footer", "entry-meta", "footer", "footnote"),
    *("footnotes", "headerlink", "license-attribution", "menu", "mw-editsection", "nav", "nav-links"),
    *(
        "nav-reading",
        "navbar",
        "navigation",
        "post-navigation",
        "screen-reader-text",
        "sharedaddy",
        "sidebar",
    ),
    *("site-footer", "site-header", "skip-link", "table-of-contents", "toc", "widget", "widget-area"),
}
# The same for what readers wrote, which may be longer than the chapter: <div id="comments">.
_COMMENTS = {"comment-list", "comment-respond", "commentlist", "comments", "comments-area", "respond"}
# Classes of a quotation that is set apart: <div class="quote">.
_QUOTATION_NAMES = {"blockquote", "block-quote", "quote"}
# Names and elements that may be in the middle of a chapter: a link to a footnote, a button to share it.
_QUIET_NAMES = {"footnote", "headerlink", "mw-editsection", "screen-reader-text", "sharedaddy", "skip-link"}
QUIET = {*(f"<{name}>" for name in _FURNITURE), *(f"named {name}" for name in _QUIET_NAMES)} | {
    "<figure> with a picture",
    "mark of a footnote",
}
"""Rules whose furniture may be in the middle of a chapter without a question."""

# Elements that a figure of the report shows; without any it is a box of text.
_PICTURES = {"img", "picture", "svg", "video", "canvas", "object", "table", "iframe"}
# Where a page has its content; the first of which there is exactly one, with a paragraph in it.
_CONTENT = ["main", "[role=main]", "article"]
# It has at least the third part of the page's text: a teaser in the only <main> doesn't.
_SMALLEST_SHARE = 3
# What a raised footnote mark reads: "1", "[12]", "*"; "st" in 21st isn't one.
_FOOTNOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡])[\])]?")


class Elements:
    """Knows which elements of a page are its furniture."""

    def __init__(self, soup: BeautifulSoup) -> None:
        """Weigh the page's elements by their visible text, in letters."""
        self.weights = _weights(soup)
        self.total = self.weights[id(soup)]
        self.content: Tag = soup
        self._around: set[int] = set()
        self.content = self._content(soup)
        self._around = {id(parent) for parent in self.content.parents}

    def rule(self, node: PageElement) -> str | None:
        """Return the rule by which a node is furniture, or None."""
        is_around = id(node) in self._around
        if self.content.parent and not is_around and id(node.parent) in self._around:
            return None if node is self.content else f"outside <{self.content.name}>"
        if not isinstance(node, Tag) or is_around or node.name in ("html", "body", "main", "article"):
            return None
        if node.name in _FURNITURE:
            return f"<{node.name}>"
        if comments := sorted(names(node) & _COMMENTS):
            return f"named {comments[0]}"
        rule = _named_rule(node) or _placed_rule(node)
        return None if rule is None or self._holds_most(node) else rule

    def _holds_most(self, tag: Tag) -> bool:
        """Say whether most of the page's text is inside `tag`: that is no furniture, whatever its name."""
        return 2 * self.weights[id(tag)] > self.total

    def _content(self, soup: BeautifulSoup) -> Tag:
        """Return the element that holds the page's content: a `<main>` with a teaser alone doesn't."""
        for selector in _CONTENT:
            found = soup.select(selector)
            if len(found) != 1 or not found[0].find("p"):
                continue
            if _SMALLEST_SHARE * self._kept(found[0]) >= self._kept(soup):
                return found[0]
        return soup

    def _kept(self, root: Tag) -> int:
        """Return the letters under `root` that aren't in furniture."""
        kept, left_out = 0, 0
        for node, entering in walk(root):
            if isinstance(node, Tag) and (left_out or self.rule(node)):
                left_out += 1 if entering else -1
            elif not left_out and not isinstance(node, Tag):
                kept += _weight(node)
        return kept


def walk(root: Tag) -> Iterator[tuple[PageElement, bool]]:
    """Yield the nodes under `root`, elements on entering (true) and on leaving (false), at any depth."""
    waiting = [iter(root.children)]
    entered: list[Tag] = []
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            if entered:
                yield entered.pop(), False
        else:
            yield node, True
            if isinstance(node, Tag):
                entered.append(node)
                waiting.append(iter(node.children))


def is_visible(node: PageElement) -> bool:
    """Say whether a piece of text is one that readers see: no comment, no script."""
    is_silent = node.parent is not None and node.parent.name in SILENT
    return not isinstance(node, PreformattedString) and not is_silent


def is_quotation(tag: Tag) -> bool:
    """Say whether the page sets an element apart as a quotation."""
    is_named = tag.name in ("div", "section", "figure") and not names(tag).isdisjoint(_QUOTATION_NAMES)
    return tag.name == "blockquote" or (tag.name == "figure" and holds(tag, {"blockquote"})) or is_named


def holds(tag: Tag, wanted: Container[str]) -> bool:
    """Say whether an element has one of the `wanted` inside, at any depth."""
    return any(isinstance(node, Tag) and node.name in wanted for node in tag.descendants)


def names(tag: Tag) -> set[str]:
    """Return an element's id and classes."""
    return {name.lower() for name in (str(tag.get("id", "")), *tag.get_attribute_list("class")) if name}


def _weights(soup: BeautifulSoup) -> dict[int, int]:
    """Return for every element the letters of its visible text."""
    weights, open_weights = {}, [0]
    for node, entering in walk(soup):
        if not isinstance(node, Tag):
            open_weights[-1] += _weight(node)
        elif entering:
            open_weights.append(0)
        else:
            weights[id(node)] = open_weights.pop()
            open_weights[-1] += weights[id(node)]
    return weights | {id(soup): open_weights[0]}


def _weight(node: PageElement) -> int:
    return sum(map(len, str(node).split())) if is_visible(node) else 0


def _named_rule(tag: Tag) -> str | None:
    """Return the rule that an element's own attributes or name give."""
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return "hidden"
    if tag.get("role") in _ROLES:
        return f"role {tag.get('role')}"
    if tag.name in _MAYBE_FURNITURE:
        return f"<{tag.name}>"
    found = sorted(names(tag) & _NAMES)
    return f"named {found[0]}" if found else None


def _placed_rule(tag: Tag) -> str | None:
    """Return the rule that an element's place or content gives."""
    match tag.name:
        case "header":
            is_inside = tag.find_parent(["main", "article", "section"]) and holds(tag, HEADINGS)
            return None if is_inside else "<header>"
        case "footer":
            return None if tag.find_parent(["blockquote", "figure"]) else "<footer>"
        case "figure":
            is_text = is_quotation(tag) or not holds(tag, _PICTURES)
            return None if is_text else "<figure> with a picture"
        case "del" | "s" | "strike":
            return "struck out"
        case "sup":
            is_mark = _FOOTNOTE_MARK.fullmatch(tag.get_text().strip())
            return "mark of a footnote" if is_mark else None
    return None
