"""Write the log as JSON where the operator wants that: one object a line, with the request it belongs to."""

from typing import Any

from pythonjsonlogger.json import JsonFormatter

from config.request_ids import current_request

PLAIN, JSON = "plain", "json"
FORMATS = (PLAIN, JSON)

FIELDS = ("time", "level", "logger", "message", "request", "traceback")
"""All that a line may hold. A record of Django's also has the request, with what was asked and by whom."""


class JsonLines(JsonFormatter):
    """Writes a record as JSON, and of it nothing but FIELDS."""

    def __init__(self) -> None:
        """Name the fields."""
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "traceback"},
            rename_fields_keep_missing=False,
            timestamp="time",
            json_ensure_ascii=False,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Add the request's id, and leave out what isn't for a log."""
        found = log_data | {"request": current_request()}
        return {name: found[name] for name in FIELDS if found.get(name)}


def formatter(log_format: str) -> dict[str, Any]:
    """Return the configuration of what writes a record in this format."""
    return {"()": JsonLines} if log_format == JSON else {"format": "%(message)s"}


def server_log(log_format: str) -> dict[str, Any] | None:
    """Return what to tell granian about its own few lines; None where they stay as they are."""
    if log_format == PLAIN:
        return None
    return {"formatters": {name: formatter(log_format) for name in ("generic", "access")}}
