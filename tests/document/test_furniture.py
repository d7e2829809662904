"""Furniture, source lines and titles, judged by shape and place."""

from __future__ import annotations

import pytest

from checker.document import BlockKind, Document
from checker.document.furniture_data import check, load
from checker.document.readers.text import TextReader
from checker.errors import DataError

TITLE = "云溪县人民政府2023年度法治政府建设情况报告"
PROSE = "2023年，云溪县深入学习贯彻习近平法治思想，扎实推进依法行政，现将有关情况报告如下。"
BODY = "一、主要举措和成效\n全年受理行政复议案件72件，办结70件。\n二、存在的不足\n基层力量薄弱，原因是招录困难。"


def read(*lines: str) -> Document:
    return TextReader().read("\n".join(lines).encode(), "报告.txt")


def kinds(document: Document) -> dict[str, BlockKind]:
    return {document.slice(b.span).strip(): b.kind for b in document.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 年度报告",
        "首页/政务公开/法治政府建设年报",
        "您现在的位置：网站首页 >> 信息公开 >> 正文",
        "当前位置: 首页 · 通知公告",
        "【字体：大 中 小】【打印】【关闭】",
        "分享到：",
        "浏览次数：1286",
        "登录 | 注册 | 无障碍",
        "扫一扫在手机打开当前页",
    ],
)
def test_furniture_above_the_title_is_set_aside(line: str) -> None:
    found = kinds(read(line, TITLE, PROSE, BODY))
    assert found[line] is BlockKind.FURNITURE
    assert found[TITLE] is BlockKind.TITLE
    assert found[PROSE] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "主办：云溪县人民政府办公室  承办：云溪县大数据中心",
        "版权所有：云溪县人民政府",
        "某ICP备12003456号-1",
        "网站标识码：9900010001",
        "某公网安备 99000102000123号",
        "Copyright © 2015-2024 All Rights Reserved",
        "您是第 1286 位访问者",
        "上一条：关于公布清单的通知",
        "下一篇：没有了",
        "扫一扫在手机打开当前页",
        "打印本页 关闭窗口",
        "分享到： 微信 微博 QQ空间",
        "附件：云溪县2023年行政执法数据表.xlsx",
        "附件：",
        "文件下载",
        "相关文档",
        "政策解读：暂无",
    ],
)
def test_furniture_after_the_last_sentence_is_set_aside(line: str) -> None:
    found = kinds(read(TITLE, PROSE, BODY, "", line))
    assert found[line] is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "附件：",
        "分享到：",
        "主办：云溪县司法局",
        "首页 > 政务公开",
        "打印",
        "上一条：某通知",
        "来源：县司法局 发布时间：2024-02-27",
    ],
)
def test_nothing_amid_the_prose_is_set_aside(line: str) -> None:
    found = kinds(read(TITLE, PROSE, line, BODY))
    assert found[line] is BlockKind.PARAGRAPH


@pytest.mark.parametrize("line", ["— 3 —", "-12-", "第 3 页 共 12 页", "目  录", "一、主要举措和成效…………………3"])
def test_page_numbers_and_contents_are_set_aside_anywhere(line: str) -> None:
    assert kinds(read(TITLE, PROSE, line, BODY))[line] is BlockKind.FURNITURE


def test_signature_and_date_stay_prose_before_and_after_the_attachments() -> None:
    found = kinds(read(TITLE, PROSE, BODY, "云溪县人民政府", "2024年2月20日", "附件：数据表", "主办：县政府办"))
    assert found["云溪县人民政府"] is found["2024年2月20日"] is BlockKind.PARAGRAPH
    found = kinds(read(TITLE, PROSE, BODY, "附件：1.数据表", "2.问题清单", "云溪县司法局", "2024年2月20日"))
    assert found["附件：1.数据表"] is found["2.问题清单"] is BlockKind.FURNITURE
    assert found["云溪县司法局"] is found["2024年2月20日"] is BlockKind.PARAGRAPH


def test_a_paragraph_that_lost_its_full_stop_is_no_furniture() -> None:
    line = "全县调解组织化解矛盾纠纷三千余件，群众满意率比上年提高4个百分点，没有发生群体性事件"
    assert kinds(read(TITLE, PROSE, "一、成效", line, "分享到："))[line] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("来源:县司法局 发布时间:2024-02-27 15:07", {"source": "县司法局", "published": "2024-02-27"}),
        (
            "发布时间：2024/2/7 08:30:00　文章来源：县司法局　浏览次数：12",
            {"source": "县司法局", "published": "2024-02-07"},
        ),
        ("日期:2024-04-20来源:云溪县人民政府办公室", {"source": "云溪县人民政府办公室", "published": "2024-04-20"}),
        ("2024年1月31日　点击数： 12　双击自动滚屏", {"published": "2024-01-31"}),
        (
            "【信息来源：云溪海关】【信息时间：2024-01-31】【字号：大 中 小】",
            {"source": "云溪海关", "published": "2024-01-31"},
        ),
        ("[来源:县残联] [时间:2024-02-15] [点击数:44]", {"source": "县残联", "published": "2024-02-15"}),
        (
            "发布机构:县林业局    成文日期:2024-02-01    发布日期:2024-02-06",
            {"source": "县林业局", "written": "2024-02-01", "published": "2024-02-06"},
        ),
        ("信息时间：2024年1月19日　编辑：政工股　阅读：73", {"author": "政工股", "published": "2024-01-19"}),
        ("发布者：政策法规处　　发布时间：2024-01-05", {"source": "政策法规处", "published": "2024-01-05"}),
        ("发布时间 2024-01-05 来源：县教育局", {"source": "县教育局", "published": "2024-01-05"}),
        (
            "索引号：000-1/2024-001　发布机构：县水利局　公开日期：2024-03-01",
            {"source": "县水利局", "published": "2024-03-01"},
        ),
    ],
)
def test_source_lines_become_meta_and_their_facts_are_kept(line: str, facts: dict[str, str]) -> None:
    document = read(TITLE, line, PROSE, BODY)
    assert dict(document.meta) == facts
    assert PROSE in [document.slice(b.span) for b in document.prose]
    assert not any(document.slice(b.span) in line for b in document.prose)


def test_labels_and_values_on_lines_of_their_own() -> None:
    document = read(TITLE, "来源：", "县司法局", "发布时间：", "2024-02-27 08:00", "浏览次数:", "【字体:", PROSE, BODY)
    assert dict(document.meta) == {"source": "县司法局", "published": "2024-02-27"}
    assert [document.slice(b.span) for b in document.prose][:2] == [TITLE, PROSE]


def test_counters_are_cut_off_a_source_line_and_stay_out_of_the_main_text() -> None:
    document = read(TITLE, "来源：县司法局　点击数： 12　双击自动滚屏", PROSE)
    assert "来源：县司法局" in document.main_text()
    assert "双击自动滚屏" not in document.main_text()
    assert "双击自动滚屏" in document.text


@pytest.mark.parametrize(
    "line",
    [
        "时间：全年不间断",
        "日期不详，来源不明",
        "来源：群众举报的线索经核查后全部办结，未发现违法行为。",
        "发布时间：2024-13-45",
    ],
)
def test_what_only_resembles_a_source_line_gives_no_facts(line: str) -> None:
    assert "published" not in read(TITLE, PROSE, line).meta


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((TITLE,), [TITLE]),
        (
            ("云溪县人民政府", "关于2023年度法治政府建设情况的报告"),
            ["云溪县人民政府", "关于2023年度法治政府建设情况的报告"],
        ),
        (("云溪县2023年度法治政府", "建设情况报告"), ["云溪县2023年度法治政府", "建设情况报告"]),
        (("云溪县统计局二〇二三年法治政府建设情况",), ["云溪县统计局二〇二三年法治政府建设情况"]),
        (("县委依法治县办：",), []),
        (("一、2023年工作情况",), []),
        (("工作开展情况",), []),
    ],
)
def test_the_title_block(lines: tuple[str, ...], title: list[str]) -> None:
    document = read(*lines, "", PROSE, BODY)
    assert [document.slice(b.span) for b in document.blocks if b.kind is BlockKind.TITLE] == title


def test_nothing_of_the_text_is_lost_whatever_is_marked() -> None:
    lines = ("首页 > 报告", TITLE, "来源：县司法局 浏览次数：3 【打印】", PROSE, BODY, "分享到：", "主办：县政府办")
    document = read(*lines)
    covered = "".join(document.slice(b.span) for b in document.blocks)
    assert covered == "".join(lines).replace("\n", "")


def test_a_broken_data_file_is_told() -> None:
    good = load()
    with pytest.raises(DataError, match="lines"):
        check({**good, "lines": {}})
    with pytest.raises(DataError, match="source"):
        check({**good, "labels": {**good["labels"], "source": [1]}})
