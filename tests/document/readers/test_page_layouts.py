"""Layouts of government pages: the source line in its many forms, the report in many kinds of boxes, or not at all."""

from __future__ import annotations

import pytest

from checker.document import Document
from checker.document.facts import read_facts
from checker.document.outline import read_outline
from checker.document.readers.html import HtmlReader

TITLE = "青柳镇2023年法治政府建设工作情况报告"
LINES = (
    "2023年，青柳镇坚持依法行政，持续推进法治建设，现将有关情况报告如下。",
    "一、主要工作做法和成效",
    "组织中心组学法6次，办理行政处罚案件18件，未发生行政复议案件。",
    "二、2024年工作安排",
    "新招录执法人员3名，开展业务轮训4期，建成法治广场1处。",
)
BODY = "".join(f"<p>{x}</p>" for x in LINES)
SOURCE = "青柳镇人民政府"


def read(meta: str, body: str = f'<div id="zoom">{BODY}</div>', after: str = "") -> Document:
    html = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><div><a>首页</a><a>政务公开</a></div>'
        f"<div><h1>{TITLE}</h1>{meta}{body}{after}</div><p>主办：松江县人民政府</p></body></html>"
    )
    return HtmlReader().read(html.encode(), "a.html")


@pytest.mark.parametrize(
    "meta",
    [
        f"<div><em>2024年02月18日 09:15</em><em>稿源：{SOURCE}</em><em>编辑：王工</em><em>A- A A+</em></div>",
        f"<div><span>2024-02-18</span><span>来源：{SOURCE}</span><span>浏览：12</span></div>",
        f"<p>发布时间：</p><p>2024-02-18</p><p>信息来源：</p><p>{SOURCE}</p>",
        f"<p>发布时间</p><p>2024-02-18</p><p>信息来源</p><p>{SOURCE}</p>",
        f"<p>【时间】2024-02-18　【来源】{SOURCE}　【字号】大 中 小</p>",
        f"<p>{SOURCE} 发布于 2024-02-18 10:00</p>",
        f"<p><i></i>2024-02-18 <i></i>{SOURCE} <i></i>126</p>",
        f"<p>2024年02月18日 | {SOURCE} | 打印</p>",
        f"<p>来源：{SOURCE}　2024-02-18</p>",
        f"<p>发布日期：二〇二四年二月十八日　来源：{SOURCE}</p>",
        f"<p>发布时间：2024年2月18日 星期日 10:21　来源：{SOURCE}</p>",
        f"<p>来 源：{SOURCE}　发布 时间：2024-02-18T09:15:00Z</p>",
        f"<p>2024-02-18 承办科室：综治办　来源：{SOURCE}</p>",
    ],
)
def test_source_line_in_many_forms(meta: str) -> None:
    document = read(meta)
    published = read_facts(document, read_outline(document)).published
    assert published
    assert published.value.isoformat() == "2024-02-18"
    assert document.meta["source"] == SOURCE
    assert document.slice(document.prose[1].span) == LINES[0]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td><table><tr><td>" + "<br>".join(LINES) + "</td></tr></table></td></tr></table>",
        "<section>" + "".join(f"<div>{x}</div>" for x in LINES) + "</section>",
        "<pre>" + "\n".join(LINES) + "</pre>",
        '<div style="white-space: pre">' + "\r\n".join(LINES) + "</div>",
        '<p>您访问的链接即将离开“松江县门户网站”，是否继续？</p><div class="q7">' + BODY + "</div>",
        '<div class="q7">' + BODY + '</div><div style="display:none"><p>另一个标签页的解读，篇幅也不算短。</p></div>',
    ],
)
def test_report_in_many_kinds_of_boxes(body: str) -> None:
    document = read(f"<p>来源：{SOURCE}　时间：2024-02-18</p>", body)
    prose = [document.slice(b.span) for b in document.prose]
    assert prose == [TITLE, *LINES]


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="a.pdf"></iframe>',
        f'<div id="zoom"><p>全文见附件。</p><p><a href="/x/1.pdf?v=2">{TITLE}.pdf</a></p></div>',
        '<div id="zoom"><p><img src="1.jpg"></p><p><img src="2.jpg"></p></div>',
        '<script>load("body")</script>',
    ],
)
def test_a_page_that_only_points_at_the_report_is_unread(body: str) -> None:
    notes = read(f"<p>来源：{SOURCE}　时间：2024-02-18</p>", body).notes
    assert any(n.unread and "没有报告正文" in n.zh for n in notes)


def test_a_report_with_an_attachment_is_read() -> None:
    after = '<p>附件：<a href="1.docx">执法统计表.docx</a></p>'
    assert not any(n.unread for n in read("", after=after).notes)
