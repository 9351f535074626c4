"""Run a tool of `bench/audit/package.json` with the Node.js of requirements-node.txt."""

import json
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PACKAGES = FOLDER / "node_modules"
BIN = Path(sys.executable).parent
"""Where requirements-node.txt puts Node.js and npm."""

SECONDS = 300


class ToolError(RuntimeError):
    """A tool ended without an answer."""


def run(script: str, *words: str, **environment: str) -> str:
    """Run a script of a package, such as `lighthouse/cli/index.js`; return what it prints.

    A tool that finds something may end with status 1; a ToolError means that it printed nothing and failed.
    """
    result = subprocess.run(
        [BIN / "node", PACKAGES / script, *words],
        cwd=FOLDER,
        env=os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    if result.returncode and not result.stdout:
        raise ToolError(f"{script} ended with {result.returncode}: {' '.join(result.stderr.split())[:300]}")
    return result.stdout


def versions() -> dict[str, str]:
    """Return the tools of `bench/audit/package.json` and their versions."""
    versions: dict[str, str] = json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]
    return versions
