"""Text for people: colour only where wanted, width kept, ASCII where nothing else prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from checker.cli.testing import fazhi

ESCAPE = "\x1b["
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "b.txt"
    path.write_text(
        "云陌区2024年法治政府建设年度报告\n截止目前，全区共化解纠纷" + "很多很多" * 30 + "。\n", encoding="utf-8"
    )
    return path


def _check(draft: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "checker", "check", draft.name, "--select", "wording", *args]
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "PYTHONIOENCODING")}
    return subprocess.run(command, capture_output=True, cwd=draft.parent, env=env | environment)


def test_no_colour_in_a_pipe_unless_asked(draft: Path) -> None:
    assert ESCAPE.encode() not in _check(draft).stdout
    assert ESCAPE.encode() in _check(draft, "--color", "always").stdout


def test_no_color_in_a_terminal(draft: Path) -> None:
    pty = pytest.importorskip("pty")
    for environment, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
        ours, theirs = pty.openpty()
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")} | environment
        command = [sys.executable, "-m", "checker", "check", draft.name, "--select", "wording"]
        subprocess.run(command, stdout=theirs, stderr=theirs, cwd=draft.parent, env=env)
        os.close(theirs)
        seen = os.read(ours, 65536).decode("utf-8", "replace")
        os.close(ours)
        assert (ESCAPE in seen) is coloured
        assert "W101" in seen


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(draft: Path, columns: int) -> None:
    lines = _check(draft, COLUMNS=str(columns)).stdout.decode().split("\n")
    assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_long_heading_gives_way_in_the_place_of_a_word_finding(tmp_path: Path, columns: int) -> None:
    (tmp_path / "b.docx").write_bytes((EXAMPLES / "faulty.docx").read_bytes())
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"COLUMNS": str(columns)}
    command = [sys.executable, "-m", "checker", "check", "b.docx"]
    shown = subprocess.run(command, capture_output=True, cwd=tmp_path, env=env).stdout.decode()
    assert max(map(cell_len, shown.split("\n"))) <= columns
    assert "· duplicate-conflict" in shown


def test_encoding_without_frames_falls_back_to_ascii(draft: Path) -> None:
    shown = _check(draft, PYTHONIOENCODING="gbk").stdout.decode("gbk")
    assert "警告 W101" in shown
    assert "╭" not in shown
    assert "?" not in shown
    assert _check(draft, PYTHONIOENCODING="ascii").returncode == 1


def test_says_plainly_what_was_not_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("通知\n今天开会。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    out = fazhi("check", "a.txt", "--select", "wording", cwd=tmp_path).out
    assert "没有认出报告类型" in out
    assert "数字：没有核对" in out
    assert "没有选用" in out
    out = fazhi("check", ".", "--select", "wording", cwd=tmp_path).out
    assert "不能算通过" in out
    assert "读出 1/2 份" in out
    assert "没有发现问题" not in out
