"""Label themes, chapters and reports so that each can be told apart from the others of the archive."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import override

from explorer.locales import either
from explorer.models import Chapter, Report, Theme

Names = Mapping[str, tuple[str, str]]
"""Slug -> name and, to tell equal names apart, the name of what it belongs to."""


def report_labels() -> dict[str, Any]:
    """Return the slug of each report with its title, in order; equal titles get their year."""
    return _in_both_languages(*_reports())


def chapter_labels() -> dict[str, Any]:
    """Return the slug of each chapter with its title, in order; equal titles get their report's."""
    return _in_both_languages(*_chapters())


def theme_labels() -> dict[str, Any]:
    """Return the slug of each theme with its heading, in order; equal headings get their chapter's title.

    `Summary of Findings` in two chapters is `Summary of Findings (Wells)` and `Summary of Findings (Roads)`.
    """
    rows = list(Theme.objects.values_list("slug", "heading", "heading_ar", "chapter__slug"))
    english, arabic = (_told_apart(names) for names in _chapters())
    return _in_both_languages(
        {slug: (heading, english[chapter]) for slug, heading, _gloss, chapter in rows},
        {slug: (gloss or heading, arabic[chapter]) for slug, heading, gloss, chapter in rows},
    )


def theme_names(labels: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the slug of each theme with its heading as it is printed and, if known, its meaning in Arabic.

    `labels` are those of `theme_labels`.
    """
    spoken = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            spoken.append(list(map(str, labels.values())))
    for slug, *names in zip(labels, *spoken, strict=True):
        yield slug, tuple(dict.fromkeys(names))


def _reports() -> tuple[Names, Names]:
    """Return the reports by their titles, in English and in Arabic."""
    rows = list(Report.objects.values_list("slug", "title", "title_ar", "published__year"))
    return (
        {slug: (title, str(year)) for slug, title, _gloss, year in rows},
        {slug: (gloss or title, str(year)) for slug, title, gloss, year in rows},
    )


def _chapters() -> tuple[Names, Names]:
    """Return the chapters by their titles, in English and in Arabic."""
    rows = list(Chapter.objects.values_list("slug", "title", "title_ar", "report__slug"))
    english, arabic = (_told_apart(names) for names in _reports())
    return (
        {slug: (title, english[report]) for slug, title, _gloss, report in rows},
        {slug: (gloss or title, arabic[report]) for slug, title, gloss, report in rows},
    )


def _in_both_languages(english: Names, arabic: Names) -> dict[str, Any]:
    """Return slug -> label, which is written in the language of the page."""
    names = _told_apart(arabic)
    return {slug: either(label, names[slug]) for slug, label in _told_apart(english).items()}


def _told_apart(names: Names) -> dict[str, str]:
    """Return slug -> name; what it belongs to follows in brackets where another has the same name."""
    times = Counter(name for name, _whole in names.values())
    return {slug: f"{name} ({whole})" if times[name] > 1 else name for slug, (name, whole) in names.items()}
