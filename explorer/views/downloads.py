"""Downloads: the same question as `/quotes/`, answered with a file."""

from django.http import HttpRequest, StreamingHttpResponse

from explorer.exports import csv_lines
from explorer.filters import read_request
from explorer.index import current_index


def quotes_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Stream every quote of the question as CSV; an empty answer is a header alone."""
    index = current_index()
    answer = index.answer(read_request(request.GET).question)
    response = StreamingHttpResponse(csv_lines(answer.stream()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="quotes-{index.version}.csv"'
    response["Cache-Control"] = "no-cache"
    return response
