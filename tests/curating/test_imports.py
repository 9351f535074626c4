"""What a curator does to import a chapter in the browser: upload, look, settle, take all or nothing."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from explorer.archive.drafts import publish
from explorer.archive.versions import current_version
from explorer.curating.uploads import Upload
from explorer.models import Chapter, Correction, Quote
from tests.support.curated import PATH, logged_in
from tests.support.import_pages import CHECK, READINGS, UPLOAD, do, problems, told, upload
from tests.support.imports import HEAD, THREE, A, B
from tests.support.project import ROOT

pytestmark = [pytest.mark.usefixtures("archive", "import_site")]

FLAWED = THREE.replace(f"— {B}", "— A man who waits, 31, Homs")
FORBIDDEN = "This chapter is published: a publisher has to import it again."
LINE = "— A man who waits, 31, Homs"


def test_a_chapter_is_uploaded_looked_at_and_imported_as_a_draft(editor: Client) -> None:
    before = current_version()
    page = upload(editor, HEAD + THREE)
    assert problems(page) == []
    assert page.context["counts"] == {"created": 3, "updated": 0, "unchanged": 0}
    rows = page.context["rows"].object_list
    assert [(row["number"], row["kind"], row["source"]) for row in rows[4:8]] == [
        (5, "heading", "Wells and Water"),
        (6, "blank", ""),
        (7, "quote", "One."),
        (8, "attribution", f"— {A}"),
    ]
    assert not Chapter.with_drafts.filter(slug="towns").exists()
    page = do(editor, do="take", seen=page.context["look"].seen)
    assert told(page) == ["A draft of 3 quotes is imported."]
    chapter = Chapter.with_drafts.get(slug="towns")
    assert page.redirect_chain == [(f"{PATH}explorer/chapter/{chapter.pk}/change/", 302)]
    assert (chapter.draft, chapter.url, len(chapter.imports)) == (True, "https://example.org/towns/", 1)
    rows = Quote.with_drafts.filter(chapter=chapter).order_by("position")
    assert [(quote.code, quote.text, quote.draft) for quote in rows] == [
        ("towns-01", "One.", True),
        ("towns-02", "Two.", True),
        ("towns-03", "Three.", True),
    ]
    assert current_version() == before
    assert {str(note.user) for note in LogEntry.objects.all()} == {"edith"}
    assert editor.get(CHECK).headers["Location"] == UPLOAD


def test_a_problem_is_settled_there_and_the_decision_is_a_line_of_the_readings(editor: Client) -> None:
    page = upload(editor, HEAD + FLAWED)
    assert (11, LINE) in problems(page)
    assert "take" not in page.content.decode().split('name="do" value="')
    speaker = {"sect": "sunni", "gender": "man", "age": "31", "stance": "anti-regime", "place": "in:homs"}
    page = do(editor, do="settle", text=LINE, decision="speaker", **speaker)
    assert problems(page) == []
    reading = {
        "text": LINE,
        "sect": "sunni",
        "gender": "man",
        "stance": "anti-regime",
        "age": 31,
        "governorate": "homs",
    }
    answer = editor.get(READINGS)
    assert json.loads(answer.content) == [reading]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="readings-towns.json"'
    do(editor, do="take", seen=page.context["look"].seen)
    assert Quote.with_drafts.get(code="towns-02").attribution == LINE.removeprefix("— ")


def test_a_decision_is_taken_back(editor: Client) -> None:
    upload(editor, HEAD + FLAWED)
    page = do(editor, do="settle", text=LINE, decision="ignore")
    assert LINE not in [text for _line, text in problems(page)]
    page = do(editor, do="undo", text=LINE)
    assert LINE in [text for _line, text in problems(page)]
    assert json.loads(editor.get(READINGS).content) == []


def test_a_later_decision_takes_the_place_of_an_earlier_one() -> None:
    one = Upload("a", b"", "r", "s", "t", "u").settled({"text": "a", "ignore": True})
    assert one.settled({"text": "a", "keep": True}).readings == [{"text": "a", "keep": True}]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "This field is required."),
        ({"decision": "is"}, "“is” is not a field of a reading; those are "),
        ({"decision": "speaker"}, "It gives no sect."),
        (
            {"decision": "speaker", "sect": "sunni", "gender": "man", "stance": "not-stated"},
            "It needs either a governorate or a country outside Syria.",
        ),
    ],
)
def test_a_decision_that_says_too_little_is_shown_again(
    editor: Client, sent: dict[str, str], sentence: str
) -> None:
    upload(editor, HEAD + FLAWED)
    page = do(editor, do="settle", text=LINE, **sent)
    assert page.status_code == 400
    [form] = [form for _problem, _page, form in page.context["problems"] if form.is_bound]
    assert sentence in " ".join(error for errors in form.errors.values() for error in errors)
    assert json.loads(editor.get(READINGS).content) == []


def test_readings_of_before_are_taken_along(editor: Client) -> None:
    record = [{"text": LINE, "ignore": True}]
    file = SimpleUploadedFile("readings.json", json.dumps(record).encode())
    page = upload(editor, HEAD + FLAWED, readings=file)
    assert LINE not in [text for _line, text in problems(page)]
    assert json.loads(editor.get(READINGS).content) == record


def test_nothing_is_taken_that_was_not_seen(editor: Client) -> None:
    seen = upload(editor, HEAD + THREE).context["look"].seen
    Chapter.objects.filter(slug="halting-hostilities").update(order=7)
    page = do(editor, do="take", seen=seen)
    assert told(page) == ["The archive was changed meanwhile. Look again at what would change."]
    assert not Chapter.with_drafts.filter(slug="towns").exists()


def test_nothing_is_taken_with_a_problem(editor: Client) -> None:
    seen = upload(editor, HEAD + FLAWED).context["look"].seen
    do(editor, do="take", seen=seen)
    assert not Chapter.with_drafts.filter(slug="towns").exists()


def test_a_published_chapter_is_imported_again_by_a_publisher_and_with_a_reason(
    editor: Client, publisher: Client
) -> None:
    page = upload(editor, HEAD + THREE)
    do(editor, do="take", seen=page.context["look"].seen)
    publish(Chapter.with_drafts.get(slug="towns"))
    changed = HEAD + THREE.replace("Two.", "Two, said one.")
    assert upload(editor, changed).context["forbidden"] == FORBIDDEN
    seen = editor.get(CHECK).context["look"].seen
    assert editor.post(CHECK, {"do": "take", "seen": seen}).status_code == 403
    [(line, text)] = problems(upload(publisher, changed))
    assert (line, text) == (10, "Two, said one.")
    page = upload(publisher, changed, reason="The report has it so.")
    assert page.context["counts"] == {"created": 0, "updated": 1, "unchanged": 2}
    page = do(publisher, do="take", seen=page.context["look"].seen)
    assert told(page) == ["The chapter is imported again."]
    assert Quote.objects.get(code="towns-02").text == "Two, said one."
    assert Correction.objects.get(quote__code="towns-02").reason == "The report has it so."


def test_a_draft_that_lost_a_quote_is_called_a_draft_and_the_quote_can_be_deleted(editor: Client) -> None:
    page = upload(editor, HEAD + THREE)
    do(editor, do="take", seen=page.context["look"].seen)
    shorter = HEAD + THREE.replace(f"Two.\n— {B}\n\n", "")
    [problem] = upload(editor, shorter).context["look"].plan.problems
    assert problem.reason == (
        "towns-02 is a draft, and the file does not have this text with this attribution. Where the report "
        'changed both, give the new text "is": "towns-02" in a readings file; where the report took it out, '
        "delete the draft in the browser first."
    )
    lost = Quote.with_drafts.get(code="towns-02")
    editor.post(f"{PATH}explorer/quote/{lost.pk}/delete/", {"post": "yes"})
    page = upload(editor, shorter)
    assert page.context["counts"] == {"created": 0, "updated": 1, "unchanged": 1}
    do(editor, do="take", seen=page.context["look"].seen)
    codes = Quote.with_drafts.filter(chapter__slug="towns").values_list("code", flat=True)
    assert list(codes) == ["towns-01", "towns-03"]


def test_a_file_is_put_aside(editor: Client) -> None:
    upload(editor, HEAD + THREE)
    assert "You were importing towns.txt." in editor.get(UPLOAD).content.decode()
    page = do(editor, do="forget")
    assert page.redirect_chain == [(UPLOAD, 302)]
    assert page.context["kept"] is None


def test_who_has_no_role_gets_nowhere(archive: None) -> None:  # noqa: ARG001 - what nobody gets at
    client = logged_in("nobody")
    for address in (UPLOAD, CHECK, READINGS):
        assert client.get(address).headers["Location"].startswith(f"{PATH}login/")


def test_a_form_has_no_script_and_needs_none(editor: Client) -> None:
    for page in (editor.get(UPLOAD), upload(editor, HEAD + FLAWED)):
        text = page.content.decode()
        assert "onclick" not in text
        assert "style=" not in text


def test_the_pages_of_an_import_stand_in_the_guide() -> None:
    guide = (ROOT / "docs/curating.md").read_text(encoding="utf-8")
    for name in ("Import a chapter", "Read it", "Settle it so", "Import as a draft", "Put it aside"):
        assert f"**{name}**" in guide
