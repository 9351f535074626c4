"""What is kept of the parts of pages."""

import pytest
from django.test import override_settings
from django.utils.safestring import SafeString

from explorer.parts.jinja import kept
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db


def test_what_is_kept_follows_what_it_depends_on() -> None:
    build_quote(1)
    written = iter(range(10))

    def write() -> SafeString:
        return SafeString(next(written))

    assert [kept(write, "x", each) for each in ("a", "b", "a")] == ["0", "1", "0"]
    with override_settings(OPERATOR="A Trust"):
        assert kept(write, "x", "a") == "2"
    build_quote(2)
    assert kept(write, "x", "a") == "3"
