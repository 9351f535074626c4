"""Check that the guides to the code, such as docs/architecture.md, name real files, names and order."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.support.project import ROOT

GUIDES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
}
ARCHITECTURE, CONTRIBUTING = GUIDES["docs/architecture.md"], GUIDES["CONTRIBUTING.md"]

# A path in running text, a table or a drawing: "(see `explorer/links.py`)." -> "explorer/links.py"
PATH = re.compile(r"(?<![\w/.-])(?:bench|bin|docs|explorer|fixtures|site|templates|tests)/[\w./*-]*[\w/*]")
# A file and a name in it: "`explorer/links.py` `absolute`" -> ("explorer/links.py", "absolute")
NAMED = re.compile(r"`([\w/]+\.py)`\s+`([A-Za-z_.]+)`")
VISIBLE_THINGS = [
    "the count beside a filter",
    "the marked words of a search",
    "the APA reference",
    "the mark on a line of the front page",
    "who is quoted, by side",
    "a figure saved as SVG",
    "the point that a quote makes",
    "the dot on the map",
    "the columns of the CSV",
    "the page of a withdrawn quote (410)",
    '"حصار" read as "siege"',
    "the digits, dates and plurals of an Arabic page",
    "a heading's Arabic meaning",
    "the suggestions of the search box",
    '"Did you mean"',
    "the feed of quotes",
    "the typeface of a card",
    '"IDP" read from an attribution',
]


def rows(guide: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading, without the two lines of its head."""
    section = guide.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def names(path: Path) -> set[str]:
    """Return what a module defines: functions, classes, constants, and the methods of its classes."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef():
                found.add(node.name)
                found |= {
                    f"{node.name}.{part.name}" for part in node.body if isinstance(part, ast.FunctionDef)
                }
            case ast.FunctionDef():
                found.add(node.name)
            case ast.Assign():
                found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_exists(guide: str) -> None:
    assert [path for path in PATH.findall(GUIDES[guide]) if not any(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_name_in_a_file_that_a_guide_gives_exists(guide: str) -> None:
    named = NAMED.findall(GUIDES[guide])
    assert [(path, name) for path, name in named if name not in names(ROOT / path)] == []
    assert len(named) > 40 or guide != "docs/architecture.md"


def test_the_rooms_are_listed_in_the_order_that_is_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [layers] = [
        contract["layers"]
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    rooms = [
        {Path(path).stem for path in re.findall(r"`([^`]+)`", room)}
        for room, *_flow in rows(ARCHITECTURE, "The rooms")
    ]
    assert rooms == [set(layer.split(" | ")) for layer in layers]


def test_every_package_of_the_explorer_is_a_room_named_by_its_folder() -> None:
    packages = {f"explorer/{path.parent.name}/" for path in (ROOT / "explorer").glob("*/__init__.py")}
    named = " ".join(room for room, *_flow in rows(ARCHITECTURE, "The rooms"))
    assert packages - set(re.findall(r"`([^`]+)`", named)) == {"explorer/migrations/"}


def test_every_visible_thing_has_the_files_that_make_it() -> None:
    table = rows(ARCHITECTURE, "Where is it?")
    assert [thing for thing, *_places in table] == VISIBLE_THINGS
    assert [thing for thing, *places in table if not all(PATH.search(place) for place in places)] == []


def test_contributing_says_what_to_touch_for_each_kind_of_addition() -> None:
    table = rows(CONTRIBUTING, "What to touch")
    assert [kind for kind, _files in table] == [
        "a filter",
        "a file format",
        "a citation style",
        "a page",
        "a text on a page",
        "a language",
    ]
    assert [kind for kind, files in table if len(PATH.findall(files)) < 2] == []
