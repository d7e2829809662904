from __future__ import annotations

from pathlib import Path

from audit_helpers import report
from click.testing import CliRunner

from checker.cli.audit import command


def run(*arguments: str):
    return CliRunner().invoke(command, [*arguments, "--isolated", "--no-cache", "--jobs", "1"])


def test_writes_what_is_asked_for(tmp_path: Path):
    folder = tmp_path / "in" / "岚浦市"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(report("岚浦市司法局", 2023), encoding="utf-8")
    (folder / "b.txt").write_text(report("岚浦市水利局", 2023, published="2024-05-06"), encoding="utf-8")
    out = {name: str(tmp_path / f"m.{name}") for name in ("csv", "html", "xlsx")}
    result = run(str(tmp_path / "in"), "--csv", out["csv"], "--html", out["html"], "--xlsx", out["xlsx"])
    assert result.exit_code == 1, result.output
    assert "逾期公开 1 份" in result.output
    lines = Path(out["csv"]).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "岚浦市水利局" in lines[2]
    assert "逾期" in lines[2]
    assert all(Path(path).stat().st_size > 500 for path in out.values())


def test_nothing_to_read_is_an_error(tmp_path: Path):
    result = CliRunner().invoke(command, [str(tmp_path), "--isolated", "--no-cache"])
    assert result.exit_code != 0


def test_a_corpus_rule_can_be_left_out(tmp_path: Path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(report("岚浦市司法局", 2023), encoding="utf-8")
    assert "duplicate-report" in run(str(tmp_path)).output
    assert "duplicate-report" not in run(str(tmp_path), "--ignore", "A102").output
    assert "duplicate-report" not in run(str(tmp_path), "--ignore", "duplicate-report").output


def test_the_cache_lies_where_it_is_told(tmp_path: Path):
    (tmp_path / "a.txt").write_text(report("岚浦市司法局", 2023), encoding="utf-8")
    cache = tmp_path / "cache" / "x.sqlite"
    for _ in range(2):
        result = CliRunner().invoke(command, [str(tmp_path), "--isolated", "--jobs", "1", "--cache", str(cache)])
    assert "沿用缓存 1 份" in result.output
