"""`fazhi check`: what it reads, what it selects, how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from checker.cli.testing import fazhi

FAULTY = "云陌区2024年法治政府建设年度报告\n截止目前，全区共化解纠纷。\n"
CLEAN = "云陌区2024年法治政府建设年度报告\n截至12月底，全区共化解纠纷。\n"
ONLY = ("--select", "wording", "--format", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / "c.md").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def test_exit_codes(folder: Path) -> None:
    assert fazhi("check", "a.txt", *ONLY, cwd=folder).code == 0
    assert fazhi("check", "b.txt", *ONLY, cwd=folder).code == 1
    assert fazhi("check", "b.txt", *ONLY, "--exit-zero", cwd=folder).code == 0
    assert fazhi("check", "b.txt", *ONLY, "--fail-on", "error", cwd=folder).code == 0
    assert fazhi("check", "nothing.txt", cwd=folder).code == 2
    (folder / "empty.txt").write_bytes(b"")
    assert fazhi("check", "empty.txt", "b.txt", *ONLY, cwd=folder).code == 3
    assert fazhi("check", "empty.txt", "--exit-zero", cwd=folder).code == 3


def test_output_file_never_changes_the_exit_code(folder: Path) -> None:
    for name in ("out.json", "out.sarif", "out.xml", "gitlab:out.gl"):
        assert fazhi("check", "b.txt", "--select", "wording", "--output", name, cwd=folder).code == 1
        assert (folder / name.split(":")[-1]).stat().st_size > 0


def test_several_outputs_at_once(folder: Path) -> None:
    ran = fazhi("check", "b.txt", "--select", "W", "--output", "o.json", "--output", "github:o.txt", cwd=folder)
    assert "W101" in ran.out
    assert json.loads((folder / "o.json").read_text(encoding="utf-8"))["summary"]["warning"] == 1
    assert (folder / "o.txt").read_text(encoding="utf-8").startswith("::warning file=b.txt,line=2")


def test_lone_output_with_format_replaces_standard_output(folder: Path) -> None:
    ran = fazhi("check", "b.txt", *ONLY, "--output", "result.data", cwd=folder)
    assert ran.out == ""
    assert json.loads((folder / "result.data").read_text(encoding="utf-8"))["summary"]["files"] == 1


def test_output_of_unknown_suffix_is_wrong_use(folder: Path) -> None:
    ran = fazhi("check", "b.txt", "--output", "o.xyz", cwd=folder)
    assert ran.code == 2
    assert "FORMAT:FILE" in ran.err


def test_folder_is_searched_and_order_is_stable(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "d.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "~$e.docx").write_bytes(b"lock file")
    paths = [f["path"] for f in fazhi("check", ".", *ONLY, cwd=folder).json["files"]]
    assert paths == [os.path.join(".", p) for p in ("a.txt", "b.txt", os.path.join("下级", "c.md"))]  # noqa: PTH118


def test_pattern_and_repeated_paths(folder: Path) -> None:
    paths = [f["path"] for f in fazhi("check", "b.txt", "*.txt", *ONLY, cwd=folder).json["files"]]
    assert paths == ["b.txt", "a.txt"]
    assert fazhi("check", "*.docx", cwd=folder).code == 2


def test_folder_without_a_report_is_unread(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("1", encoding="utf-8")
    ran = fazhi("check", ".", "--format", "json", cwd=tmp_path)
    assert ran.code == 3
    assert ran.names == ["unread-input"]
    assert ran.json["summary"]["complete"] is False


def test_old_word_files_in_a_folder_are_not_passed_over(folder: Path) -> None:
    (folder / "d.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    ran = fazhi("check", ".", *ONLY, cwd=folder)
    assert ran.code == 3
    assert [f["path"] for f in ran.json["files"] if any(d["name"] == "unread-input" for d in f["diagnostics"])] == [
        os.path.join(".", "d.doc")  # noqa: PTH118
    ]


def test_symlink_loop_ends(folder: Path) -> None:
    (folder / "下级" / "again").symlink_to(folder, target_is_directory=True)
    assert len(fazhi("check", ".", *ONLY, cwd=folder).json["files"]) == 3


def test_dangling_link_is_unread(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    ran = fazhi("check", "gone.txt", "a.txt", *ONLY, cwd=folder)
    assert (ran.code, ran.names) == (3, ["unread-input"])


def test_unreadable_file_is_unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    ran = fazhi("check", "b.txt", *ONLY, "--isolated", cwd=folder)
    assert (ran.code, ran.names) == (3, ["unread-input"])
    assert "没有读取权限" in ran.out


def test_standard_input_under_its_name(folder: Path) -> None:
    ran = fazhi("check", "-", *ONLY, "--stdin-filename", "草稿.md", stdin=FAULTY.encode(), cwd=folder)
    assert ran.code == 1
    assert ran.json["files"][0]["path"] == "草稿.md"


def test_unknown_rule_and_format_suggest(folder: Path) -> None:
    assert "did you mean wording?" in fazhi("check", "b.txt", "--select", "wordng", cwd=folder).err
    assert "did you mean sarif?" in fazhi("check", "b.txt", "--format", "sarf", cwd=folder).err
    assert fazhi("check", "b.txt", "--profile", "law-based-goverment", cwd=folder).code == 2


def test_select_by_code_prefix_and_ignore_by_name(folder: Path) -> None:
    assert "wording" in fazhi("check", "b.txt", "--select", "W1", "--format", "json", cwd=folder).names
    both = ("--select", "W", "--ignore", "wording", "--format", "json")
    assert "wording" not in fazhi("check", "b.txt", *both, cwd=folder).names
    assert (
        "wording" in fazhi("check", "b.txt", "--select", "W101", "--ignore", "W", "--format", "json", cwd=folder).names
    )


def test_unread_input_cannot_be_ignored(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    ran = fazhi("check", "empty.txt", "--ignore", "unread-input", "--ignore", "I", "--format", "json", cwd=folder)
    assert (ran.code, ran.names) == (3, ["unread-input"])


def test_statistics_counts_by_rule(folder: Path) -> None:
    out = fazhi("check", ".", "--select", "wording", "--statistics", cwd=folder).out
    assert "    2 W101 wording" in out


def test_language(folder: Path) -> None:
    out = fazhi("check", "b.txt", "--select", "wording", "--lang", "en", cwd=folder).out
    assert "Failed: 1 finding(s) of level warning or graver" in out


def test_worker_processes_change_nothing(folder: Path) -> None:
    for number in range(6):
        (folder / f"n{number}.txt").write_text(FAULTY * (number + 1), encoding="utf-8")
    alone = fazhi("check", ".", "--format", "json", "--jobs", "1", cwd=folder)
    several = fazhi("check", ".", "--format", "json", "--jobs", "3", cwd=folder)
    assert several == alone


def test_no_path_is_wrong_use(folder: Path) -> None:
    assert fazhi("check", cwd=folder).code == 2


def test_word_draft_from_standard_input_is_annotated(folder: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in FAULTY.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "draft.docx"))
    data = (folder / "draft.docx").read_bytes()
    args = ("--stdin-filename", "稿.docx", "--select", "wording", "--output", "批注.docx")
    assert fazhi("check", "-", *args, stdin=data, cwd=folder).code == 1
    assert any("截至" in comment.text for comment in docx.Document(str(folder / "批注.docx")).comments)


@pytest.mark.parametrize("format_", ["text", "concise"])
def test_ids_are_shown_when_asked_for(tmp_path: Path, format_: str) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("云陌区2024年法治政府建设年度报告\n调解成功率120%。\n", encoding="utf-8")
    found = fazhi("check", str(draft), "--isolated", "--format", "json").json["files"][0]["diagnostics"]
    shown = fazhi("check", str(draft), "--isolated", "--format", format_, "--show-ids").out
    plain = fazhi("check", str(draft), "--isolated", "--format", format_).out
    assert found
    for one in found:
        assert f"{one['code']}:{one['fingerprint']}" in shown
        assert one["fingerprint"] not in plain
