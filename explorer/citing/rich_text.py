"""Compose text with italic titles and links, and the punctuation that all styles share."""

import re
from enum import Enum
from typing import NamedTuple, Self

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

BREAKS = re.compile(r"(?<=[/.?&=#-])(?=[^/])")
"""The breaks that a line may have in an address, as in manuals: `https://|a.|org/|b-|c/`, never in `//`."""


class RunKind(Enum):
    """A kind of run of text, with the HTML that it is written in."""

    PLAIN = "{0}"
    TITLE = "<cite>{0}</cite>"
    EMPHASIS = "<em>{0}</em>"
    LINK = '<a href="{0}">{1}</a>'


class Run(NamedTuple):
    """A piece of text of one kind."""

    text: str
    kind: RunKind = RunKind.PLAIN

    @property
    def html(self) -> SafeString:
        """The piece as HTML; in a link the browser learns where its address may be broken."""
        if self.kind != RunKind.LINK:
            return format_html(self.kind.value, self.text)
        return format_html(self.kind.value, self.text, breakable(self.text))


class RichText(tuple[Run, ...]):
    """A line of text that can be written plain or as HTML."""

    __slots__ = ()

    @classmethod
    def of(cls, *parts: "str | Run | RichText") -> Self:
        """Return the parts as one line; a plain string is a plain run."""
        runs: list[Run] = []
        for part in parts:
            runs += part if isinstance(part, RichText) else [part if isinstance(part, Run) else Run(part)]
        return cls(run for run in runs if run.text)

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(run.text for run in self)

    @property
    def html(self) -> SafeString:
        """The line as HTML: titles in `<cite>`, addresses as links."""
        return format_html_join("", "{}", ((run.html,) for run in self))

    @property
    def lines(self) -> "list[RichText]":
        """The text line by line, where it has several; blank lines are left out."""
        lines: list[list[Run]] = [[]]
        for run in self:
            first, *others = run.text.split("\n")
            lines[-1].append(run._replace(text=first))
            lines += [[run._replace(text=other)] for other in others]
        return [line for runs in lines if (line := RichText.of(*runs))]

    def __str__(self) -> str:
        return self.text


def breakable(address: str) -> SafeString:
    """Return an address as HTML that a browser breaks after its slashes, stops and hyphens."""
    return mark_safe("<wbr>".join(map(escape, BREAKS.split(address))))  # noqa: S308 - escaped


def title(text: str) -> Run:
    """Return the title of a book, which every style prints in italics."""
    return Run(text, RunKind.TITLE)


def link(address: str) -> Run:
    """Return an address as a link to itself."""
    return Run(address, RunKind.LINK)


def stop_after(text: str) -> str:
    """Return the full stop that ends a sentence; nothing after `Who Decides?`, which has its own mark."""
    return "" if text.endswith((".", "?", "!")) else "."


def stopped(text: str) -> str:
    """Return text as a sentence that ends with a mark: `A Publisher.`, but `Who Decides?`."""
    return text + stop_after(text)


def single(text: str) -> str:
    """Return text with single quotation marks for double ones: a quotation inside a quotation."""
    return text.replace("“", "‘").replace("”", "’")


def quoted(text: str, mark: str = "") -> str:
    """Return a title in American quotation marks, with the stop or comma that follows it inside.

    A stop gives way to a question or exclamation mark of the title, a comma doesn't: with a stop
    `What “Now”?` is `“What ‘Now’?”`, with a comma `“What ‘Now’?,”`.
    """
    inner = single(text)
    return f"“{stopped(inner) if mark == '.' else inner + mark}”"
