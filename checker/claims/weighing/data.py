"""The words and weights of one relation, read from its TOML file in `relations/`.

A file holds `bias` and `enough` (bits), a table `[weights]` (sign → bits), a table `[cues]` (name → words, each a
fragment of a regular expression) and a table `[says]` (sign → what it says to the reader, Chinese and English).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker import kept
from checker.claims.cues import Cues, read_cues
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.errors import DataError


@dataclass(frozen=True, eq=False)
class Relation:
    """What is weighed for one relation; it equals itself alone, so what it tells of words can be kept."""

    name: str
    bias: float
    enough: float
    """A candidate counts as meant from this sum on."""
    weights: Mapping[str, float]
    cues: Cues
    told: Mapping[str, Text] = field(default_factory=dict)
    """What a sign says to the reader of a finding; signs without words are left out there."""

    def says(self, cue: str, text: str) -> bool:
        """Whether the text holds one of the cue's words."""
        return self.cues[cue].search(text) is not None


@lru_cache(maxsize=16)
def load_relation(name: str) -> Relation:
    """The shipped words and weights of a relation; raises `DataError` naming the file and key that does not fit."""
    file = f"{name}.toml"
    return read_relation(name, (Path(__file__).with_name("relations") / file).read_text(encoding="utf-8"), file)


def read_relation(name: str, text: str, file: str) -> Relation:
    """A relation from the text of its file."""
    try:
        data = kept.tables(text)
    except ValueError as error:
        raise DataError(f"{file}：不是有效的 TOML（{error}） (no valid TOML)") from error
    unknown = sorted(set(data) - {"bias", "enough", "weights", "cues", "says"})
    if unknown:
        raise DataError(f"{file}: {unknown[0]}：没有这个键 (unknown key)")
    for key in ("bias", "enough"):
        _number(data.get(key), file, key)
    for key, value in data.get("weights", {}).items():
        _number(value, file, f"weights.{key}")
    cues = read_cues(data.get("cues", {}), file)
    for key, words in data.get("says", {}).items():
        if not isinstance(words, list) or len(words) != 2 or not all(isinstance(w, str) and w for w in words):
            raise DataError(f"{file}: says.{key}：应为中英文各一句 (expects a Chinese and an English text)")
    return Relation(
        name,
        float(data["bias"]),
        float(data["enough"]),
        {k: float(v) for k, v in data.get("weights", {}).items()},
        cues,
        {k: Text(zh, en) for k, (zh, en) in data.get("says", {}).items()},
    )


def _number(value: Any, file: str, key: str) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise DataError(f"{file}: {key}：应为数 (expects a number)")
