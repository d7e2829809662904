"""`fazhi --version` imports next to nothing, and no command imports what it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {"click", "lark", "docx", "lxml", "rich", "pluggy", "selectolax", "pypdfium2", "pathspec"}


def _imported(*args: str, cwd: Path | None = None) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "checker", *args]
    err = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd).stderr
    return {line.rpartition("|")[2].strip().split(".")[0] for line in err.split("\n") if "|" in line}


def test_version_imports_neither_click_lark_docx_nor_rich() -> None:
    assert _imported("--version") & HEAVY == set()


def test_check_of_a_text_report_leaves_other_formats_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云陌区2024年法治政府建设年度报告\n", encoding="utf-8")
    args = ("check", "--isolated", "--select", "S", "--format", "json", "a.txt")
    assert _imported(*args, cwd=tmp_path) & {"docx", "rich", "selectolax", "pypdfium2", "pathspec"} == set()
