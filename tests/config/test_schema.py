"""The JSON Schema for editors says what the program accepts."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.cli.init import TEMPLATE
from checker.cli.testing import fazhi
from checker.config.schema import KEYS, SUPPRESS, check_keys
from checker.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / "fazhi.schema.json").read_text(encoding="utf-8"))
jsonschema = pytest.importorskip("jsonschema")


def test_same_keys() -> None:
    assert set(SCHEMA["properties"]) == set(KEYS)
    assert set(SCHEMA["properties"]["suppress"]["items"]["properties"]) == set(SUPPRESS)
    assert SCHEMA["additionalProperties"] is False


def test_template_names_only_known_keys() -> None:
    keys = {line.lstrip("# ").split(" =")[0] for line in TEMPLATE.split("\n") if " = " in line and '"附件' not in line}
    assert keys - {"thin-part"} <= set(KEYS) | set(SUPPRESS)


def test_every_line_of_the_template_works_once_its_mark_is_taken_away(tmp_path: Path) -> None:
    lines = (line.removeprefix("# ") for line in TEMPLATE.split("\n") if re.match(r'(# )?([a-z"\[][^（]*=|\[)', line))
    wanting = ("extend =", "baseline =", "require-plugins =")  # they name files and plugins of other people
    text = "\n".join(line for line in lines if not line.startswith(wanting))
    assert text.count("\n") >= 15
    (tmp_path / "fazhi.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text("云陌区2024年法治政府建设年度报告\n截至12月底，工作完成。\n", encoding="utf-8")
    ran = fazhi("check", "a.txt", cwd=tmp_path)
    assert ran.code in (0, 1), ran.err


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ('select = ["N"]\nfail-on = "error"\nyear = 2024', True),
        ('extend = ["a.toml"]\n[rules.wording]\nx = 1\n[severity]\nN = "info"', True),
        ('[[suppress]]\nfingerprint = "0123456789abcdef"\nreason = "r"\nuntil = 2026-01-01', True),
        ('[[suppress]]\nreason = 3\nfingerprint = "a"', False),
        ("unknown = 1", False),
        ("year = '2024'", False),
        ("time-limit = -1", False),
        ("ambiguous-width = 3", False),
        ("jobs = true", False),
        ('lang = "fr"', False),
    ],
)
def test_schema_and_program_agree(text: str, good: bool) -> None:
    table = tomllib.loads(text)
    assert _program_accepts(table) is good
    plain = json.loads(json.dumps(table, default=lambda d: d.isoformat() if isinstance(d, dt.date) else str(d)))
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(plain) is good


def _program_accepts(table: dict[str, Any]) -> bool:
    try:
        check_keys(table, KEYS, "x")
        for entry in table.get("suppress", ()):
            check_keys(entry, SUPPRESS, "x")
    except UsageError:
        return False
    return True
