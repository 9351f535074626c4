"""The Arabic catalogue: every text of today, each translated, with all that stands in for something."""

import re
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management import call_command

from explorer.translating.catalogue import catalogue_file, read_catalogue, renewed, written

STANDING_IN = re.compile(r"%\(\w+\)s|\{\w+\}|%%|</?[a-z]+[^>]*>")
"""Placeholders, such as `%(name)s` and `{age}`, and tags: each has to be in the translation too."""


def forms(texts: Any) -> list[str]:
    """Return the forms of a text: one, or those of a plural."""
    return [texts] if isinstance(texts, str) else list(texts)


def test_the_catalogue_holds_exactly_the_texts_of_today() -> None:
    assert written(renewed()).decode() == catalogue_file().read_text(encoding="utf-8")


def test_the_texts_come_from_templates_of_both_kinds_and_from_python() -> None:
    kinds = {name.rpartition(".")[2] for message in renewed() for name, _line in message.locations}
    assert kinds == {"html", "jinja", "py"}


def test_no_text_is_missing_or_guessed() -> None:
    messages = [message for message in read_catalogue() if message.id]
    assert [message.id for message in messages if message.fuzzy or not all(forms(message.string))] == []
    plurals = [message for message in messages if message.pluralizable]
    assert {len(forms(message.string)) for message in plurals} == {6}
    assert len(messages) > 600


def test_no_translation_has_lost_what_stands_in_for_something() -> None:
    """None, one and two may be written out in words; the other forms need the number."""
    lost = []
    for message in read_catalogue():
        if not message.id:
            continue
        expected = Counter(STANDING_IN.findall(forms(message.id)[-1]))
        for place, form in enumerate(forms(message.string)):
            found = Counter(STANDING_IN.findall(form))
            in_words = message.pluralizable and place < 3
            if found - expected or (found != expected and not in_words):
                lost.append(form)
    assert lost == []


def test_renewing_adds_what_is_new_takes_out_what_is_gone_and_says_what_is_missing(
    own_catalogue: Any, capsys: Any
) -> None:
    whole = own_catalogue.read_text(encoding="utf-8")
    other = whole.replace('msgid "Sunni"', 'msgid "Sunnite"')
    assert other != whole
    own_catalogue.write_text(other, encoding="utf-8")
    call_command("update_messages")
    now = own_catalogue.read_text(encoding="utf-8")
    assert "Sunnite" not in now
    assert now == whole.replace('msgid "Sunni"\nmsgstr "سنّي"', 'msgid "Sunni"\nmsgstr ""')
    assert "Not translated: Sunni\n1 of " in capsys.readouterr().out


def test_the_catalogue_is_where_django_looks() -> None:
    assert catalogue_file().is_relative_to(settings.BASE_DIR / "locale")
