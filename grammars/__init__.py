"""Lark grammars as package data: `source(name)` gives the text of `<name>.lark`."""

from importlib.resources import files


def source(name: str) -> str:
    """Return the text of grammar `name` (without suffix); raises FileNotFoundError for an unknown one."""
    return files(__name__).joinpath(f"{name}.lark").read_text(encoding="utf-8")
