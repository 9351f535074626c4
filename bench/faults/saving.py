"""Kill saves on the curators' pages at random moments: `python -m bench.faults.saving 100`.

Each save is a form that a logged-in publisher sends, answered in a process of its own, forked from this one
and killed outright. Prints how often the archive was not whole, and how often the same form failed when sent
again.
"""

import json
import sys
import time
from functools import partial
from typing import Any

from bench.faults.browser import PATH, publisher
from bench.faults.killing import kill, run, state


class Curator:
    """A publisher who corrects a quote and rewrites the summary of a theme, in turn."""

    def __init__(self, browser: Any) -> None:
        """Read both forms."""
        from explorer.models import Quote

        self.quote = Quote.objects.published().earliest("pk")
        self._browser = browser
        named = {"quote": self.quote.pk, "theme": self.quote.theme_id}
        self._addresses = [f"{PATH}explorer/{kind}/{key}/change/" for kind, key in named.items()]
        self._forms = [self._form(address) for address in self._addresses]

    def _form(self, address: str) -> dict[str, Any]:
        """Return what a browser sends of the form at an address."""
        from tests.support.curated import filled

        context = self._browser.get(address).context
        data = filled(context["adminform"].form)
        for inline in context["inline_admin_formsets"]:
            for form in [inline.formset.management_form, *inline.formset.forms]:
                data |= filled(form)
        return data

    def save(self, turn: int) -> None:
        """Send a form; raise RuntimeError where it isn't stored."""
        changed: list[dict[str, Any]] = [
            {"age": 20 + turn % 60, "reason": f"Reading {turn}."},
            {"summary": f"Summary {turn}."},
        ]
        answer = self._browser.post(self._addresses[turn % 2], self._forms[turn % 2] | changed[turn % 2])
        if answer.status_code != 302:  # noqa: PLR2004 - the way on after a save
            raise RuntimeError(answer.status_code)

    def found(self) -> str:
        """Return the version of the archive; empty where it is not whole, or a correction is missing."""
        changes = self.quote.history.exclude(history_type="+").count()
        return state() if self.quote.corrections.count() == changes else ""


def kill_saves(curator: Curator, times: int) -> dict[str, int]:
    """Kill so many saves, send each again, and count what came of it."""
    found = {"neither": 0, "failed": 0, "before": 0, "after": 0}
    seconds = []
    for turn in (0, 1):
        began = time.monotonic()
        found["failed"] += not run(partial(curator.save, turn))
        seconds.append(time.monotonic() - began)
    for turn in range(2, times + 2):
        save, before = partial(curator.save, turn), curator.found()
        kill(save, seconds[turn % 2] * 1.1)
        after = curator.found()
        found["neither"] += not after
        found["before"] += bool(after) and after == before
        found["after"] += bool(after) and after != before
        found["failed"] += not run(save) or not curator.found()
    return found


def main(times: int) -> None:
    """Kill so many saves, and print what came of it."""
    with publisher() as browser:
        print(json.dumps(kill_saves(Curator(browser), times)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
