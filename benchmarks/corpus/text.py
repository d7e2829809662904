"""Templates to sentences: `[甲|乙]` is a choice, `<镇>` a local name or a figure, `{复议}` a passage of figures."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_CHOICE = re.compile(r"\[([^\[\]]+)\]")
_SLOT = re.compile(r"<([^<>]+)>|\{([^{}]+)\}")


@cache
def templates() -> Mapping[str, Any]:
    """The template file."""
    return tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))


def expand(template: str, rng: random.Random, fill: Callable[[str], str]) -> str:
    """One sentence of a template."""
    chosen = _CHOICE.sub(lambda m: rng.choice(m[1].split("|")), template)
    return _SLOT.sub(lambda m: fill(m[1] or m[2]), chosen)


class Filler:
    """Fills slots for one body and year; each local name is taken at random, figures and passages as they are."""

    def __init__(self, rng: random.Random, fixed: Mapping[str, str], local: Mapping[str, list[str]]) -> None:
        self.rng = rng
        self.fixed = fixed
        self.local = local

    def __call__(self, slot: str) -> str:
        if slot in self.fixed:
            return self.fixed[slot]
        return self.rng.choice(self.local[slot])

    def expand(self, template: str) -> str:
        """One sentence of a template."""
        return expand(template, self.rng, self)
