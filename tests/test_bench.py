"""A small sample of the benchmarks, without a clock: they run, and what they ask for has bounds."""

import random
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import expensive
from explorer.questions.index import current_index


def test_the_index_and_the_database_count_the_same() -> None:
    command = [sys.executable, "bench/counts.py", "40"]
    run = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)  # noqa: S603
    assert (run.returncode, run.stderr) == (0, "")
    assert re.match(r"69 quotes; index built in \d+ ms\nsix facets: index ", run.stdout)


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("case", expensive.CASES)
def test_an_expensive_address_is_answered_with_few_statements(client: Client, case: str) -> None:
    dice = random.Random(1)  # noqa: S311 - nothing is kept secret with it
    known = sorted(current_index().words.vocabulary.words)
    address = expensive.CASES[case](dice, known)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        list(response)
    assert response.status_code in (200, 400, 404)
    assert len(queries) <= 30
