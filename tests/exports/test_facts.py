"""What a file says about itself."""

import datetime as dt
import json

import pytest

from tests.support.builders import build_chapter, build_quote, build_report, build_theme
from tests.support.files import answered, written

pytestmark = pytest.mark.django_db


def test_only_the_reports_of_the_quotes_are_named() -> None:
    old = build_report("old", title="An Old Report", published=dt.date(2013, 1, 1), authors=[])
    build_quote(1, theme=build_theme("early", chapter=build_chapter("elder", report=old)))
    build_quote(1, theme=build_theme("late", chapter=build_chapter("younger", report=build_report("new"))))
    source = {
        slug: json.loads(written("json", answered({"chapter": [slug]})))["archive"]["source"]
        for slug in ("elder", "younger")
    }
    assert source == {
        "elder": "An Old Report, A Publisher, January 2013, https://example.org/report/",
        "younger": "Ann Author, A Report, A Publisher, January 2026, https://example.org/report/",
    }
    assert json.loads(written("json", answered({})))["archive"]["source"] == (
        "An Old Report, A Publisher, January 2013, https://example.org/report/ "
        "Ann Author, A Report, A Publisher, January 2026, https://example.org/report/"
    )
