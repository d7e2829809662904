"""The annotated draft: comments on the exact words, and nothing else touched."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import pytest
import sample_report as sample
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_file import W, p, r, word_file

from checker.config import load_settings
from checker.config.plan import make_plan
from checker.diagnostics import Diagnostic, FileResult, Label, Severity, Text
from checker.diagnostics.reporters.docx import report
from checker.document import Document, ReportFacts, Span
from checker.document.readers.word import read_word
from checker.engine import check_data, unread_result
from checker.errors import UsageError

NS = {"w": W}


@dataclass(frozen=True)
class Comment:
    author: str
    text: str
    words: str
    """The text between its marks, paragraphs joined by a bar."""


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {n: package.read(n) for n in package.namelist()}


def comments(data: bytes) -> list[Comment]:
    files = parts(data)
    root = etree.fromstring(files["word/document.xml"])
    out = []
    for node in etree.fromstring(files["word/comments.xml"]).iter(f"{{{W}}}comment"):
        ident = node.get(f"{{{W}}}id")
        said = "\n".join("".join(x.itertext()) for x in node.iter(f"{{{W}}}p"))
        assert len(root.findall(f".//w:commentReference[@w:id='{ident}']", NS)) == 1
        out.append(Comment(node.get(f"{{{W}}}author") or "", said, between(root, ident or "")))
    return out


def between(root: Any, ident: str) -> str:
    words, inside = "", False
    for node in root.iter():
        if node.tag in (f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd") and node.get(f"{{{W}}}id") == ident:
            inside = node.tag.endswith("Start")
        elif inside and node.tag == f"{{{W}}}t":
            words += node.text or ""
        elif inside and node.tag == f"{{{W}}}p":
            words += "|"
    return words


def finding(document: Document, *words: str, name: str = "breakdown-sum") -> Diagnostic:
    labels = [Label(sample.at(document.text, w), Text(f"第{i}处", f"place {i}")) for i, w in enumerate(words)]
    text = Text("两处不一致。", "They differ.")
    return Diagnostic("N102", name, Severity.INCONSISTENCY, text, labels[0], tuple(labels[1:]), fingerprint="ab")


def annotate(
    data: bytes, *words: tuple[str, ...], found: tuple[Diagnostic, ...] | None = None, lang: Any = "zh"
) -> bytes:
    document = read_word(data, "draft.docx")
    made = tuple(finding(document, *w) for w in words) if found is None else found
    result = FileResult("draft.docx", document, None, ReportFacts(), (), None, made)
    out = report(replace(sample.run(result, lang=lang), read=lambda _path: data))
    assert read_word(out, "draft.docx").text == document.text
    return out


PLAIN = word_file(
    p(r("青禾县2023年报告")) + p(r("全年受理复议", "<w:b/>"), r("申请116件，审结"), r("109件。", "<w:i/>"))
)


def test_comments_stand_on_the_exact_words_and_point_to_the_first() -> None:
    found = comments(annotate(PLAIN, ("116件", "109件")))
    assert [c.author for c in found] == ["fazhi"] * 3
    assert [c.words for c in found] == ["青禾县2023年报告", "116件", "109件"]
    assert found[1].text.startswith("【1】数据矛盾（N102 breakdown-sum）：两处不一致。")
    assert "fazhi: ignore breakdown-sum" in found[1].text
    assert found[2].text == "见批注【1】：第1处\n两处不一致。"


def test_only_what_must_change_changes() -> None:
    before, after = parts(PLAIN), parts(annotate(PLAIN, ("116件",)))
    assert after.keys() - before.keys() == {"word/comments.xml"}
    changed = {n for n in before if before[n] != after[n]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}


def test_split_runs_keep_their_formatting() -> None:
    root = etree.fromstring(parts(annotate(PLAIN, ("复议申请116", "09")))["word/document.xml"])
    runs = [(x.findtext("w:t", namespaces=NS), x.find("w:rPr/*", NS)) for x in root.iterfind(".//w:r[w:t]", NS)]
    styled = [(t, None if f is None else etree.QName(f).localname) for t, f in runs]
    assert styled == [
        ("青禾县2023年报告", None),
        ("全年受理", "b"),
        ("复议", "b"),
        ("申请116", None),
        ("件，审结", None),
        ("1", "i"),
        ("09", "i"),
        ("件。", "i"),
    ]
    assert {x.get(f"{{{W}}}rsidR") for x in root.iterfind(".//w:r[w:t]", NS)} == {"00AA11BB"}


def test_running_again_replaces_own_comments() -> None:
    once = annotate(PLAIN, ("116件", "109件"))
    assert annotate(once, ("116件", "109件")) == once
    fewer = annotate(once, ("116件",))
    assert [c.words for c in comments(fewer)] == ["青禾县2023年报告", "116件"]
    assert b'w:id="2"' not in parts(fewer)["word/document.xml"]


PERSON = (
    '<w:comment w:id="4" w:author="张科长" w:date="2024-01-02T03:04:05Z" w:initials="张">'
    "<w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>"
)


def test_comments_of_people_keep_their_words_and_ranges() -> None:
    body = p(
        r("审结"),
        '<w:commentRangeStart w:id="4"/>',
        r("109件，维持62件"),
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
        r("。"),
    )
    data = word_file(p(r("报告")) + body, comments=PERSON)
    once = annotate(data, ("62件", "109"))
    found = comments(once)
    assert found[0] == Comment("张科长", "请核实", "109件，维持62件")
    assert [c.words for c in found[1:]] == ["报告", "62件", "109"]
    twice = annotate(once, ("62件", "109"))
    assert twice == once
    none = comments(annotate(once, found=()))
    assert [c.author for c in none] == ["张科长", "fazhi"]
    assert none[0].words == "109件，维持62件"
    assert "没有发现问题" in none[1].text


def test_reply_of_a_person_to_our_comment_stays_as_a_comment() -> None:
    body = p(r("报告")) + p(
        '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>',
        r("109件"),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    )
    ours = '<w:comment w:id="0" w:author="fazhi"><w:p w14:paraId="0A"><w:r><w:t>【1】</w:t></w:r></w:p></w:comment>'
    reply = '<w:comment w:id="1" w:author="李"><w:p w14:paraId="0B"><w:r><w:t>已核</w:t></w:r></w:p></w:comment>'
    thread = '<w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    data = word_file(body, comments=ours + reply, commentsExtended=thread)
    out = annotate(data, found=())
    assert [(c.author, c.words) for c in comments(out)] == [("李", "109件"), ("fazhi", "报告")]
    extended = parts(out)["word/commentsExtended.xml"]
    assert b"0A" not in extended
    assert b'paraId="0B"' in extended


def test_tables_links_content_controls_and_insertions() -> None:
    cell = f"<w:tc>{p(r('维持62件'))}</w:tc><w:tc>{p(r('撤销18件'))}</w:tc>"
    other = f"<w:tc>{p(r('驳回21件'))}</w:tc><w:tc>{p(r('终止10件'))}</w:tc>"
    body = (
        p(r("报告"))
        + f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{other}</w:tr></w:tbl>"
        + p(f'<w:hyperlink w:anchor="a">{r("链接内116件")}</w:hyperlink>')
        + f"<w:sdt><w:sdtContent>{p(r('控件内128件'))}</w:sdtContent></w:sdt>"
        + p(
            f'<w:ins w:id="9" w:author="王">{r("新增37件")}</w:ins>',
            '<w:del w:id="8" w:author="王"><w:r><w:delText>删去</w:delText></w:r></w:del>',
            r("，旧有3件"),
        )
    )
    words = ("18件", "116", "128件", "37件", "有3")
    found = comments(annotate(word_file(body), words))
    assert [c.words for c in found] == ["报告", *words]


def test_tabs_and_breaks_inside_a_run() -> None:
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>甲1件</w:t><w:tab/><w:t>乙2件</w:t><w:br/><w:t>丙3件</w:t></w:r>"
    out = annotate(word_file(p(r("报告")) + p(run)), ("2件", "丙3"))
    assert [c.words for c in comments(out)] == ["报告", "2件", "丙3"]
    root = etree.fromstring(parts(out)["word/document.xml"])
    assert [etree.QName(n).localname for n in root.iterfind(".//w:r[w:rPr]/*", NS)].count("tab") == 1
    assert [etree.QName(n).localname for n in root.iterfind(".//w:r[w:rPr]/*", NS)].count("br") == 1


def test_words_of_a_footnote_are_noted_at_its_reference() -> None:
    body = p(r("报告")) + p(r("审结109件"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("。"))
    notes = f'<w:footnote w:id="2">{p(r("含上年结转5件"))}</w:footnote>'
    out = annotate(word_file(body, footnotes=notes), ("5件",))
    assert "两处不一致" in comments(out)[1].text
    root = etree.fromstring(parts(out)["word/document.xml"])
    start = root.find(".//w:commentRangeStart[@w:id='1']", NS)
    assert start is not None
    after = start.getnext()
    assert after is not None
    assert after.find("w:footnoteReference", NS) is not None


def test_words_in_a_text_box_are_noted_at_the_drawing() -> None:
    inside = f"<w:txbxContent>{p(r('框内9件'))}</w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    out = annotate(word_file(p(r("报告")) + p(r("正文"), box)), ("9件",))
    root = etree.fromstring(parts(out)["word/document.xml"])
    assert len(comments(out)) == 2
    for mark in root.iter(f"{{{W}}}commentRangeStart", f"{{{W}}}commentReference"):
        assert not list(mark.iterancestors(f"{{{W}}}txbxContent"))


def test_findings_without_a_place_join_the_summary_with_the_parts() -> None:
    document = read_word(PLAIN, "draft.docx")
    whole = Diagnostic(
        "S101", "missing-part", Severity.ERROR, Text("缺少一部分。", "A part is missing."), Label(Span(0, 0))
    )
    result = FileResult(
        "draft.docx", document, "x", ReportFacts(), sample.result().parts, None, (whole,), suppressed=(whole,)
    )
    said = comments(report(replace(sample.run(result), read=lambda _path: PLAIN)))[0].text  # type: ignore[arg-type]
    assert "错误 1" in said
    assert "✗ 原因：缺失" in said
    assert "【1】错误（S101 missing-part）：缺少一部分。" in said
    assert "另有 1 条已按约定忽略。" in said


def test_a_strict_file_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {n: d.replace(W.encode(), strict.encode()) for n, d in parts(PLAIN).items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    out = parts(annotate(data.getvalue(), ("116件",)))
    assert strict.encode() in out["word/document.xml"]
    assert W.encode() not in out["word/document.xml"] + out["word/comments.xml"]


def test_python_docx_opens_it() -> None:
    made = docx.Document()
    made.add_heading("青禾县2023年法治政府建设情况报告", 0)
    made.add_paragraph("全年受理行政复议申请116件，审结109件。")
    buffer = io.BytesIO()
    made.save(buffer)
    again = docx.Document(io.BytesIO(annotate(buffer.getvalue(), ("116件", "109件"))))
    assert [c.author for c in again.comments] == ["fazhi"] * 3
    assert again.paragraphs[1].text == "全年受理行政复议申请116件，审结109件。"


def test_what_cannot_be_annotated_is_said_plainly() -> None:
    broken = unread_result("坏.docx", Text("已损坏。", "damaged"), Text("", ""))
    for run in (sample.run(), sample.run(broken), sample.run(sample.result(), sample.result())):
        with pytest.raises(UsageError):
            report(run)


def test_english() -> None:
    assert "fazhi: result of the check" in comments(annotate(PLAIN, ("116件",), lang="en"))[0].text


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_span_is_marked_exactly(data: st.DataObject) -> None:
    runs = data.draw(st.lists(st.text("甲乙丙丁戊123件，", min_size=1, max_size=5), min_size=1, max_size=5))
    source = word_file(p(r("报告")) + p(*(r(t, "<w:b/>" if i % 2 else "") for i, t in enumerate(runs))))
    document = read_word(source, "draft.docx")
    line = "".join(runs)
    base = document.text.index("\n") + 1
    assert document.text[base:] == line
    borders = data.draw(st.lists(st.tuples(st.integers(0, 24), st.integers(1, 9)), min_size=1, max_size=4))
    spans = [Span(base + a, min(base + a + n, base + len(line))) for a, n in borders if a < len(line)]
    found = tuple(
        Diagnostic("W101", "wording", Severity.INFO, Text("x", "x"), Label(s), fingerprint=str(i))
        for i, s in enumerate(spans)
    )
    out = annotate(source, found=found)
    assert [c.words for c in comments(out)[1:]] == [document.slice(s) for s in spans]


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_opens_it_and_keeps_every_comment(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice")
    (tmp_path / "draft.docx").write_bytes(annotate(PLAIN, ("116件", "109件")))
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
            "--headless",
            "--convert-to",
            "fodt",
            "draft.docx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=110,
    )
    flat = (tmp_path / "draft.fodt").read_text(encoding="utf-8")
    assert len(re.findall("<dc:creator>fazhi</dc:creator>", flat)) == 3
    assert "见批注【1】" in flat
    assert len(re.findall("<office:annotation-end", flat)) == 3


def test_a_word_comment_of_a_person_silences_the_finding_next_time() -> None:
    plan = make_plan(load_settings(isolated=True), dt.date(2024, 3, 1))

    def check_and_annotate(data: bytes) -> tuple[FileResult, bytes]:
        result = check_data(plan, data, "draft.docx")
        return result, report(replace(sample.run(result), read=lambda _path: data))

    lines = [p(r(line)) for line in sample.DRAFT.split("\n") if line]
    first, annotated = check_and_annotate(word_file("".join(lines)))
    assert "breakdown-sum" in {d.name for d in first.diagnostics}
    made = docx.Document(io.BytesIO(annotated))
    run = next(x for paragraph in made.paragraphs for x in paragraph.runs if x.text == "109件")
    made.add_comment(run, "fazhi: ignore breakdown-sum 含并案2件", author="张科长", initials="张")
    buffer = io.BytesIO()
    made.save(buffer)
    second, again = check_and_annotate(buffer.getvalue())
    assert {d.name for d in first.diagnostics} - {d.name for d in second.diagnostics} == {"breakdown-sum"}
    said = comments(again)
    assert Comment("张科长", "fazhi: ignore breakdown-sum 含并案2件", "109件") in said
    assert any("另有 1 条已按约定忽略。" in c.text for c in said)
