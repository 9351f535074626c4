"""Keep the figures of each size in a file, so that a size can be measured again by itself."""

import json
from pathlib import Path
from typing import Any

from bench.speed.measuring import Figures, Key
from bench.speed.table import Conditions

Record = dict[str, Any]
"""Size -> its conditions, figures and failures, each figure with its case, server and rounds."""


def keep(file: Path, size: int, figures: Figures, conditions: Conditions) -> None:
    """Write the figures of a size in place of those that the file has of it."""
    record = _read(file)
    record[str(size)] = {
        "conditions": dict(conditions),
        "figures": [
            {"case": key.case, "server": key.server, "rounds": [float(f"{value:.4g}") for value in rounds]}
            for key, rounds in figures.rounds.items()
            if key.size == size
        ],
        "failures": [
            {"case": key.case, "server": key.server, "reason": reason}
            for key, reason in figures.failures.items()
            if key.size == size
        ],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")


def kept(file: Path) -> tuple[Figures, dict[int, Conditions]]:
    """Return the figures of all sizes, and on what each size was measured."""
    figures, record = Figures(), _read(file)
    for size, found in record.items():
        for each in found["figures"]:
            figures.rounds[Key(int(size), each["case"], each["server"])] = each["rounds"]
        for each in found["failures"]:
            figures.failures[Key(int(size), each["case"], each["server"])] = each["reason"]
    return figures, {int(size): found["conditions"] for size, found in record.items()}


def _read(file: Path) -> Record:
    """Return what the file has; nothing where there is none."""
    return json.loads(file.read_text("utf-8")) if file.exists() else {}
