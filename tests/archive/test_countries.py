"""Countries by name."""

import pytest

from explorer.archive.countries import abroad, names, spellings


def test_every_territory_has_one_name_and_syria_is_not_abroad() -> None:
    assert len(set(names().values())) == len(names()) > 240
    assert names()["SY"] == "Syria"
    assert "Syria" not in abroad()
    assert not {"European Union", "United Nations", "Unknown Region", "World"} & abroad()


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Türkiye", "Turkey"),
        ("Turkey", "Turkey"),
        ("KSA", "Saudi Arabia"),
        ("Kingdom of Saudi Arabia", "Saudi Arabia"),
        ("UAE", "United Arab Emirates"),
        ("UK", "United Kingdom"),
        ("USA", "United States"),
        ("Republic of Iraq", "Iraq"),
        ("Kurdistan Region of Iraq", "Iraq"),
        ("Palestine", "Palestinian Territories"),
        ("Syrian Arab Republic", "Syria"),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina"),
    ],
)
def test_other_spellings(spelling: str, name: str) -> None:
    assert spellings()[spelling] == name
    assert name in names().values()
