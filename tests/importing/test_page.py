"""Test web pages: what is content, what is set apart, and which line of the source it is on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.importing.blocks import Block, BlockKind, Line, join
from explorer.importing.page import page_blocks


def texts(markup: str) -> list[str]:
    """Return the text of each block of a page that is content."""
    return [block.text for block in page_blocks(markup) if block.kind is not BlockKind.FURNITURE]


def test_blocks_have_kinds_levels_and_lines() -> None:
    markup = """<body>
<h1>The
  Title</h1>
<p>One <em>long</em>
   line.<br>
Another.</p>
Loose text.
<ul><li>A</li>
<li>B</li></ul></body>"""
    assert page_blocks(markup) == [
        Block((Line("The Title", 2, rest=(3,)),), BlockKind.HEADING, 1),
        Block((Line("One long line.", 4, rest=(5,)), Line("Another.", 6)), BlockKind.PARAGRAPH),
        Block((Line("Loose text.", 7),), BlockKind.PARAGRAPH),
        Block((Line("A", 8),), BlockKind.PARAGRAPH),
        Block((Line("B", 9),), BlockKind.PARAGRAPH),
    ]


def test_a_heading_over_two_lines_is_one() -> None:
    assert texts("<h2>How Long Does<br>\na Loaf Last?</h2><h2><div>A</div><div>B</div></h2>") == [
        "How Long Does a Loaf Last?",
        "A B",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>One.</p><p>Two.</p><p>— A man</p></blockquote>",
        "<blockquote>One.<p>Two.</p>— A man</blockquote>",
        "<div class='quote big'><p>One.</p><p>Two.</p><p>— A man</p></div>",
        "<blockquote><div><blockquote><p>One.</p></blockquote></div><p>Two.</p><p>— A man</p></blockquote>",
    ],
)
def test_a_quotation_is_one_block_of_paragraphs(markup: str) -> None:
    assert page_blocks(markup) == [
        Block((Line("One.", 1), Line("Two.", 1, True), Line("— A man", 1, True)), BlockKind.QUOTATION)
    ]
    assert join(page_blocks(markup)[0].lines[:2]) == "One.\n\nTwo."


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote>One.<br><cite>A man</cite></blockquote>",
        "<blockquote>One.<footer>A man</footer></blockquote>",
        "<blockquote>One.<footer><cite>A man</cite></footer></blockquote>",
        "<figure><blockquote>One.</blockquote><figcaption>A man</figcaption></figure>",
    ],
)
def test_the_page_marks_the_source_of_a_quotation(markup: str) -> None:
    (block,) = page_blocks(markup)
    assert [(line.text, line.is_citation) for line in block.lines] == [("One.", False), ("A man", True)]


def test_a_dash_before_a_marked_source_belongs_to_it() -> None:
    (block,) = page_blocks("<blockquote><p>One.</p><p>— <cite>A man</cite></p></blockquote>")
    assert [line.text for line in block.lines] == ["One.", "— A man"]


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>X</script>",
        "<style>X</style>",
        "<noscript>X</noscript>",
        "<nav>X</nav>",
        "<aside>X</aside>",
        "<form>X</form>",
        "<footer>X</footer>",
        "<header>X</header>",
        "<button>X</button>",
        "<figure><img alt=X><figcaption>X</figcaption></figure>",
        "<div role='navigation'>X</div>",
        "<div role='contentinfo'>X</div>",
        "<div hidden>X</div>",
        "<span aria-hidden='true'>X</span>",
        "<div id='comments'>X</div>",
        "<div class='wide sidebar'>X</div>",
        "<div class='footnotes'>X</div>",
        "<a class='footnote' href='#1'>X</a>",
        "<sup>1</sup>",
        "<sup>[12]</sup>",
        "<!-- X -->",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    assert texts(f"<body class='sidebar'><p>One{furniture}</p><p>Two</p></body>") == ["One", "Two"]


def test_only_marks_of_footnotes_are_left_out() -> None:
    assert texts("<p>The 21<sup>st</sup> day<sup>3</sup></p>") == ["The 21st day"]


def test_the_content_is_taken_where_the_page_says_so() -> None:
    page = "<h1>Site</h1><p>Out</p><main><header><h2>Title</h2></header><p>In</p></main><p>Out</p>"
    assert texts(page) == ["Title", "In"]
    assert texts("<main></main><p>In</p>") == ["In"]
    assert texts("<article><p>A</p></article><article><p>B</p></article>") == ["A", "B"]


def test_a_page_that_calls_itself_xml_is_read() -> None:
    assert texts('<?xml version="1.0" encoding="utf-8"?>\n<html><body><p>One</p></body></html>') == ["One"]


@given(st.lists(st.sampled_from(["<p>", "</p>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<cite>"])
                | st.sampled_from(["<br>", "<footer>", "</footer>", "<figure>", "<table><td>", "<!--", "a b"])
                | st.text(max_size=5), max_size=30))  # fmt: skip
def test_no_markup_breaks_it(pieces: list[str]) -> None:
    for block in page_blocks("".join(pieces)):
        assert all(line.text and line.number > 0 for line in block.lines)
