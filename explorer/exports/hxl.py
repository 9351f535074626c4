"""Write tables with hashtags of the Humanitarian Exchange Language (HXL 1.1) below the header.

After the columns of every table stand those that other humanitarian data are joined by: names beside
codes, ISO's code of the country, and the dates.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from explorer.archive.countries import three_letter_codes
from explorer.exports.columns import COLUMNS
from explorer.exports.rows import rows as quote_rows
from explorer.exports.tables import BYTE_ORDER_MARK, encoded, guarded, lines
from explorer.models import Chapter, Place
from explorer.questions.answer import Answer

ADDED = {
    "governorate_name": "#adm1+name",
    "country_code": "#country+code+v_iso3",
    "interviews_began": "#date+start",
    "interviews_ended": "#date+end",
    "published": "#date+published",
}
"""Further column -> its hashtag. A report is dated by its month: `published` is the first day of it."""

NAMES = [column.name for column in COLUMNS]

CHAPTER, GOVERNORATE, COUNTRY = (NAMES.index(name) for name in ("chapter", "governorate", "country"))


class Origin(NamedTuple):
    """The cells of a row that the further columns follow from; the governorate is empty outside Syria."""

    chapter: str
    governorate: str
    country: str


class _AddedCells(dict[Origin, list[str]]):
    """The further cells of rows, each kind written once."""

    def __init__(self) -> None:
        """Read the places and the countries, which are few."""
        super().__init__()
        self._places = dict(Place.objects.values_list("slug", "name"))
        self._countries = {encoded(name): code for name, code in three_letter_codes().items()}
        self._dates: Mapping[str, list[str]] = {
            slug: [str(day or "") for day in days]
            for slug, *days in Chapter.objects.values_list(
                "slug", "report__interviews_began", "report__interviews_ended", "report__published"
            )
        }

    def __missing__(self, origin: Origin) -> list[str]:
        """Write the cells of an origin that is met for the first time."""
        place = encoded(self._places.get(origin.governorate, ""))
        made = [place, self._countries.get(origin.country, ""), *self._dates[origin.chapter]]
        return self.setdefault(origin, made)


def hxl_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as a table: a header, its hashtags, then a row for each quote."""
    yield BYTE_ORDER_MARK
    yield from lines([[*NAMES, *ADDED], [*(column.hxl for column in COLUMNS), *ADDED.values()]])
    added = _AddedCells()
    for row in quote_rows(answer, lambda value: encoded(guarded(value))):
        yield ",".join([*row, *added[Origin(row[CHAPTER], row[GOVERNORATE], row[COUNTRY])]]) + "\r\n"
