"""The roster: a CSV file that says which bodies must report."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from checker import lazy
from checker.audit.bodies import normal_name, shorter_names
from checker.dataclass import dataclass
from checker.errors import UsageError

COLUMNS = {
    "body": ("单位", "单位名称", "机关", "名称", "报告单位", "body", "name"),
    "aliases": ("别名", "其他名称", "aliases"),
    "region": ("地区", "区域", "region"),
    "kind": ("类别", "单位类别", "kind"),
    "superior": ("上级", "上级单位", "superior"),
    "year": ("年度", "年份", "报告年度", "year"),
}
"""Column -> headings understood; only `body` must be there."""
_SEPARATOR = lazy.compile(r"[;；|、]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One body that must report."""

    body: str
    aliases: tuple[str, ...] = ()
    region: str = ""
    kind: str = ""
    superior: str = ""
    year: int | None = None
    """None: every year audited."""
    line: int = 0

    @property
    def key(self) -> str:
        """The normalised name."""
        return normal_name(self.body)


class Roster:
    """All entries, and the look-up from a report's issuer to its body."""

    def __init__(self, entries: tuple[Entry, ...], source: str = "") -> None:
        self.entries = entries
        self.source = source
        self._by_name: dict[str, Entry | None] = {}
        for entry in entries:
            for name in (entry.body, *entry.aliases):
                self._by_name.setdefault(normal_name(name), entry)
        short: dict[str, set[str]] = {}
        for name in tuple(self._by_name):
            for tail in shorter_names(name):
                short.setdefault(tail, set()).add(name)
        for tail, names in short.items():
            owners = {e.key for n in names if (e := self._by_name.get(n))}
            if tail not in self._by_name:  # ambiguous short names stand for nobody
                self._by_name[tail] = self._by_name[sorted(names)[0]] if len(owners) == 1 else None

    def find(self, issuer: str) -> Entry | None:
        """The entry of an issuer: by its name, an alias, or a shorter or longer form that can only mean one body."""
        name = normal_name(issuer)
        for form in (name, *shorter_names(name)):
            entry = self._by_name.get(form)
            if entry is not None:
                return entry
        return None


def read_roster(path: Path) -> Roster:
    """Read a roster (UTF-8 or GB18030, comma or tab); what is wrong with it is said with its line."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"名册无法打开 (cannot open roster) {path}: {error.strerror}") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first and "," not in first else ",")
    heading = [cell.strip() for cell in next(rows, [])]
    place = {
        column: next((i for i, cell in enumerate(heading) if cell.lower() in names), None)
        for column, names in COLUMNS.items()
    }
    if place["body"] is None:
        raise UsageError(f"{path}: 第 1 行须有“单位”一列 (line 1: no column 单位 or body)")
    return Roster(
        tuple(_entry(path, place, row, n) for n, row in enumerate(rows, 2) if any(map(str.strip, row))), str(path)
    )


def _entry(path: Path, place: dict[str, int | None], row: list[str], line: int) -> Entry:
    def cell(column: str) -> str:
        at = place[column]
        return row[at].strip() if at is not None and at < len(row) else ""

    if not cell("body"):
        raise UsageError(f"{path}:{line}: 缺少单位名称 (no body)")
    year = cell("year").removesuffix("年度").removesuffix("年")
    if year and not re.fullmatch(r"(?:19|20)\d{2}", year):
        raise UsageError(f"{path}:{line}: 年度无法理解 (cannot read the year): {cell('year')}")
    aliases = tuple(a.strip() for a in _SEPARATOR.split(cell("aliases")) if a.strip())
    return Entry(
        cell("body"), aliases, cell("region"), cell("kind"), cell("superior"), int(year) if year else None, line
    )
