"""Change the archive: every change renews the words that are searched and the archive's version with it.

Models know nothing of this room: they announce their writes by the signal `content_written`, which
`ExplorerConfig.ready` connects to this module in every process.
"""

from contextlib import AbstractContextManager
from typing import Any

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from explorer.archive.fixtures import archive_files, digest
from explorer.models import Archive, KeyPoint
from explorer.querysets import content_written, writing
from explorer.search.tables import refresh


def change() -> AbstractContextManager[None]:
    """Make all writes inside one transaction and one new version; nested blocks join the outer one."""
    return writing()


def follow_migration() -> None:
    """Write down the version again after a migration, which changes what the records are, not what they say.

    An archive that held what its files said still does, though its digest is another one: or else the
    files of the new software would be taken for a conflict with an edit.
    """
    archive = Archive.objects.first()
    if archive:
        version = digest(archive_files())
        unedited = {"loaded_version": version} if archive.loaded_version == archive.version else {}
        Archive.objects.update(version=version, **unedited)


@receiver(content_written)
def _renew(**_kwargs: Any) -> None:
    """Store the words of the published quotes, and the digest of all that the archive now holds."""
    refresh()
    Archive.objects.update_or_create(pk=1, defaults={"version": digest(archive_files())})


@receiver(m2m_changed, sender=KeyPoint.quotes.through)
def _announce(action: str, **_kwargs: Any) -> None:
    """Announce a change to the quotes of a key point, once it is made: at `post_add`, not at `pre_add`."""
    if action.startswith("post_"):
        with writing():
            pass  # Django has made the write; all that is left is to announce it.
