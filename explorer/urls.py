"""The archive's addresses; docs name them and they stay."""

from django.urls import path

from explorer.views import about, browse, pages, quote, themes

urlpatterns = [
    path("", pages.home, name="home"),
    path("quotes/", browse.quotes, name="quotes"),
    path("quotes/<slug:code>/", quote.quote, name="quote"),
    path("chapters/<slug:slug>/", themes.chapter, name="chapter"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("about/", about.about, name="about"),
    *(path(f"about/{page}/", about.about, {"page": page}, name=page) for page in ("method", "data", "privacy")),
    path("up/", pages.up, name="up"),
]
