"""Check the markup of pages with the Nu checker, which reads files: it refuses addresses of this machine."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.audit import node
from bench.audit.result import Result

CHECKER = node.PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"

NAMED_OTHERWISE = "Article lacks heading."
"""What the checker suggests for every quote in a list. A quote has its name from who says it
(`aria-labelledby`); a heading for each would bury those of the page. Of any other article it is a finding."""

SECONDS = 300


def is_finding(message: Mapping[str, Any]) -> bool:
    """Say whether a message, also one that only suggests, is a finding."""
    named = "aria-labelledby" in message.get("extract", "")
    return not (message["message"].startswith(NAMED_OTHERWISE) and named)


def nu(pages: Mapping[str, str], folder: Path) -> Result:
    """Return what the checker says about pages: address -> text."""
    addresses = {}
    for number, (address, text) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        addresses[file.name] = address
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    messages = json.loads(run.stderr)["messages"]
    findings = [
        f"{message['message']} {addresses[Path(message['url']).name]}, line {message['lastLine']}"
        for message in messages
        if is_finding(message)
    ]
    figure = f"{len(messages) - len(findings)} times a quote’s article has a name rather than a heading."
    return Result("Nu checker", len(pages), findings, figures=[figure])
