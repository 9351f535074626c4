"""Invent an archive of eight chapters in two reports: nobody ever said or printed any of it.

It shares with the real archive only the places. The first report names two authors, when it interviewed
and how many; the second names none of these, has another licence, and leaves out attributes of some
speakers. The heading "Summary of Findings" is in two chapters, and one attribution is in both reports.

    python -m tests.support.two_reports FILE.sqlite3

writes it into a database to serve: `DATABASE_URL=sqlite:///$PWD/FILE.sqlite3 make run`.
"""

import json
import os
import sys
from itertools import count, cycle
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
INVENTED = "Invented for the tests of this archive: no such report exists, and nobody said any of it."
DAY = "2026-05-04"

BREAD, ROADS = "bread-and-water", "roads-home"
"""The slugs of the two reports."""

REPORTS: list[dict[str, Any]] = [
    {
        "slug": BREAD,
        "title": "Bread and Water: Invented Talks about Everyday Supplies",
        "sentence_case_title": "Bread and water: Invented talks about everyday supplies",
        "authors": [{"family": "Author", "given": "Ann"}, {"family": "Brown", "given": "Ben"}],
        "credits": INVENTED,
        "publisher": "Example Press",
        "publisher_place": "Exampleville",
        "published": "2016-03-01",
        "url": "https://example.org/bread-and-water/",
        "licence": "CC BY 4.0",
        "licence_name": "Creative Commons Attribution 4.0 International",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "interview_count": 60,
        "interviews_began": "2015-05-01",
        "interviews_ended": "2015-09-30",
        "method": f"{INVENTED}\n\nInvented interviewers held long invented conversations.",
    },
    {
        "slug": ROADS,
        "title": "Roads Home",
        "sentence_case_title": "Roads home",
        "authors": [],
        "publisher": "Institute of Invented Examples",
        "publisher_short": "IIE",
        "published": "2018-11-01",
        "url": "https://example.org/roads-home/",
        "licence": "CC BY-NC 4.0",
        "licence_name": "Creative Commons Attribution-NonCommercial 4.0 International",
        "licence_url": "https://creativecommons.org/licenses/by-nc/4.0/",
    },
]

TITLES = {report["slug"]: report["title"] for report in REPORTS}
"""Slug -> title of each report."""

SUMMARY = "Summary of Findings"
"""The heading that two chapters have."""

CHAPTERS = {
    "wells": (
        BREAD,
        "Wells and Pipes",
        ["Water by the Bucket", "Who Mends the Pipes", "The Price of a Tank"],
    ),
    "ovens": (BREAD, "The Ovens of the Towns", ["Queues before Dawn", "Flour from Elsewhere", SUMMARY]),
    "markets": (BREAD, "Markets on Both Sides of the Line", ["Crossing to Buy", "Prices Nobody Believes"]),
    "schools": (
        BREAD,
        "Schools without Teachers, Teachers without Schools, and What Families Did about Either",
        ["Lessons in the Cellar", "Examinations Far Away", "Who Pays the Teachers"],
    ),
    "clinics": (BREAD, "Clinics", ["The Only Doctor", "Medicine by Motorcycle", "Births"]),
    "leaving": (ROADS, "Leaving", ["The Last Morning", "What Was Carried", "Keys"]),
    "waiting": (ROADS, "Waiting", ["Papers", "Other People’s Houses", "Calling Home"]),
    "returning": (ROADS, "Returning", ["Roads That Are Open", "Who Lives There Now", SUMMARY]),
}
"""Slug -> the report's slug, the title, and the headings of its sections."""

SILENT = "births"
"""The slug of a section in which the report prints no quote."""

SHARED_ATTRIBUTION = "Sunni man (anti-regime), 30, Homs"
"""An attribution that is in both reports: twice in the first, once in the second."""

_NOUNS = ["well", "oven", "key", "road", "bucket", "door", "lamp", "sack of flour", "lorry", "garden wall"]
_SAID = [
    "The {0} was the first thing we spoke of, and the {1} was the last.",
    "Nobody would tell us who owned the {0}. We asked about the {1} as well, and the answer was a laugh.",
    "I would give the {0} for one quiet week.",
    (
        "My neighbour kept the {0} and I kept the {1}. Since then we greet each other across the street, and "
        "[on most days] that is all that either of us needs. I don’t know what comes of it. I only know that "
        "the {0} is still there in the morning."
    ),
]
_SECTS = ["sunni", "alawi", "christian", "kurdish", "sunni", "druze", "shia"]
_PLACES = ["homs", "damascus", "aleppo", "idlib", "outside-syria", "daraa", "tartous", "al-hasakah", "raqqah"]


def files() -> dict[str, str]:
    """Return the invented archive as fixture files: name -> text."""
    quotes = list(_quotes())
    themes = [theme for slug in CHAPTERS for theme in _themes(slug)]
    return {
        "places.json": (FIXTURES / "places.json").read_text(encoding="utf-8"),
        "reports.json": _records("report", REPORTS),
        "chapters.json": _records("chapter", _chapters(quotes)),
        "themes.json": _records("theme", themes),
        "quotes.json": _records("quote", quotes),
        "key_points.json": _records("keypoint", _key_points(quotes)),
        "corrections.json": _records("correction", []),
    }


def rows() -> list[dict[str, Any]]:
    """Return every quote with flat values, its report among them, in the order of the reports."""
    return [
        quote
        | {
            "theme": quote["theme"][0],
            "chapter": quote["chapter"][0],
            "report": CHAPTERS[quote["chapter"][0]][0],
            "governorate": quote["governorate"][0] if quote["governorate"] else "outside-syria",
        }
        for quote in _quotes()
    ]


def _records(model: str, found: list[dict[str, Any]]) -> str:
    """Return records as the text of a fixture file."""
    listed = [{"model": f"explorer.{model}", "fields": fields} for fields in found]
    return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"


def _chapters(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the chapters, each with the highest number of its quotes."""
    place = {BREAD: count(1), ROADS: count(1)}
    return [
        {
            "slug": slug,
            "report": [report],
            "order": next(place[report]),
            "title": title,
            "sentence_case_title": title.capitalize(),
            "url": f"https://example.org/{report}/{slug}/",
            "summary": f"An invented summary of an invented chapter, {title}.",
            "last_number": sum(quote["chapter"] == [slug] for quote in quotes),
        }
        for slug, (report, title, _headings) in CHAPTERS.items()
    ]


def _themes(chapter: str) -> list[dict[str, Any]]:
    """Return the sections of a chapter."""
    _report, title, headings = CHAPTERS[chapter]
    return [
        {
            "slug": theme_slug(chapter, heading),
            "chapter": [chapter],
            "order": order,
            "heading": heading,
            "summary": f"An invented summary of an invented section of {title}.",
        }
        for order, heading in enumerate(headings, 1)
    ]


def theme_slug(chapter: str, heading: str) -> str:
    """Return the slug of a section: its heading's, with the chapter's in front where it is taken."""
    slug = heading.lower().replace("’", "").replace(" ", "-")
    return f"{chapter}-{slug}" if heading == SUMMARY and chapter != "ovens" else slug


CHAPTER_OF = {
    theme_slug(slug, heading): slug for slug, (_, _, headings) in CHAPTERS.items() for heading in headings
}
"""The slug of each section -> its chapter's, in order."""


def _quotes() -> list[dict[str, Any]]:
    """Return the quotes: up to six in each section, one of them shared by both reports, some withheld."""
    found: list[dict[str, Any]] = []
    speakers = cycle(range(len(_SECTS) * len(_PLACES) * 4))
    for chapter in CHAPTERS:
        numbers = count(1)
        for theme in _themes(chapter):
            if theme["slug"] == SILENT:
                continue
            found += [
                _quote(chapter, theme["slug"], next(numbers), next(speakers))
                for _ in range(1 + len(theme["slug"]) % 6)
            ]
    for quote in found:
        if quote["code"] in ("wells-01", "markets-01", "leaving-01"):
            quote.update(_speaker("sunni", "man", 30, "anti-regime", "homs"))
    return found


def _quote(chapter: str, theme: str, number: int, speaker: int) -> dict[str, Any]:
    """Return one quote; the second report leaves out what it doesn't state about every third speaker."""
    place = _PLACES[speaker % len(_PLACES)]
    sect = _SECTS[speaker % len(_SECTS)]
    gender = "woman" if speaker % 2 else "man"
    stance = "pro-regime" if speaker % 3 else "anti-regime"
    age: int | None = 19 + speaker * 7 % 50
    if CHAPTERS[chapter][0] == ROADS and speaker % 3 == 0:
        sect, stance, age = "not-stated", "not-stated", None
    words = [_NOUNS[(speaker + step) % len(_NOUNS)] for step in (0, 3)]
    return {
        "code": f"{chapter}-{number:02d}",
        "chapter": [chapter],
        "theme": [theme],
        "number": number,
        "position": number,
        "text": _SAID[speaker % len(_SAID)].format(*words),
        **_speaker(sect, gender, age, stance, place),
        "added": DAY,
        "changed": DAY,
    }


def _speaker(sect: str, gender: str, age: int | None, stance: str, place: str) -> dict[str, Any]:
    """Return what a quote says about its speaker, and the attribution as it would be printed."""
    outside = place == "outside-syria"
    who = f"{gender.capitalize()}" if sect == "not-stated" else f"{sect.capitalize()} {gender}"
    side = "" if stance == "not-stated" else f" ({stance})"
    where = "refugee, Jordan" if outside else place.replace("-", " ").title().replace("Al Has", "Al-Has")
    return {
        "attribution": ", ".join(part for part in (f"{who}{side}", str(age or ""), where) if part),
        "sect": sect,
        "gender": gender,
        "age": age,
        "stance": stance,
        "displacement": "refugee" if outside else "none-stated",
        "country": "Jordan" if outside else "Syria",
        "governorate": None if outside else [place],
    }


def _key_points(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a key point for the first quote of each side in each section."""
    firsts: dict[tuple[str, str], dict[str, Any]] = {}
    for quote in quotes:
        if quote["stance"] != "not-stated":
            firsts.setdefault((quote["theme"][0], quote["stance"]), quote)
    return [
        {
            "code": f"{theme}-{stance}-1",
            "theme": [theme],
            "stance": stance,
            "order": 1,
            "text": "An invented point, made once.",
            "quotes": [[quote["code"]]],
        }
        for (theme, stance), quote in firsts.items()
    ]


def main(file: str) -> None:
    """Write the invented archive into the SQLite database `file`, new or not."""
    sys.path.insert(0, str(FIXTURES.parent / "site"))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{Path(file).resolve()}",
    }
    import django  # noqa: PLC0415  # needs the settings above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # needs Django

    from explorer.archive.loading import load  # noqa: PLC0415  # needs Django

    call_command("migrate", verbosity=0)
    load(files(), removing=True)


if __name__ == "__main__":
    main(sys.argv[1])
