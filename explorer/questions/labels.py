"""Label themes, chapters and reports so that each can be told apart from the others of the archive."""

from collections import Counter
from collections.abc import Mapping

from explorer.models import Chapter, Report, Theme


def report_labels() -> dict[str, str]:
    """Return the slug of each report with its title, in order; equal titles get their year."""
    rows = Report.objects.values_list("slug", "title", "published__year")
    return _told_apart({slug: (title, str(year)) for slug, title, year in rows})


def chapter_labels() -> dict[str, str]:
    """Return the slug of each chapter with its title, in order; equal titles get their report's."""
    rows = Chapter.objects.values_list("slug", "title", "report__slug")
    reports = report_labels()
    return _told_apart({slug: (title, reports[report]) for slug, title, report in rows})


def theme_labels() -> dict[str, str]:
    """Return the slug of each theme with its heading, in order; equal headings get their chapter's title.

    `Summary of Findings` in two chapters is `Summary of Findings (Wells)` and `Summary of Findings (Roads)`.
    """
    rows = Theme.objects.values_list("slug", "heading", "chapter__slug")
    chapters = chapter_labels()
    return _told_apart({slug: (heading, chapters[chapter]) for slug, heading, chapter in rows})


def _told_apart(names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return slug -> name; what it belongs to follows in brackets where another has the same name."""
    times = Counter(name for name, _whole in names.values())
    return {slug: f"{name} ({whole})" if times[name] > 1 else name for slug, (name, whole) in names.items()}
