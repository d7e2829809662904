"""What the command line says about itself and about wrong use."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import COMMANDS
from checker.cli.testing import fazhi
from checker.diagnostics.terminal.rows import Ruler

REPORT = "云陌区2024年法治政府建设年度报告\n截至12月底，全区共化解纠纷。\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_and_fits_80_cells(command: str) -> None:
    ran = fazhi(*([command] if command else []), "--help")
    assert ran.code == 0
    assert ran.out.startswith("用法：")
    assert not re.search(r"^(Usage|Options|Commands):|Show this message|\[default", ran.out, re.M)
    assert max(map(Ruler().width, ran.out.splitlines())) <= 80
    options = re.findall(r"^  (--?[a-z].*)$", ran.out.split("选项：")[1], re.M)
    unexplained = [o for o in options if not re.search(r"[\u4e00-\u9fff]", o) and len(o) < 30]
    assert unexplained == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ("check --bogus", "没有选项 --bogus"),
        ("check --selct N x", "--select"),
        ("chek x", "是不是 check？"),
        ("check x --year abc", "选项 --year 的值不对。"),
        ("check x --year", "选项 --year 的用法不对。"),
        ("check x --fail-on bad", "'inconsistency'"),
        ("outline", "缺少参数 PATH"),
        ("suppress 0123", "缺少选项 --reason"),
        ("lsp x", "参数过多"),
        ("check", "请写出要检查的文件或文件夹"),
    ],
)
def test_wrong_use_is_said_in_chinese_and_exits_2(args: str, words: str) -> None:
    ran = fazhi(*args.split())
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_unknown_profile_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    ran = fazhi("check", "a.txt", "--profile", "law-based", cwd=tmp_path)
    assert ran.code == 2
    assert "law-based-government" in ran.err


def test_a_breakdown_is_neither_clean_nor_findings(tmp_path: Path) -> None:
    code = "import checker.cli as c, checker.cli.plugins as p\np.command.callback = lambda **_: 1 / 0\nc.run()"
    ran = subprocess.run([sys.executable, "-c", code, "plugins"], capture_output=True, text=True, check=False)
    assert ran.returncode == 3
    assert "没有结论" in ran.stderr
    assert "ZeroDivisionError" in ran.stderr


def test_several_rules_at_once() -> None:
    both = fazhi("rule", "wording", "w101", "S101", "--format", "json").json
    assert [r["name"] for r in both] == ["wording", "missing-part"]
    assert fazhi("rule", "wording", "--format", "json").json["name"] == "wording"
    assert fazhi("rule", "wording", "S101", "--format", "markdown").out.count("\n# ") == 1


@pytest.mark.parametrize("command", ["outline", "claims"])
def test_what_cannot_be_read_is_said_in_the_language_asked_for(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = fazhi(command, "empty.txt", "--lang", "en", cwd=tmp_path)
    assert ran.code == 3
    assert "empty.txt: The file is empty" in ran.out + ran.err
    as_json = fazhi(command, "empty.txt", "--lang", "en", "--format", "json", cwd=tmp_path)
    assert as_json.json["files"][0]["error"].startswith("The file is empty")


def test_a_broken_link_and_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    ran = fazhi("check", "gone.txt", "pictures", cwd=tmp_path)
    assert ran.code == 3
    assert "链接所指的文件不存在" in ran.out
    assert ".docx" in ran.out  # what can be read


def test_a_locked_folder_is_named_and_never_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "all" / "locked").mkdir(parents=True)
    (tmp_path / "all" / "a.txt").write_text(REPORT, encoding="utf-8")
    scandir, is_file = os.scandir, Path.is_file

    def denied(path: object) -> None:  # permissions themselves mean nothing to root, who may run this
        if "locked" in str(path):
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", lambda path: denied(path) or scandir(path))
    monkeypatch.setattr(Path, "is_file", lambda path: denied(path) or is_file(path))
    for asked in ("all", "all/locked"):
        ran = fazhi("check", asked, "--select", "W", "--format", "concise", cwd=tmp_path)
        assert ran.code == 3, ran.err
        assert "文件夹打不开" in ran.out
