"""Route the addresses of the API, below `/api/v1/`."""

from django.urls import path

from explorer.api import crosstab, suggest, views

urlpatterns = [
    path("quotes/", views.QuoteList.as_view(), name="api-quotes"),
    path("quotes/<slug:quote_id>/", views.QuoteDetail.as_view(), name="api-quote"),
    path("themes/", views.ThemeList.as_view(), name="api-themes"),
    path("places/", views.PlaceList.as_view(), name="api-places"),
    path("facets/", views.FacetList.as_view(), name="api-facets"),
    path("crosstab/", crosstab.CrosstabDetail.as_view(), name="api-crosstab"),
    path("suggest/", suggest.SuggestionList.as_view(), name="api-suggest"),
    path("schema/", views.Schema.as_view(), name="api-schema"),
    path("docs/", views.docs, name="api-docs"),
]
