"""Writes what makes a cold start fast: `checker/toml.json` (our data files, parsed) and `checker/patterns/<magic>.bin`
(the expressions a check compiles, for every Python given).

    python benchmarks/build_start.py [--python PYTHON …] FILE…

The expressions are those met in a check of FILE…, cold; PYTHON needs nothing but its standard library. To be run after
data files or expressions have changed: till then the changed ones are parsed and compiled at every start.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import tomllib
import zlib
from array import array
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MOST = 1000 if sys.version_info < (3, 12) else 480
"""Expressions worth keeping, the costliest: `re` remembers 512; from 3.12 on using an older one costs another."""


def compiled(source: str, flags: int) -> list[Any]:
    """[source, flags asked, flags in force, groups, names, code] as `re` would have it in this Python."""
    import _sre
    import re._compiler as compiler

    kept: list[Any] = []

    class Engine:
        """Hands on everything and keeps what goes into `compile`."""

        def __getattr__(self, name: str) -> Any:
            return getattr(_sre, name)

        @staticmethod
        def compile(*given: Any) -> Any:
            _, in_force, code, groups, names, _ = given
            kept[:] = [source, flags, in_force, groups, dict(names), list(code)]
            return _sre.compile(*given)

    compiler._sre = Engine()  # type: ignore[attr-defined]
    try:
        compiler.compile(source, flags)
    finally:
        compiler._sre = _sre  # type: ignore[attr-defined]
    return kept


def met(files: list[str]) -> list[tuple[str, int, float]]:
    """The expressions a check of `files` compiles, and the time each takes; the last met comes first."""
    import re
    import re._compiler as compiler

    from checker.cli import cli

    cost: dict[tuple[str, int], float] = {}
    real = compiler.compile

    def watch(source: Any, flags: int = 0) -> Any:
        start = time.perf_counter()
        made = real(source, flags)
        if isinstance(source, str):
            cost.setdefault((source, int(flags)), time.perf_counter() - start)
        return made

    compiler.compile = watch
    re.purge()
    try:
        cli(["check", "--isolated", "--format", "text", "--exit-zero", *files], standalone_mode=False)
    except SystemExit:
        pass
    finally:
        compiler.compile = real
    return [(*key, cost[key]) for key in reversed(cost)]


def write(wanted: list[tuple[str, int, float]]) -> Path:
    """Compile in this Python and write its file; `re` forgets the first rows first."""
    import _sre

    least = sorted((cost for _, _, cost in wanted), reverse=True)[:MOST][-1]
    made = [compiled(source, flags) for source, flags, cost in wanted if cost >= least]
    words = array("I", [w for row in made for w in row[-1]])
    if sys.byteorder == "big":
        words.byteswap()
    head = json.dumps([[*row[:-1], len(row[-1])] for row in made], separators=(",", ":"))
    path = ROOT / "checker" / "patterns" / f"{_sre.MAGIC}.bin"
    path.write_bytes(zlib.compress(head.encode("ascii") + b"\0" + words.tobytes(), 9))
    return path


def write_toml() -> Path:
    """Parse our data files and write them as JSON."""
    from checker.toml import freeze, key

    texts = [f.read_text(encoding="utf-8") for folder in ("checker", "rules") for f in (ROOT / folder).rglob("*.toml")]
    tables = {key(text): freeze(tomllib.loads(text)) for text in texts}
    path = ROOT / "checker" / "toml.json"
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in sorted(tables.items()))
    path.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--python", action="append", default=[], help="another Python to write a file for")
    parser.add_argument("--from-stdin", action="store_true", help="compile the expressions given as JSON (internal)")
    given = parser.parse_args()
    if given.from_stdin:
        print(write(json.load(sys.stdin)))
        return
    print(write_toml())
    wanted = met(given.files)
    for python in [sys.executable, *given.python]:
        command = [python, __file__, "--from-stdin"]
        subprocess.run(command, input=json.dumps(wanted), text=True, encoding="utf-8", check=True)
    print(f"{len(wanted)} expressions", file=sys.stderr)


if __name__ == "__main__":
    main()
