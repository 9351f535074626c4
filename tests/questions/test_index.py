"""The one index that a process keeps."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.archive.versions import ArchiveState
from explorer.questions import index


def test_threads_that_wait_for_an_index_share_the_one_that_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    class SlowIndex:
        def __init__(self, version: str) -> None:
            time.sleep(0.1)
            built.append(version)

    monkeypatch.setattr(index, "Index", SlowIndex)
    monkeypatch.setattr(index, "current_state", lambda: ArchiveState("0123456789ab", None))
    monkeypatch.setattr(index, "_kept", ())
    with ThreadPoolExecutor(4) as threads:
        indexes = {found.result() for found in [threads.submit(index.current_index) for _ in range(4)]}
    assert built == ["0123456789ab"]
    assert len(indexes) == 1
