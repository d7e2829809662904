"""The plugins installed beside us, read from the folders of `sys.path`.

`importlib.metadata` answers the same question, but importing it (and the mail parser it reads with) takes as long
as importing click. It is asked wherever something else than plain folders has to be searched.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name


@dataclass(frozen=True, slots=True)
class Point:
    """One entry point and the distribution that offers it."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> object:
        """The module or object; raises whatever its import raises."""
        return resolve_name(self.value.partition("[")[0].strip())


def entry_points(group: str) -> list[Point]:
    """All entry points of a group, by name; of two copies of a distribution the first on the path counts."""
    if _plain():
        return sorted(_scan(group), key=lambda p: (p.name, p.value))
    import importlib.metadata

    found = sorted(importlib.metadata.entry_points(group=group), key=lambda e: (e.name, e.value))
    return [Point(e.name, e.value, e.dist.name if e.dist else "", e.dist.version if e.dist else "") for e in found]


def _plain() -> bool:
    """Whether distributions can only lie in folders: no zip files or eggs on the path, no finder of another kind."""
    finders = [f for f in sys.meta_path if hasattr(f, "find_distributions")]
    return len(finders) == 1 and not any(Path(p).is_file() or p.endswith(".egg") for p in sys.path)


def _scan(group: str) -> Iterator[Point]:
    seen: set[str] = set()
    for folder in sys.path:
        try:
            infos = [f for f in Path(folder or ".").iterdir() if f.suffix in (".dist-info", ".egg-info")]
        except OSError:
            continue
        for info in infos:
            key = re.sub(r"[-_.]+", "-", info.stem.partition("-")[0]).lower()
            if key not in seen:
                seen.add(key)
                yield from _points(info, group)


def _points(info: Path, group: str) -> Iterator[Point]:
    try:
        lines = (info / "entry_points.txt").read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    here, found = False, list[tuple[str, str]]()
    for line in map(str.strip, lines):
        if line.startswith("["):
            here = line == f"[{group}]"
        elif here and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.append((name.strip(), value.strip()))
    if found:
        about = _about(info)
        yield from (Point(name, value, about.get("name", ""), about.get("version", "")) for name, value in found)


def _about(info: Path) -> dict[str, str]:
    """The header lines of a distribution's metadata, keys in lower case."""
    for file in ("METADATA", "PKG-INFO"):
        try:
            head = (info / file).read_text(encoding="utf-8").split("\n\n", 1)[0]
        except OSError:
            continue
        rows = [line.partition(":") for line in head.splitlines() if not line.startswith((" ", "\t"))]
        return {key.lower(): value.strip() for key, _, value in reversed(rows)}
    return {}
