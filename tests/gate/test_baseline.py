"""The baseline: what was there when the gate was switched on stays quiet, everything new is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.testing import Ran, fazhi

OLD = "截止目前，全区共化解纠纷。\n"
NEW = "截止年底，全区共办结案件。\n"
TITLE = "云陌区2024年法治政府建设年度报告\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TITLE + OLD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TITLE + NEW, encoding="utf-8")
    (tmp_path / "fazhi.toml").write_text('select = ["wording", "unpaired-title-mark"]\n', encoding="utf-8")
    assert fazhi("check", ".", "--write-baseline", "known.json", cwd=tmp_path).code == 0
    return tmp_path


def _check(home: Path, *args: str) -> Ran:
    return fazhi("check", *(args or (".",)), "--baseline", "known.json", "--format", "json", cwd=home)


def _entries(home: Path) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads((home / "known.json").read_text(encoding="utf-8"))["findings"]
    return entries


def test_known_findings_are_quiet_and_counted(home: Path) -> None:
    ran = _check(home)
    assert (ran.code, ran.names) == (0, [])
    assert ran.json["summary"]["baselined"] == 2
    out = fazhi("check", ".", "--baseline", "known.json", cwd=home).out
    assert "没有新的问题" in out
    assert "基线内 2" in out


def test_it_survives_edits_elsewhere(home: Path) -> None:
    (home / "a.txt").write_text(TITLE + "新的一段。\n\n" + OLD.replace("，", ", "), encoding="utf-8")
    assert _check(home).names == []


def test_new_findings_and_more_of_the_same_are_reported(home: Path) -> None:
    (home / "a.txt").write_text(TITLE + OLD + OLD + "依据《条例。\n", encoding="utf-8")
    ran = _check(home)
    assert (ran.code, sorted(ran.names)) == (1, ["unpaired-title-mark", "wording"])


def test_what_is_gone_is_reported_and_leaves_the_file(home: Path) -> None:
    (home / "a.txt").write_text(TITLE, encoding="utf-8")
    ran = _check(home)
    assert ran.json["summary"]["gone"] == 1
    assert len(_entries(home)) == 1
    (home / "a.txt").write_text(TITLE + OLD, encoding="utf-8")
    assert _check(home).names == ["wording"]
    assert len(_entries(home)) == 1


def test_a_run_that_could_not_have_met_it_takes_nothing_out(home: Path) -> None:
    (home / "a.txt").write_text(TITLE, encoding="utf-8")
    _check(home, "b.txt")
    _check(home, ".", "--select", "unpaired-title-mark")
    (home / "a.txt").write_bytes(b"")
    assert _check(home).code == 3
    assert len(_entries(home)) == 2


def test_it_grows_only_when_told(home: Path) -> None:
    (home / "b.txt").write_text(TITLE + NEW + "依据《条例。\n", encoding="utf-8")
    _check(home)
    assert len(_entries(home)) == 2
    fazhi("check", ".", "--write-baseline", "known.json", cwd=home)
    assert len(_entries(home)) == 3
    assert _check(home).code == 0


def test_it_holds_no_line_and_reads_the_same_from_elsewhere(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert "line" not in (home / "known.json").read_text(encoding="utf-8")
    assert {tuple(e["paths"]) for e in _entries(home)} == {("a.txt",), ("b.txt",)}  # type: ignore[arg-type]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    ran = fazhi("check", home, "--baseline", home / "known.json", "--format", "json", cwd=elsewhere)
    assert (ran.code, len(_entries(home))) == (0, 2)


def test_unread_input_is_never_accepted(home: Path) -> None:
    (home / "c.txt").write_bytes(b"")
    assert fazhi("check", ".", "--write-baseline", "known.json", cwd=home).code == 3
    assert _check(home).code == 3


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 9, "findings": []}', '{"version": 1, "findings": [{}]}'])
def test_a_broken_baseline_is_wrong_use(home: Path, text: str) -> None:
    (home / "known.json").write_text(text, encoding="utf-8")
    ran = _check(home)
    assert ran.code == 2
    assert "known.json" in ran.err


def test_named_in_the_configuration(home: Path) -> None:
    with (home / "fazhi.toml").open("a", encoding="utf-8") as file:
        file.write('baseline = "known.json"\n')
    assert fazhi("check", home, "--format", "json", cwd=home.parent).code == 0
