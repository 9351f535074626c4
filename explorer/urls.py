"""List the addresses of the archive's pages and files; they are promised to stay."""

from django.urls import include, path

from explorer.exports import FORMATS, QUOTE_FORMATS
from explorer.exports.datapackage import RESOURCES
from explorer.views import (
    about,
    browse,
    browsers,
    cards,
    citing,
    compare,
    downloads,
    embed,
    facets,
    feeds,
    oembed,
    pages,
    panels,
    places,
    quote,
    reports,
    robots,
    selection,
    style,
    suggest,
    themes,
    versions,
)

in_both_languages = [
    path("", pages.home, name="home"),
    path("quotes/", browse.quotes, name="quotes"),
    # No quote has one of these ids: a quote's ends in its number.
    path("quotes/speakers/", panels.speakers, name="quotes-speakers"),
    path("quotes/speakers.svg", panels.speakers_svg, name="quotes-speakers-svg"),
    path("quotes/values/<slug:facet>/", facets.values, name="quotes-values"),
    path("quotes/suggestions/", suggest.suggestions, name="quotes-suggestions"),
    path("quotes/bibliography/", panels.bibliography, name="quotes-bibliography"),
    path("quotes/<slug:code>/", quote.quote, name="quote"),
    path("reports/<slug:slug>/", reports.report, name="report"),
    path("chapters/<slug:slug>/", themes.chapter, name="chapter"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("places/", places.places, name="places"),
    path("places/<str:spelling>/", places.place, name="place"),
    path("archive/", versions.versions, name="versions"),
    path("archive/<slug:name>/", versions.archive_version, name="version"),
    path("compare/", compare.compare, name="compare"),
    path("compare.svg", compare.compare_svg, name="compare-svg"),
    path("about/", about.about, name="about"),
    path("about/method/", about.method, name="method"),
    path("about/data/", about.data, name="data"),
    path("about/citing/", citing.about_citing, name="citing"),
    path("about/corrections/", about.corrections, name="corrections"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("about/style/", style.style, name="style"),
    path("selection/", selection.selection, name="selection"),
    path("cards/quotes/<slug:code>.<slug:version>.png", cards.quote, name="quote-card"),
    path("cards/themes/<slug:slug>.<slug:version>.png", cards.theme, name="theme-card"),
    path("cards/quotes.<slug:version>.png", cards.questioned, name="list-card"),
    path("cards/compare.<slug:version>.png", cards.compared, name="comparison-card"),
    path("cards/site.<slug:version>.png", cards.site, name="site-card"),
]
"""The pages and pictures, which the English addresses and those under `/ar/` share."""

once = [
    path("embed/quotes/<slug:code>/", embed.embed, name="embed"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("feeds/quotes.atom", feeds.quotes, name="quotes-feed"),
    path("feeds/corrections.atom", feeds.corrections, name="corrections-feed"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", browsers.icon, name="icon"),
    path("manifest.webmanifest", browsers.manifest, name="manifest"),
    path("opensearch.xml", browsers.opensearch, name="opensearch"),
    path(".well-known/security.txt", browsers.security, name="security"),
    path("up/", pages.up, name="up"),
    *(
        path(f"quotes.{file.extension}", downloads.quotes, {"file": file}, name=file.route)
        for file in FORMATS
    ),
    *(
        path(f"quotes/<slug:code>.{file.extension}", downloads.quote, {"file": file}, name=file.route)
        for file in QUOTE_FORMATS
    ),
    path("data/datapackage.json", downloads.data_package, name="data-package"),
    path("data/archive.zip", downloads.data_archive, name="data-archive"),
    *(
        path(f"data/{name}", downloads.data_table, {"resource": table}, name=f"data-{table.name}")
        for name, table in RESOURCES.items()
    ),
    path("compare.csv", compare.compare_csv, name="compare-csv"),
    path("quotes/speakers.csv", panels.speakers_csv, name="quotes-speakers-csv"),
    path("api/v1/", include("explorer.api.urls")),
]
"""The addresses that exist once: downloads, feeds, the API, and what is shown on other sites."""
