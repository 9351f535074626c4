"""Send a large file, or the part of it that a reader lacks, so that a download goes on where it broke off.

The headers `Range` and `If-Range` are those of HTTP (RFC 9110, section 14). One part at a time is sent;
whoever asks for several, or in another unit, gets the whole file, as the standard allows.
"""

import os
import re
from http import HTTPStatus
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.responders import SlicedFile

BLOCK = 256 * 1024
"""Bytes of a file that are read at a time."""

# "bytes=500-999" is the second half of 1,000 bytes, "bytes=500-" too, and "bytes=-500" its last 500.
_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")


def send_file(request: HttpRequest, file: IO[bytes], etag: str, **options: Any) -> HttpResponseBase:
    """Answer with an open file, whose bytes the strong `etag` stands for; `options` are FileResponse's."""
    size = os.fstat(file.fileno()).st_size
    part = _asked_part(request, etag, size)
    if part is not None and not part:
        file.close()
        headers = {"Content-Range": f"bytes */{size}"}
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    if part is None:
        response = FileResponse(file, **options)
    else:
        response = FileResponse(SlicedFile(file, part.start, part[-1]), **options)
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = f"bytes {part.start}-{part[-1]}/{size}"
        response["Content-Length"] = str(len(part))
    response.block_size = BLOCK
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    return response


def _asked_part(request: HttpRequest, etag: str, size: int) -> range | None:
    """Return which bytes are asked for, none of them where the file ends before; None for the whole file."""
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    # A date in If-Range is no tag: the file has none, so it is sent whole.
    if request.method != "GET" or not found or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found["first"], found["last"]
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)
