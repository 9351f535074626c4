"""A withdrawn quote never comes back by an import, whatever shape its words have in the file."""

import json
from pathlib import Path

import pytest

from explorer.archive.fixtures import archive_files
from explorer.archive.versions import current_version
from explorer.models import Quote
from tests.support.builders import DAY, build_report
from tests.support.imports import HEAD, A, B, C, counts, edit, record, refused, run

pytestmark = pytest.mark.django_db

ONE = "We opened the old bakery again because nobody else in our street had any flour left."
GONE = "My brother drove the water truck past their checkpoint every single night until they stopped him."
THREE = "The school stayed shut all winter and the children learned to read in our kitchen."
NEW = "Nobody asked the farmers what the new well would cost or who was going to repair it later."
SECOND, THIRD = f"{GONE}\n— {B}\n\n", f"Bread and Ovens\n\n{THREE}\n— {C}\n\n"
D = "Druze woman (pro-regime), 50, As-Suwayda"


@pytest.fixture(autouse=True, name="path")
def withdrawn_chapter(chapter: Path) -> Path:
    """Import a chapter of three long quotes and withdraw the second."""
    chapter.write_text(HEAD + f"{ONE}\n— {A}\n\n{SECOND}{THIRD}", encoding="utf-8")
    run(chapter)
    Quote.objects.filter(code="towns-02").update(withdrawn=DAY, withdrawn_reason="At the speaker's wish.")
    return chapter


def settle(folder: Path, **identities: str) -> tuple[str, str]:
    """Write a readings file that says which quotes of the archive some texts are; return its option."""
    file = folder / "readings.json"
    texts = {"gone": GONE, "new": NEW, "half": GONE[:52], "rest": GONE[52:].strip(), **SHAPES}
    file.write_text(json.dumps([{"text": texts[name], "is": code} for name, code in identities.items()]))
    return "--readings", str(file)


SHAPES = {
    "sent": "My brother drove a lorry of water past the checkpoint each night until one day they caught him.",
    "short": "Every single night until they stopped him we lay awake and thought of him and of his truck.",
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GONE, GONE),
        (GONE, f"“{GONE}”"),
        (GONE, f"«{GONE.upper()}»"),
        (GONE, GONE.replace(" ", "\u00a0").replace("single", "sin\u00adgle")),
        (GONE, GONE.replace("brother", "bro\u200bther").replace(" past", "\u200f past")),
        (GONE, GONE.replace("every single", "every – single –")),
        (GONE, GONE.replace("single", "cold")),
        (GONE, GONE.replace("water ", "")),
        (B, D),
        (f"{GONE}\n— {B}", f"{GONE.replace('single', 'cold')}\n— {D}"),
        (SECOND + THIRD, THIRD + SECOND),
    ],
    ids=[
        "same",
        "marks",
        "capitals",
        "hyphens",
        "invisible",
        "dashes",
        "word",
        "left",
        "speaker",
        "both",
        "moved",
    ],
)
def test_a_withdrawn_quote_is_known_by_its_words_and_stays_withdrawn(path: Path, old: str, new: str) -> None:
    edit(path, old, new)
    answer = record(path, "--order", "7")
    assert answer["created"] == 0
    assert [quote["id"] for quote in answer["quotes"]] == ["towns-01", "towns-03"]
    assert list(Quote.objects.published().values_list("code", flat=True)) == ["towns-01", "towns-03"]
    assert Quote.objects.get(code="towns-02").text == ""
    assert "truck" not in "".join(archive_files().values())


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        (f"{GONE}\n— {B}", f"{GONE[:52]}\n— {B}\n\n{GONE[52:]}\n— {B}", ["It has most of", "It has most of"]),
        (f"{GONE}\n— {B}", f"{GONE[:52]}\n— {D}", ["It has most of"]),
        (f"{GONE}\n— {B}", f"{NEW} {GONE} {NEW.upper()}\n— {D}", ["It has most of"]),
        (f"{GONE}\n— {B}", f"{SHAPES['sent']}\n— {B}", ["It is in the place of"]),
        (f"{GONE}\n— {B}", f"{SHAPES['short']}\n— {D}", ["It has words of"]),
        (f"{GONE}\n— {B}", f"{NEW}\n— {B}", ["It is in the place of"]),
        (f"{GONE}\n— {B}", f"{NEW}\n— {D}", ["It is in the place of"]),
        (f"{THREE}\n— {C}", f"{THREE}\n— {C}\n\n{GONE}\n— {D}", ["It has most of"]),
    ],
    ids=["split", "half", "inside", "reworded", "piece", "attribution", "place", "twice"],
)
def test_where_it_is_not_certain_it_is_a_problem(path: Path, old: str, new: str, reasons: list[str]) -> None:
    edit(path, old, new)
    version = current_version()
    problems = refused(path, "--reason", "As printed.", "--order", "9")[1]["problems"]
    assert [problem["reason"].partition(" towns-02, which was withdrawn. ")[0] for problem in problems] == [
        reason if reason.startswith("It is in") else f"{reason}{' the words of' if 'most' in reason else ''}"
        for reason in reasons
    ]
    assert all(problem["line"] for problem in problems)
    assert all(
        'give its text "is": "towns-02" in a readings file' in problem["reason"] for problem in problems
    )
    assert current_version() == version


@pytest.mark.parametrize("joined", [f"{GONE} {THREE}", f"“{GONE} {THREE}”", f"{THREE} {GONE}"])
def test_words_joined_to_a_neighbour_are_a_problem(path: Path, joined: str) -> None:
    edit(path, SECOND + THIRD, THIRD.replace(THREE, joined))
    [problem, *others] = refused(path, "--reason", "As printed.")[1]["problems"]
    assert problem["reason"] == (
        "It has most of the words of towns-02, which was withdrawn. Where they are its words, take them "
        "out of the file."
    )
    assert others == []


def test_a_published_quote_does_not_take_over_withdrawn_words(path: Path) -> None:
    edit(path, SECOND, "")
    edit(path, THREE, GONE)
    [problem] = refused(path, "--reason", "As printed.")[1]["problems"]
    assert problem["reason"].startswith("towns-03 is published, but the file does not have this text")
    assert list(Quote.objects.published().values_list("text", flat=True)) == [ONE, THREE]


@pytest.mark.parametrize("report", ["towns-report", "other-report"])
def test_another_chapter_or_report_does_not_publish_them_either(path: Path, report: str) -> None:
    build_report(report)
    path.write_text(
        f"Villages\n\nIntroduction.\n\nRoads\n\n{NEW}\n— {A}\n\n{GONE}\n— {D}\n", encoding="utf-8"
    )
    options = ["--report", report, "--url", "https://example.org/villages/"]
    answer = refused(path, *options, slug="villages", title="Villages")[1]
    [problem] = answer["problems"]
    assert problem["line"] == 10
    assert problem["reason"].startswith("It has most of the words of towns-02, which was withdrawn.")
    options += settle(path.parent, gone="towns-02")
    assert counts(record(path, *options, slug="villages", title="Villages")) == (1, 0, 1)
    said = run(path, *options, slug="villages", title="Villages")
    assert "   towns-02, line 10, stays withdrawn: nothing of it is kept." in said.splitlines()
    assert not Quote.objects.filter(chapter__slug="villages", text__contains="truck").exists()
    assert Quote.objects.get(code="towns-02").chapter.slug == "towns"


def test_a_reading_says_that_it_is_the_withdrawn_quote(path: Path) -> None:
    edit(path, GONE, SHAPES["sent"])
    assert counts(record(path, *settle(path.parent, sent="towns-02"))) == (0, 0, 3)
    assert Quote.objects.published().count() == 2


def test_a_reading_says_that_it_is_another_one(path: Path) -> None:
    edit(path, GONE, NEW)
    assert record(path, *settle(path.parent, new="new"))["created"] == 1
    assert Quote.objects.get(code="towns-04").text == NEW
    assert record(path, *settle(path.parent, new="new"))["unchanged"] == 3


@pytest.mark.parametrize("name", ["gone", "half", "rest"])
def test_no_reading_makes_the_withdrawn_words_a_new_quote(path: Path, name: str) -> None:
    texts = {"gone": f"{GONE}\n— {D}\n\n{GONE}", "half": GONE[:52], "rest": GONE[52:].strip()}
    edit(path, GONE, texts[name])
    [problem, *_] = refused(path, *settle(path.parent, **{name: "new"}))[1]["problems"]
    assert problem["reason"].startswith("It has most of the words of towns-02, which was withdrawn.")
    assert problem["reason"].endswith("it stays withdrawn.")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("towns-09", "A reading says that it is towns-09, which the archive doesn't have."),
        ("towns-03", "A reading says that it is towns-03, which the file has in another place."),
    ],
)
def test_a_reading_that_can_not_be_right_is_a_problem(path: Path, code: str, reason: str) -> None:
    edit(path, GONE, NEW)
    reasons = [problem["reason"] for problem in refused(path, *settle(path.parent, new=code))[1]["problems"]]
    assert reason in reasons


def test_a_reading_about_a_text_that_the_file_does_not_have_is_a_problem(path: Path) -> None:
    [problem] = refused(path, *settle(path.parent, new="new"))[1]["problems"]
    assert problem["text"] == NEW
    assert problem["reason"] == (
        "A reading says which quote this is, but the chapter has no quote with this text."
    )


def test_text_and_attribution_that_both_changed_are_settled_by_a_reading_and_a_reason(path: Path) -> None:
    edit(path, f"{THREE}\n— {C}", f"{NEW}\n— {D}")
    problems = refused(path, "--reason", "As printed.")[1]["problems"]
    assert any('"is": "towns-03"' in problem["reason"] for problem in problems)
    readings = settle(path.parent, new="towns-03")
    [problem] = refused(path, *readings)[1]["problems"]
    assert problem["reason"].startswith("towns-03 is published, and the file differs.")
    assert counts(record(path, *readings, "--reason", "As printed.")) == (0, 1, 2)
    changed = Quote.objects.get(code="towns-03")
    assert (changed.text, changed.attribution, changed.corrections.get().reason) == (NEW, D, "As printed.")
