"""Ask the curators' pages for what is expensive, hostile or not allowed: `python -m bench.faults.admin 2000`.

Prints what each address costs in plain pages of `/quotes/`, how long a hostile file takes, and who was let in
without a login. A file is read by a process of its own, whose bounds are those of the importer.
"""

import json
import os
import statistics
import sys
import time
from random import Random
from typing import Any

from bench.expensive import ROUNDS, cost, letters
from bench.faults.browser import PATH, publisher

QUOTES = f"{PATH}explorer/quote/"
WORDS = 1_200
"""Words of the longest search."""

CASES = {
    "home": PATH,
    "import": f"{PATH}import/",
    "quotes": QUOTES,
    "quotes in another order": f"{QUOTES}?o=-1.2.-3.4.5.6",
    "quotes of every filter": (
        f"{QUOTES}?draft__exact=0&withdrawn__isempty=1&stance__exact=pro-regime&sect__exact=sunni"
    ),
    "a search of many words": f"{QUOTES}?q={'+'.join(f'w{number}' for number in range(WORDS))}",
    "a search of one long word": f"{QUOTES}?q={'w' * 5_900}",
    "themes by many words": f"{PATH}explorer/theme/?q={'+'.join(f'w{number}' for number in range(WORDS))}",
    "a quote": f"{QUOTES}1/change/",
    "a quote's history": f"{QUOTES}1/history/",
    "a theme with its key points": f"{PATH}explorer/theme/1/change/",
    "a key point": f"{PATH}explorer/keypoint/1/change/",
    "a report": f"{PATH}explorer/report/1/change/",
    "names for a field": (
        f"{PATH}autocomplete/?app_label=explorer&model_name=quote&field_name=theme&term={'a+' * WORDS}"
    ),
    "corrections": f"{PATH}explorer/correction/",
}
"""Name -> address."""

HOSTILE: dict[str, bytes] = {
    "20,000 nested tags": b"<!doctype html><h1>A</h1>" + b"<div>" * 20_000,
    "3,000 <b>": b"<!doctype html><h1>A</h1><p>" + b"<b>" * 3_000 + b"words",
    "3,000 <b> in paragraphs": b"<!doctype html><h1>A</h1>" + b"<p><b>words" * 3_000,
    "binary": bytes(range(256)) * 8_000,
    "one line of 4 MB": b"word " * 800_000,
    "800,000 lines": b"word\n" * 800_000,
    "30 MB": b"x" * 30_000_000,
}
"""What a curator may be talked into uploading."""

KINDS = ["report", "chapter", "theme", "quote", "keypoint", "correction", "place", "user", "group", "x"]
VIEWS = ["", "add/", "change/", "delete/", "history/", "publish/", "withdraw/", "password/"]
PAGES = ["import/", "import/check/", "import/readings.json", "autocomplete/", "jsi18n/", "r/1/1/", "logout/"]
ODD = ["1", "0", "-1", "9" * 30, "1_5F", "%00", "%FF", "..%2f", "a'--", "%D8%AD" * 50, "x" * 3000, "_3C"]
METHODS = ["get", "post", "head", "put", "delete", "options", "patch"]


def costs(browser: Any) -> dict[str, float]:
    """Return what each address costs in plain pages."""
    for address in ("/quotes/", *CASES.values()):
        cost(browser, address)
    plain = statistics.median(cost(browser, "/quotes/") for _round in range(ROUNDS * 3))
    return {
        case: statistics.median(cost(browser, address) for _round in range(ROUNDS)) / plain
        for case, address in CASES.items()
    }


def statuses(browser: Any) -> dict[str, int]:
    """Return the status of each address."""
    return {case: browser.get(address).status_code for case, address in CASES.items()}


def uploaded(browser: Any, content: bytes) -> tuple[int, float]:
    """Upload a file; return the status of the page that comes then, and the seconds that it took."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    began = time.monotonic()
    answer = browser.post(
        f"{PATH}import/",
        {
            "file": SimpleUploadedFile("chapter.html", content),
            "report": "maybe-we-can-reach-a-solution",
            "title": "A Chapter",
            "slug": "a-chapter",
            "url": "https://example.org/a-chapter/",
        },
        follow=True,
    )
    return answer.status_code, time.monotonic() - began


def strange(dice: Random) -> tuple[str, str, dict[str, str]]:
    """Return what a stranger may ask: a method, an address and what is sent with it."""
    kind, view, odd = dice.choice(KINDS), dice.choice(VIEWS), dice.choice(ODD)
    record = f"{dice.choice(['explorer', 'auth', odd])}/{kind}/{odd}/{view}"
    path = dice.choice([record, dice.choice(PAGES), odd])
    queries = ["", f"?{letters(dice, 3)}={odd}", f"?next={odd}", f"?q={odd}&o={odd}&p={odd}", "?_popup=1"]
    sent = dict.fromkeys(dice.sample(["do", "reason", "state", "username", "password", "action"], 2), odd)
    return dice.choice(METHODS), f"{PATH}{path}{dice.choice(queries)}", sent


def strangers(times: int) -> dict[str, Any]:
    """Ask without a login; return how many were let in, and what failed."""
    from django.test import Client

    dice, stranger = Random(1), Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
    found: dict[str, Any] = {"let_in": [], "failed": []}
    for _turn in range(times):
        method, address, sent = strange(dice)
        data = sent if method == "post" else {}
        answer = getattr(stranger, method)(address, data)
        if answer.status_code >= 500:  # noqa: PLR2004 - the server's own errors
            found["failed"].append(f"{method} {address[:200]}: {answer.status_code}")
        if answer.status_code == 200:  # noqa: PLR2004 - a page: only the login is anybody's
            found["let_in"].append(f"{method} {address[:200]}")
    return found


def main(times: int) -> None:
    """Print all of it."""
    os.environ["SITE_URL"] = "http://127.0.0.1:8000"
    with publisher() as browser:
        from explorer.importing.limited import USUAL

        print(
            json.dumps(
                {
                    "costs": costs(browser),
                    "statuses": statuses(browser),
                    "files": {case: uploaded(browser, content) for case, content in HOSTILE.items()},
                    "patience": USUAL.patience,
                    "strangers": strangers(times),
                }
            )
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
