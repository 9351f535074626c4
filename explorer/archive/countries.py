"""Name the countries in English: as Unicode's CLDR does, in the spelling that reports use."""

from functools import cache

from babel import Locale
from babel.core import get_global

from explorer.locales import SPELLINGS
from explorer.models import SYRIA

_NOT_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Two-letter codes of CLDR that mean groups of countries, tests or nothing, such as EU, XA and ZZ."""

_OTHER_NAMES = {
    "AE": ["UAE", "Emirates", "the Emirates"],
    "BA": ["Bosnia"],
    "CD": ["DR Congo", "DRC", "Democratic Republic of the Congo"],
    "CG": ["Republic of the Congo"],
    "CI": ["Ivory Coast"],
    "CV": ["Cabo Verde"],
    "CZ": ["Czech Republic"],
    "DE": ["Federal Republic of Germany"],
    "EG": ["Arab Republic of Egypt"],
    "GB": ["UK", "Great Britain", "Britain"],
    "HK": ["Hong Kong SAR China"],
    "IQ": [
        "Iraqi Kurdistan",
        "Iraqi Kurdistan Region",
        "Kurdistan Region",
        "Kurdistan Region of Iraq",
        "Kurdistan Iraq",
        "Northern Iraq",
    ],
    "IR": ["Islamic Republic of Iran"],
    "JO": ["Hashemite Kingdom of Jordan"],
    "KP": ["DPRK"],
    "KR": ["Republic of Korea"],
    "LB": ["Lebanese Republic"],
    "MK": ["Macedonia"],
    "MM": ["Burma", "Myanmar (Burma)"],
    "NL": ["Holland"],
    "PS": ["Palestine", "State of Palestine", "Palestinian Territory"],
    "RU": ["Russian Federation"],
    "SA": ["KSA"],
    "SY": ["Syrian Arab Republic"],
    "SZ": ["Swaziland"],
    "TL": ["East Timor"],
    "TR": ["Türkiye", "Turkiye"],
    "US": ["USA", "US", "United States of America", "America"],
    "VA": ["Holy See"],
}
"""Territory code -> other names that reports use for it."""

_FORMS = ["Kingdom of {}", "Republic of {}", "State of {}"]
"""Long forms of any country's name: "Kingdom of Jordan" is Jordan."""


_WITHDRAWN_CODES = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}
"""Three-letter codes that CLDR still knows, of countries that have another code now: BUR is MMR."""


@cache
def names() -> dict[str, str]:
    """Return each territory's two-letter code and English name, Syria's among them."""
    territories = Locale("en").territories
    return {
        code: SPELLINGS.get(code, name.replace(" & ", " and "))
        for code, name in territories.items()
        if len(code) == len("SY") and code.isalpha() and code not in _NOT_COUNTRIES
    }


@cache
def three_letter_codes() -> dict[str, str]:
    """Return the name of each country that ISO 3166-1 has a code for, and the code: `Syria` gives `SYR`."""
    aliases = get_global("territory_aliases")
    codes = {
        code: alias
        for alias, [code, *others] in aliases.items()
        if len(alias) == len("SYR") and alias.isalpha() and alias not in _WITHDRAWN_CODES and not others
    }
    return {name: codes[code] for code, name in names().items() if code in codes}


@cache
def abroad() -> frozenset[str]:
    """Return the names of the countries that are outside Syria."""
    return frozenset(names().values()) - {SYRIA}


@cache
def spellings() -> dict[str, str]:
    """Return every spelling of every country, and the country's name: `UK` gives `United Kingdom`."""
    found = {form.format(name): name for name in names().values() for form in _FORMS}
    for code, others in _OTHER_NAMES.items():
        found |= dict.fromkeys(others, names()[code])
    return found | {name: name for name in names().values()}
