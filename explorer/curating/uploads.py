"""Keep the chapter that a curator is about to import, in their session, until it is imported or put aside."""

import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.http import HttpRequest

_KEY = "import"


@dataclass(frozen=True)
class Upload:
    """A file, what is told about its chapter, and the readings that settle its problems, oldest first."""

    name: str
    content: bytes
    report: str
    slug: str
    title: str
    url: str
    order: int | None = None
    reason: str = ""
    readings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def readings_file(self) -> bytes:
        """The readings as the file that `import_chapter --readings` takes, empty without any."""
        if not self.readings:
            return b""
        return f"{json.dumps(self.readings, ensure_ascii=False, indent=2)}\n".encode()

    def settled(self, record: dict[str, Any]) -> "Upload":
        """Return the same with a further reading, in the place of one about the same text."""
        others = self.without(record["text"]).readings
        return replace(self, readings=[*others, record])

    def without(self, text: str) -> "Upload":
        """Return the same without the reading about a text."""
        return replace(self, readings=[record for record in self.readings if record.get("text") != text])


def keep(request: HttpRequest, upload: Upload) -> None:
    """Keep what somebody is importing, in the place of what they did before."""
    content = b64encode(zlib.compress(upload.content)).decode()
    request.session[_KEY] = asdict(upload) | {"content": content}


def kept(request: HttpRequest) -> Upload | None:
    """Return what somebody is importing, or None."""
    found = request.session.get(_KEY)
    return Upload(**found | {"content": zlib.decompress(b64decode(found["content"]))}) if found else None


def forget(request: HttpRequest) -> None:
    """Forget what somebody was importing."""
    request.session.pop(_KEY, None)
