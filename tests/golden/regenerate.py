"""Write the golden files anew: `python tests/golden/regenerate.py`. Read the diff before committing it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from golden_sample import clean, run  # noqa: E402

from checker.diagnostics.reporters import reporter  # noqa: E402
from checker.diagnostics.run import Run  # noqa: E402

HAND = {
    "text-80.txt": ("text", lambda: run(80)),
    "text-120.txt": ("text", lambda: run(120)),
    "text-80-en.txt": ("text", lambda: run(80, lang="en")),
    "text-60-ascii.txt": ("text", lambda: run(60, unicode=False)),
    "text-clean.txt": ("text", clean),
    "concise.txt": ("concise", run),
    "report.json": ("json", run),
    "report.jsonl": ("jsonl", run),
    "report.sarif": ("sarif", run),
    "report.xml": ("junit", run),
    "github.txt": ("github", run),
    "gitlab.json": ("gitlab", run),
}
"""Golden file -> format and run built by hand."""

RUN = {
    "text.txt": ("--format", "text"),
    "concise.txt": ("--format", "concise"),
    "report.json": ("--format", "json"),
    "report.jsonl": ("--format", "jsonl"),
    "report.sarif": ("--format", "sarif"),
    "report.xml": ("--format", "junit"),
    "github.txt": ("--format", "github"),
    "gitlab.json": ("--format", "gitlab"),
}
"""Golden file -> options of a real run over `reports/` with the rules named in `reports/fazhi.toml`."""


def hand(name: str) -> str:
    """What the reporter makes of the run built by hand."""
    format_, make = HAND[name]
    made: Run = make()
    out = reporter(format_)(made)
    assert isinstance(out, str)
    return out


def real(name: str) -> str:
    """What `fazhi check reports` prints."""
    from click.testing import CliRunner

    from checker.cli import cli

    with _inside(HERE), contextlib.redirect_stderr(io.StringIO()):
        result = CliRunner().invoke(cli, ["check", "reports", "--jobs", "1", *RUN[name]])
    assert result.exit_code == 1, result.output
    return result.stdout


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def main() -> None:
    for folder, names, make in (("hand", HAND, hand), ("run", RUN, real)):
        for name in names:
            path = HERE / folder / name
            path.write_text(make(name), encoding="utf-8", newline="\n")
            print(path.relative_to(HERE))


if __name__ == "__main__":
    main()
