"""Test importing again: which quote is which, what is updated, what is never changed in passing."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.utils import timezone

from explorer.archive.versions import current_version
from explorer.importing.found import ImportProblem
from explorer.importing.plan import Plan, save
from explorer.models import Archive, Chapter, Correction, Quote
from tests.support.builders import DAY
from tests.support.imports import HEAD, A, B, C, counts, edit, record, refused, run, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("chapter")]

OLDER, DRUZE = B.replace("31", "41"), B.replace("Sunni", "Druze")


def test_the_same_file_again_changes_nothing(chapter: Path) -> None:
    run(chapter)
    Quote.objects.update(changed=DAY, added=DAY)
    version = current_version()
    assert counts(record(chapter)) == (0, 0, 3)
    assert current_version() == version


def test_a_quote_found_later_takes_the_next_number(chapter: Path) -> None:
    run(chapter)
    Quote.objects.update(changed=DAY, added=DAY)
    edit(chapter, f"Two.\n— {B}", f"Between.\n— {A}\n\nTwo.\n— {B}")
    assert counts(record(chapter)) == (1, 2, 1)
    assert stored() == [
        ("towns-01", 1, "wells-and-water", "One."),
        ("towns-04", 2, "wells-and-water", "Between."),
        ("towns-02", 3, "wells-and-water", "Two."),
        ("towns-03", 4, "bread-and-ovens", "Three."),
    ]
    today = timezone.localdate()
    # What only moved says the same as before: its date stays.
    dates = {row.code: (row.added, row.changed) for row in Quote.objects.all()}
    assert dates["towns-01"] == (DAY, DAY)
    assert dates["towns-02"] == dates["towns-03"] == (DAY, DAY)
    assert dates["towns-04"] == (today, today)
    assert Chapter.objects.get(slug="towns").last_number == 4


def test_a_number_is_never_given_twice(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-03").delete()
    assert counts(record(chapter)) == (1, 0, 2)
    assert [row[0] for row in stored()] == ["towns-01", "towns-02", "towns-04"]


def test_a_moved_quote_keeps_its_number(chapter: Path) -> None:
    run(chapter)
    chapter.write_text(
        HEAD + f"Two.\n— {B}\n\nBread and Ovens\n\nThree.\n— {C}\n\nOne.\n— {A}\n", encoding="utf-8"
    )
    assert counts(record(chapter)) == (0, 3, 0)
    assert stored() == [
        ("towns-02", 1, "wells-and-water", "Two."),
        ("towns-03", 2, "bread-and-ovens", "Three."),
        ("towns-01", 3, "bread-and-ovens", "One."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("Two.", "Two and a half.", "The text was “Two.”. It is now “Two and a half.”."),
        (
            B,
            OLDER,
            f"The attribution was “{B}”. It is now “{OLDER}”. The age was “31”. It is now “41”.",
        ),
        (
            B,
            DRUZE,
            f"The attribution was “{B}”. It is now “{DRUZE}”. The sect was “sunni”. It is now “druze”.",
        ),
    ],
    ids=["text", "age", "sect"],
)
def test_what_is_published_changes_for_a_reason_and_is_a_public_correction(
    chapter: Path, old: str, new: str, change: str
) -> None:
    run(chapter)
    Quote.objects.update(changed=DAY, added=DAY)
    before, version = stored(), current_version()
    edit(chapter, old, new)
    [problem] = refused(chapter)[1]["problems"]
    assert (problem["line"], problem["reason"]) == (
        10,
        f"towns-02 is published, and the file differs. {change} Say why with --reason.",
    )
    assert (stored(), current_version()) == (before, version)
    assert counts(record(chapter, "--reason", " As the report prints it. ")) == (0, 1, 2)
    (correction,) = Correction.objects.all()
    assert (correction.code, correction.quote.code, correction.date) == (
        "towns-02-1",
        "towns-02",
        timezone.localdate(),
    )
    assert (correction.change, correction.reason) == (change, "As the report prints it.")
    dates = [row.changed for row in Quote.objects.order_by("position")]
    assert dates == [DAY, timezone.localdate(), DAY]
    edit(chapter, new, old)
    assert "towns-02, a correction is recorded" in run(chapter, "--reason", "It was right before.")
    assert list(Correction.objects.order_by("code").values_list("code", flat=True)) == [
        "towns-02-1",
        "towns-02-2",
    ]


def test_an_attribute_that_was_edited_by_hand_is_not_overwritten_in_silence(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-02").update(age=None, stance_inferred=True)
    [problem] = refused(chapter)[1]["problems"]
    assert "The age was “not stated”. It is now “31”." in problem["reason"]
    assert "The note that the stance is inferred was “yes”. It is now “no”." in problem["reason"]
    assert Quote.objects.get(code="towns-02").age is None
    assert counts(record(chapter, "--reason", "Read again.")) == (0, 1, 2)
    assert Quote.objects.get(code="towns-02").age == 31


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (f"Two.\n— {B}\n", "", ["towns-02"]),
        (f"Two.\n— {B}", f"Second.\n— {B.replace('31', '41')}", ["towns-02"]),
        (f"One.\n— {A}\n\nTwo.\n— {B}", f"First.\n— {A}\n\nSecond.\n— {B}", ["towns-01", "towns-02"]),
    ],
    ids=["removed", "both", "two-in-a-row"],
)
def test_any_other_change_of_a_published_quote_is_a_problem(
    chapter: Path, old: str, new: str, codes: list[str]
) -> None:
    run(chapter)
    before, version = stored(), current_version()
    edit(chapter, old, new)
    problems = refused(chapter)[1]["problems"]
    assert [(problem["line"], problem["reason"].split()[0]) for problem in problems] == [
        (None, code) for code in codes
    ]
    assert "withdraw it first" in problems[0]["reason"]
    assert stored() == before
    assert current_version() == version


def test_a_withdrawn_quote_may_leave_and_stays_withdrawn(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-02").update(withdrawn=DAY, withdrawn_reason="At the speaker's wish.")
    assert counts(record(chapter)) == (0, 0, 3)
    edit(chapter, f"Two.\n— {B}\n", "")
    assert counts(record(chapter)) == (0, 1, 1)
    assert Quote.objects.get(code="towns-02").withdrawn == DAY
    edit(chapter, "One.", "One and a half.")
    assert counts(record(chapter, "--reason", "As printed.")) == (0, 1, 1)


def test_a_withdrawn_quote_stays_as_it_was_withdrawn(chapter: Path) -> None:
    run(chapter)
    gone = Quote.objects.filter(code="towns-02")
    gone.update(withdrawn=DAY, withdrawn_reason="At the speaker's wish.")
    version = current_version()
    assert counts(record(chapter)) == (0, 0, 3)
    assert not Correction.objects.exists()
    assert current_version() == version
    assert "towns-02, line 10, stays withdrawn: nothing of it is kept." in run(chapter)
    assert [quote["id"] for quote in record(chapter)["quotes"]] == ["towns-01", "towns-03"]


def test_equal_quotes_are_told_apart_by_their_order(chapter: Path) -> None:
    chapter.write_text(HEAD + f"Yes.\n— {A}\n\nNo.\n— {B}\n\nYes.\n— {A}\n", encoding="utf-8")
    assert counts(record(chapter)) == (3, 0, 0)
    assert counts(record(chapter)) == (0, 0, 3)


def test_an_import_that_changes_nothing_touches_nothing(chapter: Path) -> None:
    run(chapter)
    before = Archive.objects.values().get()
    run(chapter)
    assert Archive.objects.values().get() == before


def test_a_last_number_that_was_lowered_is_a_sentence(chapter: Path) -> None:
    run(chapter)
    Chapter.objects.update(last_number=1)
    with pytest.raises(CommandError, match="last_number is 1, but towns-02 has a higher number"):
        run(chapter)


def test_what_the_archive_has_no_room_for_is_a_problem(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    heading, attribution = "Wells " * 60, f"a Sunni man (anti-regime), 30, from {'the ' * 90}city of Homs"
    page.write_text(f"<h1>Title</h1>\n<h2>{heading}</h2>\n<p>“We wait,” said {attribution}.</p><h2>B</h2>")
    problems = refused(page)[1]["problems"]
    assert [(problem["line"], problem["text"]) for problem in problems] == [
        (2, heading.strip()),
        (3, "We wait"),
    ]
    assert problems[0]["reason"].startswith("heading: ")
    assert problems[1]["reason"].startswith("attribution: ")


def test_a_plan_with_problems_is_never_saved() -> None:
    plan = Plan(Chapter(slug="towns"), problems=[ImportProblem(1, "— Teacher", "It names no age.")])
    with pytest.raises(ValueError, match="A plan with problems can't be saved"):
        save(plan)


def test_what_was_imported_is_recorded_and_told_when_it_comes_again(chapter: Path, tmp_path: Path) -> None:
    readings = tmp_path / "readings.json"
    readings.write_text("[]")
    run(chapter, "--readings", str(readings))
    digest = sha256(chapter.read_bytes()).hexdigest()
    first = {
        "day": timezone.localdate().isoformat(),
        "file": digest,
        "readings": sha256(b"[]").hexdigest(),
        "url": "https://example.org/towns/",
    }
    assert Chapter.objects.get(slug="towns").imports == [first]
    version, state = current_version(), Archive.objects.values().get()
    said = run(chapter, "--readings", str(readings)).splitlines()
    assert said[0] == f"This file was already imported on {first['day']}. Nothing changes."
    assert run(chapter).splitlines()[0] == "Nothing changes."
    assert (current_version(), Archive.objects.values().get()) == (version, state)
    edit(chapter, "Two.", "Two and a half.")
    refused(chapter)
    assert Chapter.objects.get(slug="towns").imports == [first]
    run(chapter, "--reason", "As printed.")
    again = first | {"file": sha256(chapter.read_bytes()).hexdigest(), "readings": ""}
    assert Chapter.objects.get(slug="towns").imports == [first, again]


def test_a_dry_run_records_nothing(chapter: Path) -> None:
    run(chapter, "--dry-run")
    assert not Chapter.objects.exists()
