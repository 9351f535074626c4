"""Make disks that are full or can't be written: small file systems, where this user may mount one."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE = "4m"
"""Room for the archive, its log, and little more."""


class NoMountError(Exception):
    """A user who can't mount a file system, so that a case isn't run; the message says why."""


@contextmanager
def disk() -> Iterator[Path]:
    """Mount a file system of 4 MB, in memory; raise NoMountError where that isn't allowed."""
    with tempfile.TemporaryDirectory(prefix="disk-") as folder:
        _run("mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", folder)
        try:
            yield Path(folder)
        finally:
            _run("umount", "--lazy", folder)


def lock(folder: Path) -> None:
    """Let nothing be written any more: the same file system once more, read-only, over itself.

    To mount it anew would be refused as long as somebody has a file open for writing.
    """
    _run("mount", "--bind", str(folder), str(folder))
    _run("mount", "-o", "remount,bind,ro", str(folder))


def unlock(folder: Path) -> None:
    """Let it be written again."""
    _run("umount", "--lazy", str(folder))


def fill(folder: Path) -> None:
    """Write until there is no room for another byte."""
    with (folder / "filling").open("wb", buffering=0) as file, suppress(OSError):
        for size in (65536, 1):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * size)


def empty(folder: Path) -> None:
    """Make room again."""
    (folder / "filling").unlink()


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoMountError(done.stderr.strip())
