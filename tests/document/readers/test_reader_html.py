"""Web pages as government sites publish them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from checker.document import BlockKind, Document, UnreadableInput
from checker.document.readers.html import HtmlReader

TITLE = "云溪县人民政府2023年度法治政府建设情况报告"
P1 = "2023年，云溪县深入学习贯彻习近平法治思想，现将有关情况报告如下。"
P2 = "全年受理行政复议案件72件，办结70件，办结率97.2%。"
P3 = "基层执法力量薄弱，主要原因是专业人才招录困难。"
HEAD1, HEAD2 = "一、主要举措和成效", "二、存在的不足和原因"


def read(page: str, codec: str = "utf-8") -> Document:
    return HtmlReader().read(page.encode(codec), "报告.html")


def around(article: str, head: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{TITLE}_云溪县人民政府网</title>{head}</head><body>
<div class="nav"><ul><li><a href="/">网站首页</a></li><li><a>政务公开</a></li><li><a>走进云溪</a></li></ul></div>
<div class="crumb">当前位置：<a>首页</a> &gt; <a>法治政府建设年报</a></div>
<h1>{TITLE}</h1>
<p class="info">来源：县司法局 &nbsp; 发布时间：2024-02-27 09:30 &nbsp; 浏览次数：<span id="h">86</span></p>
{article}
<div class="side"><h4>热点推荐</h4><a>云溪县召开全县经济工作会议，部署安排下一年度重点工作任务。</a></div>
<div class="share">分享到：微信 微博</div>
<div class="footer">主办：云溪县人民政府办公室 网站标识码：9900010001</div><script>var x="脚本里的文字。";</script>
</body></html>"""


PARAS = "".join(f"<p>{t}</p>" for t in (P1, HEAD1, P2, HEAD2, P3))
BREAKS = "<br><br>".join(f"　　{t}" for t in (P1, HEAD1, P2, HEAD2, P3))
SPANS = "".join(
    f"<p><span style='font-size:16pt'>{t[:4]}</span><span>{t[4:]}</span><o:p>&nbsp;</o:p></p>"
    for t in (P1, HEAD1, P2, HEAD2, P3)
)


@pytest.mark.parametrize(
    "article",
    [
        f'<div class="TRS_Editor">{PARAS}</div>',
        f'<div id="zoom">{BREAKS}</div>',
        f'<UCAPCONTENT><div class="view TRS_UEDITOR">{PARAS}</div></UCAPCONTENT>',
        f'<div id="vsb_content_2"><div class="v_news_content">{SPANS}</div></div>',
        f"<div><div><div>{PARAS}</div></div></div>",
        f"<table><tr><td><table><tr><td>{BREAKS}</td></tr></table></td></tr></table>",
        f'<div class="content"><div class="TRS_Editor"><style>.x{{}}</style>{SPANS}</div><p>【打印】</p></div>',
    ],
)
def test_the_report_is_found_whatever_it_stands_in(article: str) -> None:
    document = read(around(article))
    assert [document.slice(b.span) for b in document.prose] == [TITLE, P1, HEAD1, P2, HEAD2, P3]
    assert dict(document.meta) == {"title": TITLE, "source": "县司法局", "published": "2024-02-27"}
    assert document.notes == ()
    main = document.main_text()
    assert not [w for w in ("走进云溪", "分享到", "主办", "经济工作会议", "脚本", "关闭", "浏览次数") if w in main]


def test_every_character_maps_back_to_its_element() -> None:
    page = around(f'<div class="TRS_Editor">{SPANS}<p>领 域&amp;件\n数&nbsp;2\u200b3</p></div>')
    document = read(page)
    tree = LexborHTMLParser(page)
    assert "领 域&件数 23" in document.text
    for segment in document.source.segments:
        for i in range(segment.start, segment.end):
            place = document.place(i)
            node = tree.css_first(place.element or "")
            assert node is not None
            assert place.offset is not None
            found = node.text(deep=True)[place.offset].replace("\xa0", " ").replace("\n", " ")
            assert found == document.text[i]


def test_inline_elements_neither_insert_nor_drop_characters() -> None:
    document = read(
        around("<div id='zoom'><p>2023<span>年</span>1<b>2</b><i>月</i>，受\n理案件<font>7</font>2件。</p></div>")
    )
    assert "2023年12月，受理案件72件。" in document.text


def test_meta_tags_win_and_dates_become_iso() -> None:
    head = (
        '<meta name="ArticleTitle" content="云溪县报告"><meta name="PubDate" content="2024/3/1 08:00">'
        '<meta name="ContentSource" content="县政府办"><meta name="SiteName" content="云溪县人民政府">'
    )
    meta = dict(read(around(f"<div id='zoom'>{PARAS}</div>", head)).meta)
    assert meta == {"title": "云溪县报告", "published": "2024-03-01", "source": "县政府办", "site": "云溪县人民政府"}


def test_hidden_elements_are_left_out() -> None:
    style = "<style>.tip,#pop{display:none} @media print{.shown{display:none}}</style>"
    hidden = (
        "<p style='display:none'>隐藏一。</p><p class='tip'>隐藏二。</p><p id='pop'>隐藏三。</p>"
        "<p hidden>隐藏四。</p><p class='shown'>打印时才隐藏。</p><!-- 注释。 --><textarea>输入。</textarea>"
    )
    text = read(around(f"<div id='zoom'>{PARAS}{hidden}</div>", style)).text
    assert "打印时才隐藏。" in text
    assert not [w for w in ("隐藏一", "隐藏二", "隐藏三", "隐藏四", "注释", "输入") if w in text]


def test_data_tables_become_grids() -> None:
    table = (
        "<table border=1><tr><td colspan=3>执法情况表</td></tr>"
        "<tr><td rowspan=2><p>领域</p></td><td colspan=2>案件</td></tr><tr><td>立案</td><td>办结</td></tr>"
        "<tr><td>市场<br>监管</td><td>210</td><td>&nbsp;</td></tr></table>"
    )
    document = read(around(f"<div id='zoom'>{PARAS}{table}<p>以上报告。</p></div>"))
    grid = [[document.slice(c.span) if c else None for c in row] for row in document.tables[0].grid()]
    assert grid == [
        ["执法情况表"] * 3,
        ["领域", "案件", "案件"],
        ["领域", "立案", "办结"],
        ["市场\n监管", "210", ""],
    ]
    assert "市场\n监管\t210" in document.main_text()


def test_headings_and_bold_paragraphs_are_marked() -> None:
    bold = "<p><strong>（一）组织</strong></p><p><b>半</b>粗。</p>"
    document = read(around(f"<div id='zoom'><p>{P1}</p><h2>{HEAD1}</h2>{bold}<p>{P2}</p></div>"))
    found = {document.slice(b.span): b for b in document.blocks}
    assert (found[HEAD1].kind, found[HEAD1].level) == (BlockKind.HEADING, 2)
    assert found["（一）组织"].bold
    assert not found["半粗。"].bold
    assert found[TITLE].kind is BlockKind.TITLE


def test_signature_and_date_stay_prose() -> None:
    document = read(around(f"<div id='zoom'>{PARAS}<p align=right>云溪县人民政府</p><p>2024年2月20日</p></div>"))
    assert [document.slice(b.span) for b in document.prose][-2:] == ["云溪县人民政府", "2024年2月20日"]


def test_a_declared_charset_that_is_wrong_is_said() -> None:
    page = around(f"<div id='zoom'>{PARAS}</div>").replace('charset="utf-8"', 'charset="gbk"')
    document = read(page)
    assert P1 in document.text
    assert "GB18030" in document.notes[0].en
    assert read(page, "gbk").notes == ()


def test_a_page_without_a_container_is_read_whole_and_said() -> None:
    page = f"<html><body><p>{P1}</p><a>导航一</a>{'<a>很长的链接文字，没有正文。</a>' * 20}<p>{P2}</p></body></html>"
    document = read(page)
    assert P2 in document.text
    assert "整页" in document.notes[0].zh


INDEX = (
    "<table><tr><td>索 引 号：</td><td>01-2</td><td>主题分类：</td><td>司法</td></tr>"
    "<tr><td>发布机构：</td><td>县政府办</td><td>成文日期：</td><td>2024-02-01</td></tr>"
    "<tr><td>文　号：</td><td></td><td>发布日期：</td><td>2024-02-06</td></tr></table>"
)


@pytest.mark.parametrize("inside", [True, False])
def test_an_index_table_gives_its_facts_and_is_no_prose(inside: bool) -> None:
    article = f"<h2>{TITLE}</h2>{PARAS}"
    page = f"<div id='zoom'>{INDEX}{article}</div>" if inside else f"{INDEX}<div id='zoom'>{article}</div>"
    document = read(f"<html><body>{page}</body></html>")
    assert dict(document.meta) == {"source": "县政府办", "published": "2024-02-06", "written": "2024-02-01"}
    assert [document.slice(b.span) for b in document.prose] == [TITLE, P1, HEAD1, P2, HEAD2, P3]


def test_a_footer_that_reads_like_a_sentence_is_left_out() -> None:
    foot = "<div><p>云溪县人民政府办公室主办，云溪县大数据中心承办，未经许可不得转载。</p></div>"
    first, second = f"<div><p>{P1}</p><p>{HEAD1}</p></div>", f"<div><p>{P2}</p><p>{HEAD2}</p><p>{P3}</p></div>"
    page = f"<body><div><h1>{TITLE}</h1>{first}{second}</div>{foot}</body>"
    assert "承办" not in read(page).main_text()


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><script>x</script></html>", "<!doctype html><img src=a>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableInput, match="no text"):
        read(page)


def test_numbers_of_ordered_lists_are_text() -> None:
    document = read(around(f"<div id='zoom'>{PARAS}<ol start=3><li>加强培训。</li><li>4.充实力量。</li></ol></div>"))
    assert "3.加强培训。\n4.充实力量。" in document.text
    assert document.place(document.text.index("3.加强")).offset is None
