"""What is no open format of today: told by signature, converted by LibreOffice where it is installed, else refused.

.doc, .wps, .rtf and .odt can be converted; .ofd, archives, spreadsheets and pictures are refused with what to do.
"""

from __future__ import annotations

from checker.document.model import Document
from checker.document.reader import UnreadableInput
from checker.document.readers.signatures import OLE, ZIP, is_binary, zip_kind

CONVERTIBLE = frozenset(("doc", "wps", "rtf", "odt"))
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)


class LegacyReader:
    """Reads .doc, .wps, .rtf and .odt through LibreOffice; refuses other known formats by name."""

    name = "legacy"
    suffixes = (".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt", ".ofd")

    def accepts(self, head: bytes, suffix: str) -> bool:
        if head.startswith(ZIP):
            return zip_kind(head, suffix) != "docx"
        return is_binary(head) and not head.startswith(b"%PDF-")

    def read(self, data: bytes, path: str) -> Document:
        kind = kind_of(data, path)
        if kind in CONVERTIBLE:
            from checker.document.readers.office import convert

            return convert(data, path, kind)
        raise refusal(kind)


def kind_of(data: bytes, path: str) -> str:
    """doc, wps, rtf, odt, ofd, xls, ppt, locked (an Office file with a password), picture or archive."""
    suffix = "." + path.rpartition(".")[2].lower()
    if data.startswith(OLE):
        # the directory of an OLE file names its streams in UTF-16
        names = (kind for name, kind in _STREAMS if name.encode("utf-16-le") in data)
        kind = next(names, "doc")
        return "wps" if kind == "doc" and suffix in (".wps", ".wpt") else kind
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(ZIP):
        kind = zip_kind(data[:4096], suffix)
        return {"xlsx": "xls", "pptx": "ppt", "zip": "archive"}.get(kind, kind)
    if data.startswith(_ARCHIVES) or data.startswith(b"PK\x05\x06"):
        return "archive"
    return "picture" if data.startswith(_PICTURES) else "archive"


_REFUSALS = {
    "locked": (
        ("文件设有密码，无法读取。", "The file is protected by a password."),
        ("请取消密码后再检查。", "Take the password off and check it again."),
    ),
    "ofd": (
        ("OFD 版式文件暂不支持。", "OFD files are not supported."),
        ("请使用 Word 原稿，或转换为带文字的 PDF。", "Use the Word original, or convert it to a PDF with text."),
    ),
    "xls": (
        ("这是电子表格，不是报告正文。", "This is a spreadsheet, not the text of a report."),
        ("请提供报告正文（.docx、.txt、.html 或 .pdf）。", "Give the text of the report (.docx, .txt, .html or .pdf)."),
    ),
    "ppt": (
        ("这是演示文稿，不是报告正文。", "This is a presentation, not the text of a report."),
        ("请提供报告正文（.docx、.txt、.html 或 .pdf）。", "Give the text of the report (.docx, .txt, .html or .pdf)."),
    ),
    "archive": (
        ("这是压缩包，没有直接可读的正文。", "This is an archive, with no text to read directly."),
        ("请先解压，再检查其中的报告。", "Unpack it and check the report inside."),
    ),
    "picture": (
        ("这是图片，没有可检查的文字。", "This is a picture: it holds no text."),
        ("请使用 Word 原稿，或先做文字识别（OCR）。", "Use the Word original, or run text recognition (OCR) first."),
    ),
}


def refusal(kind: str) -> UnreadableInput:
    """Why a kind of file is not read, and what to do."""
    (zh, en), (help_zh, help_en) = _REFUSALS[kind]
    return UnreadableInput(zh, en, help_zh, help_en)
