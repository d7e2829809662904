"""`check --watch`: every save sets off one check; what the check itself writes does not."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("watchfiles")

from checker.cli.watch import Wanted, watch
from checker.errors import UsageError

SUFFIXES = frozenset({".txt", ".docx", ".html"})
PATIENCE = 15


@contextmanager
def watching(paths: list[Path], outputs: list[Path], seen: queue.Queue[str]) -> Iterator[None]:
    """A watch in a thread; every check puts the words of the first path into `seen`."""
    stop = threading.Event()

    def check() -> int:
        seen.put(paths[0].read_text(encoding="utf-8") if paths[0].is_file() else "checked")
        for output in outputs:
            output.write_text("out", encoding="utf-8")
        return 0

    names, written = [str(p) for p in paths], [str(o) for o in outputs]
    thread = threading.Thread(target=watch, args=(names, SUFFIXES, written, check, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_save_is_checked_and_the_output_sets_nothing_off(tmp_path: Path) -> None:
    draft, output = tmp_path / "草稿.txt", tmp_path / "结果.html"
    draft.write_text("甲", encoding="utf-8")
    seen: queue.Queue[str] = queue.Queue()
    with watching([draft], [output], seen):
        assert seen.get(timeout=PATIENCE) == "甲"
        draft.write_text("乙", encoding="utf-8")
        assert seen.get(timeout=PATIENCE) == "乙"
    assert seen.empty()


def test_saving_the_way_word_does_by_renaming(tmp_path: Path) -> None:
    draft, fresh = tmp_path / "草稿.txt", tmp_path / "~WRL0001.tmp"
    draft.write_text("甲", encoding="utf-8")
    seen: queue.Queue[str] = queue.Queue()
    with watching([draft], [], seen):
        seen.get(timeout=PATIENCE)
        fresh.write_text("乙", encoding="utf-8")
        fresh.replace(draft)
        assert seen.get(timeout=PATIENCE) == "乙"


def test_a_new_report_in_a_watched_folder(tmp_path: Path) -> None:
    seen: queue.Queue[str] = queue.Queue()
    with watching([tmp_path], [], seen):
        seen.get(timeout=PATIENCE)
        (tmp_path / "下级").mkdir()
        (tmp_path / "新.txt").write_text("甲", encoding="utf-8")
        assert seen.get(timeout=PATIENCE) == "checked"


def test_what_sets_off_a_check(tmp_path: Path) -> None:
    draft = tmp_path / "甲" / "草稿.docx"
    draft.parent.mkdir()
    draft.touch()
    (tmp_path / "乙").mkdir()
    (tmp_path / "fazhi.toml").touch()
    one = Wanted([str(draft)], SUFFIXES, [])
    assert one.matches(str(draft))
    assert one.matches(str(tmp_path / "fazhi.toml"))
    assert tmp_path in one.folders
    assert not one.deep
    assert not one.matches(str(draft.with_name("别的.docx")))
    both = Wanted([str(tmp_path / "乙"), str(tmp_path / "甲" / "*.docx")], SUFFIXES, [str(tmp_path / "乙" / "r.html")])
    assert both.deep
    assert both.matches(str(tmp_path / "乙" / "x.txt"))
    assert both.matches(str(draft))
    for quiet in ("乙/r.html", "乙/r.html.part", "乙/~$草稿.docx", "乙/.x.txt", "乙/x.png"):
        assert not both.matches(str(tmp_path / quiet))


def test_wrong_use() -> None:
    with pytest.raises(UsageError):
        watch(["-"], SUFFIXES, [], lambda: 0)
    with pytest.raises(UsageError):
        Wanted(["没有这个文件夹/草稿.txt"], SUFFIXES, [])


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_the_command_checks_again_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    draft = tmp_path / "草稿.txt"
    draft.write_text("受理6件，办结5件。\n", encoding="utf-8")
    command = [sys.executable, "-m", "checker", "check", str(draft), "--watch", "--format", "concise", "--isolated"]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ}
    )
    try:
        assert running.stderr is not None
        first = next(line for line in running.stderr if "正在等待保存" in line)
        assert first
        draft.write_text("受理7件，办结5件。\n", encoding="utf-8")
        assert next(line for line in running.stderr if "重新检查" in line)
        assert next(line for line in running.stderr if "正在等待保存" in line)
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) in (0, 1, 130)  # 130: the signal came while a check ran
    finally:
        running.kill()
