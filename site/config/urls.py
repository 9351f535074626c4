"""Every address of the site: the pages in each language, what programs read, and the curators' pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from explorer.urls import in_both_languages, once

urlpatterns = [*i18n_patterns(*in_both_languages, prefix_default_language=False), *once]
if settings.ADMIN_PATH:
    from explorer.curating.site import curators

    urlpatterns.append(path(f"{settings.ADMIN_PATH}/", curators.urls))

handler400 = "explorer.views.errors.bad_request"
handler404 = "explorer.views.errors.not_found"
handler500 = "explorer.views.errors.server_error"
