"""Define the columns of every table and JSON record: the only list of what leaves the site.

A column says in one place what it means, what it may hold, how it is read off a quote, and how the
formats that describe their columns (HXL, Data Package, dictionaries) name it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from explorer.choices import NOT_STATED, OLDEST, Displacement, Gender, Sect, Stance
from explorer.citing.credit import licence
from explorer.citing.styles import apa
from explorer.links import permanent_link
from explorer.models import Quote

Value = str | int | bool | None

Of = Literal["governorate", "theme", "chapter"]

REQUIRED = {"required": True}


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `meaning` and `values` are sentences for readers; `read` takes the value off a row, None where
    there is none; `own` names the quote's own field that the column copies. Where it is empty, the value
    follows from the quote's id and from what the quote's relation `of` leads to, and from nothing else: so
    quotes of one section share the section's heading. `kind`, `form` and `constraints` are type, format and
    constraints of a field in Frictionless Table Schema; `hxl` is the hashtag of the Humanitarian Exchange
    Language.
    """

    name: str
    meaning: Any
    values: Any
    read: Callable[[Any], Value]
    hxl: str = ""
    kind: str = "string"
    form: str = "default"
    constraints: Mapping[str, Any] = field(default_factory=dict)
    own: str = ""
    of: Of = "chapter"


def _own(field_name: str, *described: Any, name: str = "", **options: Any) -> Column:
    """Return a column that copies one of a quote's own fields, by default under the field's name.

    `described` are meaning, values and hashtag.
    """
    meaning, values, hxl = described
    return Column(name or field_name, meaning, values, attrgetter(field_name), hxl, own=field_name, **options)


def _chosen(name: str, meaning: Any, values: list[str], hxl: str) -> Column:
    """Return a column that holds one value of a closed vocabulary."""
    return _own(name, meaning, ", ".join(values), hxl, constraints=REQUIRED | {"enum": values})


COLUMNS = [
    _own(
        "code",
        _("the quote's permanent id"),
        _("chapter and number"),
        "#meta+id",
        constraints=REQUIRED | {"unique": True},
        name="id",
    ),
    _own(
        "text",
        _("the quote, verbatim"),
        _("text"),
        "#description+quote",
        constraints=REQUIRED,
    ),
    _own(
        "attribution",
        _("who says it, as the report prints it"),
        _("text"),
        "#respondee+attribution",
        constraints=REQUIRED,
    ),
    _chosen(
        "sect",
        _("the report's word for the speaker's community"),
        [*Sect.values, NOT_STATED],
        "#respondee+sect",
    ),
    _chosen(
        "gender",
        _("the speaker's gender"),
        [*Gender.values, NOT_STATED],
        "#respondee+gender",
    ),
    _own(
        "age",
        _("the speaker's age in whole years"),
        format_lazy(_("0–{oldest}; empty where not stated"), oldest=OLDEST),
        "#respondee+age",
        kind="integer",
        constraints={"minimum": 0, "maximum": OLDEST},
    ),
    _chosen(
        "stance",
        _("the report's category of political stance"),
        [*Stance.values, NOT_STATED],
        "#respondee+stance",
    ),
    _own(
        "stance_inferred",
        _("whether the stance is known only from the wording of the paragraph around the quote"),
        "true, false",
        "#respondee+stance+inferred",
        kind="boolean",
        constraints=REQUIRED,
    ),
    Column(
        "governorate",
        _("the governorate of the attribution"),
        _("slug; empty outside Syria"),
        lambda quote: quote.governorate.slug if quote.governorate else None,
        "#adm1+code+slug",
        of="governorate",
    ),
    Column(
        "governorate_pcode",
        _("OCHA's code of the governorate"),
        _("p-code; empty outside Syria"),
        lambda quote: (quote.governorate.pcode or None) if quote.governorate else None,
        "#adm1+code+v_pcode",
        # "SY04" is one.
        constraints={"pattern": "SY[0-9]{2}"},
        of="governorate",
    ),
    _own(
        "country",
        _("the country of the attribution"),
        _("English name"),
        "#country+name",
        constraints=REQUIRED,
    ),
    _chosen(
        "displacement",
        _("whether the report calls the speaker displaced"),
        Displacement.values,
        "#respondee+displacement",
    ),
    Column(
        "theme",
        _("the section of the report"),
        _("slug"),
        lambda quote: quote.theme.slug,
        "#meta+theme+code",
        constraints=REQUIRED,
        of="theme",
    ),
    Column(
        "theme_title",
        _("the section's heading, as printed"),
        _("text"),
        lambda quote: quote.theme.heading,
        "#meta+theme+name",
        constraints=REQUIRED,
        of="theme",
    ),
    Column(
        "chapter",
        _("the chapter of the report"),
        _("slug"),
        lambda quote: quote.chapter.slug,
        "#meta+chapter+code",
        constraints=REQUIRED,
    ),
    Column(
        "chapter_title",
        _("the chapter's title"),
        _("text"),
        lambda quote: quote.chapter.title,
        "#meta+chapter+name",
        constraints=REQUIRED,
    ),
    _own(
        "position",
        _("the quote's place in its chapter today"),
        _("whole number from 1"),
        "#meta+position",
        kind="integer",
        constraints=REQUIRED | {"minimum": 1},
    ),
    Column(
        "url",
        _("the permanent link"),
        _("address"),
        permanent_link,
        "#meta+url",
        form="uri",
        constraints=REQUIRED | {"unique": True},
    ),
    Column(
        "source_url",
        _("the report's own chapter on the web"),
        _("address"),
        lambda quote: quote.chapter.url,
        "#meta+source+url",
        form="uri",
        constraints=REQUIRED,
    ),
    Column(
        "licence",
        _("the licence and its address, the dates of the interviews, and that no endorsement is implied"),
        _("text"),
        lambda quote: licence(quote.chapter.report),
        "#meta+licence",
        constraints=REQUIRED,
    ),
    Column(
        "citation",
        _("a reference in APA style (7th edition) with the permanent link"),
        _("text"),
        lambda quote: apa(quote, permanent_link(quote)),
        "#meta+citation",
        constraints=REQUIRED,
        of="theme",
    ),
]
"""Every column, in the order of the table formats; documented in docs/data-dictionary.md."""


def quote_record(quote: Quote) -> dict[str, Value]:
    """Return a quote as column name -> value; None where the report says nothing."""
    return {column.name: column.read(quote) for column in COLUMNS}
