"""Give every page what it says about the site itself."""

import datetime as dt
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from explorer.archive.versions import ArchiveState, current_state
from explorer.citing.credit import MOST_REPORTS_NAMED
from explorer.models import Report, Theme
from explorer.questions.index import Index, current_index
from explorer.sharing.metadata import Preview, site_preview


class Site:
    """The site as header, footer and licence lines need it; reads the archive when first asked."""

    def __init__(self) -> None:
        """Keep what the operator set."""
        self.url: str = settings.SITE_URL
        self.operator: str = settings.OPERATOR
        self.contact: str = settings.CONTACT

    @cached_property
    def index(self) -> Index:
        """The archive as it is now."""
        return current_index()

    @property
    def version(self) -> str:
        """The archive's version."""
        return self.index.version

    @property
    def today(self) -> dt.date:
        """The day on which a page is made; what is kept of it is kept for a day."""
        return timezone.localdate()

    @property
    def synthetic(self) -> bool:
        """Whether the quotes are invented, to measure the site with."""
        return current_state().synthetic

    @property
    def preview(self) -> Preview:
        """The picture for links to pages that have none of their own."""
        return site_preview()

    @property
    def quotes(self) -> int:
        """The number of quotes that the archive shows."""
        return len(self.index.everything)

    @property
    def themes(self) -> int:
        """The number of themes."""
        return _themes(current_state())

    @property
    def places(self) -> int:
        """The number of places, each of which has a page."""
        return len(self.index.labels["governorate"])

    @property
    def reports(self) -> list[Report]:
        """The reports that the quotes come from, oldest first."""
        return _reports(current_state())

    @property
    def names_reports(self) -> bool:
        """Whether every page names the reports; of many it leads to the page that lists them."""
        return len(self.reports) <= MOST_REPORTS_NAMED


@lru_cache(2)
def _reports(_state: ArchiveState) -> list[Report]:
    """Return the reports of a state of the archive, read once for each: every page names them."""
    return list(Report.objects.all())


@lru_cache(2)
def _themes(_state: ArchiveState) -> int:
    """Return the number of themes of a state of the archive."""
    return Theme.objects.count()


def site(_request: HttpRequest) -> dict[str, Any]:
    """Give every template `site`."""
    return {"site": Site()}
