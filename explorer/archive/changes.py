"""Change the archive: every change renews what is derived from the records, the archive's version with it.

Models know nothing of this room: they announce their writes by the signal `content_written`, which
`ExplorerConfig.ready` connects to this module in every process.
"""

from contextlib import AbstractContextManager
from typing import Any

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from explorer.archive.drafts import check_apart
from explorer.archive.renewal import renew
from explorer.archive.withdrawal import erase_withdrawn
from explorer.models import KeyPoint
from explorer.querysets import content_written, writing


def change() -> AbstractContextManager[None]:
    """Make all writes inside one transaction and one new version; nested blocks join the outer one."""
    return writing()


@receiver(content_written)
def _renew(**_kwargs: Any) -> None:
    """Keep drafts apart, erase what was withdrawn, and take in what was written."""
    check_apart()
    erase_withdrawn()
    renew()


@receiver(m2m_changed, sender=KeyPoint.quotes.through)
def _announce(action: str, **_kwargs: Any) -> None:
    """Announce a change to the quotes of a key point, once it is made: at `post_add`, not at `pre_add`."""
    if action.startswith("post_"):
        with writing():
            pass  # Django has made the write; all that is left is to announce it.
