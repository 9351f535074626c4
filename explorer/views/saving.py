"""Send figures as files: a picture that can be restyled, and a table."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse

from explorer.figures.drawing import Picture
from explorer.parts.pieces import drawn
from explorer.questions.answer import Answer


def picture_file(picture: Picture, answer: Answer, name: str) -> HttpResponse:
    """Send a drawing of an answer as SVG, named after the figure and the archive's version."""
    response = HttpResponse(drawn(picture), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{name}-{answer.index.version}.svg"'
    return response


def table_file(lines: Iterator[str], answer: Answer, name: str) -> StreamingHttpResponse:
    """Send the lines of a table of an answer as CSV, named after the figure and the archive's version."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{answer.index.version}.csv"'
    return response
