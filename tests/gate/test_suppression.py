"""Findings a person has judged are set aside, counted, and remembered only as long as they are needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.testing import Ran, fazhi
from checker.document import parse_directive
from checker.testing import findings

SENTENCE = "截止目前，全区共化解纠纷。"
TITLE = "云陌区2024年法治政府建设年度报告\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TITLE + SENTENCE + "\n", encoding="utf-8")
    (tmp_path / "fazhi.toml").write_text('select = ["wording", "unpaired-title-mark"]\n', encoding="utf-8")
    return tmp_path


def _check(home: Path, *paths: str) -> Ran:
    return fazhi("check", *(paths or ("a.txt",)), "--format", "json", cwd=home)


def _mark(home: Path) -> str:
    mark: str = _check(home).json["files"][0]["diagnostics"][0]["fingerprint"]
    return mark


def test_suppress_sets_one_finding_aside_and_counts_it(home: Path) -> None:
    ran = fazhi("suppress", _mark(home), "a.txt", "--reason", "引文，保留原文", cwd=home)
    assert ran.code == 0, ran.err
    after = _check(home)
    assert (after.code, after.names) == (0, [])
    assert after.json["summary"]["suppressed"] == 1
    text = (home / "fazhi.toml").read_text(encoding="utf-8")
    assert text.startswith('select = ["wording"')
    assert 'rule = "wording"' in text
    assert "已抑制 1" in fazhi("check", "a.txt", cwd=home).out


def test_it_survives_edits_elsewhere_and_retyped_marks(home: Path) -> None:
    fazhi("suppress", f"wording:{_mark(home)}", "--reason", "引文", cwd=home)
    draft = home / "a.txt"
    draft.write_text(TITLE + "新的一段。\n\n" + SENTENCE.replace("，", ",") + "截止目前，另一句。\n", encoding="utf-8")
    after = _check(home)
    assert [d["span"]["line"] for f in after.json["files"] for d in f["diagnostics"]] == [4]
    assert after.json["summary"]["suppressed"] == 1


def test_unused_suppression_is_a_finding_where_the_run_could_have_met_it(home: Path) -> None:
    fazhi("suppress", _mark(home), "a.txt", "--reason", "引文", cwd=home)
    (home / "a.txt").write_text(TITLE + "截至目前，全区共化解纠纷。\n", encoding="utf-8")
    (home / "b.txt").write_text(TITLE, encoding="utf-8")
    after = _check(home)
    assert (after.code, after.names) == (1, ["unused-suppression"])
    assert Path(after.json["files"][-1]["path"]).name == "fazhi.toml"
    assert _check(home, "b.txt").names == []
    assert fazhi("check", "a.txt", "--select", "unpaired-title-mark", cwd=home).code == 0


def test_entry_without_a_file_is_judged_by_a_run_over_the_folder(home: Path) -> None:
    (home / "fazhi.toml").write_text(
        'select = ["wording"]\n[[suppress]]\nfingerprint = "0000000000000000"\nreason = "旧"\n', encoding="utf-8"
    )
    assert _check(home).names == ["wording"]
    assert _check(home, ".").names == ["wording", "unused-suppression"]


def test_expired_suppression_brings_the_finding_back(home: Path) -> None:
    fazhi("suppress", _mark(home), "a.txt", "--reason", "暂缓", "--until", "2020-01-01", cwd=home)
    after = _check(home)
    assert sorted(after.names) == ["expired-suppression", "wording"]
    assert after.json["summary"]["suppressed"] == 0


def test_their_severity_can_be_set(home: Path) -> None:
    (home / "a.txt").write_text(TITLE + "<!-- fazhi: ignore[wording] 旧 -->\n全区共化解纠纷。\n", encoding="utf-8")
    assert _check(home).code == 1
    with (home / "fazhi.toml").open("a", encoding="utf-8") as file:
        file.write('[severity]\nunused-suppression = "info"\n')
    after = _check(home)
    assert (after.code, after.names) == (0, ["unused-suppression"])


def test_mistakes_are_told(home: Path) -> None:
    assert fazhi("suppress", "xyz", "--reason", "x", cwd=home).code == 2
    assert fazhi("suppress", "0000000000000000", "a.txt", "--reason", "x", cwd=home).code == 2
    assert fazhi("suppress", "wordng:0000000000000000", "--reason", "x", cwd=home).code == 2
    assert fazhi("suppress", _mark(home), "--reason", " ", cwd=home).code == 2
    assert fazhi("suppress", _mark(home), "--reason", "x", cwd=home).code == 0
    assert fazhi("suppress", "552221f06b1758c8", "--reason", "x", cwd=home).code == 0
    again = fazhi("suppress", "552221f06b1758c8", "--reason", "x", cwd=home)
    assert "already there" in again.err


def test_pyproject_gets_its_own_table(home: Path) -> None:
    (home / "fazhi.toml").unlink()
    (home / "pyproject.toml").write_text('[tool.fazhi]\nselect = ["wording"]\n', encoding="utf-8")
    assert fazhi("suppress", _mark(home), "a.txt", "--reason", "引文", cwd=home).code == 0
    assert _check(home).names == []


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "<!-- fazhi: ignore[wording] 引文 -->\n" + SENTENCE + "\n",
        TITLE + SENTENCE + "<!-- fazhi: ignore[W101] 引文 -->\n",
        TITLE + "<!-- fazhi：ignore【wording】引文 -->" + SENTENCE + "\n",
        TITLE + "<!-- fazhi: ignore wording 引文 -->\n\n" + SENTENCE + "\n",
    ],
)
def test_remark_in_the_text_covers_its_paragraph(home: Path, text: str) -> None:
    (home / "a.txt").write_text(text, encoding="utf-8")
    after = _check(home)
    assert after.names == []
    assert after.json["summary"]["suppressed"] == 1


def test_remark_covers_one_paragraph_and_one_rule_only(home: Path) -> None:
    text = TITLE + "<!-- fazhi: ignore[wording] 引文 -->\n" + SENTENCE + "依据《条例。\n" + SENTENCE + "\n"
    (home / "a.txt").write_text(text, encoding="utf-8")
    assert _check(home).names == ["unpaired-title-mark", "wording"]


def test_remark_is_no_prose(home: Path) -> None:
    text = TITLE + "<!-- fazhi: ignore[unpaired-title-mark] 截止目前，原文如此 -->\n依据《条例。\n"
    (home / "a.txt").write_text(text, encoding="utf-8")
    assert _check(home).names == []


@pytest.mark.parametrize(("name", "word"), [("wording", "没有起作用"), ("wordng", "不存在"), ("", "没有写明")])
def test_unused_or_wrong_remark_is_a_finding(home: Path, name: str, word: str) -> None:
    text = TITLE + f"<!-- fazhi: ignore[{name}] 引文 -->\n全区共化解纠纷。\n"
    (home / "a.txt").write_text(text, encoding="utf-8")
    ran = _check(home)
    assert ran.names == ["unused-suppression"]
    assert word in ran.json["files"][0]["diagnostics"][0]["message"]
    assert fazhi("check", "a.txt", "--select", "unpaired-title-mark", cwd=home).code == (name != "wording")


def test_remarks_are_read_in_their_usual_forms() -> None:
    assert parse_directive("fazhi: ignore wording 引自文件原文") == (("wording",), "引自文件原文")
    assert parse_directive("fazhi：忽略[N102、wording]：口径不同") == (("N102", "wording"), "口径不同")
    assert parse_directive("请核对这里") is None
    assert parse_directive("see fazhi: ignore wording") is None


def test_word_comment_covers_its_paragraph(home: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(TITLE.strip())
    for note in (True, False):
        paragraph = document.add_paragraph()
        run = paragraph.add_run("全区共化解纠纷，截止目前仍在办理。" if note else SENTENCE)
        if note:
            document.add_comment(run, text="fazhi: ignore wording 引文", author="审核", initials="审")
    document.save(str(home / "a.docx"))
    ran = _check(home, "a.docx")
    assert ran.names == ["wording"]
    assert ran.json["summary"]["suppressed"] == 1


def test_fingerprint_differs_between_sentences() -> None:
    marks = {d.fingerprint for d in findings("wording", "截止目前，甲事办结。\n截止目前，乙事办结。\n")}
    assert len(marks) == 2
