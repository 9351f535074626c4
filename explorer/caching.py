"""Name in every answer the state it was made from (ETag), so that asking again costs one small read.

A page depends on the archive, the software, the language, the day and its address, and on nothing
else: no cookie, no hour, no header of the reader. So its ETag is known before the page is made.
"""

import hashlib
import json
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from explorer.archive.versions import current_version
from explorer.middleware import Handler, for_readers
from explorer.software import software

LABELLED = (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT)
"""The answers that show a state of the archive, whole or in part."""


@for_readers
def revalidation(get_response: Handler) -> Handler:
    """Give every answer an ETag, and answer 304 at once where the reader holds it already.

    Errors, and answers that say `no-store`, have none. Not used by `make dev`, where a template can
    change without a new process.
    """
    if settings.DEBUG:
        raise MiddlewareNotUsed
    made_by = software()

    def middleware(request: HttpRequest) -> HttpResponseBase:
        # The version is read before the page is made: a page made while the archive changes then
        # has the older version, and is asked for again.
        version = _version() if request.method in ("GET", "HEAD") else ""
        if not version:
            return get_response(request)
        etag = entity_tag(version, made_by, request)
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return _labelled(HttpResponseNotModified(), etag)
        response = get_response(request)
        if response.status_code not in LABELLED or "no-store" in response.get("Cache-Control", ""):
            return response
        # A file whose bytes are the same for everybody has a strong tag of its own.
        etag = response.get("ETag", etag)
        otherwise = get_conditional_response(request, etag=etag)
        if otherwise is not None:
            response.close()
            response = otherwise
        return _labelled(response, etag)

    return middleware


def entity_tag(version: str, software: str, request: HttpRequest) -> str:
    """Return the ETag of an address; weak, because the same page goes out in several encodings."""
    # Citations and workbooks name the day, so that yesterday's page is another page.
    day = timezone.localdate().isoformat()
    parts = json.dumps([version, software, day, get_language(), request.get_full_path()])
    return f'W/"{hashlib.sha256(parts.encode()).hexdigest()[:20]}"'


def _version() -> str:
    """Return the archive's version; empty where it can't be read, which the page itself will say."""
    try:
        return current_version()
    except DatabaseError:
        return ""


def _labelled(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    """Say which state an answer was made from, and how long a copy may be used without asking."""
    shared = settings.CDN_MAX_AGE
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age=0, s-maxage={shared}" if shared else "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
