"""Word files: everything the reader of the printed report sees is text, and maps back to its run."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from word_files import cell, level, listed, numbering, package, para, run

from checker.document import BlockKind, Document, UnreadableInput
from checker.document.readers.docx import DocxReader
from checker.document.readers.number_format import format_number
from checker.document.readers.word_runs import atoms, paragraphs, runs


def read(body: str, **parts: str) -> Document:
    return DocxReader().read(package(body, **parts), "报告.docx")


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def assert_places(document: Document, data: bytes) -> None:
    """Every character with an offset stands at its place in the file."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    everything = paragraphs(root)
    for i, char in enumerate(document.text):
        place = document.place(i)
        inside = any(s.start <= i < s.end for s in document.source.segments)
        if not inside or place.part not in ("body", "textbox") or place.offset is None:
            continue
        assert place.paragraph is not None
        assert place.run is not None
        source = "".join(text for text, _ in atoms(runs(everything[place.paragraph])[place.run]))
        assert source[place.offset].replace("\xa0", " ").replace("\t", " ") == char


BODY = (
    para("云溪县2023年", run("法治政府建设情况报告", "<w:b/>"))
    + para("全年受理", run("72", "<w:b/>"), "<w:ins w:id='1'>" + run("余") + "</w:ins>", run("件。"))
    + para(
        "旧文",
        "<w:del w:id='2'><w:r><w:delText>删除</w:delText></w:r></w:del>",
        "<w:hyperlink>" + run("链接") + "</w:hyperlink>",
    )
    + para(
        "<w:r><w:t>前\u00a0半</w:t><w:tab/><w:t>后半</w:t><w:br/><w:t>第二行</w:t><w:noBreakHyphen/><w:t>尾</w:t></w:r>"
    )
    + "<w:sdt><w:sdtContent>"
    + para("控件内的段落。")
    + "</w:sdtContent></w:sdt>"
    + "<w:tbl><w:tr>"
    + cell("领域")
    + cell("件数")
    + "</w:tr><w:tr>"
    + cell("市场")
    + cell("210")
    + "</w:tr></w:tbl>"
    + para("<w:smartTag>" + run("智能") + "</w:smartTag>", "标记。")
)


def test_every_character_maps_back_to_its_run() -> None:
    data = package(BODY)
    document = DocxReader().read(data, "报告.docx")
    assert_places(document, data)
    assert lines(document) == [
        "云溪县2023年法治政府建设情况报告",
        "全年受理72余件。",
        "旧文链接",
        "前 半 后半",
        "第二行-尾",
        "控件内的段落。",
        "领域\t件数",
        "市场\t210",
        "智能标记。",
    ]


def test_strict_files_read_the_same() -> None:
    strict = DocxReader().read(package(BODY, strict=True), "报告.docx")
    assert strict.text == read(BODY).text


def test_tracked_changes_are_read_as_accepted() -> None:
    moved = f"<w:moveFrom w:id='1'>{run('原处')}</w:moveFrom><w:moveTo w:id='2'>{run('新处')}</w:moveTo>"
    merged = para("前半句，", properties="<w:rPr><w:del w:id='3'/></w:rPr>") + para("后半句。")
    gone = "<w:tr><w:trPr><w:del w:id='4'/></w:trPr>" + cell("删行") + cell("1") + "</w:tr>"
    kept = "<w:tr>" + cell("甲") + cell("乙") + "</w:tr>"
    document = read(para(moved) + merged + f"<w:tbl>{kept}{gone}{kept}</w:tbl>")
    assert lines(document) == ["新处", "前半句，后半句。", "甲\t乙", "甲\t乙"]


def test_only_the_result_of_a_field_is_text() -> None:
    def mark(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    code = "<w:r><w:instrText> REF _1 </w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + run("内") + mark("end")
    outer = mark("begin") + code + inner + mark("separate") + run("结果") + mark("end")
    document = read(para("见", outer, "。") + para("<w:fldSimple w:instr='PAGE'>" + run("3") + "</w:fldSimple>", "页"))
    assert lines(document) == ["见结果。", "3页"]


def test_a_table_of_contents_is_furniture() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    middle = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    document = read(
        para(begin, middle, "一、成效 1") + para("二、不足 3") + para(end) + para("一、成效") + para("正文。")
    )
    kinds = [b.kind for b in document.blocks]
    assert kinds == [BlockKind.FURNITURE] * 2 + [BlockKind.PARAGRAPH] * 2


def test_merged_cells_stand_at_every_place_they_cover() -> None:
    span, start, more = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        f"<w:tr>{cell('领域', start)}{cell('案件', span)}</w:tr>"
        f"<w:tr>{cell('', more)}{cell('立案')}{cell('办结')}</w:tr>"
        f"<w:tr>{cell('市场')}{cell('9')}{cell('8')}</w:tr>"
    )
    document = read(para("下表。") + f"<w:tbl>{rows}</w:tbl>")
    grid = [[document.slice(c.span) if c else None for c in row] for row in document.tables[0].grid()]
    assert grid == [["领域", "案件", "案件"], ["领域", "立案", "办结"], ["市场", "9", "8"]]
    place = document.place(document.text.index("办结"))
    assert (place.table, place.row, place.cell) == (1, 2, 3)


def test_a_layout_table_is_read_as_paragraphs() -> None:
    nested = f"<w:tbl><w:tr>{cell('甲')}{cell('1')}</w:tr><w:tr>{cell('乙')}{cell('2')}</w:tr></w:tbl>"
    box = f"<w:tbl><w:tr><w:tc>{para('一、成效')}{nested}{para('正文。')}</w:tc></w:tr></w:tbl>"
    document = read(box)
    assert lines(document) == ["一、成效", "甲", "1", "乙", "2", "正文。"]
    assert document.tables == ()


def test_automatic_numbers_are_text_without_a_place_in_a_run() -> None:
    data = numbering(
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    order = [(0, "成效"), (1, "组织"), (1, "制度"), (2, "细项"), (0, "不足"), (1, "人员"), (2, "项目")]
    document = read("".join(para(t, properties=listed(1, lv)) for lv, t in order), numbering=data)
    assert lines(document) == [
        "一、成效",
        "（一）组织",
        "（二）制度",
        "1.2.1 细项",
        "二、不足",
        "（一）人员",
        "2.1.1 项目",
    ]
    first = document.place(0)
    assert (first.paragraph, first.run, first.offset) == (0, None, None)
    assert document.place(2).run == 0


def test_lists_that_share_a_definition_count_on_unless_started_anew() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    data = numbering(level(0, "decimal", "%1."), nums=nums)
    body = "".join(para("项", properties=listed(n)) for n in (1, 1, 2, 3, 3))
    assert lines(read(body, numbering=data)) == ["1.项", "2.项", "3.项", "1.项", "2.项"]


def test_numbering_by_style_bullets_and_none() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="标题 2"/><w:basedOn w:val="H1"/></w:style>'
    )
    data = numbering(level(0, "ideographDigital", "第%1部分", '<w:pStyle w:val="H1"/>'), level(1, "bullet", "●"))
    style = '<w:pStyle w:val="{}"/>'
    body = (
        para("总体", properties=style.format("H1"))
        + para("圆点", properties=listed(1, 1))
        + para("不编号", properties=style.format("H1") + listed(0))
        + para("其次", properties=style.format("H2"))
    )
    document = read(body, styles=styles, numbering=data)
    assert lines(document) == ["第一部分 总体", "圆点", "不编号", "第二部分 其次"]
    assert [b.level for b in document.blocks] == [1, None, 1, 2]


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百〇五"),
        ("japaneseCounting", 12, "十二"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 11, "⑪"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("ideographTraditional", 3, "丙"),
        ("chineseLegalSimplified", 20, "贰拾"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("bullet", 2, ""),
        ("unheardOf", 5, "5"),
    ],
)
def test_number_formats(form: str, value: int, shown: str) -> None:
    assert format_number(value, form) == shown


def test_headings_title_and_bold_come_from_styles_and_runs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="强调段"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        para("一份没有报告字样的大标题", properties='<w:pStyle w:val="T"/>')
        + para("主要成效", properties='<w:outlineLvl w:val="0"/>')
        + para("组织领导", properties='<w:pStyle w:val="B"/>')
        + para(run("黑体小标题", '<w:rFonts w:eastAsia="黑体"/>'))
        + para(run("半粗", "<w:b/>"), "半细")
        + para(run("取消", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="B"/>')
    )
    document = read(body, styles=styles)
    assert [b.kind for b in document.blocks][:2] == [BlockKind.TITLE, BlockKind.HEADING]
    assert [b.bold for b in document.blocks] == [False, False, True, True, False, False]


def test_text_boxes_footnotes_symbols_and_hidden_text() -> None:
    box = f"<w:txbxContent>{para('框内文字。')}</w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    shape = f"<w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r>"
    notes = f"<w:footnote w:id='7'>{para('脚注的话。')}</w:footnote><w:footnote w:id='8'>{para('未引用')}</w:footnote>"
    note = "<w:r><w:footnoteReference w:id='7'/></w:r>"
    symbol = "<w:r><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>"
    data = package(
        para("正文", note, symbol, "完。", run("隐藏", "<w:vanish/>"), shape) + para("下段。"),
        footnotes=notes,
    )
    document = DocxReader().read(data, "报告.docx")
    assert lines(document) == ["正文□完。", "框内文字。", "下段。", "脚注的话。"]
    assert document.blocks[-1].kind is BlockKind.FOOTNOTE
    assert document.place(document.text.index("框")).part == "textbox"
    assert document.place(document.text.index("脚")).part == "footnote"
    assert_places(document, data)


def test_comments_become_directives_over_their_paragraph() -> None:
    anchored = (
        "<w:commentRangeStart w:id='4'/>"
        + run("登陆")
        + "<w:commentRangeEnd w:id='4'/><w:r><w:commentReference w:id='4'/></w:r>"
    )
    other = "<w:r><w:commentReference w:id='5'/></w:r>"
    comments = (
        f"<w:comment w:id='4'>{para('fazhi: ignore wording 已核实')}</w:comment>"
        f"<w:comment w:id='5'>{para('请领导审阅')}</w:comment>"
    )
    document = read(para("首段。") + para("请", anchored, "平台。", other), comments=comments)
    (directive,) = document.directives
    assert (directive.names, directive.reason) == (("wording",), "已核实")
    assert document.slice(directive.span) == "登陆"
    assert document.slice(directive.target) == "请登陆平台。"


def test_the_title_property_counts_only_when_the_text_bears_it_out() -> None:
    def with_core(title: str) -> bytes:
        out = io.BytesIO(package(para("云溪县工作汇总") + para("2023年，全县受理案件72件。")))
        core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
        with zipfile.ZipFile(out, "a") as file:
            file.writestr("docProps/core.xml", core)
        return out.getvalue()

    assert DocxReader().read(with_core("云溪县工作汇总"), "a.docx").blocks[0].kind is BlockKind.TITLE
    assert dict(DocxReader().read(with_core("去年的旧标题"), "a.docx").meta) == {}


@pytest.mark.parametrize("body", ["", para(""), para("<w:r><w:drawing/></w:r>")])
def test_a_file_without_words_is_refused(body: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(body)
    assert ("图片" in caught.value.zh) == ("drawing" in body)
