"""A backup: what it holds, and what is said of a file that can't be used."""

import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from explorer.archive.backups import (
    MANIFEST,
    BackupError,
    content_models,
    read_backup,
    rows,
    write_backup,
)
from explorer.models import DERIVED, Archive, KeyPoint, Quote, Report, Theme
from tests.support import writes

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Back up a small archive of two reports."""
    writes.build()
    return write_backup(tmp_path / "small").path


def changed(path: Path, folder: Path, **manifest: object) -> Path:
    """Write a copy of a backup whose manifest says something else."""
    copy = folder / "changed.zip"
    with ZipFile(path) as old, ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == MANIFEST:
                content = json.dumps(json.loads(content) | manifest).encode()
            new.writestr(name, content)
    return copy


def test_every_table_is_backed_up_or_made_from_the_others() -> None:
    backed_up = set(content_models(apps))
    assert backed_up.isdisjoint(DERIVED)
    assert backed_up | set(DERIVED) == set(apps.get_app_config("explorer").get_models())


def test_a_backup_names_its_state_and_holds_every_row(small: Path) -> None:
    backup = read_backup(small)
    assert backup.version == Archive.objects.get().version
    assert backup.quotes == Quote.objects.count() == 12
    held = [(row["model"], row["pk"]) for row in rows(backup)]
    for model in (Quote, Report, Theme, KeyPoint):
        name = f"explorer.{model.__name__.lower()}"
        assert [key for found, key in held if found == name] == sorted(
            model.objects.values_list("pk", flat=True)
        )


def test_nobody_else_reads_a_backup_and_nothing_else_is_left(small: Path) -> None:
    assert small.stat().st_mode & 0o777 == 0o600
    assert small.parent.stat().st_mode & 0o777 == 0o700
    assert list(small.parent.iterdir()) == [small]


def test_no_file_is_written_over(small: Path, tmp_path: Path) -> None:
    version, now = read_backup(small).version, timezone.now()
    folder = tmp_path / "taken"
    folder.mkdir()
    names = [f"archive-{now + timedelta(seconds=later):%Y%m%dT%H%M%SZ}-{version}.zip" for later in range(60)]
    for name in names:
        (folder / name).write_text("kept", encoding="utf-8")
    with pytest.raises(BackupError, match=r"is there already and is kept as it is\.$"):
        write_backup(folder)
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == dict.fromkeys(
        names, "kept"
    )


def test_a_folder_that_can_not_be_one_is_a_sentence(small: Path) -> None:
    with pytest.raises(BackupError, match=r"^No backup can be written to .*: "):
        write_backup(small / "folder")


def test_an_empty_database_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="holds no archive"):
        write_backup(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_other_byte_is_noticed_wherever_it_makes_a_difference(small: Path, tmp_path: Path) -> None:
    whole = small.read_bytes()
    held = list(rows(read_backup(small)))
    damaged, refused = tmp_path / "damaged.zip", 0
    for place in range(0, len(whole), 23):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            backup = read_backup(damaged)
        except BackupError as error:
            refused += 1
            assert len(str(error).splitlines()) == 1  # noqa: PT017 - most bytes matter, some don't
        else:
            assert list(rows(backup)) == held
    assert refused > 0.6 * len(whole) / 23


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_a_file_that_was_cut_is_damaged(small: Path, tmp_path: Path, share: float) -> None:
    whole = small.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(BackupError, match="is damaged, or no backup at all"):
        read_backup(cut)


def test_a_table_with_other_rows_is_damaged(small: Path, tmp_path: Path) -> None:
    tables = {**read_backup(small).tables, "explorer.quote.jsonl": "0" * 64}
    with pytest.raises(BackupError, match=r"is damaged: explorer\.quote\.jsonl has another checksum"):
        read_backup(changed(small, tmp_path, tables=tables))


def test_a_foreign_file_is_no_backup(small: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.zip"
    with ZipFile(foreign, "w") as file:
        file.writestr("letter.txt", "Dear reader")
    with pytest.raises(BackupError, match=r"is no backup of this archive: it has no manifest\.json"):
        read_backup(foreign)
    with pytest.raises(BackupError, match="is no backup of this archive"):
        read_backup(changed(small, tmp_path, kind="something else"))
    with pytest.raises(BackupError, match="No such file"):
        read_backup(tmp_path / "missing.zip")


@pytest.mark.parametrize("newer", [{"format": 2}, {"migrations": [["explorer", "9999_later"]]}])
def test_a_newer_backup_needs_newer_software(small: Path, tmp_path: Path, newer: dict[str, object]) -> None:
    with pytest.raises(BackupError, match="was made by newer software"):
        read_backup(changed(small, tmp_path, **newer))


def test_a_newer_database_needs_newer_software(tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('explorer', '9999_later', %s)",
            [timezone.now()],
        )
    with pytest.raises(BackupError, match=r"written by newer software \(explorer\.9999_later\)"):
        write_backup(tmp_path / "newer")
    assert list((tmp_path / "newer").iterdir()) == []
