"""Check that the files of deploy/ name commands, settings, ports and headings that the project has."""

import re
import shlex
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from explorer.archive.backups import write_backup
from tests.support.project import ROOT, run

DEPLOY = ROOT / "deploy"
INSTALLED = "/srv/archive/"
SETTINGS = (ROOT / "site/config/settings.py").read_text(encoding="utf-8")
OPERATING = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
BACKUP = "archive_backup_timestamp_seconds"
UNITS = sorted(DEPLOY.glob("*.service"))


def text(name: str) -> str:
    """Return a file of deploy/."""
    return (DEPLOY / name).read_text(encoding="utf-8")


def values(unit: str, key: str) -> list[str]:
    """Return what a unit says for a key, each time it does."""
    return re.findall(rf"^{key}=(.+)$", unit, re.MULTILINE)


def anchors(guide: str) -> set[str]:
    """Return the anchors of a guide's headings: "### Rolling back" -> "rolling-back"."""
    headings = re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def alarms() -> list[dict[str, Any]]:
    """Return the alarms, as Prometheus reads them."""
    [group] = yaml.safe_load(text("alarms.yml"))["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_what_the_project_has(path: Path) -> None:
    unit = path.read_text(encoding="utf-8")
    assert values(unit, "WorkingDirectory") == [INSTALLED.rstrip("/")]
    commands = [shlex.split(line) for line in values(unit, "ExecStart(?:Pre)?")]
    assert commands
    for program, *arguments in commands:
        assert program == f"{INSTALLED}.venv/bin/python"
        match arguments:
            case ["manage.py", command, *_options]:
                assert get_commands()[command] == "explorer"
            case ["-m", module]:
                assert values(unit, "Environment") == ["PYTHONPATH=site"]
                assert find_spec(module) is not None
            case _:
                pytest.fail(f"{path.name} starts {arguments}")


def test_the_units_are_the_site_and_its_backup() -> None:
    assert [path.name for path in UNITS] == ["archive-backup.service", "archive.service"]
    assert "manage.py prepare" in text("archive.service")
    assert "-m config.server" in text("archive.service")
    [backup] = values(text("archive-backup.service"), "ExecStart")
    [folder] = values(text("archive-backup.service"), "ReadWritePaths")
    assert backup.endswith(f"manage.py backup --to {folder}")
    assert f"\nBACKUP_FOLDER={folder}\n" in text("environment.example")


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_the_old_backups_that_are_deleted_are_those_that_are_written(tmp_path: Path) -> None:
    [found] = values(text("archive-backup.service"), "ExecStartPost")
    words = shlex.split(found)
    assert write_backup(tmp_path).path.match(words[words.index("-name") + 1])


def test_the_example_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^(?:# )?([A-Z_]+)=", text("environment.example"), re.MULTILINE)
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
    assert read >= {"SITE_URL", "ADMIN_PATH", "REVIEW_REQUIRED", "BACKUP_FOLDER"}
    assert set(named) == read - {"DEBUG"}
    # The other database is the one choice of two.
    assert [name for name in named if named.count(name) > 1] == ["DATABASE_URL"] * 2


def test_a_shell_and_the_site_take_the_example_as_it_is() -> None:
    show = "from config import settings as s; print(s.OPERATOR, s.SITE_URL, s.METRICS_PORT)"
    command = f"set -a; . deploy/environment.example; exec .venv/bin/python -c '{show}'"
    result = run("/bin/sh", "-c", command, PYTHONPATH="site")
    assert (result.stderr, result.stdout) == ("", "The Example Trust https://quotes.example.org 9100\n")


def test_every_alarm_leads_to_its_section() -> None:
    assert [alarm["alert"] for alarm in alarms()] == [
        "ArchiveIsAway",
        "ArchiveCanNotAnswer",
        "ArchiveHasAFault",
        "ArchiveIsSlow",
        "ArchiveHasNoBackup",
    ]
    for alarm in alarms():
        guide, _hash, anchor = alarm["annotations"]["runbook"].partition("#")
        assert guide == "docs/operating.md"
        assert anchor == alarm["alert"].lower()
        assert anchor in anchors(OPERATING)


def test_alarms_ask_for_what_is_measured() -> None:
    measured = "".join(
        (ROOT / "site/config" / name).read_text(encoding="utf-8") for name in ("metrics.py", "exposing.py")
    )
    asked = set(re.findall(r"\barchive_\w+", " ".join(alarm["expr"] for alarm in alarms())))
    # The names that Prometheus gives to a counter and to the counts of a histogram.
    assert asked == {"archive_answers_total", "archive_answer_seconds_bucket", BACKUP}
    assert {'"archive_answers"', '"archive_answer_seconds"', f'"{BACKUP}"'} <= set(
        re.findall(r'"\w+"', measured)
    )


def test_nginx_writes_down_no_reader() -> None:
    servers = text("nginx.conf").split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert re.findall(r"^\s+access_log (.+);$", server, re.MULTILINE) == ["off"]
        assert re.findall(r"^\s+error_log (.+);$", server, re.MULTILINE) == ["/dev/null emerg"]
    assert "ssl_session_tickets off;" in servers[1]


def test_nginx_and_prometheus_ask_where_the_site_listens() -> None:
    [port] = re.findall(r'env\.int\("PORT", (\d+)', SETTINGS)
    assert re.findall(r"^\s+server 127\.0\.0\.1:(\d+);", text("nginx.conf"), re.MULTILINE) == [port]
    [metrics] = re.findall(r"^METRICS_PORT=(\d+)$", text("environment.example"), re.MULTILINE)
    assert f"http://127.0.0.1:{metrics}/metrics" in text("alarms.yml")
    assert f'targets: ["127.0.0.1:{metrics}"]' in OPERATING


def test_links_inside_the_guide_lead_to_its_headings() -> None:
    linked = set(re.findall(r"\]\(#([\w-]+)\)", OPERATING))
    assert linked >= {"rolling-back", "restoring"}
    assert linked - anchors(OPERATING) == set()


def test_the_guide_copies_every_file() -> None:
    assert [path.name for path in DEPLOY.iterdir() if f"deploy/{path.name}" not in OPERATING] == []
