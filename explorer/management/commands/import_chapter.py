"""Read a chapter of a report into the archive, all of it or nothing: `manage.py import_chapter`."""

import json
import re
from argparse import ArgumentParser
from contextlib import nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from explorer.archive.changes import change
from explorer.importing.attributions import Attributions
from explorer.importing.found import ChapterDetails, InvalidDetailsError, Outline
from explorer.importing.ledger import ledger
from explorer.importing.lexicon import Lexicon
from explorer.importing.outline import outline
from explorer.importing.plan import Plan, make_plan, save
from explorer.importing.proof import proof
from explorer.importing.reader import blocks_of, read_text
from explorer.importing.readings import Readings, ReadingsError, load_readings
from explorer.importing.refusals import UnreadableFileError
from explorer.importing.summary import as_lines, as_record
from explorer.models import Chapter, Place, Report

# What a chapter's address may hold: "halting-hostilities"; not "Towns", "to--wns", "../x".
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LAST_ORDER = 999
"""The highest place that a chapter may have in its report."""
_LONGEST_SLUG = 50
"""Characters that the archive can keep of a chapter's slug."""


class Command(BaseCommand):
    """Plan the import; save it unless there are problems or it is a dry run."""

    help = (
        "Import a chapter from a text file or a saved web page. A new chapter's title in sentence case, for "
        "APA style, is derived from its title; it can be edited in the fixtures, like the themes' slugs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="the chapter, as UTF-8 text or as an HTML page")
        parser.add_argument("--slug", required=True, help="the chapter's name in addresses")
        parser.add_argument("--title", required=True, help="the chapter's title as it should read")
        parser.add_argument("--report", help="the report's slug; not needed where there is only one")
        parser.add_argument("--url", help="where the report has the chapter")
        parser.add_argument("--order", type=int, help="the chapter's place in the report")
        parser.add_argument("--reason", default="", help="why published quotes change, for the public list")
        parser.add_argument("--draft", action="store_true", help="let only curators see a new chapter")
        parser.add_argument("--readings", type=Path, help="attributions settled by hand, as JSON")
        parser.add_argument("--proof", type=Path, help="write a page that shows what became of every line")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Import the file and say what was done."""
        try:
            text = read_text(options["file"])
            with nullcontext() if dry_run else change(by="import_chapter"):
                found, plan = _plan(text, options | {"dry_run": dry_run})
                lines = ledger(found, plan.problems, [planned.quote.code for planned in plan.quotes])
                if options["proof"]:
                    _write(options["proof"], proof(text, found, plan, lines))
                if not dry_run and not plan.problems:
                    save(plan)
        except (UnreadableFileError, ReadingsError, InvalidDetailsError) as error:
            raise CommandError(str(error)) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_record(plan, lines), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(plan)))
        if plan.problems:
            count = len(plan.problems)
            raise CommandError(f"{count} {'problem' if count == 1 else 'problems'}: nothing was saved.")


def _write(path: Path, page: str) -> None:
    """Write the page that proves an import."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} can't be written: {error.strerror}.") from error


def _plan(text: str, options: dict[str, Any]) -> tuple[Outline, Plan]:
    """Read the file's text and compare it with the archive."""
    details = _details(options)
    places = list(Place.objects.all())
    if not places:
        raise CommandError("The archive has no places. Load the fixtures first: manage.py load_fixtures")
    readings = load_readings(options["readings"], places) if options["readings"] else Readings({})
    details = replace(details, identities=readings.identities, digests=_digests(options))
    found = outline(
        blocks_of(text, str(options["file"])), details.title, Attributions(Lexicon(places), readings)
    )
    return found, make_plan(details, found, {place.slug: place for place in places})


def _digests(options: dict[str, Any]) -> dict[str, str]:
    """Return the SHA-256 digests of the chapter's file and of the readings, empty without any."""
    files = {"file": options["file"], "readings": options["readings"]}
    return {name: sha256(path.read_bytes()).hexdigest() if path else "" for name, path in files.items()}


def _details(options: dict[str, Any]) -> ChapterDetails:
    """Check what is told about the chapter."""
    slug, title = options["slug"], " ".join(options["title"].split())
    if len(slug) > _LONGEST_SLUG or not _SLUG.fullmatch(slug):
        raise CommandError(
            f"“{slug}” can't be a slug: {_LONGEST_SLUG} small letters, digits and single hyphens at most."
        )
    if not title:
        raise CommandError("The title is empty.")
    url, order = options["url"], options["order"]
    if order is not None and not 1 <= order <= _LAST_ORDER:
        raise CommandError(f"--order is a whole number from 1 to {_LAST_ORDER}, not {order}.")
    report = _report(slug, options["report"], draft=options["draft"])
    if url is None and not options["dry_run"] and not Chapter.with_drafts.filter(slug=slug).exists():
        raise CommandError("A new chapter needs the address where the report has it: give it with --url.")
    return ChapterDetails(slug, title, report, url, order, options["reason"].strip(), draft=options["draft"])


def _report(slug: str, wanted: str | None, *, draft: bool) -> Report:
    """Return the report that the chapter belongs to."""
    chapter: Chapter | None = Chapter.with_drafts.select_related("report").filter(slug=slug).first()
    rows = Report.with_drafts if draft else Report.objects
    reports = {report.slug: report for report in rows.all()}
    choices = ", ".join(reports)
    if not reports:
        raise CommandError("The archive has no report. Load the fixtures first: manage.py load_fixtures")
    if wanted is not None and wanted not in reports:
        raise CommandError(f"There is no report “{wanted}”. Choose one of: {choices}.")
    if chapter and wanted not in (None, chapter.report.slug):
        raise CommandError(
            f"The chapter “{slug}” belongs to the report “{chapter.report.slug}”, not to “{wanted}”."
        )
    if not chapter and wanted is None and len(reports) > 1:
        raise CommandError(f"There are several reports. Name one with --report: {choices}.")
    return chapter.report if chapter else reports[wanted or choices]
