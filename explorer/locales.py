"""Write numbers, dates and names as the page's language does: Unicode's CLDR decides, and only here.

Arabic is that of Syria: `29` is `٢٩` and August `آب`. What leaves the site (references, files, the API)
doesn't use this module; it is English.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date
from django.conf import settings
from django.utils.functional import lazy
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, pgettext
from django.utils.translation import gettext as _

LOCALES = {"en": Locale("en"), "ar": Locale("ar", "SY")}
"""Language of an address -> the locale whose customs its pages follow."""

SPELLINGS = {
    "TR": "Turkey",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
}
"""Territory code -> name, where the usual English name isn't CLDR's."""

DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩"}
"""CLDR's name of a numbering system -> its digits."""


class Number(int):
    """A whole number that is written in the digits of the page's language; it counts like any other."""

    def __str__(self) -> str:
        return in_digits(int.__repr__(self))


def locale() -> Locale:
    """Return the locale of the page that is being written."""
    return LOCALES[get_language() or settings.LANGUAGE_CODE]


def in_digits(text: str) -> str:
    """Return a text with its digits as the page's language writes them: `2015` is `٢٠١٥`."""
    digits = DIGITS[locale().default_numbering_system]
    return text.translate(str.maketrans(DIGITS["latn"], digits))


def day(value: date) -> str:
    """Return a date: `30 November 2026`, `٣٠ تشرين الثاني ٢٠٢٦`."""
    return in_digits(format_date(value, "d MMMM y", locale()))


def month(value: date) -> str:
    """Return the month of a date: `August 2014`, `آب ٢٠١٤`."""
    return in_digits(format_date(value, "MMMM y", locale()))


def months(began: date | None, ended: date | None) -> str:
    """Return the months from one date to another: `August to October 2014`, or only one; empty if unknown."""
    if began is None or ended is None:
        return ""
    if (began.year, began.month) == (ended.year, ended.month):
        return month(ended)
    first = format_date(began, "MMMM", locale()) if began.year == ended.year else month(began)
    return _("%(first)s to %(last)s") % {"first": first, "last": month(ended)}


def _country(name: str) -> str:
    """Return the name of a country, known by its English name, in the page's language."""
    english = {**LOCALES["en"].territories, **SPELLINGS}
    return next((locale().territories[code] for code, known in english.items() if known == name), name)


def country(name: str) -> str:
    """Return a country in the page's language: `Lebanon` is `لبنان`; in English it stays as it is."""
    return _country(name) if is_arabic() else name


def is_arabic() -> bool:
    """Say whether the page that is being written is in Arabic."""
    return get_language() == "ar"


def _either(english: str, arabic: str) -> str:
    """Return the Arabic where the page is in Arabic and there is any, else the English."""
    return arabic if arabic and is_arabic() else english


either: Any = lazy(_either, str)
"""A text of ours in both languages, chosen when it is written down."""


def in_english(name: str) -> SafeString:
    """Return a name that is English on every page; on any other it is marked and kept apart from its line."""
    return escape(name) if get_language() == "en" else format_html('<bdi lang="en">{}</bdi>', name)


def comma() -> str:
    """Return what stands between the items of a list in the page's language."""
    return pgettext("between items of a list", ", ")


def semicolon() -> str:
    """Return what stands between the parts of a question in the page's language."""
    return pgettext("between the parts of a question", "; ")


def listed(items: Iterable[object]) -> str:
    """Return items one after the other: `Homs, Aleppo`, `حمص، حلب`."""
    return comma().join(map(str, items))


def language_of(text: object) -> str:
    """Return the language of a name that may be in either: of `حمص`, with Arabic letters, `ar`."""
    return "ar" if re.search("[\u0621-\u064a]", str(text)) else "en"


def languages() -> list[tuple[str, str]]:
    """Return the code of each language of the site, with its own name for itself: `ar`, `العربية`."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
