"""Check the project's own files: pinned packages, one name, layout, documented targets, set-up scripts."""

import ast
import json
import re
import stat
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.records import chapter_record
from explorer.exports.datapackage.descriptor import PACKAGE_NAME
from explorer.models import Chapter
from tests.support.project import MAKEFILE, README, ROOT, run

REQUIREMENTS = [
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-bench.txt",
    "requirements-node.txt",
    "constraints.txt",
]


def pins(name: str) -> list[str]:
    """Return the lines of a requirements file that name a package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r ", "-c "))]


def executable(path: Path, text: str) -> None:
    """Write a shell script that takes the place of a program."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


# What is installed


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_package_is_pinned_to_one_version(name: str) -> None:
    assert [
        line for line in pins(name) if not re.fullmatch(r"[a-z0-9-]+(\[[a-z-]+\])?==[0-9][0-9.]*", line)
    ] == []


def test_what_the_packages_need_in_turn_is_pinned_too() -> None:
    pinned = [Requirement(line) for name in REQUIREMENTS for line in pins(name)]
    names = {canonicalize_name(requirement.name) for requirement in pinned}
    # Some pins are for other machines: one without npm, one with an older Python.
    installed = {canonicalize_name(package.name): package for package in distributions()}
    missing = set()
    for requirement in pinned:
        package = installed.get(canonicalize_name(requirement.name))
        for needed in map(Requirement, package.requires or [] if package else []):
            extras = ["", *requirement.extras]
            applies = needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in extras
            )
            if applies and canonicalize_name(needed.name) not in names | {"pip"}:
                missing.add(f"{needed.name}, for {requirement.name}")
    assert len(installed) > 30
    assert missing == set()


def imported(folder: str) -> set[str]:
    """Return the distributions that the Python files of a folder import."""
    modules = set()
    for path in ROOT.glob(f"{folder}/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    packages = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in packages.get(module, [])}


def test_the_site_uses_no_package_that_only_tests_install() -> None:
    installed = {canonicalize_name(Requirement(line).name) for line in pins("requirements.txt")}
    named = {name.partition(".")[0] for name in [*settings.INSTALLED_APPS, *settings.MIDDLEWARE]}
    used = imported("explorer") | imported("site")
    used |= {canonicalize_name(name) for module in named for name in packages_distributions().get(module, [])}
    # environs brings marshmallow, whose error its validators raise.
    assert used - installed - {"marshmallow"} == set()


def test_tests_use_no_package_that_is_not_pinned() -> None:
    lines = [line for name in REQUIREMENTS for line in pins(name)]
    assert imported("tests") - {canonicalize_name(Requirement(line).name) for line in lines} == set()


@pytest.mark.parametrize(
    "name", [*REQUIREMENTS, "Makefile", ".npmrc", "bin/create-venv", "bin/install-npm-files"]
)
def test_set_up_names_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert (
        re.findall(r"\S*://(?!example\.org|:memory:)\S*|--(?:extra-)?index-url|--registry|registry=", text)
        == []
    )


def test_the_lock_of_the_npm_files_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["lockfileVersion"] == 3
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [
        name for name, package in packages.items() if not package["integrity"].startswith("sha512-")
    ] == []


# Where things are, and what they are called


def test_the_project_has_one_name() -> None:
    package, lock = (
        json.loads((ROOT / name).read_text(encoding="utf-8"))
        for name in ("package.json", "package-lock.json")
    )
    names = [package["name"], lock["name"], lock["packages"][""]["name"], PACKAGE_NAME]
    assert set(names) == {"syrian-interview-quotes"}
    assert "`syrian-interview-quotes`" in README


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_the_citation_file_says_what_the_archive_says() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["title"] == ARCHIVE_NAME
    chapter = Chapter.objects.select_related("report").get()
    report = chapter.report
    series, number = chapter_record(chapter, "").series
    notes = cited["references"][0].pop("notes")
    assert notes == "Source of the quotes in fixtures/."
    assert cited["references"] == [
        {
            "type": "report",
            "title": report.title,
            "authors": [
                {"family-names": author["family"], "given-names": author["given"]}
                for author in report.authors
            ],
            "publisher": {"name": report.publisher, "city": report.publisher_place},
            "collection-title": series,
            "number": number,
            "year": report.published.year,
            "month": report.published.month,
            "url": report.url,
            "license": report.licence.replace(" ", "-"),
        }
    ]


def test_the_layout() -> None:
    folders = ["site/config", "explorer", "fixtures", "templates", "tests", "docs/decisions"]
    files = ["manage.py", "requirements.txt", "README.md", "CHANGELOG.md", "LICENSE", "CITATION.cff"]
    assert [name for name in folders if not (ROOT / name).is_dir()] == []
    assert [name for name in files if not (ROOT / name).is_file()] == []


def test_site_is_a_folder_and_no_package() -> None:
    assert not (ROOT / "site/__init__.py").exists()


def test_every_make_target_that_is_documented_exists() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = re.findall(r"`[^`]+`|^    .+$", README + contributing, re.MULTILINE)
    documented = set(re.findall(r"\bmake ([a-z]+)", " ".join(code)))
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert documented >= {"run", "dev", "check", "test"}
    assert documented - targets == set()


# What sets it up


def test_old_pythons_are_passed_over_with_a_sentence(tmp_path: Path) -> None:
    executable(tmp_path / "python3", "exit 1")
    result = run("/bin/sh", "bin/create-venv", PATH=str(tmp_path))
    assert result.returncode == 1
    assert result.stderr == (
        "Python 3.11 or newer with its venv module is needed "
        "(Debian and Ubuntu: apt-get install python3-venv); PATH has none.\n"
    )


def test_a_missing_chromium_gets_a_sentence_where_it_can_not_be_installed(tmp_path: Path) -> None:
    executable(tmp_path / "id", "echo 1000")
    result = run("/bin/sh", "bin/install-chromium", PATH=str(tmp_path))
    assert result.returncode == 1
    assert result.stderr == (
        "The browser tests need Chromium on PATH: "
        "install it, or give its place as CHROMIUM=/path/to/chromium.\n"
    )
