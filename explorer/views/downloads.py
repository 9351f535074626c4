"""Send files: the answer to any question, one quote, and the whole archive."""

from collections.abc import Iterator
from itertools import islice

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

from explorer.archive.lookup import find_quote
from explorer.exports import datapackage
from explorer.exports.formats import Format, QuoteFormat, file_name
from explorer.exports.references import RECORDS
from explorer.problems import Gone
from explorer.questions.answer import ask
from explorer.questions.filters import read_request
from explorer.questions.index import current_index
from explorer.questions.parameters import read_choice
from explorer.software import software

LINES = 200
"""The number of lines that are sent at a time: each piece that is sent costs more than a line to make."""

BLOCK = 256 * 1024
"""Bytes of a file that are read at a time."""


def quotes(request: HttpRequest, file: Format) -> StreamingHttpResponse:
    """Stream every quote of the question; an empty answer is a header alone."""
    index = current_index()
    question = read_request(request.GET).question
    each = file.write_each
    write = each if each and read_choice(request.GET, "records", list(RECORDS)) == "quotes" else file.write
    return StreamingHttpResponse(
        in_blocks(write(ask(question))),
        content_type=file.content_type,
        headers=_saved_as(file_name(question, index.version, file.extension)),
    )


def quote(_request: HttpRequest, code: str, file: QuoteFormat) -> HttpResponse:
    """Answer with one quote; 410 with a plain sentence once it is withdrawn."""
    found = find_quote(code)
    if found.withdrawn:
        return HttpResponse(f"{Gone(found)}\n", "text/plain; charset=utf-8", Gone.status_code)
    name = f"{code}-{current_index().version}.{file.extension}"
    return HttpResponse(file.write(found), file.content_type, headers=_saved_as(name))


def data_package(_request: HttpRequest) -> HttpResponse:
    """Answer with the descriptor of the whole archive."""
    content = datapackage.unpacked(datapackage.open_archive(software()), datapackage.DESCRIPTOR)
    return HttpResponse(content, "application/json")


def data_table(_request: HttpRequest, resource: datapackage.Resource) -> StreamingHttpResponse:
    """Send one table of the data package, byte for byte as the descriptor says."""
    file = datapackage.open_archive(software())
    size = datapackage.packed_size(file, resource.path)
    content = datapackage.unpacked(file, resource.path)
    return StreamingHttpResponse(
        content, content_type="text/csv; charset=utf-8", headers={"Content-Length": size}
    )


def data_archive(_request: HttpRequest) -> FileResponse:
    """Answer with the whole archive in one file."""
    file = datapackage.open_archive(software())
    name = f"{datapackage.PACKAGE_NAME}-{current_index().version}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response.block_size = BLOCK
    return response


def _saved_as(name: str) -> dict[str, str]:
    """Return the header that lets the browser save an answer under a name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def in_blocks(pieces: Iterator[str] | Iterator[bytes]) -> Iterator[str | bytes]:
    """Yield texts a few hundred at a time; bytes, which are blocks already, as they are."""
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else "".join([piece, *map(str, islice(pieces, LINES))])
