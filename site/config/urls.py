"""Every address of the site; the archive's own are in `explorer.urls`."""

from django.urls import include, path

urlpatterns = [path("", include("explorer.urls"))]

handler400 = "explorer.views.errors.bad_request"
handler404 = "explorer.views.errors.not_found"
handler500 = "explorer.views.errors.server_error"
