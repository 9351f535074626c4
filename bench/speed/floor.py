"""Serve the least that Django can: one view, one indexed query, one small template.

It is the floor below any Django site, with Django's own defaults (a connection for each request), under the
same server and on the same database as the archive.
"""

import os
from typing import Any, ClassVar

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

TEMPLATE = "<!doctype html><title>{{ attribution }}</title><blockquote>{{ text }}</blockquote>"
LOADER = ("django.template.loaders.locmem.Loader", {"page": TEMPLATE})

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["FLOOR_DATABASE"],
        }
    },
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", [LOADER])]},
        }
    ],
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - Django has to be set up
from django.db import models  # noqa: E402
from django.shortcuts import render  # noqa: E402


class Quote(models.Model):
    """A quote, as the archive stores it."""

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    code = models.CharField(max_length=60, unique=True)
    text = models.TextField()
    attribution = models.CharField(max_length=300)

    class Meta:
        app_label = "floor"
        managed = False
        db_table = "explorer_quote"

    def __str__(self) -> str:
        return self.code


def quote(request: HttpRequest, code: str) -> HttpResponse:
    """Show a quote, found by its indexed code."""
    found = Quote.objects.values("text", "attribution").get(code=code)
    return render(request, "page", found)


urlpatterns = [path("<str:code>", quote)]
application = get_wsgi_application()
