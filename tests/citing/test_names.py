"""Authors of every number and kind, as each style names them."""

import pytest

from explorer.citing.items import cited_item
from explorer.citing.names import names_in_words
from explorer.citing.styles import citations
from tests.support.cited import AUTHORS, LINK, ORGANISATION, chapter, references

pytestmark = pytest.mark.django_db

NAMES = {
    "two": (
        AUTHORS[:2],
        {
            "apa": ("Charney, C., & Quirk, C. (2015).", "(Charney & Quirk, 2015"),
            "mla": ("Charney, Craig, and Christine Quirk. “", "(Charney and Quirk)"),
            "chicago-note": ("Craig Charney and Christine Quirk, “", "Charney and Quirk, “"),
            "chicago-bibliography": ("Charney, Craig, and Christine Quirk. “", "Charney and Quirk, “"),
            "chicago-author-date": ("Charney, Craig, and Christine Quirk. 2015.", "(Charney and Quirk 2015)"),
            "harvard": ("Charney, C. and Quirk, C. (2015)", "(Charney and Quirk, 2015"),
        },
    ),
    "three": (
        AUTHORS[:3],
        {
            "apa": ("Charney, C., Quirk, C., & Haddad, A. M. (2015).", "(Charney et al., 2015"),
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
                "(Charney, Quirk and Haddad, 2015",
            ),
        },
    ),
    "four": (
        AUTHORS[:4],
        {
            "apa": (
                "Charney, C., Quirk, C., Haddad, A. M., & Masri, J.-P. (2015).",
                "(Charney et al., 2015",
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
            "harvard": ("Charney, C. et al. (2015)", "(Charney et al., 2015"),
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
                "(Charney et al., 2015",
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
            "harvard": ("Charney, C. et al. (2015)", "(Charney et al., 2015"),
        },
    ),
    "organisation": (
        [ORGANISATION],
        {
            "apa": ("Charney Research. (2015).", "(Charney Research, 2015"),
            "mla": ("Charney Research. “", "(Charney Research)"),
            "chicago-note": ("Charney Research, “", "Charney Research, “"),
            "chicago-bibliography": ("Charney Research. “", "Charney Research, “"),
            "chicago-author-date": ("Charney Research. 2015.", "(Charney Research 2015)"),
            "harvard": ("Charney Research (2015)", "(Charney Research, 2015"),
        },
    ),
    "organisation and person": (
        [ORGANISATION, AUTHORS[0]],
        {
            "apa": ("Charney Research, & Charney, C. (2015).", "(Charney Research & Charney, 2015"),
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
            "harvard": ("Charney Research and Charney, C. (2015)", "(Charney Research and Charney, 2015"),
        },
    ),
    "single name": (
        [{"family": "Adonis"}],
        {
            "apa": ("Adonis. (2015).", "(Adonis, 2015"),
            "mla": ("Adonis. “", "(Adonis)"),
            "chicago-note": ("Adonis, “", "Adonis, “"),
            "chicago-bibliography": ("Adonis. “", "Adonis, “"),
            "chicago-author-date": ("Adonis. 2015.", "(Adonis 2015)"),
            "harvard": ("Adonis (2015)", "(Adonis, 2015"),
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


def test_et_al_is_italic_in_harvard_and_nothing_is_markup_by_accident() -> None:
    cited = cited_item(chapter(authors=[{"literal": "<b>A & B</b>"}, *AUTHORS[:3]]), LINK)
    [harvard] = [item for item in citations(cited) if item.slug == "harvard"]
    assert harvard.in_text.html == "(&lt;b&gt;A &amp; B&lt;/b&gt; <em>et al.</em>, 2015)"
    assert harvard.reference.html.startswith("&lt;b&gt;A &amp; B&lt;/b&gt; <em>et al.</em> (2015) ‘")


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
    assert names_in_words(authors) == expected
