"""The archive's addresses; docs/ and README name them, and they stay."""

from django.urls import include, path

from explorer.datapackage import RESOURCES
from explorer.exports import FORMATS, QUOTE_FORMATS
from explorer.views import about, browse, compare, downloads, pages, places, quote, themes

urlpatterns = [
    path("", pages.home, name="home"),
    path("quotes/", browse.quotes, name="quotes"),
    path("quotes/<slug:code>/", quote.quote, name="quote"),
    path("chapters/<slug:slug>/", themes.chapter, name="chapter"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("places/", places.places, name="places"),
    path("places/<str:spelling>/", places.place, name="place"),
    path("compare/", compare.compare, name="compare"),
    path("about/", about.about, name="about"),
    path("about/method/", about.method, name="method"),
    path("about/data/", about.data, name="data"),
    path("about/privacy/", about.privacy, name="privacy"),
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
    path("api/v1/", include("explorer.api_urls")),
]
