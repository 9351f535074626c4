"""The closed vocabularies."""

from django.utils import translation

from explorer.choices import AGE_BANDS


def test_age_bands_hold_every_age_exactly_once() -> None:
    ages = [age for band in AGE_BANDS for age in range(band.lowest, band.highest + 1)]
    assert ages == list(range(121))


def test_the_first_and_last_age_band_are_said_in_words() -> None:
    with translation.override("en"):
        assert [str(band.label) for band in AGE_BANDS] == [
            "Under 18",
            "18–24",
            "25–34",
            "35–44",
            "45–54",
            "55–64",
            "65 and over",
        ]
