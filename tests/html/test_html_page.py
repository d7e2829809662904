"""The HTML report: what an author reads in it, and that nothing in a report can act on the page."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import sample_report as sample
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from checker.diagnostics import Diagnostic, FileResult, Label, Severity, Text
from checker.diagnostics.reporters.html import report
from checker.diagnostics.reporters.html.build import clean
from checker.diagnostics.reporters.html.marks import marks_of, pieces
from checker.document import ReportFacts, Span, UnreadableInput
from checker.engine import unread_result


def page(*results, lang="zh"):
    return html.document_fromstring(report(sample.run(*results, lang=lang)))


def texts(tree, path):
    return [" ".join(n.text_content().split()) for n in tree.xpath(path)]


def test_the_text_stands_as_written() -> None:
    paper = page().xpath("//div[@class='paper']")[0]
    lines = [line for line in sample.DRAFT.splitlines() if line.strip()]
    assert [n.text_content() for n in paper] == lines


def test_every_label_leads_to_its_exact_words() -> None:
    tree = page()
    found = sample.diagnostics(sample.DRAFT)
    for number, item in enumerate(found):
        for index, label in enumerate((item.primary, *item.secondary)):
            if not len(label.span):
                continue
            marked = tree.xpath(f"//a[contains(concat(' ', @data-f, ' '), ' {number} ')]")
            said = "".join(m.text_content() for m in marked)
            assert sample.DRAFT[label.span.start : label.span.end] in said
            assert len(tree.xpath(f"//*[@id='r0-f{number}-l{index}']")) == 1
            assert tree.xpath(f"//li[@id='r0-f{number}']//a[@href='#r0-f{number}-l{index}']")


def test_overlapping_findings_share_their_words() -> None:
    tree = page()
    both = [m for m in tree.xpath("//a[@data-f]") if len(m.get("data-f").split()) == 2]
    assert [m.text_content() for m in both] == ["2023年"]
    assert "warning" in both[0].get("class")


def test_card_says_arithmetic_basis_advice_fix_and_how_to_ignore() -> None:
    tree = page()
    card = texts(tree, "//li[@data-rule='breakdown-sum']")[0]
    for said in ("审结109件，分项之和却是111件。", "62 + 21 + 18 + 10 = 111 ≠ 109", "同一总体", "请核对审结数"):
        assert said in card
    assert "<!-- fazhi: ignore[breakdown-sum] 理由 -->" in card
    assert "2023年 → 2024年" in texts(tree, "//li[@data-rule='stale-year']//p[contains(@class,'fix')]")[0]


def test_checklist_counts_and_figures() -> None:
    tree = page()
    assert texts(tree, "//ul[@class='parts']/li") == [
        "✓主要举措和成效有，单列一部分",
        "✓存在的不足有，单列一部分",
        "✗原因缺失",
        "✗第一责任人职责缺失",
        "✓下一年度主要安排有，为下级小节",
    ]
    assert texts(tree, "//ul[@class='counts']/li") == ["2错误", "3数据矛盾", "1警告", "1提示"]
    rows = tree.xpath("//table[@class='figures']/tbody/tr")
    assert [c.text_content() for c in rows[3]] == ["62件", "62", "件", "行政复议案件", "维持", "全县", "2023", "109件"]


def test_breakdown_is_drawn_against_its_total() -> None:
    tree = page()
    drawn = tree.xpath("//li[@data-rule='breakdown-sum']//svg")[0]
    bars = [float(r.get("width")) for r in drawn.xpath("./rect")]
    assert len(bars) == 5
    assert sum(bars[1:]) + 4 > bars[0]
    assert "109件" in drawn.xpath("./desc")[0].text_content()


def test_nothing_in_a_report_becomes_markup() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">“&amp;”\x00\x08件，共5件。'
    read = sample.document(evil, '"><script>alert(2)</script>.txt')
    found = (
        Diagnostic(
            "W101",
            'x"><b>',
            Severity.WARNING,
            Text("</li><script>alert(3)</script>", ""),
            Label(Span(0, 8), Text("<i>", "")),
        ),
    )
    result = replace(
        sample.result(sample.document()), document=read, path=read.path, diagnostics=found, parts=(), claims=None
    )
    source = report(sample.run(result))
    tree = HTMLParser(source)
    assert len(tree.css("script")) == 1
    assert not tree.css("img, iframe, link, b > *")
    assert not [n for n in tree.css("*") if any(k.startswith("on") or k == "style" for k in n.attributes)]
    assert "<script>alert(1)</script>" in tree.css_first(".paper").text()


def test_the_policy_allows_only_the_two_inline_blocks() -> None:
    source = report(sample.run())
    tree = HTMLParser(source)
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", source, re.S)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not re.search(r"""(?:src|href)=["'](?!#)""", source)
    assert "url(" not in source
    assert "@import" not in source


def test_ids_are_unique_and_every_link_lands() -> None:
    tree = page(sample.result(), sample.result(sample.document(path="另一份.txt")))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//a/@href"):
        assert href[1:] in ids
    for name in tree.xpath("//@aria-describedby | //@aria-labelledby"):
        assert set(name.split()) <= set(ids)


def test_several_files_have_an_index() -> None:
    tree = page(sample.result(), sample.result(sample.document(path="乙.txt"), ()))
    assert texts(tree, "//nav[contains(@class,'index')]//tbody/tr") == ["青禾县2023年报告.txt2311", "乙.txt0000"]
    assert len(tree.xpath("//section[contains(@class,'file')]")) == 2


def test_unread_input_is_never_shown_as_clean() -> None:
    broken = unread_result("扫描件.pdf", Text("没有文字层。", "no text"), Text("请用文字版。", "use text"))
    said = page(broken).text_content()
    assert "没有读成" in said
    assert "没有文字层。" in said
    assert "没有发现问题" not in said


def test_english_words_around_chinese_text() -> None:
    tree = page(lang="en")
    assert tree.get("lang") == "en"
    assert "Required parts" in tree.text_content()
    assert "109 concluded, but the parts add up to 111." in tree.text_content()
    assert tree.xpath("//div[@class='paper']/@lang") == ["zh-Hans"]


def test_same_input_same_bytes() -> None:
    assert report(sample.run()) == report(sample.run())


def test_tables_keep_their_grid_and_marks() -> None:
    read = sample.document("标题\n\n" + sample.TABLE, "表.md")
    span = sample.at(read.text, "62")
    found = (Diagnostic("N102", "breakdown-sum", Severity.WARNING, Text("甲", "a"), Label(span)),)
    tree = page(replace(sample.result(), document=read, diagnostics=found, parts=(), claims=None))
    grid = [[c.text_content().strip() for c in row] for row in tree.xpath("//div[@class='paper']//tr")]
    assert grid == [["办理结果", "件数"], ["维持", "62"], ["撤销", "18"]]
    assert tree.xpath("//td//a[@data-f='0']")[0].text_content() == "62"


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=6)


@given(spans, st.integers(0, 20), st.integers(1, 20))
@settings(max_examples=80, deadline=None)
def test_pieces_rebuild_the_text_whatever_overlaps(borders: list[tuple[int, int]], start: int, length: int) -> None:
    text = "".join(chr(0x4E00 + i) for i in range(60))
    read = sample.document(text)
    found = [
        Diagnostic("W101", "wording", Severity.INFO, Text("", ""), Label(Span(a, a + n)), fingerprint=str(i))
        for i, (a, n) in enumerate(borders)
    ]
    marks = marks_of(read, found)
    span = Span(start, start + length)
    cut = list(pieces(span, marks))
    assert "".join(read.slice(p.span) for p in cut) == read.slice(span)
    for mark in marks:
        under = "".join(read.slice(p.span) for p in cut if mark in p.marks)
        both = Span(max(mark.span.start, span.start), max(mark.span.start, span.start, min(mark.span.end, span.end)))
        assert under == (read.slice(both) if mark.span.overlaps(span) else "")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60), st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_text_is_shown_and_is_only_text(text: str, data: st.DataObject) -> None:
    try:
        read = sample.document(text)
    except UnreadableInput:
        return
    start = data.draw(st.integers(0, len(read.text) - 1))
    label = Label(Span(start, data.draw(st.integers(start, len(read.text)))), Text(text, text))
    found = (Diagnostic("W101", "wording", Severity.INFO, Text(text, text), label, notes=(Text(text, text),)),)
    shown = FileResult(text, read, None, ReportFacts(), (), None, found)
    tree = HTMLParser(report(sample.run(shown)))
    tags = {n.tag for n in tree.css("body *")}
    assert tags <= {
        *("a", "header", "p", "h1", "h2", "h3", "h4", "h5", "h6", "main", "section", "ul", "ol", "li", "b", "div"),
        *("span", "strong", "code", "details", "summary", "footer", "script", "nav", "dl", "dt", "dd"),
    }
    said = "".join(tree.css_first(".paper").text(deep=True).replace("网页导航等文字（未检查）", "").split())
    assert said == "".join(clean(read.text).split()).replace("\r", "")
