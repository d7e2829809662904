"""The forms of the three tables as data: which labels name which figures, and which identities tie them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from checker.api import Addend, PluginError, parse_identity


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a row or column and the pattern its label path is known by."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Form:
    """One table of the uniform format."""

    id: str
    title: str
    marks: tuple[re.Pattern[str], ...]
    """A table whose text holds all of these is this form."""
    rows: tuple[Name, ...]
    columns: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """`left = right` between rows in every column, or between columns in every row."""

    id: str
    form: str
    along: Literal["row", "column"]
    left: tuple[Addend, ...]
    right: tuple[Addend, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms and identities."""

    forms: tuple[Form, ...]
    identities: tuple[FormIdentity, ...]


@cache
def load_forms() -> Forms:
    """Read `data/forms.toml`; raises `PluginError` naming the key that is wrong."""
    data = tomllib.loads(files(__package__).joinpath("data", "forms.toml").read_text(encoding="utf-8"))
    forms = tuple(_form(entry) for entry in data["form"])
    return Forms(forms, tuple(_identity(entry, {f.id: f for f in forms}) for entry in data["identity"]))


def _form(entry: dict[str, Any]) -> Form:
    return Form(
        entry["id"],
        entry["title"],
        tuple(re.compile(m) for m in entry["marks"]),
        tuple(Name(n["name"], re.compile(n["pattern"])) for n in entry.get("rows", ())),
        tuple(Name(n["name"], re.compile(n["pattern"])) for n in entry.get("columns", ())),
    )


def _identity(entry: dict[str, Any], forms: dict[str, Form]) -> FormIdentity:
    _, left, relation, right = parse_identity(entry["formula"])
    form = forms[entry["form"]]
    known = {n.name for n in (form.rows if entry["along"] == "column" else form.columns)}
    for addend in left + right:
        if relation != "=" or addend.name not in known:
            raise PluginError(f"forms.toml: identity {entry['id']}: no {addend.name} in form {form.id}")
    return FormIdentity(entry["id"], form.id, entry["along"], left, right, entry["source"])
