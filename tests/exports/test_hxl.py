"""CSV with HXL hashtags: which column has which, and that the standard's own validator agrees."""

import hxl
import pytest

from tests.support import brute
from tests.support.files import answered, cells, written

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_hxl_tags_stand_below_the_header() -> None:
    content = written("hxl.csv", answered({"id": ["halting-hostilities-12"]}))
    header, tags, row = cells(content)
    assert dict(zip(header, tags, strict=True)) == {
        "id": "#meta+id",
        "text": "#description+quote",
        "attribution": "#respondee+attribution",
        "sect": "#respondee+sect",
        "gender": "#respondee+gender",
        "age": "#respondee+age",
        "stance": "#respondee+stance",
        "stance_inferred": "#respondee+stance+inferred",
        "governorate": "#adm1+code+slug",
        "governorate_pcode": "#adm1+code+v_pcode",
        "country": "#country+name",
        "displacement": "#respondee+displacement",
        "theme": "#meta+theme+code",
        "theme_title": "#meta+theme+name",
        "chapter": "#meta+chapter+code",
        "chapter_title": "#meta+chapter+name",
        "position": "#meta+position",
        "url": "#meta+url",
        "source_url": "#meta+source+url",
        "licence": "#meta+licence",
        "citation": "#meta+citation",
        "governorate_name": "#adm1+name",
        "country_code": "#country+code+v_iso3",
        "interviews_began": "#date+start",
        "interviews_ended": "#date+end",
        "published": "#date+published",
    }
    tagged = dict(zip(tags, row, strict=True))
    assert [tagged[tag] for tag in ("#adm1+code+v_pcode", "#adm1+code+slug")] == ["SY04", "homs"]
    began, ended = (brute.fields("reports")[0][name] for name in ("interviews_began", "interviews_ended"))
    assert row[21:] == ["Homs", "SYR", began, ended, "2015-02-01"]


@pytest.mark.usefixtures("archive")
def test_a_refugee_s_row_has_a_country_and_no_governorate() -> None:
    _header, tags, row = cells(written("hxl.csv", answered({"id": ["halting-hostilities-16"]})))
    tagged = dict(zip(tags, row, strict=True))
    named = ("#adm1+name", "#adm1+code+slug", "#country+name", "#country+code+v_iso3")
    assert [tagged[tag] for tag in named] == ["", "", "Turkey", "TUR"]


@pytest.mark.usefixtures("archive")
def test_the_validator_of_hxl_finds_nothing_wrong_but_a_wrong_date() -> None:
    content = written("hxl.csv", answered({}))
    began = str(brute.fields("reports")[0]["interviews_began"]).encode()
    assert problems(content) == []
    assert problems(content.replace(began, b"in summer", 1)) == ["in summer"]


def problems(content: bytes) -> list[str]:
    """Return the values that libhxl finds wrong, checked with its own schema."""
    found: list[str] = []
    assert len(list(hxl.data(cells(content)))) == 29
    hxl.schema(None, lambda error: found.append(str(error.value))).validate(hxl.data(cells(content)))
    return found
