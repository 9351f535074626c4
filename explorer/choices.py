"""Define the closed vocabularies: the slugs of addresses and files, each labelled once."""

from typing import Any, NamedTuple, Self

from django.db.models import TextChoices
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from explorer.locales import Number

OLDEST = 120
"""The highest age, in whole years, that a quote or a question may have."""


NOT_STATED = "not-stated"
"""The value of a quote for an attribute that its report doesn't state; an age is then missing."""

NOT_STATED_LABEL = _("Not stated")


class Sect(TextChoices):
    """The report's word for a community; "Kurdish", an ethnic group, is printed in the same slot."""

    SUNNI = "sunni", _("Sunni")
    ALAWI = "alawi", _("Alawi")
    CHRISTIAN = "christian", _("Christian")
    KURDISH = "kurdish", _("Kurdish")
    SHIA = "shia", _("Shia")
    DRUZE = "druze", _("Druze")
    ISMAILI = "ismaili", _("Ismaili")


class Gender(TextChoices):
    """The speaker's gender as the report prints it."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")


class Stance(TextChoices):
    """The report's two categories of political stance."""

    PRO_REGIME = "pro-regime", _("Pro-regime")
    ANTI_REGIME = "anti-regime", _("Anti-regime")


class Displacement(TextChoices):
    """Whether the report calls the speaker displaced; an IDP is displaced inside Syria."""

    REFUGEE = "refugee", _("Refugee")
    IDP = "idp", _("Internally displaced (IDP)")
    NONE_STATED = "none-stated", _("None stated")


def or_not_stated(vocabulary: type[TextChoices]) -> list[tuple[str, Any]]:
    """Return the values of a vocabulary with their labels, and last that the report states none."""
    return [*vocabulary.choices, (NOT_STATED, NOT_STATED_LABEL)]


class Sort(TextChoices):
    """The orders a list of quotes can have."""

    REPORT = "report", _("As printed")
    RELEVANCE = "relevance", _("Best match first")
    AGE = "age", _("Youngest first")
    AGE_DESCENDING = "-age", _("Oldest first")


class AgeBand(NamedTuple):
    """Whole years from `lowest` to `highest`, both included."""

    lowest: int
    highest: int

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the band of a value: `25-34` gives 25 and 34."""
        lowest, highest = value.split("-")
        return cls(int(lowest), int(highest))

    @property
    def value(self) -> str:
        """The band as files and the API write it, such as `25-34`."""
        return f"{self.lowest}-{self.highest}"

    @property
    def label(self) -> Any:
        """The band as a reader sees it, translated when it is written down; the last one is open."""
        if self.highest == OLDEST:
            return format_lazy(_("{age} and over"), age=Number(self.lowest))
        if self.lowest == 0:
            return format_lazy(_("Under {age}"), age=Number(self.highest + 1))
        return format_lazy(_("{lowest}–{highest}"), lowest=Number(self.lowest), highest=Number(self.highest))


AGE_BANDS = [
    AgeBand(0, 17),
    AgeBand(18, 24),
    AgeBand(25, 34),
    AgeBand(35, 44),
    AgeBand(45, 54),
    AgeBand(55, 64),
    AgeBand(65, OLDEST),
]
"""Survey research's usual bands; together they cover every age exactly once."""
