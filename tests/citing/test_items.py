"""What is cited: whom it names as its author, and its short titles."""

import pytest

from explorer.citing.items import cited_item, shortened
from tests.support.builders import build_theme
from tests.support.cited import PUBLISHER, references

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("authors", [[], [{"literal": PUBLISHER}]])
def test_a_publisher_who_is_the_author_is_named_once_where_the_style_says_so(
    authors: list[dict[str, str]],
) -> None:
    cited = references(authors)
    assert cited["apa"] == (
        (
            "Syria Justice and Accountability Centre. (2015). “Maybe we can reach a solution”: Syrian "
            "perspectives on the conflict. https://example.org/report/ (Chapter “Halting hostilities at the "
            "local level,” Syrian Interview Quotes, LINK)"
        ),
        "(Syria Justice and Accountability Centre, 2015, “Halting Hostilities” chapter)",
    )
    assert cited["mla"] == (
        (
            "“Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: Syrian Perspectives "
            "on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, LINK."
        ),
        "(“Halting Hostilities”)",
    )


@pytest.mark.parametrize(
    ("heading", "short"),
    [
        ("Some Want a National Ceasefire", "Some Want a National Ceasefire"),
        ("Halting Hostilities at the Local Level", "Halting Hostilities"),
        ("Fear, Hope, and Anger in the South", "Fear, Hope, and Anger"),
        ("Views of Regime Control, After Local Ceasefires", "Views of Regime Control"),
        ("The and of to in with", "The"),
    ],
)
def test_a_heading_without_a_short_title_is_cited_by_its_first_words(heading: str, short: str) -> None:
    assert shortened(heading) == short
    assert cited_item(build_theme(heading=heading)).short_heading == short


def test_a_short_title_of_ours_comes_before_the_heading() -> None:
    assert cited_item(build_theme(heading="Hope", short_title="Hopes")).short_heading == "Hopes"
