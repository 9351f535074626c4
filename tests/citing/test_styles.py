"""Citations, character by character.

The references up to the report's own address are what two citation engines print for the same chapter;
what follows is the style's own way to name a second place.
"""

import datetime as dt

import pytest

from explorer.citing.items import cited_item
from explorer.citing.styles import STYLES, apa
from tests.support.builders import build_chapter, build_report
from tests.support.cited import AUTHORS, DAY, LINK, VERSION, chapter, cite, quote, references

pytestmark = pytest.mark.django_db


OF_A_QUOTE = {
    "apa": (
        (
            "Charney, C. (2015). Halting hostilities at the local level. In “Maybe we can reach a "
            "solution”: Syrian perspectives on the conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/ (Quote halting-hostilities-05 in section “Some "
            "Want a National Ceasefire,” Syrian Interview Quotes, version 0123456789ab, retrieved "
            "September 2, 2026, from https://quotes.example.org/quotes/halting-hostilities-05/)"
        ),
        "(Charney, 2015, Some Want a National Ceasefire section)",
    ),
    "mla": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, version 0123456789ab, "
            "quote halting-hostilities-05 in section “Some Want a National Ceasefire,” "
            "https://quotes.example.org/quotes/halting-hostilities-05/. Accessed 2 Sept. 2026."
        ),
        "(Charney, sec. “Some Want a National Ceasefire”)",
    ),
    "chicago-note": (
        (
            "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, "
            "2015), under “Some Want a National Ceasefire,” https://report.example.org/chapter/halting/; "
            "quote halting-hostilities-05, Syrian Interview Quotes, version 0123456789ab, accessed "
            "September 2, 2026, https://quotes.example.org/quotes/halting-hostilities-05/."
        ),
        "Charney, “Halting Hostilities at the Local Level,” under “Some Want a National Ceasefire.”",
    ),
    "chicago-bibliography": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre, "
            "2015. https://report.example.org/chapter/halting/. Quote halting-hostilities-05 in section "
            "“Some Want a National Ceasefire,” Syrian Interview Quotes, version 0123456789ab, accessed "
            "September 2, 2026, https://quotes.example.org/quotes/halting-hostilities-05/."
        ),
        "Charney, “Halting Hostilities at the Local Level,” under “Some Want a National Ceasefire.”",
    ),
    "chicago-author-date": (
        (
            "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/. Quote halting-hostilities-05 in section “Some "
            "Want a National Ceasefire,” Syrian Interview Quotes, version 0123456789ab, accessed "
            "September 2, 2026, https://quotes.example.org/quotes/halting-hostilities-05/."
        ),
        "(Charney 2015, under “Some Want a National Ceasefire”)",
    ),
    "harvard": (
        (
            "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a "
            "solution’: Syrian perspectives on the conflict. The Hague: Syria Justice and Accountability "
            "Centre. Available at: https://report.example.org/chapter/halting/. Quote "
            "halting-hostilities-05 in section ‘Some Want a National Ceasefire’, Syrian Interview "
            "Quotes, version 0123456789ab. Available at: "
            "https://quotes.example.org/quotes/halting-hostilities-05/ (Accessed: 2 September 2026)."
        ),
        "(Charney, 2015, section ‘Some Want a National Ceasefire’)",
    ),
}


def test_a_quote_in_every_style() -> None:
    item = cited_item(quote(chapter()), LINK, VERSION, DAY)
    assert cite(item) == OF_A_QUOTE


OF_A_SECTION = {
    "apa": (
        (
            "Charney, C. (2015). Halting hostilities at the local level. In “Maybe we can reach a "
            "solution”: Syrian perspectives on the conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/ (Section “Some Want a National Ceasefire,” "
            "Syrian Interview Quotes, LINK)"
        ),
        "(Charney, 2015, Some Want a National Ceasefire section)",
    ),
    "mla": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, section “Some Want a "
            "National Ceasefire,” LINK."
        ),
        "(Charney, sec. “Some Want a National Ceasefire”)",
    ),
    "chicago-note": (
        (
            "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, "
            "2015), under “Some Want a National Ceasefire,” https://report.example.org/chapter/halting/; "
            "Syrian Interview Quotes, LINK."
        ),
        "Charney, “Halting Hostilities at the Local Level,” under “Some Want a National Ceasefire.”",
    ),
    "chicago-bibliography": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre, "
            "2015. https://report.example.org/chapter/halting/. Section “Some Want a National "
            "Ceasefire,” Syrian Interview Quotes, LINK."
        ),
        "Charney, “Halting Hostilities at the Local Level,” under “Some Want a National Ceasefire.”",
    ),
    "chicago-author-date": (
        (
            "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/. Section “Some Want a National Ceasefire,” "
            "Syrian Interview Quotes, LINK."
        ),
        "(Charney 2015, under “Some Want a National Ceasefire”)",
    ),
    "harvard": (
        (
            "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a "
            "solution’: Syrian perspectives on the conflict. The Hague: Syria Justice and Accountability "
            "Centre. Available at: https://report.example.org/chapter/halting/. Section ‘Some Want a "
            "National Ceasefire’, Syrian Interview Quotes. Available at: LINK."
        ),
        "(Charney, 2015, section ‘Some Want a National Ceasefire’)",
    ),
}


def test_a_section_has_no_number_and_what_is_not_known_is_left_out() -> None:
    item = cited_item(quote(chapter()).theme, "LINK")
    assert cite(item) == OF_A_SECTION


OF_A_CHAPTER = {
    "apa": (
        (
            "Charney, C. (2015). Halting hostilities at the local level. In “Maybe we can reach a "
            "solution”: Syrian perspectives on the conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/ (Syrian Interview Quotes, LINK)"
        ),
        "(Charney, 2015)",
    ),
    "mla": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, LINK."
        ),
        "(Charney)",
    ),
    "chicago-note": (
        (
            "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, "
            "2015), https://report.example.org/chapter/halting/; Syrian Interview Quotes, LINK."
        ),
        "Charney, “Halting Hostilities at the Local Level.”",
    ),
    "chicago-bibliography": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre, "
            "2015. https://report.example.org/chapter/halting/. Syrian Interview Quotes, LINK."
        ),
        "Charney, “Halting Hostilities at the Local Level.”",
    ),
    "chicago-author-date": (
        (
            "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, LINK."
        ),
        "(Charney 2015)",
    ),
    "harvard": (
        (
            "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a "
            "solution’: Syrian perspectives on the conflict. The Hague: Syria Justice and Accountability "
            "Centre. Available at: https://report.example.org/chapter/halting/. Syrian Interview Quotes. "
            "Available at: LINK."
        ),
        "(Charney, 2015)",
    ),
}


def test_a_chapter_has_no_section() -> None:
    assert references(AUTHORS[:1]) == OF_A_CHAPTER


def test_a_title_with_a_mark_of_its_own_gets_no_full_stop() -> None:
    report = build_report(
        title="Who Decides?", sentence_case_title="Who decides?", published=dt.date(2013, 1, 1)
    )
    asked = build_chapter("asked", report=report, title="What “Now”?", sentence_case_title="What “now”?")
    assert {style: reference for style, (reference, _) in cite(cited_item(asked, "L")).items()} == {
        "apa": "Author, A. (2013). What “now”? In Who decides? A Publisher. https://example.org/chapter/ "
        "(Syrian Interview Quotes, L)",
        "mla": "Author, Ann. “What ‘Now’?” Who Decides?, A Publisher, 2013, https://example.org/chapter/. "
        "Syrian Interview Quotes, L.",
        "chicago-note": "Ann Author, “What ‘Now’?,” in Who Decides? (A Publisher, 2013), "
        "https://example.org/chapter/; Syrian Interview Quotes, L.",
        "chicago-bibliography": "Author, Ann. “What ‘Now’?” In Who Decides? A Publisher, 2013. "
        "https://example.org/chapter/. Syrian Interview Quotes, L.",
        "chicago-author-date": "Author, Ann. 2013. “What ‘Now’?” In Who Decides? A Publisher. "
        "https://example.org/chapter/. Syrian Interview Quotes, L.",
        "harvard": "Author, A. (2013) ‘What “now”?’, in Who decides? A Publisher. Available at: "
        "https://example.org/chapter/. Syrian Interview Quotes. Available at: L.",
    }


def test_styles_and_their_names() -> None:
    assert [(style.slug, str(style.label), str(style.in_text_label)) for style in STYLES] == [
        ("apa", "APA 7", "In the text"),
        ("mla", "MLA 9", "In the text"),
        ("chicago-note", "Chicago 18, note", "Shortened, from then on"),
        ("chicago-bibliography", "Chicago 18, bibliography", "Shortened note"),
        ("chicago-author-date", "Chicago 18, author-date", "In the text"),
        ("harvard", "Harvard (Cite Them Right)", "In the text"),
    ]


def test_the_column_has_neither_version_nor_day() -> None:
    assert apa(quote(chapter()), LINK) == (
        "Charney, C. (2015). Halting hostilities at the local level. In “Maybe we can reach a solution”: "
        "Syrian perspectives on the conflict. Syria Justice and Accountability Centre. "
        "https://report.example.org/chapter/halting/ (Quote halting-hostilities-05 in section “Some Want a "
        "National Ceasefire,” Syrian Interview Quotes, "
        "https://quotes.example.org/quotes/halting-hostilities-05/)"
    )
