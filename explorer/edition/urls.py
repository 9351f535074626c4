"""List the addresses that an edition is made from: what it has instead of some, and the site's own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from explorer import urls
from explorer.edition import data, pages

urlpatterns = [
    *i18n_patterns(
        path("quotes/", pages.quotes, name="quotes"),
        path("quotes/pages/<int:number>/", pages.quotes, name="edition-quotes"),
        path("selection/", pages.selection, name="selection"),
        path("elsewhere/", pages.elsewhere, name="elsewhere"),
        path("edition/labels.js", data.labels, name="edition-labels"),
        path("edition/cards/<int:block>.js", data.cards, name="edition-cards"),
        *urls.in_both_languages,
        prefix_default_language=False,
    ),
    path("edition/archive.js", data.archive, name="edition-archive"),
    *urls.once,
]
