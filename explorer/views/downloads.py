"""Send files: the answer to any question, one quote, and the whole archive."""

import json
import tempfile

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


def quotes(request: HttpRequest, file: Format) -> StreamingHttpResponse:
    """Stream every quote of the question; an empty answer is a header alone."""
    index = current_index()
    question = read_request(request.GET).question
    each = file.write_each
    write = each if each and read_choice(request.GET, "records", list(RECORDS)) == "quotes" else file.write
    return StreamingHttpResponse(
        write(ask(question)),
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
    content = json.dumps(datapackage.descriptor(), ensure_ascii=False, indent=2)
    return HttpResponse(f"{content}\n", "application/json")


def data_table(_request: HttpRequest, resource: datapackage.Resource) -> StreamingHttpResponse:
    """Stream one table of the data package, byte for byte as the descriptor says."""
    return StreamingHttpResponse(resource.lines(), content_type="text/csv; charset=utf-8")


def data_archive(_request: HttpRequest) -> FileResponse:
    """Answer with the whole archive in one file."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    try:
        datapackage.write_archive(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"{datapackage.PACKAGE_NAME}-{current_index().version}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _saved_as(name: str) -> dict[str, str]:
    """Return the header that lets the browser save an answer under a name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
