"""Parse a web page in time that grows as the page does: bounded in depth, in elements and in attributes.

html5lib and Beautiful Soup read what browsers read, but some pages take them the square of their length:
elements in one another, attributes of one tag, text beside a table's cells, text in many pieces. The first
three are bounded here, and pieces of text stay apart.
"""

import warnings
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.builder._html5lib import BeautifulSoupNode, Element, HTML5TreeBuilder, TreeBuilderForHtml5lib
from bs4.element import NavigableString
from html5lib import HTMLParser
from html5lib._tokenizer import HTMLTokenizer

from explorer.importing.refusals import UnreadableFileError

MAXIMUM_DEPTH = 100
"""Elements inside one another at most: a saved page has some twenty, forty where a program wrote it."""
MAXIMUM_ELEMENTS = 30_000
"""Elements at most: a chapter's page has two thousand, the longest of an encyclopedia 25 thousand."""
MAXIMUM_ATTRIBUTES = 200
"""Attributes of one tag at most: a rich one has some twenty."""
MAXIMUM_MISPLACED = 1000
"""What may stand inside a table but in no cell of it; browsers move such text before the table."""

_WAY_OUT = "Save its text and import that."
_DEEP = f"has more than {MAXIMUM_DEPTH} elements in one another. {_WAY_OUT}"
_MANY = f"has more than {MAXIMUM_ELEMENTS:,} elements: is it one chapter? {_WAY_OUT}"
_ATTRIBUTES = f"has a tag with more than {MAXIMUM_ATTRIBUTES} attributes. {_WAY_OUT}"
_MISPLACED = f"has more than {MAXIMUM_MISPLACED:,} texts inside tables but in no cell. {_WAY_OUT}"
_BROKEN = f"can't be read as a web page. {_WAY_OUT}"


def parse(markup: str) -> BeautifulSoup:
    """Return the tree of a page; raise UnreadableFileError where the page passes a bound."""
    with warnings.catch_warnings():
        # A page may call itself XML; as HTML it is read all the same.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            return BeautifulSoup(markup, builder=_Builder)
        except (AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
            # What html5lib stumbles over, such as "&#" with five thousand digits.
            raise UnreadableFileError(_BROKEN) from error


class _Builder(HTML5TreeBuilder):
    """Builds Beautiful Soup's tree with the bounded parts below."""

    def feed(self, markup: Any) -> None:
        """Parse a page."""
        parser = _Parser(tree=self.create_treebuilder)  # type: ignore[arg-type]  # a function that makes one will do
        self.underlying_builder.parser = parser
        parser.parse(markup)
        self.underlying_builder.parser = None

    def create_treebuilder(self, namespaceHTMLElements: bool) -> TreeBuilderForHtml5lib:  # noqa: N803 - its name
        """Return the tree that html5lib fills."""
        self.underlying_builder = _Tree(
            namespaceHTMLElements, self.soup, store_line_numbers=self.store_line_numbers
        )
        return self.underlying_builder


class _Tokenizer(HTMLTokenizer):
    """Refuses a tag with very many attributes: each is compared with all before it."""

    def attributeNameState(self) -> bool:  # noqa: N802 - html5lib's name
        """Read on in an attribute's name."""
        tag: Any = self.currentToken
        if len(tag["data"]) > MAXIMUM_ATTRIBUTES:
            raise UnreadableFileError(_ATTRIBUTES)
        return bool(super().attributeNameState())


class _Parser(HTMLParser):
    """Reads with the bounded tokenizer."""

    def _parse(self, stream: Any, *_arguments: Any, **_options: Any) -> None:
        self.innerHTMLMode = self.scripting = False
        self.tokenizer = _Tokenizer(stream, parser=self)
        self.reset()
        self.mainLoop()


class _Open(list[Any]):
    """The elements that are open; html5lib looks through all of them for most tags."""

    def append(self, element: Any) -> None:
        """Open an element."""
        if len(self) >= MAXIMUM_DEPTH:
            raise UnreadableFileError(_DEEP)
        super().append(element)


class _Tree(TreeBuilderForHtml5lib):
    """Counts what it is given."""

    def reset(self) -> None:
        """Begin with an empty tree."""
        super().reset()
        self.openElements = _Open()
        self._elements = self._misplaced = 0

    def elementClass(self, name: str, namespace: str) -> Element:  # noqa: N802 - html5lib's name
        """Return a new element."""
        self._elements += 1
        if self._elements > MAXIMUM_ELEMENTS:
            raise UnreadableFileError(_MANY)
        made: Any = super().elementClass(name, namespace)
        return _Element(made.tag, self.soup, namespace)

    def getTableMisnestedNodePosition(self) -> Any:  # noqa: N802 - html5lib's name
        """Return where to put what a table can't hold: its place is sought among all before it."""
        self._misplaced += 1
        if self._misplaced > MAXIMUM_MISPLACED:
            raise UnreadableFileError(_MISPLACED)
        return super().getTableMisnestedNodePosition()  # type: ignore[no-untyped-call]  # it has no types


class _Element(Element):
    """Keeps a piece of text beside the one before it, where Beautiful Soup writes both anew as one."""

    def appendChild(self, node: BeautifulSoupNode) -> None:  # noqa: N802 - html5lib's name
        """Add a node at the end."""
        latest = self.tag.contents[-1] if self.tag and self.tag.contents else None
        if type(node.string) is NavigableString and type(latest) is NavigableString:
            node.parent = self
            self.soup.object_was_parsed(node.string, parent=self.tag, most_recent_element=latest)
        else:
            super().appendChild(node)

    def cloneNode(self) -> Any:  # noqa: N802 - html5lib's name
        """Return a copy without its children."""
        made: Any = super().cloneNode()
        return _Element(made.tag, self.soup, made.namespace)
