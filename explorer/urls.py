"""The archive's addresses; docs/ and README name them, and they stay."""

from django.urls import include, path

from explorer.views import about, browse, downloads, pages, quote, themes

urlpatterns = [
    path("", pages.home, name="home"),
    path("quotes/", browse.quotes, name="quotes"),
    path("quotes/<slug:code>/", quote.quote, name="quote"),
    path("chapters/<slug:slug>/", themes.chapter, name="chapter"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("about/", about.about, name="about"),
    path("about/method/", about.method, name="method"),
    path("about/data/", about.data, name="data"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("up/", pages.up, name="up"),
    path("quotes.csv", downloads.quotes_csv, name="quotes-csv"),
    path("api/v1/", include("explorer.api_urls")),
]
