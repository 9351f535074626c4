"""Bring the Arabic catalogue up to date with what code and templates say."""

from typing import Any

from django.core.management.base import BaseCommand

from explorer.translating.catalogue import catalogue_file, renewed, written


class Command(BaseCommand):
    """Writes the texts that pages have now; what is new in them waits for a translation."""

    help = "Add new texts to the Arabic catalogue, and take out those that are gone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the catalogue, and say what is missing in it."""
        catalogue = renewed()
        catalogue_file().write_bytes(written(catalogue))
        missing = [message.id for message in catalogue if message.id and not all(_forms(message.string))]
        for text in missing:
            self.stdout.write(f"Not translated: {text}")
        self.stdout.write(f"{len(missing)} of {len(catalogue)} texts are not translated.")


def _forms(translation: Any) -> list[str]:
    """Return the forms of a translation: one, or those of a plural."""
    return list(translation) if isinstance(translation, (list, tuple)) else [translation]
