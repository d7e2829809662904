"""Every `fazhi …` line in a code block of the docs runs as written, in a folder that holds the files it names."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "reports"
FENCE = re.compile(r"^```(?:sh|console|bash)?\n(.*?)^```", re.M | re.S)
WAITS = ("serve", "lsp")
"""Commands that go on until they are stopped; they have tests of their own."""


def commands() -> list[tuple[str, str]]:
    """(page, command) of every `fazhi` line in the docs."""
    out: list[tuple[str, str]] = []
    for page in sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("README*.md")]):
        for block in FENCE.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                command = line.split("  #")[0].removeprefix("$ ").strip()
                if command.startswith("fazhi ") and command.split()[1] not in WAITS and "--watch" not in command:
                    out.append((page.name, command))
    return out


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with drafts under the names the docs use."""
    for name in ("draft.docx", "草稿.docx", "报告.docx", "2024年报告.docx", "this.docx"):
        shutil.copy(EXAMPLES / "faulty.docx", tmp_path / name)
    for name in ("2023年报告.docx", "last.docx"):
        shutil.copy(EXAMPLES / "good.docx", tmp_path / name)
    for folder in ("报告", "报告文件夹", "reports", "drafts", "CORPUS/reports"):
        (tmp_path / folder).mkdir(parents=True)
        for source in ("good.txt", "faulty.txt", "faulty.docx"):
            shutil.copy(EXAMPLES / source, tmp_path / folder / source)
    (tmp_path / "报告.txt").write_bytes((EXAMPLES / "faulty.txt").read_bytes())
    for roster in ("roster.csv", "名册.csv", "CORPUS/roster.csv"):
        (tmp_path / roster).write_text("name,region,kind\n云陌区人民政府,云陌区,government\n", encoding="utf-8")
    return tmp_path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "checker", *command]
    return subprocess.run(call, capture_output=True, text=True, encoding="utf-8", cwd=folder)


@pytest.mark.parametrize(("page", "command"), commands(), ids=lambda v: v[:60])
def test_command_runs(page: str, command: str, office: Path) -> None:
    words = shlex.split(command)[1:]
    if words[0] == "suppress":  # the id is that of a finding of this very draft
        shown = run(["check", "--show-ids", "报告.docx"], office).stdout
        found = re.search(r"[A-Z]\d{3}:[0-9a-f]{16}", shown)
        assert found, shown
        words[1] = found.group()
    if "--baseline" in words:
        run(["check", words[1], "--write-baseline", words[words.index("--baseline") + 1]], office)
    done = run(words, office)
    assert done.returncode in (0, 1), f"{page}: {command}\n{done.stdout}{done.stderr}"
    assert done.stdout.strip() or done.stderr.strip()


def test_there_are_commands_to_run() -> None:
    assert len(commands()) >= 8
