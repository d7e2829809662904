"""PDF files through PDFium: characters with their boxes, page by page; what holds no usable text is refused.

`Place.page` is 1-based; `Place.box` (left, bottom, right, top in points) encloses the stretch of the line the character
stands in; `Place.offset` is the character's index in PDFium's text of the page.
"""

from __future__ import annotations

import re
from typing import Any

from checker import lazy
from checker.document.furniture import set_aside
from checker.document.model import Document, ReadNote
from checker.document.place import SourceMap
from checker.document.reader import UnreadableInput
from checker.document.readers.flow import Composed
from checker.document.readers.pdf_lines import Box, Glyph, Line, paragraphs, to_lines, without_heads

MAX_PAGES = 600
MAX_GLYPHS = 3_000_000
_GARBAGE = 0.1
"""Share of characters without a meaning from which a text is of no use."""
_CID = lazy.compile(r"\(cid:\d+\)")
_HEAVY = lazy.compile(r"hei(?!ti-?light)|bold|黑体|xbs|小标宋|xiaobiaosong|black|demi", re.I)


def read_pdf(data: bytes, path: str) -> Document:
    """Read one PDF; raises `UnreadableInput` for scans, garbled text, passwords and damage."""
    pdfium = _library()
    document = _open(pdfium, data)
    try:
        pages, blank = _pages(pdfium, document)
    finally:
        document.close()
    lines = [line for page in without_heads(pages) for line in page]
    text = "".join(g.char for line in lines for g in line.glyphs)
    visible = sum(not c.isspace() for c in text)
    if not visible:
        raise _scan()
    odd = sum(_meaningless(c) for c in text) + sum(len(m.group()) for m in _CID.finditer(text))
    if odd > visible * _GARBAGE:
        raise _garbled()
    composed = Composed().flow(paragraphs(lines))
    blocks, meta = set_aside(composed.text, composed.blocks)
    source = SourceMap(composed.segments)
    return Document(path, "pdf", composed.text, blocks, source, meta=meta, notes=_blank_note(blank))


def _library() -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableInput(
            "读取 PDF 需要另装一个组件。",
            "Reading PDF needs an extra component.",
            "请运行：pip install 'fazhi-checker[pdf]'；或把文件另存为 .docx。",
            "Run: pip install 'fazhi-checker[pdf]', or save the file as .docx.",
        ) from error
    return pypdfium2


def _open(pdfium: Any, data: bytes) -> Any:
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UnreadableInput(
                "PDF 文件设有密码，无法读取。",
                "The PDF is protected by a password.",
                "请取消密码，或使用 Word 原稿。",
                "Take the password off, or use the Word original.",
            ) from error
        raise damaged() from error
    if not 0 < count <= MAX_PAGES:
        document.close()
        raise damaged() if count <= 0 else _too_long(count)
    return document


def _pages(pdfium: Any, document: Any) -> tuple[list[list[Line]], list[int]]:
    """The lines of every page, and the numbers of pages that show pictures but no text."""
    out: list[list[Line]] = []
    blank: list[int] = []
    total = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            glyphs, height = _glyphs(pdfium, page)
        except pdfium.PdfiumError as error:
            raise damaged() from error
        total += len(glyphs)
        if total > MAX_GLYPHS:
            raise _too_long(len(document))
        lines = to_lines(glyphs, number, height)
        if not lines and any(True for _ in page.get_objects(max_depth=2)):
            blank.append(number)
        out.append(lines)
        page.close()
    return out, blank


def _glyphs(pdfium: Any, page: Any) -> tuple[list[Glyph], float]:
    """The characters of a page in content order, and the height of the page."""
    import ctypes

    raw = pdfium.raw
    text = page.get_textpage()
    rect = raw.FS_RECTF()
    fonts: dict[int, tuple[float, bool]] = {}
    out: list[Glyph] = []
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for i in range(min(text.count_chars(), MAX_GLYPHS)):
        code = raw.FPDFText_GetUnicode(text, i)
        made = raw.FPDFText_IsGenerated(text, i) == 1
        if code in (0xFFFE, 2) or not code:
            code = 0xFFFD if not made and not code else 0x00AD
        raw.FPDFText_GetLooseCharBox(text, i, rect)
        box = usable((rect.left, rect.bottom, rect.right, rect.top), out[-1].box if out else (0.0, 0.0, 0.0, 0.0))
        size = raw.FPDFText_GetFontSize(text, i)
        obj = ctypes.addressof(o.contents) if (o := raw.FPDFText_GetTextObject(text, i)) else 0
        if obj not in fonts:
            scale = _scale(raw, text, i)
            length = raw.FPDFText_GetFontInfo(text, i, name, 128, flags)
            face = name.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
            fonts[obj] = (scale, bool(_HEAVY.search(face)))
        scale, heavy = fonts[obj]
        char = chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
        em = size * scale
        out.append(Glyph(char, i, box, em if 0 < em < 10_000 else 10.0, made, heavy))
    height = page.get_height()
    text.close()
    return out, height


def usable(box: Box, last: Box) -> Box:
    """The box of a character, or that of the one before it where a damaged file gives none that can be drawn."""
    return box if all(abs(v) < 1e6 for v in box) else last


def _scale(raw: Any, text: Any, index: int) -> float:
    """How much a text matrix enlarges the nominal font size (many writers set size 1 and scale)."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return 1.0
    scale = abs(matrix.d) or abs(matrix.b)
    return float(scale) if 0.01 < scale < 1000 else 1.0


def _meaningless(c: str) -> bool:
    return c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < "\x09" or "\x0e" <= c < "\x20" or c > "\U000f0000"


def _blank_note(pages: list[int]) -> tuple[ReadNote, ...]:
    if not pages:
        return ()
    shown = "、".join(map(str, pages[:10])) + ("等" if len(pages) > 10 else "")
    note = ReadNote(
        f"第 {shown} 页没有文字（可能是扫描图片），这些页没有检查。",
        f"Pages without text, perhaps scanned, were not checked: {', '.join(map(str, pages[:10]))}.",
        unread=True,
    )
    return (note,)


def damaged() -> UnreadableInput:
    """The refusal of a broken PDF."""
    return UnreadableInput(
        "PDF 文件已损坏，无法打开。",
        "The PDF is damaged and cannot be opened.",
        "请重新下载或导出，或使用 Word 原稿。",
        "Download or export it again, or use the Word original.",
    )


def _too_long(pages: int) -> UnreadableInput:
    return UnreadableInput(
        f"PDF 文件过长（{pages} 页），不像是一份报告。",
        f"The PDF is too long ({pages} pages) to be a report.",
        "请只保留报告所在的页。",
        "Keep only the pages of the report.",
    )


def _scan() -> UnreadableInput:
    return UnreadableInput(
        "PDF 里没有文字，可能是扫描件或图片。",
        "The PDF holds no text: it is a scan or pictures.",
        "请使用 Word 原稿导出的 PDF，或先做文字识别（OCR）。",
        "Use a PDF exported from the Word original, or run text recognition (OCR) first.",
    )


def _garbled() -> UnreadableInput:
    return UnreadableInput(
        "PDF 里的文字没有可用的编码，读出来是乱码。",
        "The text of the PDF has no usable encoding: it comes out garbled.",
        "请使用 Word 原稿，或重新导出 PDF（嵌入字体时保留文字），或先做文字识别。",
        "Use the Word original, export the PDF anew with text kept, or run text recognition first.",
    )
