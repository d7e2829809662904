"""For tests: runs the command line in this process and gives what a user meets: exit code, output, error line."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from checker.cli import cli
from checker.dataclass import dataclass
from checker.errors import FazhiError


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)

    @property
    def names(self) -> list[str]:
        """Names of the findings of a `--format json` run."""
        return [d["name"] for f in self.json["files"] for d in f["diagnostics"]]


def fazhi(*args: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """Run `fazhi ARGS` with `cwd` as current folder; own errors become exit code 2 as in `checker.cli.run`."""
    before = Path.cwd()
    os.chdir(cwd or before)
    try:
        result = CliRunner(env=dict(env or {})).invoke(cli, [str(a) for a in args], input=stdin)
    finally:
        os.chdir(before)
    if isinstance(result.exception, FazhiError):
        return Ran(2, result.stdout, str(result.exception))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)
