"""What is cited: whom it names as its author."""

import pytest

from tests.support.cited import PUBLISHER, references

pytestmark = pytest.mark.django_db


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
