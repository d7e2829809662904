"""Where a key of a TOML file stands: `tomllib` keeps no lines, and an error without one is half an error."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy

_HEADER = lazy.compile(r"^\s*(\[\[?)\s*([\w.\-\"]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = lazy.compile(r"^\s*([\w\-]+)\s*=")
_INLINE = lazy.compile(r"^\s*\{")
_ARRAY = lazy.compile(r"^\s*([\w\-]+)\s*=\s*\[\s*(?:#.*)?$")

Lines = dict[tuple[str, int | None, str | None], int]
"""By (table, 0-based index of an array's element or None, key or None for the header): the 1-based line."""


def key_lines(text: str) -> Lines:
    """The line of every table, array element and key written in the usual ways."""
    return dict(reversed(list(_walk(text))))


def _walk(text: str) -> Iterator[tuple[tuple[str, int | None, str | None], int]]:
    counts: dict[str, int] = {}
    table, index, array = "", None, ""
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        quotes = line.count('"""') + line.count("'''")
        if inside:
            inside = quotes % 2 == 0
            continue
        if header := _HEADER.match(line):
            table, array = header[2].strip('"'), ""
            many = header[1] == "[["
            index = counts.get(table, 0) if many else None
            counts[table] = counts.get(table, 0) + 1
            yield (table, index, None), number
        elif array and _INLINE.match(line):
            position = counts.get(array, 0)
            counts[array] = position + 1
            yield (array, position, None), number
        elif key := _KEY.match(line):
            yield (table, index, key[1]), number
            array = f"{table}.{key[1]}" if table and _ARRAY.match(line) else key[1] if _ARRAY.match(line) else ""
        inside = quotes % 2 == 1


def line_of(lines: Lines, table: str, index: int | None, key: str | None) -> int:
    """The line of a key, or of the nearest thing around it that has one."""
    own = (table, index, key), (table, index, None), ("", None, table), (table, None, None)
    top = () if table or key is None else ((key, 0, None), (key, None, None))
    for place in (*own, *top):
        if place in lines:
            return lines[place]
    return 1
