"""Citations, character by character.

What citeproc-js 1.4.61 prints with the official styles of February 2026 (APA 7, MLA 9, Chicago 18) is
kept here as it printed it; Harvard, and where this archive is named, follow the manuals.
"""

import pytest

from explorer.citing.items import cited_item
from explorer.citing.styles import STYLES, apa
from tests.support.cited import DAY, LINK, VERSION, chapter, cite, quote

pytestmark = pytest.mark.django_db

ENGINE = {
    "apa": (
        "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the conflict. Syria "
        "Justice and Accountability Centre. https://example.org/report/"
    ),
    "mla": (
        "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: Syrian "
        "Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
        "https://report.example.org/chapter/halting/."
    ),
    "chicago-note": (
        "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a Solution”: Syrian "
        "Perspectives on the Conflict (Syria Justice and Accountability Centre, 2015), "
        "https://report.example.org/chapter/halting/."
    ),
    "chicago-bibliography": (
        "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a Solution”: "
        "Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre, 2015. "
        "https://report.example.org/chapter/halting/."
    ),
    "chicago-author-date": (
        "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a Solution”: "
        "Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre. "
        "https://report.example.org/chapter/halting/."
    ),
}
"""What citeproc-js printed for the chapter; for APA the whole book, the only entry that APA has."""

HEADING = "“Some Want a National Ceasefire,”"

ENGINE_IN_TEXT = {
    "mla": "(Charney)",
    "chicago-note": "Charney, “Halting Hostilities.”",
    "chicago-bibliography": "Charney, “Halting Hostilities.”",
    "chicago-author-date": "(Charney 2015)",
    "harvard": "(Charney, 2015)",
}


def test_a_chapter_is_cited_as_a_citation_engine_prints_it() -> None:
    cited = cite(cited_item(chapter(), accessed=DAY))
    assert {style: cited[style][0] for style in ENGINE} == ENGINE
    assert {style: cited[style][1] for style in ENGINE_IN_TEXT} == ENGINE_IN_TEXT
    assert cited["apa"][1] == "(Charney, 2015, “Halting Hostilities” chapter)"


OF_A_QUOTE = {
    "apa": (
        (
            "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the conflict. "
            "Syria Justice and Accountability Centre. https://example.org/report/"
        ),
        "(Charney, 2015, “National Ceasefire” section)",
    ),
    "mla": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/."
        ),
        "(qtd. in Charney)",
    ),
    "chicago-note": (
        (
            "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, 2015), under "
            "“Some Want a National Ceasefire,” https://report.example.org/chapter/halting/."
        ),
        "Charney, “Halting Hostilities,” under “National Ceasefire.”",
    ),
    "chicago-bibliography": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre, 2015. "
            "https://report.example.org/chapter/halting/."
        ),
        "Charney, “Halting Hostilities,” under “National Ceasefire.”",
    ),
    "chicago-author-date": (
        (
            "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/."
        ),
        "(Charney 2015, under “National Ceasefire”)",
    ),
    "harvard": (
        (
            "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a "
            "solution’: Syrian perspectives on the conflict. The Hague: Syria Justice and Accountability "
            "Centre. Available at: https://report.example.org/chapter/halting/ (Accessed: 2 September "
            "2026)."
        ),
        "(Charney, 2015, section ‘National Ceasefire’)",
    ),
}


def test_a_quote_is_cited_as_the_report_s_words_and_nothing_else() -> None:
    assert cite(cited_item(quote(chapter()), accessed=DAY)) == OF_A_QUOTE


WITH_THE_PLACE = {
    "apa": (
        "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the conflict. "
        "Syria Justice and Accountability Centre. https://example.org/report/ (Quote "
        "halting-hostilities-05 in chapter “Halting hostilities at the local level,” section “Some "
        "Want a National Ceasefire,” Syrian Interview Quotes, version 0123456789ab, "
        "https://quotes.example.org/quotes/halting-hostilities-05/)"
    ),
    "mla": (
        "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: "
        "Syrian Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
        "https://report.example.org/chapter/halting/. Syrian Interview Quotes, version 0123456789ab,"
        " quote halting-hostilities-05 in section “Some Want a National Ceasefire,” "
        "https://quotes.example.org/quotes/halting-hostilities-05/."
    ),
    "chicago-note": (
        "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
        "Solution”: Syrian Perspectives on the Conflict (Syria Justice and Accountability "
        "Centre, 2015), under “Some Want a National Ceasefire,” "
        "https://report.example.org/chapter/halting/; quote halting-hostilities-05, Syrian "
        "Interview Quotes, version 0123456789ab, "
        "https://quotes.example.org/quotes/halting-hostilities-05/."
    ),
    "chicago-bibliography": (
        "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can"
        " Reach a Solution”: Syrian Perspectives on the Conflict. Syria Justice and"
        " Accountability Centre, 2015. https://report.example.org/chapter/halting/."
        " Quote halting-hostilities-05 in section “Some Want a National Ceasefire,”"
        " Syrian Interview Quotes, version 0123456789ab, "
        "https://quotes.example.org/quotes/halting-hostilities-05/."
    ),
    "chicago-author-date": (
        "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe "
        "We Can Reach a Solution”: Syrian Perspectives on the Conflict. Syria "
        "Justice and Accountability Centre. "
        "https://report.example.org/chapter/halting/. Quote halting-hostilities-05 "
        "in section “Some Want a National Ceasefire,” Syrian Interview Quotes, "
        "version 0123456789ab, "
        "https://quotes.example.org/quotes/halting-hostilities-05/."
    ),
    "harvard": (
        "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a "
        "solution’: Syrian perspectives on the conflict. The Hague: Syria Justice and "
        "Accountability Centre. Available at: https://report.example.org/chapter/halting/ "
        "(Accessed: 2 September 2026). Quote halting-hostilities-05 in section ‘Some Want a "
        "National Ceasefire’, Syrian Interview Quotes, version 0123456789ab. Available at: "
        "https://quotes.example.org/quotes/halting-hostilities-05/ (Accessed: 2 September 2026)."
    ),
}


def test_the_place_where_it_was_read_comes_after_the_same_reference() -> None:
    cited = cite(cited_item(quote(chapter()), LINK, VERSION, DAY))
    assert {style: reference for style, (reference, _in_text) in cited.items()} == WITH_THE_PLACE
    assert [in_text for _reference, in_text in cited.values()] == [
        in_text for _reference, in_text in OF_A_QUOTE.values()
    ]


def test_styles_and_their_names() -> None:
    assert [(style.slug, str(style.label), str(style.in_text_label)) for style in STYLES] == [
        ("apa", "APA 7", "In the text"),
        ("mla", "MLA 9", "In the text"),
        ("chicago-note", "Chicago 18, note", "Shortened, from then on"),
        ("chicago-bibliography", "Chicago 18, bibliography", "Shortened note"),
        ("chicago-author-date", "Chicago 18, author-date", "In the text"),
        ("harvard", "Harvard (Cite Them Right)", "In the text"),
    ]


def test_the_column_has_the_permanent_link_and_neither_version_nor_day() -> None:
    assert apa(quote(chapter()), LINK) == WITH_THE_PLACE["apa"].replace("version 0123456789ab, ", "")
