"""Define a field whose value is written to files in the same way on both databases."""

import json
from typing import Any

from django.db import models


class SortedJSONField(models.JSONField):
    """JSON whose objects have their keys in alphabetical order in the archive's files.

    SQLite keeps the order in which keys were written, PostgreSQL doesn't; files and version must not
    depend on it.
    """

    def value_to_string(self, obj: models.Model) -> Any:
        """Return the value for the serialiser."""
        return json.loads(json.dumps(self.value_from_object(obj), sort_keys=True))
