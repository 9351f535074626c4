"""Change the archive: every change renews what is derived from the records, the archive's version with it.

Models know nothing of this room: they announce their writes by the signal `content_written`, which
`ExplorerConfig.ready` connects to this module in every process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from explorer.archive.correcting import UNEXPLAINED, correct
from explorer.archive.drafts import check_apart
from explorer.archive.history import telling
from explorer.archive.renewal import renew
from explorer.archive.withdrawal import erase_withdrawn
from explorer.derived import TouchedRecord
from explorer.models import KeyPoint
from explorer.querysets import content_written, writing


@contextmanager
def change(*, by: str = "", reason: str = "") -> Iterator[None]:
    """Make all writes inside one transaction and one new version; nested blocks join the outer one.

    `by` is the name of the account or the command that makes the change, and never shown to readers; `reason`
    says why, and is published with the correction of each published quote that changes. What an outer block
    tells goes before. Raises UncorrectedError, and stores nothing, where a published quote would change
    without a reason.
    """
    with telling(by, reason), writing():
        yield


def take_in(by: str) -> None:
    """Take in what raw statements have changed, in public too: such a change gave no reason."""
    if TouchedRecord.objects.exists():
        with change(by=by, reason=UNEXPLAINED):
            pass


@receiver(content_written)
def _renew(**_kwargs: Any) -> None:
    """Keep drafts apart, erase what was withdrawn, write corrections that are due, and take in the rest."""
    check_apart()
    erase_withdrawn()
    correct()
    renew()


@receiver(m2m_changed, sender=KeyPoint.quotes.through)
def _announce(action: str, **_kwargs: Any) -> None:
    """Announce a change to the quotes of a key point, once it is made: at `post_add`, not at `pre_add`."""
    if action.startswith("post_"):
        with writing():
            pass  # Django has made the write; all that is left is to announce it.
