"""Every address of the site: the pages in each language, and once what programs read."""

from django.conf.urls.i18n import i18n_patterns

from explorer.urls import in_both_languages, once

urlpatterns = [*i18n_patterns(*in_both_languages, prefix_default_language=False), *once]

handler400 = "explorer.views.errors.bad_request"
handler404 = "explorer.views.errors.not_found"
handler500 = "explorer.views.errors.server_error"
