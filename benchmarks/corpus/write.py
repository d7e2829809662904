"""Prints a draft as text, as a government web page or as a Word file."""

from __future__ import annotations

import html
from collections.abc import Callable
from io import BytesIO

from benchmarks.corpus.report import Draft


def as_text(draft: Draft) -> bytes:
    """Plain text with the source line under the title."""
    lines = [draft.title, ""]
    if draft.published:
        lines += [f"来源：{draft.source}　发布时间：{draft.published.isoformat()} 09:30", ""]
    lines += [words for _, words in draft.lines()]
    return ("\n".join(lines) + "\n").encode()


def as_html(draft: Draft) -> bytes:
    """A page as government sites serve it: meta tags, navigation, the text in a container of its own, a footer."""
    date = draft.published.isoformat() if draft.published else ""
    body = "\n".join(
        f"<p><strong>{html.escape(words)}</strong></p>" if level else f"<p>{html.escape(words)}</p>"
        for level, words in draft.lines()
    )
    title, source = html.escape(draft.title), html.escape(draft.source)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{date} 09:30">
<meta name="ContentSource" content="{source}"><meta name="SiteName" content="{source}"></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zw/">政务公开</a> &gt; <a href="/fz/">法治政府建设</a></div>
<h1>{title}</h1><div class="info">来源：{source}　发布时间：{date} 09:30　浏览次数：<span></span></div>
<div id="zoom" class="TRS_Editor">
{body}
</div><div class="footer">主办：{source}　网站标识码：0000000000</div></body></html>
""".encode()


def as_docx(draft: Draft) -> bytes:
    """A Word file with heading styles."""
    import docx

    document = docx.Document()
    document.core_properties.author = ""
    document.add_heading(draft.title, 0)
    if draft.published:
        document.add_paragraph(f"发布时间：{draft.published.isoformat()}")
    for level, words in draft.lines():
        if level:
            document.add_heading(words, level)
        else:
            document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


WRITERS: dict[str, Callable[[Draft], bytes]] = {"txt": as_text, "html": as_html, "docx": as_docx}
