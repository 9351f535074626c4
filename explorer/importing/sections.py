"""Decide what becomes of the archive's sections that a chapter's file doesn't have any more."""

from collections.abc import Collection, Iterable

from explorer.importing.found import ImportProblem
from explorer.models import KeyPoint, Quote, Theme


def sections_left(
    gone: Iterable[Theme], kept: Collection[int], *, is_new: bool
) -> tuple[list[Theme], list[ImportProblem]]:
    """Return the sections to let go of, and a problem for each that can't go without a loss.

    `kept` are the keys of the quotes that the file has; `is_new` tells that it has a new section, which may
    be one of those that are gone.
    """
    left, problems = [], []
    for theme in gone:
        if theme.summary or KeyPoint.with_drafts.filter(theme=theme).exists():
            reason = (
                "The file has no section with this heading any more, and the archive has a summary or key "
                "points for it. Give the theme its new heading, or delete it, then import again."
            )
            problems.append(ImportProblem(None, theme.heading, reason))
        elif Quote.with_drafts.filter(theme=theme).exclude(pk__in=kept).exists():
            continue
        elif is_new:
            reason = (
                "The file has no section with this heading any more, but a new one. Where it is the "
                "same, give the theme its new heading; else delete the theme; then import again."
            )
            problems.append(ImportProblem(None, theme.heading, reason))
        else:
            left.append(theme)
    return left, problems
