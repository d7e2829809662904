"""`fazhi claims`: JSON as the design says, a table, CSV, and exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import cli

TEXT = "2023年，全县受理复议申请131件，其中涉企12件，同比下降5.5%。拨打12345热线。"


def run(path: Path, *args: str) -> Result:
    """One run of the command on one file."""
    return CliRunner().invoke(cli, ["claims", *args, str(path)])


def write(folder: Path, text: str = TEXT) -> Path:
    """A draft."""
    path = folder / "样例.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_json(tmp_path: Path) -> None:
    result = run(write(tmp_path), "--format", "json")
    assert result.exit_code == 0
    (record,) = json.loads(result.stdout)["files"]
    assert record["coverage"]["figures"] == record["coverage"]["parsed"] == 5
    by_text = {c["text"]: c for c in record["claims"]}
    whole = by_text["131件"]
    keys = ("value", "low", "high", "approx", "unit", "kind", "subject", "action", "scope", "period", "parent")
    values = ("131", "131", "131", None, "件", "count", "行政复议申请", "受理", "全县", "2023", None)
    assert tuple(whole[k] for k in keys) == values
    assert TEXT[whole["span"]["start"] : whole["span"]["end"]] == "131件"
    assert by_text["12件"]["parent"] == whole["index"]
    assert (by_text["同比下降5.5%"]["value"], by_text["同比下降5.5%"]["kind"]) == ("-5.5", "growth")
    assert (by_text["2023年"]["kind"], by_text["12345"]["kind"]) == ("date", "identifier")


def test_table_and_csv(tmp_path: Path) -> None:
    path = write(tmp_path)
    shown = run(path).stdout
    assert "行政复议申请" in shown
    assert "131件" in shown
    rows = list(csv.DictReader(io.StringIO(run(path, "--format", "csv").stdout)))
    assert [r["text"] for r in rows if r["kind"] == "count"] == ["131件", "12件"]


def test_an_unread_file_is_code_three(tmp_path: Path) -> None:
    result = run(write(tmp_path, "  "), "--format", "json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["files"][0]["error"]
