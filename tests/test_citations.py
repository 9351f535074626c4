"""Citations, character by character.

The references up to the report's own address are what two citation engines print for the same chapter;
what follows is the style's own way to name a second place.
"""

import datetime as dt
import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from explorer import citations
from explorer.citations import RichText, Source
from explorer.models import Chapter, Quote
from tests.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db

LINK = "https://quotes.example.org/quotes/halting-hostilities-05/"
VERSION = "0123456789ab"
DAY = dt.date(2026, 9, 2)

CHAPTER_URL = "https://report.example.org/chapter/halting/"
TITLE = "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict"
SENTENCE_CASE_TITLE = "“Maybe we can reach a solution”: Syrian perspectives on the conflict"
PUBLISHER = "Syria Justice and Accountability Centre"

AUTHORS = [
    {"family": "Charney", "given": "Craig"},
    {"family": "Quirk", "given": "Christine"},
    {"family": "Haddad", "given": "Anna Maria"},
    {"family": "Masri", "given": "Jean-Paul"},
    {"family": "Nasser", "given": "Eve"},
    {"family": "Odeh", "given": "Fay"},
    {"family": "Qassem", "given": "Gus"},
]
ORGANISATION = {"literal": "Charney Research"}


def chapter(**fields: Any) -> Chapter:
    """Build the chapter that is cited; `fields` are the report's."""
    facts: dict[str, Any] = {
        "title": TITLE,
        "sentence_case_title": SENTENCE_CASE_TITLE,
        "authors": AUTHORS[:1],
        "publisher": PUBLISHER,
        "publisher_place": "The Hague",
        "published": dt.date(2015, 2, 1),
        "interviews_began": dt.date(2014, 8, 1),
        "interviews_ended": dt.date(2014, 10, 31),
    }
    return build_chapter(
        "halting-hostilities",
        report=build_report(**facts | fields),
        title="Halting Hostilities at the Local Level",
        sentence_case_title="Halting hostilities at the local level",
        url=CHAPTER_URL,
    )


def quote(cited: Chapter, **fields: Any) -> Quote:
    """Build the quote that is cited."""
    theme = build_theme("national-ceasefire", chapter=cited, heading="Some Want a National Ceasefire")
    return build_quote(5, **{"theme": theme} | fields)


def cite(source: Source) -> dict[str, tuple[str, str]]:
    """Return style -> reference and short form, as plain text."""
    return {item.slug: (item.reference.text, item.in_text.text) for item in citations.citations(source)}


def references(authors: list[dict[str, str]], **fields: Any) -> dict[str, tuple[str, str]]:
    """Cite a chapter by these authors."""
    return cite(citations.source_of(chapter(authors=authors, **fields), "LINK"))


def test_a_quote_in_every_style() -> None:
    source = citations.source_of(quote(chapter()), LINK, VERSION, DAY)
    assert cite(source) == {
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


def test_a_section_has_no_number_and_what_is_not_known_is_left_out() -> None:
    source = citations.source_of(quote(chapter()).theme, "LINK")
    assert cite(source) == {
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


def test_a_chapter_has_no_section() -> None:
    assert references(AUTHORS[:1]) == {
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


NAMES = {
    "two": (
        AUTHORS[:2],
        {
            "apa": ("Charney, C., & Quirk, C. (2015).", "(Charney & Quirk, 2015)"),
            "mla": ("Charney, Craig, and Christine Quirk. “", "(Charney and Quirk)"),
            "chicago-note": ("Craig Charney and Christine Quirk, “", "Charney and Quirk, “"),
            "chicago-bibliography": ("Charney, Craig, and Christine Quirk. “", "Charney and Quirk, “"),
            "chicago-author-date": ("Charney, Craig, and Christine Quirk. 2015.", "(Charney and Quirk 2015)"),
            "harvard": ("Charney, C. and Quirk, C. (2015)", "(Charney and Quirk, 2015)"),
        },
    ),
    "three": (
        AUTHORS[:3],
        {
            "apa": ("Charney, C., Quirk, C., & Haddad, A. M. (2015).", "(Charney et al., 2015)"),
            "mla": ("Charney, Craig, et al. “", "(Charney et al.)"),
            "chicago-note": ("Craig Charney et al., “", "Charney et al., “"),
            "chicago-bibliography": (
                "Charney, Craig, Christine Quirk, and Anna Maria Haddad. “",
                "Charney et al., “",
            ),
            "chicago-author-date": (
                "Charney, Craig, Christine Quirk, and Anna Maria Haddad. 2015.",
                "(Charney et al. 2015)",
            ),
            "harvard": (
                "Charney, C., Quirk, C. and Haddad, A.M. (2015)",
                "(Charney, Quirk and Haddad, 2015)",
            ),
        },
    ),
    "four": (
        AUTHORS[:4],
        {
            "apa": (
                "Charney, C., Quirk, C., Haddad, A. M., & Masri, J.-P. (2015).",
                "(Charney et al., 2015)",
            ),
            "mla": ("Charney, Craig, et al. “", "(Charney et al.)"),
            "chicago-note": ("Craig Charney et al., “", "Charney et al., “"),
            "chicago-bibliography": (
                "Charney, Craig, Christine Quirk, Anna Maria Haddad, and Jean-Paul Masri. “",
                "Charney et al., “",
            ),
            "chicago-author-date": (
                "Charney, Craig, Christine Quirk, Anna Maria Haddad, and Jean-Paul Masri. 2015.",
                "(Charney et al. 2015)",
            ),
            "harvard": ("Charney, C. et al. (2015)", "(Charney et al., 2015)"),
        },
    ),
    "seven": (
        AUTHORS,
        {
            "apa": (
                (
                    "Charney, C., Quirk, C., Haddad, A. M., Masri, J.-P., Nasser, E., Odeh, F., & Qassem, G. "
                    "(2015)."
                ),
                "(Charney et al., 2015)",
            ),
            "mla": ("Charney, Craig, et al. “", "(Charney et al.)"),
            "chicago-note": ("Craig Charney et al., “", "Charney et al., “"),
            "chicago-bibliography": (
                "Charney, Craig, Christine Quirk, Anna Maria Haddad, et al. “",
                "Charney et al., “",
            ),
            "chicago-author-date": (
                "Charney, Craig, Christine Quirk, Anna Maria Haddad, et al. 2015.",
                "(Charney et al. 2015)",
            ),
            "harvard": ("Charney, C. et al. (2015)", "(Charney et al., 2015)"),
        },
    ),
    "organisation": (
        [ORGANISATION],
        {
            "apa": ("Charney Research. (2015).", "(Charney Research, 2015)"),
            "mla": ("Charney Research. “", "(Charney Research)"),
            "chicago-note": ("Charney Research, “", "Charney Research, “"),
            "chicago-bibliography": ("Charney Research. “", "Charney Research, “"),
            "chicago-author-date": ("Charney Research. 2015.", "(Charney Research 2015)"),
            "harvard": ("Charney Research (2015)", "(Charney Research, 2015)"),
        },
    ),
    "organisation and person": (
        [ORGANISATION, AUTHORS[0]],
        {
            "apa": ("Charney Research, & Charney, C. (2015).", "(Charney Research & Charney, 2015)"),
            "mla": ("Charney Research, and Craig Charney. “", "(Charney Research and Charney)"),
            "chicago-note": ("Charney Research and Craig Charney, “", "Charney Research and Charney, “"),
            "chicago-bibliography": (
                "Charney Research, and Craig Charney. “",
                "Charney Research and Charney, “",
            ),
            "chicago-author-date": (
                "Charney Research, and Craig Charney. 2015.",
                "(Charney Research and Charney 2015)",
            ),
            "harvard": ("Charney Research and Charney, C. (2015)", "(Charney Research and Charney, 2015)"),
        },
    ),
    "single name": (
        [{"family": "Adonis"}],
        {
            "apa": ("Adonis. (2015).", "(Adonis, 2015)"),
            "mla": ("Adonis. “", "(Adonis)"),
            "chicago-note": ("Adonis, “", "Adonis, “"),
            "chicago-bibliography": ("Adonis. “", "Adonis, “"),
            "chicago-author-date": ("Adonis. 2015.", "(Adonis 2015)"),
            "harvard": ("Adonis (2015)", "(Adonis, 2015)"),
        },
    ),
}


@pytest.mark.parametrize(("authors", "expected"), NAMES.values(), ids=NAMES)
def test_authors_in_every_style(authors: list[dict[str, str]], expected: dict[str, tuple[str, str]]) -> None:
    beginnings = {
        style: (reference[: len(expected[style][0])], in_text[: len(expected[style][1])])
        for style, (reference, in_text) in references(authors).items()
    }
    assert beginnings == expected


def test_the_last_of_more_than_twenty_authors_follows_an_ellipsis_in_apa() -> None:
    many = [{"family": f"Name{number}", "given": "Ann"} for number in range(1, 22)]
    reference, _in_text = references(many)["apa"]
    assert reference.startswith("Name1, A., Name2, A., ")
    assert ", Name19, A., . . . Name21, A. (2015)." in reference


@pytest.mark.parametrize("authors", [[], [{"literal": PUBLISHER}]])
def test_a_publisher_who_is_the_author_is_named_once_where_the_style_says_so(
    authors: list[dict[str, str]],
) -> None:
    cited = references(authors)
    assert cited["apa"] == (
        (
            "Syria Justice and Accountability Centre. (2015). Halting hostilities at the local level. In "
            "“Maybe we can reach a solution”: Syrian perspectives on the conflict. "
            "https://report.example.org/chapter/halting/ (Syrian Interview Quotes, LINK)"
        ),
        "(Syria Justice and Accountability Centre, 2015)",
    )
    assert cited["mla"] == (
        (
            "“Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: Syrian Perspectives "
            "on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, LINK."
        ),
        "(“Halting Hostilities at the Local Level”)",
    )


def test_a_title_with_a_mark_of_its_own_gets_no_full_stop() -> None:
    report = build_report(
        title="Who Decides?", sentence_case_title="Who decides?", published=dt.date(2013, 1, 1)
    )
    asked = build_chapter("asked", report=report, title="What “Now”?", sentence_case_title="What “now”?")
    assert {style: reference for style, (reference, _) in cite(citations.source_of(asked, "L")).items()} == {
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


def test_titles_are_italic_and_addresses_are_links_in_html() -> None:
    cited = {item.slug: item for item in citations.citations(citations.source_of(chapter(), LINK))}
    assert cited["mla"].reference.html == (
        "Charney, Craig. “Halting Hostilities at the Local Level.” <cite>“Maybe We Can Reach a Solution”: "
        "Syrian Perspectives on the Conflict</cite>, Syria Justice and Accountability Centre, 2015, "
        '<a href="https://report.example.org/chapter/halting/">'
        "https://report.example.org/chapter/halting/</a>. "
        '<cite>Syrian Interview Quotes</cite>, <a href="https://quotes.example.org/quotes/halting-hostilities-05/">'
        "https://quotes.example.org/quotes/halting-hostilities-05/</a>."
    )
    assert {slug: item.reference.html.count("<cite>") for slug, item in cited.items()} == {
        "apa": 1,
        "mla": 2,
        "chicago-note": 1,
        "chicago-bibliography": 1,
        "chicago-author-date": 1,
        "harvard": 1,
    }


def test_et_al_is_italic_in_harvard_and_nothing_is_markup_by_accident() -> None:
    cited = citations.source_of(chapter(authors=[{"literal": "<b>A & B</b>"}, *AUTHORS[:3]]), LINK)
    [harvard] = [item for item in citations.citations(cited) if item.slug == "harvard"]
    assert harvard.in_text.html == "(&lt;b&gt;A &amp; B&lt;/b&gt; <em>et al.</em>, 2015)"
    assert harvard.reference.html.startswith("&lt;b&gt;A &amp; B&lt;/b&gt; <em>et al.</em> (2015) ‘")


def test_text_of_nothing_is_empty() -> None:
    assert (str(RichText.of("")), RichText.of("").html) == ("", "")


def test_styles_and_their_names() -> None:
    assert [(style.slug, str(style.label), str(style.in_text_label)) for style in citations.STYLES] == [
        ("apa", "APA 7", "In the text"),
        ("mla", "MLA 9", "In the text"),
        ("chicago-note", "Chicago 18, note", "Shortened, from then on"),
        ("chicago-bibliography", "Chicago 18, bibliography", "Shortened note"),
        ("chicago-author-date", "Chicago 18, author-date", "In the text"),
        ("harvard", "Harvard (Cite Them Right)", "In the text"),
    ]


def test_the_column_has_neither_version_nor_day() -> None:
    assert citations.apa(quote(chapter()), LINK) == (
        "Charney, C. (2015). Halting hostilities at the local level. In “Maybe we can reach a solution”: "
        "Syrian perspectives on the conflict. Syria Justice and Accountability Centre. "
        "https://report.example.org/chapter/halting/ (Quote halting-hostilities-05 in section “Some Want a "
        "National Ceasefire,” Syrian Interview Quotes, "
        "https://quotes.example.org/quotes/halting-hostilities-05/)"
    )


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ([], ""),
        (AUTHORS[:1], "Craig Charney"),
        (AUTHORS[:2], "Craig Charney and Christine Quirk"),
        ([ORGANISATION, *AUTHORS[:2]], "Charney Research, Craig Charney and Christine Quirk"),
    ],
)
def test_authors_as_a_reader_says_them(authors: list[dict[str, str]], expected: str) -> None:
    assert citations.names_in_words(authors) == expected


@pytest.mark.parametrize(
    ("began", "ended", "expected"),
    [
        ((2014, 8, 1), (2014, 10, 31), "August to October 2014"),
        ((2012, 11, 1), (2013, 2, 28), "November 2012 to February 2013"),
        ((2014, 8, 1), (2014, 8, 31), "August 2014"),
        (None, (2014, 8, 31), ""),
        ((2014, 8, 1), None, ""),
    ],
)
def test_when_the_interviews_were_held(
    began: tuple[int, int, int] | None, ended: tuple[int, int, int] | None, expected: str
) -> None:
    report = build_report(
        interviews_began=began and dt.date(*began), interviews_ended=ended and dt.date(*ended)
    )
    assert citations.interviews(report) == expected


def test_the_licence_line() -> None:
    assert citations.licence(chapter().report) == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October "
        "2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
        "Justice and Accountability Centre, 2015). No endorsement by its authors or publisher is implied."
    )


def test_the_licence_line_of_interviews_without_dates() -> None:
    assert citations.licence(build_report()) == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Printed in A Report (A Publisher, "
        "2026). No endorsement by its authors or publisher is implied."
    )


# Texts to paste


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "a 30-year-old Sunni woman, Homs, described in the report as anti-regime"),
        (
            {"age": 18, "sect": "alawi", "gender": "man", "stance": "pro-regime"},
            "an 18-year-old Alawi man, Homs, described in the report as pro-regime",
        ),
        ({"age": 80}, "an 80-year-old Sunni woman, Homs, described in the report as anti-regime"),
        ({"age": 79}, "a 79-year-old Sunni woman, Homs, described in the report as anti-regime"),
        (
            {"stance_inferred": True},
            "a 30-year-old Sunni woman, Homs, anti-regime as inferred from the report’s wording",
        ),
        (
            {"displacement": "refugee", "country": "Turkey"},
            "a 30-year-old Sunni woman, a refugee in Turkey, described in the report as anti-regime",
        ),
        (
            {"displacement": "idp"},
            "a 30-year-old Sunni woman, internally displaced (Homs), described in the report as anti-regime",
        ),
        (
            {"country": "Lebanon"},
            "a 30-year-old Sunni woman, Lebanon, described in the report as anti-regime",
        ),
    ],
)
def test_the_attribution_in_words(fields: dict[str, Any], expected: str) -> None:
    assert citations.speaker(build_quote(**fields)) == expected


def test_a_quote_for_an_article_keeps_its_brackets_and_carries_source_and_licence() -> None:
    said = quote(chapter(), text="They [the army] left. “Peace,” they said (twice)!")
    assert citations.article(said, citations.source_of(said, LINK, VERSION, DAY)).text == (
        "“They [the army] left. “Peace,” they said (twice)!” — a 30-year-old Sunni woman, Homs, described in "
        "the "
        "report as anti-regime (interviews held August to October 2014).\n"
        "Quoted in Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
        "Solution”: Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, 2015), "
        "https://report.example.org/chapter/halting/\n"
        "https://quotes.example.org/quotes/halting-hostilities-05/\n"
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October "
        "2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
        "Justice and Accountability Centre, 2015). No endorsement by its authors or publisher is implied."
    )


def test_an_article_without_dates_of_interviews() -> None:
    said = build_quote()
    [first, *_rest] = citations.article(said, citations.source_of(said, LINK)).text.split("\n")
    assert first == (
        "“These are the words of quote 1.” — a 30-year-old Sunni woman, Homs, described in the report as "
        "anti-regime."
    )


def test_a_footnote() -> None:
    said = quote(chapter())
    assert citations.footnote(said, citations.source_of(said, LINK, VERSION, DAY)).text == (
        "Sunni woman (anti-regime), 30, Homs, quoted in Craig Charney, “Halting Hostilities at the Local "
        "Level,” in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria Justice and "
        "Accountability Centre, 2015), under “Some Want a National Ceasefire,” "
        "https://report.example.org/chapter/halting/; quote halting-hostilities-05, Syrian Interview Quotes, "
        "version 0123456789ab, accessed September 2, 2026, "
        "https://quotes.example.org/quotes/halting-hostilities-05/. CC BY-SA 4.0, "
        "https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October 2014. Printed in "
        "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria Justice and "
        "Accountability Centre, 2015). No endorsement by its authors or publisher is implied."
    )


# Files for reference managers

NOTE = (
    "Sunni woman (anti-regime), 30, Homs (quote halting-hostilities-05, section “Some Want a National "
    "Ceasefire”). CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to "
    "October 2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
    "Justice and Accountability Centre, 2015). No endorsement by its authors or publisher is implied. "
    "Permanent link: https://quotes.example.org/quotes/halting-hostilities-05/"
)


def test_bibtex() -> None:
    assert citations.bibtex(quote(chapter(), text="We want peace."), LINK) == (
        "@incollection{halting-hostilities-05,\n"
        "  author = {Charney, Craig},\n"
        "  title = {Halting Hostilities at the Local Level},\n"
        "  booktitle = {“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict},\n"
        "  publisher = {Syria Justice and Accountability Centre},\n"
        "  address = {The Hague},\n"
        "  year = {2015},\n"
        "  month = feb,\n"
        "  url = {https://report.example.org/chapter/halting/},\n"
        "  language = {en},\n"
        "  copyright = {CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/},\n"
        "  abstract = {We want peace.},\n"
        f"  note = {{{NOTE}}},\n"
        "}\n"
    )


def test_bibtex_escapes_text_but_no_address() -> None:
    cited = chapter(authors=[{"literal": "Smith and Sons & Co."}, AUTHORS[0]], publisher_place="")
    Chapter.objects.update(url="https://report.example.org/a_b?c=d&e=50%25#f")
    cited.refresh_from_db()
    entry = citations.bibtex(quote(cited, text=r"{50%} of $1_000 & #2 \ ~x^2"), "https://e.org/a_b")
    library = parse_string(entry)
    assert library.failed_blocks == []
    [record] = library.entries
    fields = {field.key: field.value for field in record.fields}
    assert fields["author"] == r"{Smith and Sons \& Co.} and Charney, Craig"
    assert fields["url"] == "https://report.example.org/a_b?c=d&e=50%25#f"
    assert fields["abstract"] == (
        r"\{50\%\} of \$1\_000 \& \#2 \textbackslash{} \textasciitilde{}x\textasciicircum{}2"
    )
    assert fields["note"].endswith(r"Permanent link: https://e.org/a\_b")
    assert "address" not in fields


def test_bibtex_is_read_back() -> None:
    library = parse_string(citations.bibtex(quote(chapter(authors=AUTHORS[:2])), LINK))
    [record] = library.entries
    assert (record.entry_type, record.key) == ("incollection", "halting-hostilities-05")
    assert {field.key: field.value for field in record.fields} == {
        "author": "Charney, Craig and Quirk, Christine",
        "title": "Halting Hostilities at the Local Level",
        "booktitle": TITLE,
        "publisher": PUBLISHER,
        "address": "The Hague",
        "year": "2015",
        "month": "feb",
        "url": CHAPTER_URL,
        "language": "en",
        "copyright": "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
        "abstract": "These are the words of quote 5.",
        "note": NOTE,
    }


def test_ris() -> None:
    assert citations.ris(quote(chapter(), text="We want\n\n peace."), LINK) == (
        "TY  - CHAP\r\n"
        "ID  - halting-hostilities-05\r\n"
        "AU  - Charney, Craig\r\n"
        "TI  - Halting Hostilities at the Local Level\r\n"
        "T2  - “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict\r\n"
        "PB  - Syria Justice and Accountability Centre\r\n"
        "CY  - The Hague\r\n"
        "PY  - 2015\r\n"
        "DA  - 2015/02//\r\n"
        "LA  - en\r\n"
        "UR  - https://report.example.org/chapter/halting/\r\n"
        "AB  - We want peace.\r\n"
        f"N1  - {NOTE}\r\n"
        "ER  - \r\n"
    )


def test_ris_is_read_back() -> None:
    cited = chapter(authors=[ORGANISATION, AUTHORS[0]], publisher_place="")
    [record] = rispy.loads(citations.ris(quote(cited), LINK).replace("\r\n", "\n"))
    assert record == {
        "type_of_reference": "CHAP",
        "id": "halting-hostilities-05",
        "authors": ["Charney Research", "Charney, Craig"],
        "title": "Halting Hostilities at the Local Level",
        "secondary_title": TITLE,
        "publisher": PUBLISHER,
        "year": "2015",
        "date": "2015/02//",
        "language": "en",
        "urls": [CHAPTER_URL],
        "abstract": "These are the words of quote 5.",
        "notes": [NOTE],
    }


def test_csl_json() -> None:
    record = citations.csl(quote(chapter(authors=[AUTHORS[0], ORGANISATION])), LINK)
    assert json.loads(json.dumps(record)) == {
        "id": "halting-hostilities-05",
        "type": "chapter",
        "title": "Halting Hostilities at the Local Level",
        "container-title": TITLE,
        "author": [{"family": "Charney", "given": "Craig"}, {"literal": "Charney Research"}],
        "publisher": PUBLISHER,
        "publisher-place": "The Hague",
        "issued": {"date-parts": [[2015, 2]]},
        "URL": CHAPTER_URL,
        "language": "en",
        "section": "Some Want a National Ceasefire",
        "abstract": "These are the words of quote 5.",
        "note": NOTE,
    }


def test_csl_json_leaves_out_a_place_that_is_not_known() -> None:
    assert "publisher-place" not in citations.csl(quote(chapter(publisher_place="")), LINK)
