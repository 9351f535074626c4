"""Show what a record was and who changed it why, and put an earlier state back."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from explorer.abstract import ArchiveModel
from explorer.archive.differences import Change, history_of
from explorer.archive.digests import kind_of
from explorer.archive.fixtures import FILES
from explorer.archive.history import CHANGED, CREATED, DELETED
from explorer.archive.reverting import find_key, put_back, state_at
from explorer.archive.versions import current_version
from explorer.models import Correction, Version

MODELS = {kind_of(model): model for model in FILES.values()}
DONE = {CREATED: "written", CHANGED: "changed", DELETED: "taken out"}


class Command(BaseCommand):
    """List each state of a record; with --revert-to make one of them that of today, as one change."""

    help = "Show how a record changed, when, by whom and why; with --revert-to put an earlier state back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("kind", choices=MODELS)
        parser.add_argument("id", help="its name in addresses, such as halting-hostilities-01")
        parser.add_argument(
            "--revert-to", metavar="WHEN", help="a version of the archive, or a moment of the list"
        )
        parser.add_argument(
            "--reason", default="", help="why; readers see it where a published quote changes"
        )

    def handle(self, *args: Any, kind: str, revert_to: str | None, reason: str, **options: Any) -> None:
        """List the states, or put one back and say what came of it."""
        model, name = MODELS[kind], options["id"]
        try:
            key = find_key(model, name)
            if revert_to:
                self._put_back(state_at(model, key, revert_to), name, reason.strip())
                return
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write("\n".join(_lines(model, key)))

    def _put_back(self, state: Any, name: str, reason: str) -> None:
        """Put a state back; name the correction that readers see."""
        if not reason:
            raise CommandError('Say why: --reason "…".')
        corrections = set(Correction.objects.values_list("code", flat=True))
        put_back(state, by="history", reason=reason)
        self.stdout.write(f"{name} is as it was at {_moment(state)}: version {current_version()}.")
        for code in Correction.objects.exclude(code__in=corrections).values_list("code", flat=True):
            self.stdout.write(f"Readers see the correction {code}.")
        self.stdout.write("Run `manage.py write_fixtures`, so that the files say the same.")


def _lines(model: type[ArchiveModel], key: int) -> Iterator[str]:
    """Yield a line for each state of a record, the first one first, and below it what changed."""
    found = history_of(model, key)
    moments = [change.moment for _state, change in found]
    versions = dict(Version.objects.filter(moment__in=moments).values_list("moment", "version"))
    for state, change in found:
        who = f" by {state.history_user_id}" if state.history_user_id else ""
        why = f": {state.history_change_reason}" if state.history_change_reason else ""
        version = f"version {versions[change.moment]}, " if change.moment in versions else ""
        yield f"{_moment(state)}  {version}{DONE[state.history_type]}{who}{why}"
        yield from _told(change)


def _told(change: Change) -> Iterator[str]:
    """Yield a line for each field that a change changed."""
    for told in change.differences:
        shown = f"“{told.before}” became “{told.after}”"
        yield f"    {told.label}: {shown if told.before or told.after else 'words that were withdrawn since'}"


def _moment(state: Any) -> str:
    """Return the moment of a state as --revert-to takes it: `2026-11-30T13:01:22.123Z`."""
    return f"{state.history_date:%Y-%m-%dT%H:%M:%S}.{state.history_date.microsecond // 1000:03}Z"
