"""Generate chapters whose quotes are known: any wrapping, markup, order and furniture, all of it invented."""

import textwrap
from dataclasses import dataclass
from html import escape

from hypothesis import strategies as st

TITLE = "Water and Bread in the Towns"
_HEADINGS = ["Wells and Water", "Bread and Ovens"]
_WORDS = [
    *("we", "wait", "for", "rain", "and", "bread", "while", "nobody", "near", "the", "old", "well", "ever"),
    *("sells", "his", "oven", "to", "them"),
]
_STEPS = [1, 5, 7, 11, 13, 17]
"""Ways through the words that meet each of them, so that few choices make many texts."""
_NARRATIVE = "The towns differ about it. Some wait for rain, and others have stopped waiting for anything."
_SPEAKERS = [
    ("Sunni man (anti-regime)", "Homs"),
    ("Alawi woman (pro-regime)", "Tartous"),
    ("Christian man (pro-regime)", "IDP, Damascus"),
    ("Kurdish woman (anti-regime)", "refugee, Turkey"),
    ("Sunni woman (anti-regime)", "Deir al-Zor"),
]
_MARKERS = ["amber", "barley", "cedar", "damson", "ember", "fennel", "garnet", "hazel", "indigo", "juniper"]
"""A word for each quote that no other text of its chapter has."""


@dataclass(frozen=True)
class Generated:
    """A chapter as a file has it, and its quotes: heading, text, attribution and marker of each."""

    source: str
    quotes: list[tuple[str, str, str, str]]


PLAIN_LAYOUTS = ["below", "below", "same", "apart", "pipe", "tab", "brackets", "bare", "hyphen"]
PAGE_LAYOUTS = ["p", "br", "blockquote", "cite", "figure", "pre", "div", "aside", "form", "h4", "li"]
PLAIN_ABOVE, PAGE_ABOVE = ["above", "above apart"], ["above"]
"""Layouts that have an attribution above its quote: nobody can read a chapter that mixes the two."""

PLAIN_FURNITURE = ["", "\n\nLeave a Reply\n", "\n\n12\n", "\n\nShare this\n", "\n\n* * *\n"]
PAGE_FURNITURE = [
    *("", "<nav>Contents</nav>", "<div class='sharedaddy'>Share this</div>", "<p>Share this</p>"),
    *("<aside><p>Nothing but a box of the page beside the text.</p></aside>", "<!-- a\nremark -->"),
    *("<figure><img alt=''><figcaption>An oven.</figcaption></figure>", "<script>var a = 1;\n</script>"),
    *("<div hidden>Hidden</div>", "<p>12</p>"),
]
WRAPPERS = ["body", "main", "form", "aside", "div class='sidebar'", "div id='toc'", "div hidden", "article"]


@st.composite
def _quotes(draw: st.DrawFn) -> list[tuple[str, str, str, str]]:
    """Draw the quotes of a chapter."""
    quotes = []
    count = draw(st.integers(1, 4))
    for place in range(count):
        start, step = draw(st.integers(0, len(_WORDS) - 1)), draw(st.sampled_from(_STEPS))
        words = [_WORDS[(start + step * word) % len(_WORDS)] for word in range(draw(st.integers(6, 25)))]
        end = draw(st.sampled_from([".", ".", "?", "!"]))
        text = f"{words[0].capitalize()} {' '.join(words[1:])} {_MARKERS[place]}{end}"
        who, where = draw(st.sampled_from(_SPEAKERS))
        heading = _HEADINGS[place * 2 // count]
        quotes.append((heading, text, f"{who}, {30 + place}, {where}", _MARKERS[place]))
    return quotes


@st.composite
def plain_chapters(draw: st.DrawFn) -> Generated:
    """Draw a chapter in plain text or Markdown."""
    quotes = draw(_quotes())
    is_markdown = draw(st.booleans())
    width = draw(st.sampled_from([0, 0, *range(30, 140)]))
    layouts = draw(_layouts(PLAIN_LAYOUTS, PLAIN_ABOVE))
    parts = [f"# {TITLE}" if is_markdown else TITLE, "An introduction to the towns."]
    last = ""
    for place, (heading, text, attribution, _) in enumerate(quotes):
        if heading != last:
            parts.append(f"## {heading}" if is_markdown else heading)
            last = heading
        if draw(st.booleans()):
            parts.append(_wrapped(_NARRATIVE, width))
        quoted = f"“{text}”" if draw(st.booleans()) else text
        printed = _wrapped(_plain(layouts[place % len(layouts)], quoted, attribution), width)
        is_set_apart = is_markdown and draw(st.booleans())
        parts.append(
            "\n".join(f"> {line}".rstrip() for line in printed.split("\n")) if is_set_apart else printed
        )
        parts.append(draw(st.sampled_from(PLAIN_FURNITURE)))
    # An attribution right below other text, a blank line before its own, reads as if it were that text's.
    tight = [] if "above apart" in layouts else ["\n"]
    gap = draw(st.sampled_from(["\n\n", "\n\n", "\n\n\n", *tight]))
    return Generated(gap.join(part for part in parts if part) + "\n", quotes)


@st.composite
def page_chapters(draw: st.DrawFn) -> Generated:
    """Draw a chapter as a web page."""
    quotes = draw(_quotes())
    width = draw(st.sampled_from([0, *range(30, 140, 7)]))
    layouts = draw(_layouts(PAGE_LAYOUTS, PAGE_ABOVE))
    marks = draw(st.sampled_from(["h2", "h3", "b"]))
    parts = [f"<h1>{TITLE}</h1>", "<p>An introduction to the towns.</p>"]
    last = ""
    for place, (heading, text, attribution, _) in enumerate(quotes):
        if heading != last:
            parts.append(f"<p><b>{heading}</b></p>" if marks == "b" else f"<{marks}>{heading}</{marks}>")
            last = heading
        if draw(st.booleans()):
            parts.append(f"<p>{_wrapped(_NARRATIVE, width)}</p>")
        quoted = escape(f"“{text}”" if draw(st.booleans()) else text, quote=False)
        layout = layouts[place % len(layouts)]
        words = quoted if layout == "pre" else _wrapped(quoted, width)
        parts.append(_page(layout, words, escape(attribution)))
        parts.append(draw(st.sampled_from(PAGE_FURNITURE)))
    wrapper = draw(st.sampled_from(WRAPPERS))
    gap = draw(st.sampled_from(["\n", "", "\n\n"]))
    body = gap.join(part for part in parts if part)
    return Generated(f"<html><body>\n<{wrapper}>\n{body}\n</{wrapper.split()[0]}></body></html>\n", quotes)


def _layouts(below: list[str], above: list[str]) -> st.SearchStrategy[list[str]]:
    """Return one or two layouts, of the first kind mostly."""
    pairs = [st.lists(st.sampled_from(layouts), min_size=1, max_size=2) for layouts in (below, below, above)]
    return st.one_of(pairs)


def _plain(layout: str, text: str, attribution: str) -> str:
    """Return a quote and its attribution in plain text."""
    return {
        "below": f"{text}\n— {attribution}",
        "same": f"{text} — {attribution}",
        "apart": f"{text}\n\n— {attribution}",
        "above": f"— {attribution}\n{text}",
        "above apart": f"— {attribution}\n\n{text}",
        "pipe": f"{text} | {attribution}",
        "tab": f"{text}\t{attribution}",
        "brackets": f"{text}\n({attribution})",
        "bare": f"{text}\n{attribution}",
        "hyphen": f"{text}-{attribution}",
    }[layout]


def _page(layout: str, text: str, attribution: str) -> str:
    """Return a quote and its attribution as markup."""
    return {
        "p": f"<p>{text}</p>\n<p>— {attribution}</p>",
        "br": f"<p>{text}<br>\n— {attribution}</p>",
        "blockquote": f"<blockquote><p>{text}</p>\n<p>— {attribution}</p></blockquote>",
        "cite": f"<blockquote>{text}<cite>{attribution}</cite></blockquote>",
        "figure": f"<figure><p>{text}</p><figcaption>— {attribution}</figcaption></figure>",
        "pre": f"<pre>\n{text}\n— {attribution}\n</pre>",
        "div": f"<div class='quote'>{text}<div>— {attribution}</div></div>",
        "aside": f"<aside><p>{text}</p><p>— {attribution}</p></aside>",
        "form": f"<form><p>{text}</p><p>— {attribution}</p></form>",
        "h4": f"<p>{text}</p><h4>— {attribution}</h4>",
        "above": f"<p>— {attribution}</p><p>{text}</p>",
        "li": f"<ul><li>{text}</li><li>— {attribution}</li></ul>",
    }[layout]


def _wrapped(text: str, width: int) -> str:
    """Return each line wrapped at `width` columns, or as it is where that is 0."""
    if not width:
        return text
    lines = [
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.split("\n")
    ]
    return "\n".join(line for wrapped in lines for line in wrapped)
