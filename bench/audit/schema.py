"""Check the description of the API with Redocly and Spectral."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.audit import node
from bench.audit.result import Result

QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}


def problems(file: Path) -> Iterator[str]:
    """Yield what either tool says about a description in JSON."""
    output = node.run(
        "@redocly/cli/bin/cli.js", "lint", str(file), "--config=redocly.yaml", "--format=json", **QUIET
    )
    for found in json.loads(output)["problems"]:
        yield f"Redocly, {found['ruleId']}: {found['message']}"
    words = ["lint", str(file), "--ruleset=spectral.yaml", "--format=json", "--quiet"]
    for found in json.loads(node.run("@stoplight/spectral-cli/dist/index.js", *words)):
        yield f"Spectral, {found['code']}: {found['message']}"


def openapi(content: bytes, folder: Path) -> Result:
    """Return what is wrong with a description of the API."""
    file = folder / "schema.json"
    file.write_bytes(content)
    return Result("Redocly and Spectral on the API’s schema", 1, list(problems(file)))
