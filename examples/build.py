"""Makes the .docx, .html and .pdf drafts of `examples/reports` from their .txt: `python examples/build.py`.

The PDF is made by LibreOffice and skipped without it. The built files are committed; run this after changing a text.
All four forms of a draft read to the same prose, so they give the same findings.

`good.txt` is complete and its figures agree. `faulty.txt` holds these planted faults:

    opening   《法治政府建设实施纲要（2020—2025年）》                        citation-title
    opening   现将2021年度…, in a report on 2022                             stale-year
    （一）    four mechanisms listed, 5项 said                               list-count
    （二）    截止目前                                                       wording
    （三）    305 given, but 12 + 19 + 264 = 295                             breakdown-sum
    （五）    comes after （三）                                             numbering-gap
    （五）    228 of 240 is 95.0%, not 92.5%                                 percent-mismatch
    （五）    约130余件                                                      approx-misuse
    （六）（七）  84 or 91 applications for reconsideration accepted         duplicate-conflict
    二        shortcomings without causes                                    missing-causes
    whole     nothing on the heads of Party committee and government         missing-part
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

REPORTS = Path(__file__).parent / "reports"
_THUMBNAIL = "docProps/thumbnail.jpeg"
_MADE = (2024, 1, 1, 0, 0, 0)
_TOP = re.compile(r"[一二三四五六七八九十]+、")
_RUN_IN = re.compile(r"（[一二三四五六七八九十]+）[^。]{1,40}。")
_SIGNED = re.compile(r"\S{2,12}人民政府$|\d{4}年\d{1,2}月\d{1,2}日$")
_WEB = re.compile(r"首页|分享到|上一条|主办")


def lines(text: str) -> list[str]:
    """The paragraphs of a draft."""
    return [line for line in text.split("\n") if line.strip()]


def make_docx(text: str) -> bytes:
    """A Word draft laid out as official documents are (GB/T 9704): no page furniture, headings in bold faces."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    title = True
    for line in lines(text):
        if _WEB.match(line) or line.startswith("来源："):
            continue
        paragraph = document.add_paragraph()
        head = _RUN_IN.match(line)
        if title:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _run(paragraph, line, "小标宋", Pt(22))
            title = False
        elif _SIGNED.match(line):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _run(paragraph, line)
        else:
            paragraph.paragraph_format.first_line_indent = Pt(32)
            if _TOP.match(line):
                _run(paragraph, line, "黑体")
            elif head:
                _run(paragraph, head.group(), "楷体")
                _run(paragraph, line[head.end() :])
            else:
                _run(paragraph, line)
    document.core_properties.author = ""
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _run(paragraph: object, text: str, face: str | None = None, size: Pt | None = None) -> None:
    run = paragraph.add_run(text)  # type: ignore[attr-defined]
    if face:
        run.font.name = face
        run.element.rPr.rFonts.set(qn("w:eastAsia"), face)
    if size:
        run.font.size = size


def _fixed(data: bytes) -> bytes:
    """The same package with a fixed time on every entry, so that building twice gives the same bytes.

    The template's picture of an empty page goes, and with it the relationship that names it: Word calls a package
    damaged whose relationships lead nowhere.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == _THUMBNAIL:
                continue
            part = old.read(name)
            if name == "_rels/.rels":
                part = re.sub(rb'<Relationship [^>]*Target="' + _THUMBNAIL.encode() + rb'"[^>]*/>', b"", part)
            new.writestr(zipfile.ZipInfo(name, _MADE), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make_html(text: str) -> str:
    """A page as a government site would publish the draft."""
    body = [line for line in lines(text) if not _WEB.match(line)]
    title, source = body[0], body[1]
    facts = dict(re.findall(r"(来源|发布时间)：(\S+(?: \d\d:\d\d)?)", source))
    site = title.split("人民政府")[0] + "人民政府"
    paragraphs = "\n".join(f'<p style="text-indent:2em">{_marked(line)}</p>' for line in body[2:])
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta name="SiteName" content="{site}"><meta name="ColumnName" content="法治政府建设年度报告">
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{facts["发布时间"]}">
<meta name="ContentSource" content="{facts["来源"]}">
<title>{title}_{site}</title></head>
<body>
<div class="top"><a href="/">网站首页</a> <a href="/zwgk">政务公开</a> <a href="/bsfw">办事服务</a></div>
<div class="crumb">您当前的位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>法治政府建设年度报告</a></div>
<div class="article"><h1>{title}</h1>
<div class="info"><span>来源：{facts["来源"]}</span>&nbsp;&nbsp;<span>发布时间：{facts["发布时间"]}</span>
<span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span></div>
<div class="TRS_Editor">
{paragraphs}
</div>
<div class="share">分享到：</div><p>【<a>打印</a>】【<a>关闭</a>】</p></div>
<div class="footer"><p>主办：{site}办公室</p><p>网站标识码：9900010001</p></div>
</body></html>
"""


def _marked(line: str) -> str:
    if _TOP.match(line):
        return f"<strong>{html.escape(line)}</strong>"
    head = _RUN_IN.match(line)
    if head:
        return f'<span style="font-family:楷体">{html.escape(head.group())}</span>{html.escape(line[head.end() :])}'
    return html.escape(line)


def make_pdf(source: Path) -> None:
    """A PDF of a .docx beside it, through LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice not found: no PDF made")
        return
    with tempfile.TemporaryDirectory() as profile:
        user = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = [office, user, "--headless", "--convert-to", "pdf", "--outdir", str(source.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def main() -> None:
    """Build every draft."""
    for source in sorted(REPORTS.glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        source.with_suffix(".docx").write_bytes(make_docx(text))
        source.with_suffix(".html").write_text(make_html(text), encoding="utf-8", newline="\n")
        make_pdf(source.with_suffix(".docx"))


if __name__ == "__main__":
    main()
