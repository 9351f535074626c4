"""Load templates without the indentation of their lines: readers of the file need it, a page never."""

import re

from django.template import Origin
from django.template.loaders import filesystem
from jinja2.ext import Extension

# The spaces that a line begins with: "    <li>" -> "<li>". The line end stays, so words stay apart.
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def unindented(source: str) -> str:
    """Return the source of a template with every line from its first sign on."""
    return _INDENTATION.sub("", source)


class Loader(filesystem.Loader):
    """Loads Django's templates; a text that isn't HTML is left as it is, a reader sees its spaces."""

    def get_contents(self, origin: Origin) -> str:
        """Return the source of a template."""
        source = super().get_contents(origin)
        return unindented(source) if str(origin).endswith(".html") else source


class Unindented(Extension):
    """Takes the indentation from Jinja2's templates."""

    def preprocess(self, source: str, _name: str | None, _filename: str | None = None) -> str:
        """Return the source of a template as it is compiled."""
        return unindented(source)
