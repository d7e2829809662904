"""Configuration: which file counts, what it may say, what it does, and where each value came from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.testing import fazhi
from checker.config import load_settings

FAULTY = "云陌区2024年法治政府建设年度报告\n截止目前，全区共化解纠纷。\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "下级").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "下级" / "b.txt"):
        path.write_text(FAULTY, encoding="utf-8")
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _names(folder: Path, *args: str) -> list[str]:
    return fazhi("check", *args, "--format", "json", cwd=folder).names


def test_nearest_file_above_the_inputs_counts(home: Path) -> None:
    _write(home / "fazhi.toml", 'select = ["unpaired-title-mark"]')
    assert _names(home, "下级/b.txt") == []
    _write(home / "下级" / "检查配置.toml", 'select = ["wording"]')
    assert _names(home, "下级/b.txt") == ["wording"]
    assert _names(home, "a.txt") == []


def test_pyproject_counts_only_with_the_table(home: Path) -> None:
    _write(home / "下级" / "pyproject.toml", "[project]\nname='x'\n")
    _write(home / "pyproject.toml", '[tool.fazhi]\nselect = ["wording"]\n')
    assert _names(home, "下级/b.txt") == ["wording"]


def test_isolated_and_named_file(home: Path) -> None:
    _write(home / "fazhi.toml", "nonsense = 1")
    _write(home / "other.toml", 'select = ["wording"]')
    assert fazhi("check", "a.txt", cwd=home).code == 2
    assert "wording" in _names(home, "a.txt", "--isolated")
    assert _names(home, "a.txt", "--config", "other.toml") == ["wording"]
    assert fazhi("check", "a.txt", "--config", "missing.toml", cwd=home).code == 2


def test_extend_is_applied_first(home: Path) -> None:
    _write(home / "province.toml", 'select = ["wording"]\nfail-on = "error"\n[severity]\nwording = "info"\n')
    _write(home / "fazhi.toml", 'extend = "province.toml"\nfail-on = "info"\n')
    ran = fazhi("check", "a.txt", "--format", "json", cwd=home)
    assert [d["severity"] for f in ran.json["files"] for d in f["diagnostics"]] == ["info"]
    assert ran.code == 1


def test_extend_loop_and_missing_file(home: Path) -> None:
    _write(home / "fazhi.toml", 'extend = "two.toml"')
    _write(home / "two.toml", 'extend = "fazhi.toml"')
    assert "loop" in fazhi("check", "a.txt", cwd=home).err
    (home / "two.toml").unlink()
    assert "two.toml" in fazhi("check", "a.txt", cwd=home).err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selct = []", ("fazhi.toml", "selct", "did you mean select?")),
        ('select = "wording"', ("fazhi.toml", "select", "list")),
        ('select = ["wordng"]', ("fazhi.toml", "wordng", "did you mean wording?")),
        ('fail-on = "bad"', ("fazhi.toml", "fail-on", "inconsistency")),
        ("year = 24", ("fazhi.toml", "year")),
        ("year = true", ("fazhi.toml", "year")),
        ("[severity]\nwordng = 'info'", ("fazhi.toml", "severity", "wordng", "wording")),
        ("[rules.wording]\nnonsense = 1", ("fazhi.toml", "rules.wording", "nonsense")),
        ("[[suppress]]\nfingerprint = 'x'", ("fazhi.toml", "[[suppress]] 1", "reason")),
        ("[[suppress]]\nfingerprnt = 'x'", ("fingerprnt", "did you mean fingerprint?")),
        ("[per-file-ignores]\n'*.txt' = ['Q9']", ("fazhi.toml", "Q9")),
        ("require-plugins = ['no-such-plugin']", ("no-such-plugin",)),
        ("require-plugins = ['fazhi-checker>=99']", ("fazhi-checker>=99",)),
        ("this is no toml", ("fazhi.toml", "TOML")),
    ],
)
def test_mistakes_name_file_and_key(home: Path, text: str, words: tuple[str, ...]) -> None:
    _write(home / "fazhi.toml", text)
    ran = fazhi("check", "a.txt", cwd=home)
    assert ran.code == 2
    assert all(word in ran.err for word in words), ran.err


def test_command_line_wins_and_selects_anew(home: Path) -> None:
    _write(home / "fazhi.toml", 'ignore = ["wording"]\nlang = "zh"\nyear = 2020\n')
    settings = load_settings([str(home / "a.txt")], options={"lang": "en", "select": ["wording"]})
    assert (settings.lang, settings.year) == ("en", 2020)
    assert settings.origins["lang"] == "--lang"
    assert settings.origins["year"].endswith("fazhi.toml")
    assert "wording" in _names(home, "a.txt", "--select", "W")


def test_per_file_ignores_and_exclude(home: Path) -> None:
    _write(home / "fazhi.toml", 'select = ["wording"]\n[per-file-ignores]\n"下级/**" = ["W"]\n')
    assert _names(home, ".") == ["wording"]
    _write(home / "fazhi.toml", 'select = ["wording"]\nexclude = ["下级/"]\n')
    assert [f["path"] for f in fazhi("check", ".", "--format", "json", cwd=home).json["files"]] == ["./a.txt"]


def test_require_plugins_satisfied(home: Path) -> None:
    _write(home / "fazhi.toml", 'select = ["wording"]\nrequire-plugins = ["fazhi-checker>=0.0.1"]')
    assert _names(home, "a.txt") == ["wording"]


def test_show_settings_tells_value_and_source(home: Path) -> None:
    _write(home / "fazhi.toml", "year = 2021\n")
    out = fazhi("check", "a.txt", "--show-settings", "--lang", "en", cwd=home).out
    year, lang, jobs = (next(line for line in out.split("\n") if line.startswith(k)) for k in ("year", "lang", "jobs"))
    assert "2021" in year
    assert year.endswith("fazhi.toml")
    assert lang.endswith("--lang")
    assert jobs.endswith("(default)")
    as_json = json.loads(fazhi("check", "a.txt", "--show-settings", "--format", "json", cwd=home).out)
    assert as_json["year"]["value"] == 2021


def test_init_writes_a_file_that_works(home: Path) -> None:
    assert fazhi("init", cwd=home).code == 0
    assert "wording" in _names(home, "a.txt")
    text = (home / "fazhi.toml").read_text(encoding="utf-8")
    assert fazhi("init", cwd=home).code == 2
    assert fazhi("init", "--force", cwd=home).code == 0
    every = "\n".join(line.removeprefix("# ") for line in text.split("\n") if "=" in line or line.startswith("# ["))
    settings_only = every.replace('extend = ["../fazhi.toml", "本省规则包.toml"]\n', "").split("[per-file-ignores]")[0]
    _write(home / "fazhi.toml", settings_only)
    assert "require-plugins" in fazhi("check", "a.txt", cwd=home).err


def test_rule_pack_by_extend(home: Path) -> None:
    pack = Path(__file__).resolve().parents[2] / "examples" / "packs" / "qinglan.toml"
    _write(home / "本省.toml", pack.read_text(encoding="utf-8"))
    _write(home / "fazhi.toml", 'extend = ["本省.toml"]\nselect = ["W901"]\n')
    _write(home / "a.txt", "青岚省2024年法治政府建设年度报告\n全省推行“青岚通”掌上平台，办件12万件。\n")
    assert _names(home, "a.txt", "--jobs", "1") == ["qinglan-terms"]
    assert "W901" in fazhi("rules", "W901", cwd=home).out
    assert fazhi("check", "a.txt", "--isolated", "--select", "W901", cwd=home).code == 2
    _write(home / "本省.toml", pack.read_text(encoding="utf-8").replace("[[rule]]", "[[rul]]", 1))
    broken = fazhi("check", "a.txt", cwd=home)
    assert broken.code == 2
    assert "本省.toml" in broken.err
