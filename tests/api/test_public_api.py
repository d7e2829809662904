"""The public names keep their shape: a change is a decision, written down in `public_api.txt` and the changelog."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

from checker import api, testing
from checker.hooks import Spec
from checker.testing import registry

SNAPSHOT = Path(__file__).with_name("public_api.txt")


def signature(value: object) -> str:
    """The part of a public object that callers rest on."""
    if dataclasses.is_dataclass(value) and isinstance(value, type):
        fields = [f.name + ("" if f.default is dataclasses.MISSING else "=…") for f in dataclasses.fields(value)]
        return f"({', '.join(fields)})"
    if inspect.isclass(value):
        members = sorted(n for n in vars(value) if not n.startswith("_"))
        return f"[{', '.join(members)}]"
    if inspect.isfunction(value):
        names = [p.name + ("" if p.default is p.empty else "=…") for p in inspect.signature(value).parameters.values()]
        return f"({', '.join(names)})"
    return type(value).__name__


def public_api() -> str:
    """One line per public name, hook and rule."""
    rows = [f"checker.api.{name} {signature(getattr(api, name))}" for name in sorted(api.__all__)]
    rows += [f"checker.testing.{name} {signature(getattr(testing, name))}" for name in sorted(testing.__all__)]
    rows += [f"hook {name}" for name in sorted(n for n in vars(Spec) if n.startswith("fazhi_"))]
    rows += [f"rule {r.code} {r.name}" for r in registry().rules if r.origin.startswith("fazhi-checker")]
    return "\n".join(rows) + "\n"


def test_public_names_are_those_written_down() -> None:
    message = "public names changed: if meant, run `python tests/api/test_public_api.py` and add a changelog entry"
    assert public_api() == SNAPSHOT.read_text(encoding="utf-8"), message


if __name__ == "__main__":
    SNAPSHOT.write_text(public_api(), encoding="utf-8")
