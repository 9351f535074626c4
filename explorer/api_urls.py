"""The addresses of the API, below `/api/v1/`."""

from django.urls import path

from explorer.views import api, crosstab_api, suggest_api

urlpatterns = [
    path("quotes/", api.QuoteList.as_view(), name="api-quotes"),
    path("quotes/<slug:quote_id>/", api.QuoteDetail.as_view(), name="api-quote"),
    path("themes/", api.ThemeList.as_view(), name="api-themes"),
    path("places/", api.PlaceList.as_view(), name="api-places"),
    path("facets/", api.FacetList.as_view(), name="api-facets"),
    path("crosstab/", crosstab_api.CrosstabDetail.as_view(), name="api-crosstab"),
    path("suggest/", suggest_api.SuggestionList.as_view(), name="api-suggest"),
    path("schema/", api.Schema.as_view(), name="api-schema"),
    path("docs/", api.docs, name="api-docs"),
]
