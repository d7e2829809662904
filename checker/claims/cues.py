"""Words that data files list by what they tell (name → fragments of regular expressions).

Two kinds of file: a table `[cues]`, whose lists are expressions by themselves; and `words.toml` beside modules, a table
for each module it is named after, whose lists stand within larger expressions there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from checker import kept, lazy
from checker.errors import DataError

Cues = Mapping[str, re.Pattern[str]]

_WORDS = "words.toml"
_BEGUN = lazy.compile(r"[一-鿿](?![?*{|])")


class Words(dict[str, str]):
    """Name of each list of a module → its words, joined by `|` in the order of the file, for use inside `(?:…)`."""

    def __init__(self, lists: Mapping[str, list[str]], table: str) -> None:
        super().__init__((name, "|".join(words)) for name, words in lists.items())
        self._table = table

    def firsts(self, name: str) -> str:
        """What the words of a list begin with, for a class: to look at before an expression made of them is tried.

        Raises `DataError` where a word does not begin with a Han character that it must hold.
        """
        begun = [_BEGUN.match(word) for word in self[name].split("|")]  # within brackets too: some too many
        if None in begun:
            raise DataError(f"{_WORDS}: {self._table}.{name}：每个词应以汉字开头 (words begin with a Han character)")
        return "".join(sorted({m[0] for m in begun if m is not None}))

    def __missing__(self, name: str) -> str:
        raise DataError(f"{_WORDS}: {self._table}.{name}：没有这个词表 (no such list)")


def read_cues(table: Mapping[str, Any], file: str) -> dict[str, re.Pattern[str]]:
    """Name of each cue → what finds any of its words, the longest first; raises `DataError` naming file and key."""
    _check(table, "cues", file)
    return {k: kept.compile("|".join(sorted(words, key=len, reverse=True))) for k, words in table.items()}


def load_cues(path: Path) -> dict[str, re.Pattern[str]]:
    """The cues of a shipped file that holds nothing but a table `[cues]`; raises `DataError` naming file and key."""
    try:
        data = kept.tables(path.read_text(encoding="utf-8"))
    except ValueError as error:  # tomllib.TOMLDecodeError
        raise DataError(f"{path.name}: TOML：{error}") from None
    unknown = sorted(data.keys() ^ {"cues"})
    if unknown:
        raise DataError(f"{path.name}: {unknown[0]}：只应有 cues 一个表 (expects the table cues alone)")
    return read_cues(data["cues"], path.name)


def word_lists(module: str) -> Words:
    """The lists of a module, by its `__file__`: the table of its name in the `words.toml` beside it.

    Raises `DataError`, naming file and key, where table or list is missing or is no list of words.
    """
    path = Path(module)
    tables = _read(path.parent)
    if path.stem not in tables:
        raise DataError(f"{_WORDS}: {path.stem}：没有这个表 (no such table)")
    return tables[path.stem]


@cache
def _read(folder: Path) -> dict[str, Words]:
    return read_words((folder / _WORDS).read_text(encoding="utf-8"))


def read_words(text: str) -> dict[str, Words]:
    """Name of each table of a `words.toml` → its lists; raises `DataError` naming file and key."""
    try:
        tables = kept.tables(text)
    except ValueError as error:  # tomllib.TOMLDecodeError
        raise DataError(f"{_WORDS}: TOML：{error}") from None
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise DataError(f"{_WORDS}: {name}：应为表 (expects a table)")
        _check(table, name, _WORDS)
    return {name: Words(table, name) for name, table in tables.items()}


def _check(table: Mapping[str, Any], name: str, file: str) -> None:
    for key, listed in table.items():
        if not isinstance(listed, list) or not listed or not all(isinstance(w, str) and w for w in listed):
            raise DataError(f'{file}: {name}.{key}：应为文字列表，如 ["共", "合计"] (expects a list of strings)')
