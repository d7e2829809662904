"""Fixes: what is written, what is left alone, for every format that can be rewritten."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli.fix import command
from checker.engine import Plan
from checker.fix import NotFixable, fix_data
from checker.fix.choose import changes_figure
from checker.report import Context
from checker.testing import registry

TEXT = "青岚县2023年法治政府建设情况报告\n截止目前，，办理援助案件31件。\n群众可登陆政务服务网查询。\n"
FIXED = "青岚县2023年法治政府建设情况报告\n截至目前，办理援助案件31件。\n群众可登陆政务服务网查询。\n"


def plan() -> Plan:
    rules = tuple(r for r in registry().rules if r.code[0] in "CWP")
    return Plan(registry(), rules, Context(dt.date(2026, 1, 15)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_text_keeps_encoding_mark_and_newlines(encoding: str, newline: str) -> None:
    data = TEXT.replace("\n", newline).encode(encoding)
    done = fix_data(plan(), data, "r.txt")
    assert done.data == FIXED.replace("\n", newline).encode(encoding)


def test_unsafe_fixes_only_on_request() -> None:
    done = fix_data(plan(), TEXT.encode(), "r.md", unsafe=True)
    assert "可登录政务服务网" in done.data.decode()
    assert len(done.fixed) == 3


@given(
    st.lists(
        st.sampled_from(
            [
                "截止目前，",
                "办理12件，，",
                "再接再励。",
                "《法治政府建设实施纲要（20212025年）》",
                "其它3项、",
                "台帐5本。\n",
            ]
        ),
        max_size=8,
    )
)
@settings(max_examples=25, deadline=None)
def test_fixing_twice_changes_nothing_more_and_no_figure(pieces: list[str]) -> None:
    text = "青岚县2023年法治政府建设情况报告\n" + "".join(pieces)
    once = fix_data(plan(), text.encode(), "r.txt", unsafe=True).data
    assert fix_data(plan(), once, "r.txt", unsafe=True).data == once
    digits = [c for c in text if c.isdigit()]
    assert [c for c in once.decode() if c.isdigit()] == digits


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("12件", "12项", False),
        ("12件", "13件", True),
        ("１２件", "12件", False),
        ("2021", "20 21", True),
        ("件", "件1", True),
    ],
)
def test_what_changes_a_figure(old: str, new: str, changes: bool) -> None:
    assert changes_figure(old, new) is changes


def draft() -> bytes:
    document = docx.Document()
    document.add_heading("青岚县2023年法治政府建设情况报告", 0)
    paragraph = document.add_paragraph()
    paragraph.add_run("一年来，截")
    paragraph.add_run("止目").bold = True
    paragraph.add_run("前，，办理")
    paragraph.add_run("12件").italic = True
    paragraph.add_run("，再接再励。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "截止2023年底"
    table.cell(0, 1).text = "办结31件"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def runs_of(data: bytes) -> list[tuple[str, bool | None, bool | None]]:
    return [(r.text, r.bold, r.italic) for r in docx.Document(io.BytesIO(data)).paragraphs[1].runs]


def test_word_keeps_runs_and_everything_else() -> None:
    data = draft()
    done = fix_data(plan(), data, "r.docx")
    assert runs_of(done.data) == [
        ("一年来，截", None, None),
        ("至目", True, None),
        ("前，办理", None, None),
        ("12件", None, True),
        ("，再接再厉。", None, None),
    ]
    assert docx.Document(io.BytesIO(done.data)).tables[0].cell(0, 0).text == "截至2023年底"
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(done.data))
    assert before.namelist() == after.namelist()
    assert [n for n in before.namelist() if before.read(n) != after.read(n)] == ["word/document.xml"]
    assert fix_data(plan(), done.data, "r.docx").data == done.data


def test_tracked_changes_can_be_accepted_or_rejected() -> None:
    data = draft()
    done = fix_data(plan(), data, "r.docx", tracked=True)
    xml = zipfile.ZipFile(io.BytesIO(done.data)).read("word/document.xml").decode()
    assert xml.count("<w:ins ") == 3
    assert xml.count("<w:del ") == 4
    assert done.after.replace("\t", "\n").splitlines()[1] == "一年来，截至目前，办理12件，再接再厉。"
    rejected = docx.Document(io.BytesIO(done.data))
    for node in list(rejected.element.iter("{*}ins")):
        node.getparent().remove(node)
    words = "".join(t.text or "" for t in rejected.paragraphs[1]._p.iter("{*}t", "{*}delText"))
    assert words == "一年来，截止目前，，办理12件，再接再励。"
    assert fix_data(plan(), done.data, "r.docx", tracked=True).data == done.data


def test_formats_that_are_only_read_are_refused() -> None:
    html = "<html><body><h1>青岚县2023年法治政府建设情况报告</h1><p>截止目前，办理31件。</p></body></html>"
    with pytest.raises(NotFixable, match="html"):
        fix_data(plan(), html.encode(), "r.html")


def test_command_shows_then_writes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "r.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = CliRunner().invoke(command, [str(path), "--diff", "--isolated"])
    assert shown.exit_code == 1
    assert "-截止目前，，办理援助案件31件。" in shown.output
    assert "+截至目前，办理援助案件31件。" in shown.output
    assert path.read_text(encoding="utf-8") == TEXT
    assert CliRunner().invoke(command, [str(path), "--isolated"]).exit_code == 0
    assert path.read_text(encoding="utf-8") == FIXED
    assert CliRunner().invoke(command, [str(path), "--diff", "--isolated"]).exit_code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]


def test_command_selects_rules(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "r.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert CliRunner().invoke(command, [str(path), "--isolated", "--select", "doubled-mark"]).exit_code == 0
    assert path.read_text(encoding="utf-8") == TEXT.replace("，，", "，")
