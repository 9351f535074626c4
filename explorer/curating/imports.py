"""The pages on which a chapter is imported: upload it, settle its problems, take all of it or nothing."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from explorer.archive.changes import change
from explorer.curating.import_forms import ChapterForm, DecisionForm
from explorer.curating.roles import may_publish
from explorer.curating.uploads import Upload, forget, keep, kept
from explorer.importing.found import ChapterDetails, InvalidDetailsError, Outline
from explorer.importing.ledger import LedgerLine, ledger
from explorer.importing.limited import Task, names_of, read_limited
from explorer.importing.plan import Outcome, Plan, make_plan, save
from explorer.importing.proof import rows_of
from explorer.importing.readings import Readings, ReadingsError, read_records
from explorer.importing.refusals import UnreadableFileError
from explorer.importing.summary import as_record
from explorer.models import Place, Quote, Report, Theme
from explorer.questions.parameters import read_page

if TYPE_CHECKING:
    from django.db.models import Model

LINES = 500
"""Lines of the file on a page."""

REFUSALS = (UnreadableFileError, ReadingsError, InvalidDetailsError, ValidationError)


@dataclass(frozen=True)
class Look:
    """A file as it was read, and what the archive would become by it."""

    text: str
    found: Outline
    plan: Plan
    lines: list[LedgerLine]

    @property
    def seen(self) -> str:
        """A digest of all that somebody sees who looks, which they send back when they take it."""
        return sha256(json.dumps(as_record(self.plan, self.lines), sort_keys=True).encode()).hexdigest()


class Imports:
    """The three pages of an import, on the site of the curators."""

    def __init__(self, site: AdminSite) -> None:
        """Take the site."""
        self._site = site

    @property
    def urls(self) -> list[URLPattern]:
        """The addresses of the pages."""
        views = {"import/": self.upload, "import/check/": self.check, "import/readings.json": self.readings}
        names = ["import", "import_check", "import_readings"]
        return [
            path(address, self._site.admin_view(view), name=name)
            for (address, view), name in zip(views.items(), names, strict=True)
        ]

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Ask for a chapter's file, or keep it and go on to check it."""
        form = ChapterForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            told = form.cleaned_data
            keep(
                request,
                Upload(
                    told["file"].name,
                    told["file"].read(),
                    told["report"].slug,
                    told["slug"],
                    " ".join(told["title"].split()),
                    told["url"],
                    told["order"],
                    told["reason"].strip(),
                    told["readings"],
                ),
            )
            return HttpResponseRedirect(reverse("admin:import_check"))
        context = {"title": _("Import a chapter"), "form": form, "kept": kept(request)}
        return self._page(request, "import.html", context)

    def check(self, request: HttpRequest) -> HttpResponse:
        """Show what became of each line and what would change, or do what a form of the page asks for."""
        forms = {"settle": self._settle, "undo": _undo, "forget": _put_aside, "take": self._take}
        upload = kept(request)
        try:
            if upload is not None:
                return forms.get(request.POST.get("do", ""), self._show)(request, upload)
        except REFUSALS as error:
            for sentence in getattr(error, "messages", [str(error)]):
                messages.error(request, sentence)
        return HttpResponseRedirect(reverse("admin:import"))

    def readings(self, request: HttpRequest) -> HttpResponse:
        """Send the decisions so far as the file that the command takes."""
        upload = kept(request)
        content = upload.readings_file if upload else b""
        name = f"readings-{upload.slug}.json" if upload else "readings.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content or b"[]\n", content_type="application/json", headers=headers)

    def _settle(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        """Take a decision into the readings, or show what is wrong with it."""
        form = DecisionForm(list(Place.objects.all()), request.POST)
        if form.is_valid():
            return _again(request, upload.settled(form.cleaned_data["record"]))
        return self._show(request, upload, form)

    def _take(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        """Store all that was seen, as one change; show it anew where the archive would become another."""
        text, found = read(upload)
        with change():
            look = look_at(upload, text, found)
            if reason := _forbidden(request, look.plan):
                raise PermissionDenied(reason)
            is_seen = look.seen == request.POST.get("seen")
            if is_seen and not look.plan.problems:
                save(look.plan)
                _note(request, look.plan)
        if not is_seen or look.plan.problems:
            messages.error(request, _("The archive was changed meanwhile. Look again at what would change."))
            return HttpResponseRedirect(reverse("admin:import_check"))
        forget(request)
        messages.success(request, _imported(look.plan))
        return HttpResponseRedirect(reverse("admin:explorer_chapter_change", args=[look.plan.chapter.pk]))

    def _show(self, request: HttpRequest, upload: Upload, wrong: DecisionForm | None = None) -> HttpResponse:
        """Show the file line by line beside what it became."""
        look = look_at(upload, *read(upload))
        places = list(Place.objects.all())
        rows = Paginator(rows_of(look.text, look.found, look.plan, look.lines), LINES)
        problems = [
            (problem, _page_of(problem.line), _decision(places, number, problem.text, wrong))
            for number, problem in enumerate(look.plan.problems, 1)
        ]
        sections = [
            (theme, [(each, _page_of(each.line)) for each in look.plan.quotes if _is_in(theme, each.quote)])
            for theme in look.plan.themes
        ]
        page = rows.get_page(read_page(request.GET))
        context = {
            "title": _("Check the import of “%(title)s”") % {"title": look.plan.chapter.title},
            "upload": upload,
            "look": look,
            "plan": look.plan,
            "counts": {outcome.value: look.plan.count(outcome) for outcome in Outcome},
            "forbidden": _forbidden(request, look.plan),
            "problems": problems,
            "sections": sections,
            "rows": page,
            "pages": rows.get_elided_page_range(page.number),
        }
        return self._page(request, "import_check.html", context, status=400 if wrong else 200)

    def _page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> TemplateResponse:
        whole = {**self._site.each_context(request), **context}
        return TemplateResponse(request, template, whole, status=status)


def read(upload: Upload) -> tuple[str, Outline]:
    """Return the text of an upload and what is in it, as a process of its own reads it."""
    places = list(Place.objects.all())
    readings = read_records(upload.readings, places, "readings")
    return read_limited(Task(upload.content, upload.name, upload.title, names_of(places), readings))


def look_at(upload: Upload, text: str, found: Outline) -> Look:
    """Compare what was read with the archive."""
    places = list(Place.objects.all())
    digests = {"file": upload.content, "readings": upload.readings_file}
    details = ChapterDetails(
        upload.slug,
        upload.title,
        Report.with_drafts.get(slug=upload.report),
        upload.url,
        upload.order,
        upload.reason,
        Readings(read_records(upload.readings, places, "readings")).identities,
        {name: sha256(content).hexdigest() if content else "" for name, content in digests.items()},
        draft=True,
    )
    plan = make_plan(details, found, {place.slug: place for place in places})
    return Look(text, found, plan, ledger(found, plan.problems, [each.quote.code for each in plan.quotes]))


def _page_of(line: int | None) -> int:
    """Return the page that has a line of the file, both from 1."""
    return (line - 1) // LINES + 1 if line else 1


def _is_in(theme: Theme, quote: Quote) -> bool:
    """Tell whether a quote is shown with a section: a withdrawn one has nothing to show."""
    return quote.theme == theme and quote.withdrawn is None


def _undo(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Take a decision back."""
    return _again(request, upload.without(request.POST.get("text", "")))


def _put_aside(request: HttpRequest, _upload: Upload) -> HttpResponse:
    """Forget what was uploaded."""
    forget(request)
    return HttpResponseRedirect(reverse("admin:import"))


def _again(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Keep an upload as it is by now, and read it anew."""
    keep(request, upload)
    return HttpResponseRedirect(reverse("admin:import_check"))


def _decision(places: list[Place], number: int, text: str, wrong: DecisionForm | None) -> DecisionForm:
    """Return the form for a problem's text: with what is wrong in it, where it was sent so."""
    is_wrong = wrong is not None and wrong.data.get("text") == text
    data = wrong.data if wrong is not None and is_wrong else None
    return DecisionForm(places, data, initial={"text": text}, auto_id=f"problem-{number}-%s")


def _forbidden(request: HttpRequest, plan: Plan) -> str:
    """Return why somebody may not take an import, or nothing."""
    if plan.chapter.pk and not plan.chapter.draft and not may_publish(request.user):
        return _("This chapter is published: a publisher has to import it again.")
    return ""


def _note(request: HttpRequest, plan: Plan) -> None:
    """Note who imported what, as the other pages of the curators do."""
    quotes = [each.quote for each in plan.quotes if each.outcome is not Outcome.UNCHANGED]
    action = ADDITION if plan.chapter.draft else CHANGE
    rows: list[Model] = [*plan.changed, *quotes]
    for row in rows:
        LogEntry.objects.log_actions(
            int(request.user.pk or 0), [row], action, _("Imported."), single_object=True
        )


def _imported(plan: Plan) -> str:
    """Return the sentence that tells what was imported."""
    count = len(plan.quotes)
    if plan.chapter.draft:
        said = ngettext(
            "A draft of %(count)d quote is imported.", "A draft of %(count)d quotes is imported.", count
        )
        return said % {"count": count}
    return _("The chapter is imported again.")
