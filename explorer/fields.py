"""Define a field whose value is written to files in the same way on both databases, and check its shape."""

import json
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

# "0a1b2c3d4e5f" is a version; "0A1B2C3D4E5F" and a version with a line break after it are not.
validate_version = RegexValidator(r"\A[0-9a-f]{12}\Z", _("A version is 12 hexadecimal digits."))


# "0a1b 77fe" is a fingerprint; "0A1B", "0a1b77fe" and "0a1b " are not.
validate_fingerprint = RegexValidator(
    r"\A[0-9a-f]{4}( [0-9a-f]{4})*\Z", _("A fingerprint is groups of 4 hexadecimal digits.")
)
# A SHA-256 digest: 64 hexadecimal digits.
_DIGEST = re.compile(r"[0-9a-f]{64}")


def validate_texts(value: Any) -> None:
    """Accept a list of texts that aren't blank, such as `["Halab"]`; raise ValidationError otherwise."""
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise ValidationError(_("It has to be a list of texts that aren't blank."))


def validate_authors(value: Any) -> None:
    """Accept a list of names, each `{family, given}` or `{literal}`; raise ValidationError for anything else.

    `[{"family": "Charney", "given": "Craig"}]` and `[{"literal": "Charney Research"}]` are accepted,
    `["Craig Charney"]` is not.
    """
    if not isinstance(value, list) or not all(map(_is_author, value)):
        message = _('It has to be a list of names, each {"family": "…", "given": "…"} or {"literal": "…"}.')
        raise ValidationError(message)


def validate_imports(value: Any) -> None:
    """Accept a list of imports, each `{"day": "2026-01-31", "file": "9f86…", "readings": "", "url": "…"}`.

    `file` and `readings` are SHA-256 digests; `readings` is empty where there were none. Raises
    ValidationError for anything else.
    """
    if not isinstance(value, list) or not all(map(_is_import, value)):
        raise ValidationError(_('It has to be a list of imports, each {"day", "file", "readings", "url"}.'))


def _is_import(value: Any) -> bool:
    """Say whether a value is an import: four texts, among them a day and the digest of a file."""
    if not isinstance(value, dict) or set(value) != {"day", "file", "readings", "url"}:
        return False
    if not all(isinstance(part, str) for part in value.values()):
        return False
    digests = _DIGEST.fullmatch(value["file"]) and _DIGEST.fullmatch(value["readings"] or value["file"])
    return bool(digests) and parse_date(value["day"]) is not None


def _is_author(value: Any) -> bool:
    """Say whether a value is a name whose parts are texts; the given name may be left out."""
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        return False
    names = set(value)
    known = names == {"literal"} or {"family"} <= names <= {"family", "given"}
    return known and bool((value.get("literal") or value.get("family", "")).strip())


class SortedJSONField(models.JSONField):
    """JSON whose objects have their keys in alphabetical order in the archive's files.

    SQLite keeps the order in which keys were written, PostgreSQL doesn't; files and version must not
    depend on it.
    """

    def value_to_string(self, obj: models.Model) -> Any:
        """Return the value for the serialiser."""
        return json.loads(json.dumps(self.value_from_object(obj), sort_keys=True))
