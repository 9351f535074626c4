"""A small sample of the benchmark: it runs, and both ways to count agree (it stops where they don't)."""

import re
import subprocess
import sys

from django.conf import settings


def test_the_index_and_the_database_count_the_same() -> None:
    command = [sys.executable, "bench/counts.py", "40"]
    run = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)  # noqa: S603
    assert (run.returncode, run.stderr) == (0, "")
    assert re.match(r"69 quotes; index built in \d+ ms\nsix facets: index ", run.stdout)
