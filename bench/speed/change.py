"""Change one quote and put it back, as an editor's command does; print what that cost, as JSON."""

import json
import resource
import sys
import time

from bench import corpus

KILOBYTES = 1024


def main(database_url: str) -> None:
    """Change the middle quote of an archive; print processor seconds and megabytes."""
    corpus.start_django(database_url)
    from explorer.archive.changes import change
    from explorer.models import Quote

    keys = Quote.objects.order_by("pk").values_list("pk", flat=True)
    quote = Quote.objects.get(pk=keys[len(keys) // 2])
    text = quote.text
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    with change(reason="A measurement."):
        quote.text = f"{text} Once more."
        quote.save()
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    with change(reason="A measurement."):
        quote.text = text
        quote.save()
    print(json.dumps({"seconds": spent, "megabytes": peak / KILOBYTES}))


if __name__ == "__main__":
    main(sys.argv[1])
