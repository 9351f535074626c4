"""Define the site of the curators, and what is registered with it."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from explorer.curating.roles import may_edit


class CuratorsSite(AdminSite):
    """Django's admin for the archive's curators."""

    site_header = _("Curating the archive")
    site_title = _("Curating")
    index_title = _("What the archive holds")

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether somebody may see any page here."""
        return may_edit(request.user)


curators = CuratorsSite(name="admin")
