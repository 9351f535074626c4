"""Send files: the answer to any question, one quote, and the whole archive."""

from collections.abc import Iterator
from http import HTTPStatus
from itertools import chain, islice

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from explorer.archive.lookup import find_quote
from explorer.exports import datapackage
from explorer.exports.formats import FORMATS, Format, QuoteFormat, file_name
from explorer.exports.references import RECORDS
from explorer.problems import Gone, error_response
from explorer.questions.answer import Answer, ask
from explorer.questions.filters import read_request
from explorer.questions.index import current_index
from explorer.questions.parameters import read_choice
from explorer.software import software
from explorer.views.ranges import send_file

LINES = 200
"""The number of lines that are sent at a time: each piece that is sent costs more than a line to make."""


def quotes(request: HttpRequest, file: Format) -> HttpResponseBase:
    """Stream every quote of the question; an empty answer is a header alone."""
    index = current_index()
    question = read_request(request.GET).question
    answer = ask(question)
    if file.most is not None and len(answer) > file.most:
        return _too_many(request, answer, file, file.most)
    each = file.write_each
    write = each if each and read_choice(request.GET, "records", list(RECORDS)) == "quotes" else file.write
    return StreamingHttpResponse(
        begun(in_blocks(write(answer))),
        content_type=file.content_type,
        headers=_saved_as(file_name(question, index.version, file.extension)),
    )


def _too_many(request: HttpRequest, answer: Answer, file: Format, most: int) -> HttpResponse:
    """Say how many quotes a file of this format can hold, and lead to the same quotes as CSV."""
    sentence = _("A file of %(format)s can hold %(most)s quotes, and these are %(total)s.") % {
        "format": file.label,
        "most": formats.number_format(most, force_grouping=True),
        "total": formats.number_format(len(answer), force_grouping=True),
    }
    csv = answer.question.keeping(()).address(reverse(FORMATS[0].route))
    title = _("These are too many quotes for one file")
    return error_response(request, HTTPStatus.BAD_REQUEST, title, detail=sentence, csv=csv)


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


def data_archive(request: HttpRequest) -> HttpResponseBase:
    """Answer with the whole archive in one file, or with the part of it that is asked for."""
    file = datapackage.open_archive(software())
    version = current_index().version
    return send_file(
        request,
        file,
        etag=f'"{version}-{software()[:20]}"',
        as_attachment=True,
        filename=f"{datapackage.PACKAGE_NAME}-{version}.zip",
        content_type="application/zip",
    )


def _saved_as(name: str) -> dict[str, str]:
    """Return the header that lets the browser save an answer under a name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def begun(blocks: Iterator[str | bytes]) -> Iterator[str | bytes]:
    """Return the same blocks, the first of them made already.

    What fails while it is made is then an error that the reader is told, and no file that ends early.
    """
    return chain(list(islice(blocks, 1)), blocks)


def in_blocks(pieces: Iterator[str] | Iterator[bytes]) -> Iterator[str | bytes]:
    """Yield texts a few hundred at a time; bytes, which are blocks already, as they are."""
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else "".join([piece, *map(str, islice(pieces, LINES))])
