"""Define the site of the curators, and what is registered with it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from explorer.curating.accounts import AccountAdmin
from explorer.curating.forgetting import forget
from explorer.curating.imports import Imports
from explorer.curating.quotes import CorrectionAdmin, KeyPointAdmin, QuoteAdmin
from explorer.curating.reports import ChapterAdmin, PlaceAdmin, ReportAdmin, ThemeAdmin
from explorer.curating.roles import may_edit
from explorer.models import Chapter, Correction, KeyPoint, Place, Quote, Report, Theme


class CuratorsSite(AdminSite):
    """Django's admin for the archive's curators."""

    site_header = _("Curating the archive")
    site_title = _("Curating")
    index_title = _("What the archive holds")
    index_template = "home.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether somebody may see any page here."""
        return may_edit(request.user)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Ask who somebody is, and forget those who asked long ago."""
        forget()
        return super().login(request, extra_context)

    def get_urls(self) -> list[Any]:
        """Add the pages of an import."""
        return [*Imports(self).urls, *super().get_urls()]


curators = CuratorsSite(name="admin")
curators.register(Report, ReportAdmin)
curators.register(Chapter, ChapterAdmin)
curators.register(Theme, ThemeAdmin)
curators.register(Quote, QuoteAdmin)
curators.register(KeyPoint, KeyPointAdmin)
curators.register(Correction, CorrectionAdmin)
curators.register(Place, PlaceAdmin)
curators.register(User, AccountAdmin)
