"""The house the archive lives in: what is installed, what the operator may set, how it starts and ends."""

import ast
import http.client
import json
import os
import re
import socket
import stat
import subprocess
import sys
from contextlib import closing
from importlib.metadata import distributions, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(settings.BASE_DIR)
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt", "constraints.txt"]
SETTINGS = (ROOT / "site/config/settings.py").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def pins(name: str) -> list[str]:
    """Return the lines of a requirements file that name a package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r ", "-c "))]


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder with nothing in its environment but `environment`."""
    return subprocess.run(  # noqa: S603  # the commands are written below
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def settings_with(*names: str, **environment: str) -> list[Any]:
    """Return the settings `names` of a site that is started with `environment`."""
    code = f"import json; from config import settings as s; print(json.dumps([s.{', s.'.join(names)}]))"
    result = run(sys.executable, "-c", code, PYTHONPATH="site", **environment)
    values: list[Any] = json.loads(result.stdout)
    return values


def executable(path: Path, text: str) -> None:
    """Write a shell script that stands for a program."""
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
            if applies and canonicalize_name(needed.name) not in names:
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


# Where things are


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


def test_every_setting_of_the_environment_is_documented_and_every_documented_one_exists() -> None:
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert documented == read


def test_tests_ignore_every_setting_of_the_environment() -> None:
    assert set(re.findall(r"-u ([A-Z_]+)", MAKEFILE)) == set(
        re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS)
    )


# What the operator may set


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SITE_URL", "example.org"),
        ("SITE_URL", "https://example.org/archive/"),
        ("SITE_URL", "https://example.org:port"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "oracle+nonsense://localhost/archive"),
        ("CACHE_URL", "nonsense"),
        ("CACHE_URL", "nonsense://localhost"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence_that_names_it(name: str, value: str) -> None:
    result = run(sys.executable, "manage.py", "check", **{name: value})
    assert result.returncode == 1
    assert result.stderr.startswith("Wrong setting in the environment: ")
    assert name in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_empty_value_is_no_value() -> None:
    assert settings_with("DEBUG", "PORT", DEBUG="", PORT=" ") == [False, 8000]


def test_the_port_is_part_of_the_site_s_address() -> None:
    assert settings_with("SITE_URL", PORT="8123") == ["http://127.0.0.1:8123"]
    assert settings_with("SITE_URL", PORT="8123", SITE_URL="https://example.org/") == ["https://example.org"]


def test_plain_http_needs_no_redirect() -> None:
    names = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    assert settings_with(*names) == [False, 0, False, False]


def test_an_https_address_turns_on_redirect_hsts_and_secure_cookies() -> None:
    names = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    assert settings_with(*names, SITE_URL="https://example.org") == [True, 31536000, True, True]


def test_allowed_hosts_are_the_site_s_host_and_this_machine() -> None:
    loopback = ["127.0.0.1", "localhost", "[::1]"]
    [hosts] = settings_with("ALLOWED_HOSTS", SITE_URL="https://example.org", HOST="10.0.0.7")
    assert hosts == ["example.org", "10.0.0.7", *loopback]
    assert settings_with("ALLOWED_HOSTS", ALLOWED_HOSTS="a.example,b.example") == [["a.example", "b.example"]]


def test_databases() -> None:
    [default] = settings_with("DATABASES")
    assert default["default"]["ENGINE"] == "django.db.backends.sqlite3"
    [given] = settings_with("DATABASES", DATABASE_URL="postgres://reader:secret@db.example/archive")
    assert given["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert (given["default"]["HOST"], given["default"]["NAME"]) == ("db.example", "archive")


# How it starts and ends


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


def serve(port: int, **environment: str) -> subprocess.Popen[str]:
    """Start the server of `make run` on `port`; the tests collect no static files, which it would miss."""
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"],
        cwd=ROOT,
        env={"PYTHONPATH": "site", "PYTHONWARNINGS": "ignore:No directory at", "PORT": str(port)}
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_server_says_where_it_is_serves_and_ends_when_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    database = f"sqlite:///{tmp_path}/archive.sqlite3"
    assert run(sys.executable, "manage.py", "prepare", DATABASE_URL=database).stderr == ""
    with serve(port, DATABASE_URL=database) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == f"The archive is at http://127.0.0.1:{port}/  (Ctrl-C stops it)\n"
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as client:
            client.request("GET", f"/up/?q={'q' * 5990}")
            assert client.getresponse().status == 200
        server.terminate()
        output = server.communicate(timeout=30)
    assert (server.returncode, output) == (0, ("", ""))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_a_port_that_is_taken_gets_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serve(port) as server:
            output = server.communicate(timeout=30)
    sentence = (
        f"The archive can't be served at 127.0.0.1, port {port} (Address already in use): "
        "choose another, as in `make run HOST=127.0.0.1 PORT=8001`.\n"
    )
    assert (server.returncode, output) == (1, ("", sentence))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104  # nothing is bound
        ("::", "127.0.0.1"),
        ("::1", "[::1]"),
        ("a.b", "a.b"),
    ],
)
def test_the_host_as_it_stands_in_an_address(host: str, expected: str) -> None:
    from config.gunicorn import in_address  # noqa: PLC0415  # reads the environment

    assert in_address(host) == expected
