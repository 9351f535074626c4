"""Citations of what isn't a quote, character by character: a section, a report, the archive itself."""

import datetime as dt

import pytest

from explorer.citing.items import CitedArchive, cited_item
from explorer.citing.styles import archive_citations
from tests.support.builders import build_chapter, build_report
from tests.support.cited import DAY, VERSION, chapter, cite, quote

pytestmark = pytest.mark.django_db

OF_A_SECTION = {
    "apa": (
        (
            "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the conflict. "
            "Syria Justice and Accountability Centre. https://example.org/report/ (Chapter “Halting "
            "hostilities at the local level,” section “Some Want a National Ceasefire,” Syrian Interview "
            "Quotes, LINK)"
        ),
        "(Charney, 2015, “National Ceasefire” section)",
    ),
    "mla": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, section “Some Want a "
            "National Ceasefire,” LINK."
        ),
        "(Charney)",
    ),
    "chicago-note": (
        (
            "Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, 2015), under "
            "“Some Want a National Ceasefire,” https://report.example.org/chapter/halting/; Syrian "
            "Interview Quotes, LINK."
        ),
        "Charney, “Halting Hostilities,” under “National Ceasefire.”",
    ),
    "chicago-bibliography": (
        (
            "Charney, Craig. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a Solution”: "
            "Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre, 2015. "
            "https://report.example.org/chapter/halting/. Section “Some Want a National Ceasefire,” Syrian "
            "Interview Quotes, LINK."
        ),
        "Charney, “Halting Hostilities,” under “National Ceasefire.”",
    ),
    "chicago-author-date": (
        (
            "Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In “Maybe We Can Reach a "
            "Solution”: Syrian Perspectives on the Conflict. Syria Justice and Accountability Centre. "
            "https://report.example.org/chapter/halting/. Section “Some Want a National Ceasefire,” Syrian "
            "Interview Quotes, LINK."
        ),
        "(Charney 2015, under “National Ceasefire”)",
    ),
    "harvard": (
        (
            "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a "
            "solution’: Syrian perspectives on the conflict. The Hague: Syria Justice and Accountability "
            "Centre. Available at: https://report.example.org/chapter/halting/. Section ‘Some Want a "
            "National Ceasefire’, Syrian Interview Quotes. Available at: LINK."
        ),
        "(Charney, 2015, section ‘National Ceasefire’)",
    ),
}


def test_a_section_has_no_number_and_what_is_not_known_is_left_out() -> None:
    assert cite(cited_item(quote(chapter()).theme, "LINK")) == OF_A_SECTION


OF_A_REPORT = {
    "apa": (
        (
            "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the conflict. "
            "Syria Justice and Accountability Centre. https://example.org/report/"
        ),
        "(Charney, 2015)",
    ),
    "mla": (
        (
            "Charney, Craig. “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict. Syria "
            "Justice and Accountability Centre, Feb. 2015, https://example.org/report/."
        ),
        "(Charney)",
    ),
    "chicago-note": (
        (
            "Craig Charney, “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
            "Justice and Accountability Centre, 2015), https://example.org/report/."
        ),
        "Charney, Maybe We Can Reach a Solution.",
    ),
    "chicago-bibliography": (
        (
            "Charney, Craig. “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict. Syria "
            "Justice and Accountability Centre, 2015. https://example.org/report/."
        ),
        "Charney, Maybe We Can Reach a Solution.",
    ),
    "chicago-author-date": (
        (
            "Charney, Craig. 2015. “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict. "
            "Syria Justice and Accountability Centre. https://example.org/report/."
        ),
        "(Charney 2015)",
    ),
    "harvard": (
        (
            "Charney, C. (2015) ‘Maybe we can reach a solution’: Syrian perspectives on the conflict. The "
            "Hague: Syria Justice and Accountability Centre. Available at: https://example.org/report/ "
            "(Accessed: 2 September 2026)."
        ),
        "(Charney, 2015)",
    ),
}


def test_a_whole_report_in_every_style() -> None:
    assert cite(cited_item(chapter().report, accessed=DAY)) == OF_A_REPORT


OF_THE_ARCHIVE = {
    "apa": (
        (
            "The Example Trust. (2026). Syrian Interview Quotes (Version 0123456789ab) [Data set]. "
            "https://quotes.example.org/"
        ),
        "(The Example Trust, 2026)",
    ),
    "mla": (
        (
            "Syrian Interview Quotes. Version 0123456789ab, The Example Trust, 2026, "
            "https://quotes.example.org/."
        ),
        "(Syrian Interview Quotes)",
    ),
    "chicago-note": (
        (
            "The Example Trust, “Syrian Interview Quotes,” version 0123456789ab, 2026, "
            "https://quotes.example.org/."
        ),
        "The Example Trust, “Syrian Interview Quotes.”",
    ),
    "chicago-bibliography": (
        (
            "The Example Trust. “Syrian Interview Quotes.” Version 0123456789ab. 2026. "
            "https://quotes.example.org/."
        ),
        "The Example Trust, “Syrian Interview Quotes.”",
    ),
    "chicago-author-date": (
        (
            "The Example Trust. 2026. “Syrian Interview Quotes.” Version 0123456789ab. "
            "https://quotes.example.org/."
        ),
        "(The Example Trust 2026)",
    ),
    "harvard": (
        (
            "The Example Trust (2026) Syrian Interview Quotes. Version 0123456789ab. Available at: "
            "https://quotes.example.org/ (Accessed: 2 September 2026)."
        ),
        "(The Example Trust, 2026)",
    ),
}

OF_AN_ARCHIVE_WITHOUT_OPERATOR = {
    "apa": "Syrian Interview Quotes [Data set]. (2026). https://quotes.example.org/",
    "mla": "Syrian Interview Quotes. 2026, https://quotes.example.org/.",
    "chicago-note": "“Syrian Interview Quotes,” 2026, https://quotes.example.org/.",
    "chicago-bibliography": "“Syrian Interview Quotes.” 2026. https://quotes.example.org/.",
    "chicago-author-date": "“Syrian Interview Quotes.” 2026. https://quotes.example.org/.",
    "harvard": "Syrian Interview Quotes (2026). Available at: https://quotes.example.org/.",
}


def test_the_archive_itself_in_every_style() -> None:
    run = CitedArchive("The Example Trust", VERSION, 2026, "https://quotes.example.org/", DAY)
    cited = {one.slug: (one.reference.text, one.in_text.text) for one in archive_citations(run)}
    assert cited == OF_THE_ARCHIVE


def test_an_archive_that_nobody_says_they_run_is_cited_by_its_name() -> None:
    run = CitedArchive("", "", 2026, "https://quotes.example.org/")
    assert {one.slug: one.reference.text for one in archive_citations(run)} == OF_AN_ARCHIVE_WITHOUT_OPERATOR


ASKED = {
    "apa": (
        "Author, A. (2013). Who decides? A Publisher. https://example.org/report/ (Chapter “What "
        "‘now’?,” Syrian Interview Quotes, L)"
    ),
    "mla": (
        "Author, Ann. “What ‘Now’?” Who Decides?, A Publisher, 2013, https://example.org/chapter/. "
        "Syrian Interview Quotes, L."
    ),
    "chicago-note": (
        "Ann Author, “What ‘Now’?,” in Who Decides? (A Publisher, 2013), "
        "https://example.org/chapter/; Syrian Interview Quotes, L."
    ),
    "chicago-bibliography": (
        "Author, Ann. “What ‘Now’?” In Who Decides? A Publisher, 2013. "
        "https://example.org/chapter/. Syrian Interview Quotes, L."
    ),
    "chicago-author-date": (
        "Author, Ann. 2013. “What ‘Now’?” In Who Decides? A Publisher. "
        "https://example.org/chapter/. Syrian Interview Quotes, L."
    ),
    "harvard": (
        "Author, A. (2013) ‘What “now”?’, in Who decides? A Publisher. Available at: "
        "https://example.org/chapter/. Syrian Interview Quotes. Available at: L."
    ),
}

ASKED_AS_A_WHOLE = {
    "apa": (
        "Author, A. (2013). Who decides? A Publisher. https://example.org/report/ (Syrian Interview "
        "Quotes, L)"
    ),
    "mla": (
        "Author, Ann. Who Decides? A Publisher, Jan. 2013, https://example.org/report/. Syrian "
        "Interview Quotes, L."
    ),
    "chicago-note": (
        "Ann Author, Who Decides? (A Publisher, 2013), https://example.org/report/; Syrian "
        "Interview Quotes, L."
    ),
    "chicago-bibliography": (
        "Author, Ann. Who Decides? A Publisher, 2013. https://example.org/report/. "
        "Syrian Interview Quotes, L."
    ),
    "chicago-author-date": (
        "Author, Ann. 2013. Who Decides? A Publisher. https://example.org/report/. "
        "Syrian Interview Quotes, L."
    ),
    "harvard": (
        "Author, A. (2013) Who decides? A Publisher. Available at: https://example.org/report/. "
        "Syrian Interview Quotes. Available at: L."
    ),
}


def test_a_title_with_a_mark_of_its_own_gets_no_full_stop() -> None:
    report = build_report(
        title="Who Decides?", sentence_case_title="Who decides?", published=dt.date(2013, 1, 1)
    )
    asked = build_chapter("asked", report=report, title="What “Now”?", sentence_case_title="What “now”?")
    for item, expected in ((asked, ASKED), (report, ASKED_AS_A_WHOLE)):
        cited = cite(cited_item(item, "L"))
        assert {style: reference for style, (reference, _in_text) in cited.items()} == expected
