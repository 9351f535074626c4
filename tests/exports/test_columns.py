"""The columns: each value of the real archive against its fixture file, and what describes them."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from explorer.exports.columns import COLUMNS, quote_record
from explorer.links import permanent_link
from explorer.models import Quote
from tests.support import brute
from tests.support.builders import build_place, build_quote, build_theme

pytestmark = pytest.mark.django_db

NAMES = [
    "id",
    "text",
    "attribution",
    "sect",
    "gender",
    "age",
    "stance",
    "stance_inferred",
    "governorate",
    "governorate_pcode",
    "country",
    "displacement",
    "theme",
    "theme_title",
    "chapter",
    "chapter_title",
    "position",
    "url",
    "source_url",
    "licence",
    "citation",
]

LICENCE = (
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October 2014. "
    "Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives "
    "for Peace, Justice, and Reconciliation (Syria Justice and Accountability Centre, 2015). No endorsement "
    "by its authors or publisher is implied."
)


def test_names_and_order() -> None:
    assert [column.name for column in COLUMNS] == NAMES


def test_the_data_dictionary_documents_every_column_in_order() -> None:
    text = (Path(settings.BASE_DIR) / "docs/data-dictionary.md").read_text(encoding="utf-8")
    section = text.partition("## Columns")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == NAMES


def test_the_data_dictionary_explains_a_column_as_the_files_do() -> None:
    text = (Path(settings.BASE_DIR) / "docs/data-dictionary.md").read_text(encoding="utf-8")
    section = text.partition("## Columns")[2].partition("\n## ")[0]
    explained = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE))
    assert [
        column.name
        for column in COLUMNS
        if not explained[column.name].lower().startswith(str(column.meaning).lower())
    ] == []


def test_hashtags_are_well_formed_and_each_is_used_once() -> None:
    tags = [column.hxl for column in COLUMNS]
    assert [tag for tag in tags if not re.fullmatch(r"#[a-z][a-z0-9]*(\+[a-z][a-z0-9_]*)*", tag)] == []
    assert len(set(tags)) == len(tags)
    assert {column.name: column.hxl for column in COLUMNS if "adm1" in column.hxl} == {
        "governorate": "#adm1+code+slug",
        "governorate_pcode": "#adm1+code+v_pcode",
    }


def test_closed_vocabularies() -> None:
    enums = {column.name: column.constraints.get("enum") for column in COLUMNS}
    assert {name: enum for name, enum in enums.items() if enum} == {
        "sect": ["sunni", "alawi", "christian", "kurdish", "shia", "druze", "ismaili", "not-stated"],
        "gender": ["woman", "man", "not-stated"],
        "stance": ["pro-regime", "anti-regime", "not-stated"],
        "displacement": ["refugee", "idp", "none-stated"],
    }


def test_types() -> None:
    kinds = {column.name: column.kind for column in COLUMNS if column.kind != "string"}
    assert kinds == {"age": "integer", "stance_inferred": "boolean", "position": "integer"}


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_every_value_of_every_quote_is_that_of_the_files() -> None:
    pcodes = {place["slug"]: place["pcode"] for place in brute.fields("places")}
    headings = {theme["slug"]: theme["heading"] for theme in brute.fields("themes")}
    [chapter] = brute.fields("chapters")
    expected = [
        {
            "id": row["code"],
            "governorate": None if row["governorate"] == "outside-syria" else row["governorate"],
            "governorate_pcode": pcodes[row["governorate"]] or None,
            "theme_title": headings[row["theme"]],
            "chapter_title": chapter["title"],
            "url": f"https://quotes.example.org/quotes/{row['code']}/",
            "source_url": chapter["url"],
            "licence": LICENCE,
            "citation": (
                "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the "
                "conflict and local initiatives for peace, justice, and reconciliation. Syria "
                "Justice and Accountability Centre. https://syrianperspectives2015.pressbooks.com/ "
                f"(Quote {row['code']} in chapter “Halting hostilities at the local level,” section "
                f"“{headings[row['theme']]},” Syrian Interview Quotes, "
                f"https://quotes.example.org/quotes/{row['code']}/)"
            ),
            **{
                name: row[name]
                for name in ("text", "attribution", "sect", "gender", "age", "stance", "stance_inferred")
            },
            **{name: row[name] for name in ("country", "displacement", "theme", "chapter", "position")},
        }
        for row in brute.rows()
    ]
    records = [quote_record(quote) for quote in Quote.objects.with_context().in_report_order()]
    assert records == expected
    assert [list(record) for record in records] == [NAMES] * 29


def test_what_is_absent_is_none() -> None:
    abroad = quote_record(build_quote(1, country="Turkey"))
    assert (abroad["governorate"], abroad["governorate_pcode"], abroad["country"]) == (None, None, "Turkey")
    inside = quote_record(build_quote(2, governorate=build_place("homs", pcode="")))
    assert (inside["governorate"], inside["governorate_pcode"], inside["country"]) == ("homs", None, "Syria")


@override_settings(SITE_URL="https://quotes.example.org")
def test_permanent_links_come_from_the_site_s_address() -> None:
    theme = build_theme("mistrust")
    assert permanent_link(theme) == "https://quotes.example.org/themes/mistrust/"
    assert permanent_link(theme.chapter) == "https://quotes.example.org/chapters/chapter/"
    assert permanent_link(build_quote(theme=theme)) == "https://quotes.example.org/quotes/chapter-01/"
