"""A request reads one state of the archive, whatever is written meanwhile: real server, real database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.support.project import ROOT
from tests.support.serving import announced, ended, free_port, prepared, serving, status

CHANGES = """
import datetime as dt
from explorer.archive.changes import change
from explorer.models import Quote, Theme
for number in range(50):
    quotes = Quote.objects.filter(code__endswith=f"-{number % 9 + 1:02}")
    if number % 10 == 0:
        quotes.update(withdrawn=dt.date(2020, 1, 1), withdrawn_reason="A test.")
    elif number % 10 == 5:
        Theme.objects.filter(order=number % 8 + 1).update(order=number % 8 + 1, heading=f"Section {number}")
    else:
        with change(reason="A test."):
            quotes.update(age=20 + number)
"""
"""Withdraw some quotes, rename sections, change ages."""

ADDRESSES = [
    "/",
    "/quotes/?q=peace",
    "/quotes/?sort=age",
    "/quotes.csv",
    "/quotes.xlsx",
    "/quotes.json?q=siege+or+truce",
    "/compare/?rows=theme&columns=stance",
    "/themes/mistrust/",
    "/places/damascus/",
    "/api/v1/facets/",
    "/data/datapackage.json",
    "/feeds/quotes.atom",
]


@pytest.mark.own_database
def test_five_hundred_requests_while_the_archive_changes_fifty_times(tmp_path: Path) -> None:
    port, address = free_port(), prepared(tmp_path)
    # Each address is another one, so that each answer is made.
    asked = [
        f"{path}{'&' if '?' in path else '?'}x={number}"
        for number, path in enumerate(islice(cycle(ADDRESSES), 500))
    ]
    with serving(port, DATABASE_URL=address, WORKERS="1") as server:
        announced(server)
        with subprocess.Popen(  # noqa: S603  # the command is written here
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", CHANGES],
            cwd=ROOT,
            env={"DATABASE_URL": address},
        ) as changing:
            with ThreadPoolExecutor(4) as readers:
                found = list(readers.map(lambda path: status(port, path), asked))
            assert changing.wait(60) == 0
        log = ended(server)
    assert [(path, code) for path, code in zip(asked, found, strict=True) if code != 200] == []
    assert log == []
