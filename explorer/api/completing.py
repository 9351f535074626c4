"""Complete the description of the API where its generator leaves out what checkers of OpenAPI want said."""

import json
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from explorer.citing.credit import ARCHIVE_NAME
from explorer.links import absolute

Node = dict[str, Any]


def complete(result: Node, **_generation: Any) -> Node:
    """Return the document with its contact, its groups, that no key is needed, and the types of nulls."""
    result["info"]["contact"] = {"name": settings.OPERATOR or ARCHIVE_NAME, "url": absolute("about")}
    result["security"] = []
    operations = [item["get"] for item in result["paths"].values()]
    result["tags"] = [
        {"name": name, "description": _("Addresses below /api/v1/%(name)s/.") % {"name": name}}
        for name in dict.fromkeys(name for operation in operations for name in operation["tags"])
    ]
    _type_what_may_be_null(result["components"]["schemas"])
    return result


def _type_what_may_be_null(schemas: dict[str, Node]) -> None:
    """Write vocabularies with null in one piece: OpenAPI 3.0 wants the type beside `nullable`.

    `{nullable, oneOf: [SectEnum, NullEnum]}` becomes `{nullable, type: string, enum: [sunni, …, null]}`.
    """
    taken = set()
    for schema in schemas.values():
        for described in schema.get("properties", {}).values():
            if described.get("nullable") and "oneOf" in described:
                names = [part["$ref"].rpartition("/")[2] for part in described.pop("oneOf")]
                described |= {
                    "type": "string",
                    "enum": [value for name in names for value in schemas[name]["enum"]],
                }
                taken.update(names)
    written = json.dumps(schemas)
    for name in taken:
        if f'/{name}"' not in written:
            del schemas[name]
