"""Bytes to text. UTF-8, UTF-16, UTF-32, GB18030 (with GBK and GB2312) and Big5; what is not certain is said in a note.

The order of evidence: byte order mark; NUL bytes at one parity (UTF-16); valid UTF-8; then the encoding under which
most of the characters are everyday Chinese. The charset a page declares only breaks ties, being often wrong.
"""

from __future__ import annotations

import codecs
from collections import Counter
from functools import lru_cache

from checker import lazy
from checker.dataclass import dataclass
from checker.document.model import ReadNote
from checker.document.reader import UnreadableInput
from checker.document.span import Span

MAX_BYTES = 16 * 1024 * 1024
"""Larger texts are refused: a report has some 20 to 500 kilobytes."""

_SAMPLE = 65536
_PLAUSIBLE = 0.75
"""Least share of everyday characters among the non-ASCII ones for a guess to count."""
_DAMAGE = 0.002
"""Largest share of broken characters in a text that is read all the same (with a note)."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "utf-16": "utf-16-le", "ascii": "utf-8", "iso8859-1": ""}
_NAMES = {"gb18030": "GB18030/GBK", "big5": "Big5", "big5hkscs": "Big5"}
_CONTROL = lazy.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file without its byte order mark, newlines not yet touched."""

    text: str
    encoding: str
    notes: tuple[ReadNote, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a whole file; `declared` is the charset the file itself names. Raises `UnreadableInput`.

    Control characters that no text holds (NUL and the like) become U+FFFD, one for one, and a note counts them.
    """
    if len(data) > MAX_BYTES:
        size, limit = len(data) // 2**20, MAX_BYTES // 2**20
        raise UnreadableInput(
            f"文件过大（{size} MB），超过 {limit} MB 的上限。",
            f"The file is too large ({size} MB; the limit is {limit} MB).",
            "年度报告一般只有几十 KB，请确认文件是否正确，或拆分后再检查。",
            "A report has some tens of kilobytes: check that this is the right file, or split it.",
        )
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _finish(data[len(bom) :], name, ())
    known = normal_name(declared)
    name, notes = _choose(data, known)
    return _finish(data, name, notes)


def normal_name(declared: str | None) -> str | None:
    """Python's name of a declared charset, widened to its superset (gb2312 is read as gb18030); None if unknown."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'").lower()).name
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(name, name) or None


def _choose(data: bytes, declared: str | None) -> tuple[str, tuple[ReadNote, ...]]:
    wide = _utf16_by_nuls(data)
    if wide:
        return wide, (_guessed(wide),)
    if data.isascii():
        return "utf-8", ()
    if _strict(data, "utf-8") is not None:
        return _confirm_utf8(data, declared)
    scores = {name: _score(data, name) for name in ("gb18030", "big5", "utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda n: (scores[n], n == declared))
    if scores[best] < _PLAUSIBLE:
        for name in ("utf-8", "gb18030"):
            if _slightly_damaged(data, name):
                return name, ()
        raise undecodable()
    if best == "gb18030":
        return best, (_conflict(declared, best),) if declared == "utf-8" else ()
    return best, (_guessed(best),)


def _confirm_utf8(data: bytes, declared: str | None) -> tuple[str, tuple[ReadNote, ...]]:
    """Valid UTF-8 is UTF-8, unless it is a few bytes that make far better sense as GBK."""
    if _score(data, "utf-8") < 0.5 and _score(data, "gb18030") > 0.95:
        note = ReadNote(
            "文件很短，编码有两种可能（UTF-8、GBK），已按 GBK 读取；如有乱码请另存为 UTF-8。",
            "The file is short and may be UTF-8 or GBK; it was read as GBK. If it looks garbled, save it as UTF-8.",
        )
        return "gb18030", (note,)
    if declared not in (None, "utf-8"):
        return "utf-8", (_conflict(declared, "utf-8"),)
    return "utf-8", ()


def _utf16_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: digits, spaces and line ends leave NUL bytes at one parity only."""
    head = data[: _SAMPLE & ~1]
    if len(data) % 2 or 0 not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for name, much, little in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if much >= 2 and little * 20 <= much and _score(data, name) >= _PLAUSIBLE:
            return name
    return None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        return None


def _slightly_damaged(data: bytes, name: str) -> bool:
    """Whether the bytes are Chinese text in this encoding but for a few broken characters."""
    text = data.decode(name, "replace")
    broken = text.count("\ufffd")
    return broken <= max(2, len(text) * _DAMAGE) and _share(text[:_SAMPLE].replace("\ufffd", ""), name) >= _PLAUSIBLE


def _score(data: bytes, name: str) -> float:
    """`_share` of a sample; 0.0 where the bytes cannot be decoded."""
    text = _strict(data, name)
    return 0.0 if text is None else _share(text[:_SAMPLE], name)


def _share(text: str, name: str) -> float:
    """Share of everyday Chinese characters and marks among the non-ASCII and control characters of a text."""
    rare = wide = good = 0
    for c, n in Counter(text).items():
        if c > "\x7f":
            wide += n
            good += n * _everyday(c, name)
        elif c < " " and c not in "\t\n\v\f\r":
            rare += n
    return good / (wide + rare) if wide else 0.0


@lru_cache(maxsize=16384)
def _everyday(c: str, name: str) -> bool:
    if c in "\u3000\xa0\u200b\ufeff\x85" or "\u2010" <= c <= "\u2042" or "\u2460" <= c <= "\u24ff":
        return True
    if "\u3001" <= c <= "\u301f" or "\uff01" <= c <= "\uffe5":
        return True
    if not "\u4e00" <= c <= "\u9fff":
        return c in "×·°÷…‰℃√①〇〔〕→○●■□"
    if name == "big5":
        return c.encode("big5", "replace")[0] <= 0xC6
    raw = c.encode("gb2312", "replace")
    return len(raw) == 2 and raw[0] <= 0xD7


def _finish(data: bytes, name: str, notes: tuple[ReadNote, ...]) -> Decoded:
    text = data.decode(name, "replace")
    if name.startswith("utf-16") and len(data) % 2 and text.endswith("\ufffd"):
        text = text[:-1]
    broken = text.count("\ufffd")
    text, odd = _CONTROL.subn("\ufffd", text)
    if odd + broken > max(3, len(text) * 0.05):
        raise undecodable()
    if odd + broken:
        at = text.find("\ufffd")
        note = ReadNote(
            f"有 {odd + broken} 个字符无法识别（文件可能损坏或被截断），已用“\ufffd”代替。",
            f"{odd + broken} characters could not be decoded (file damaged or cut off?) and stand as U+FFFD.",
            Span(at, at + 1),
        )
        notes = (*notes, note)
    return Decoded(text.removeprefix("\ufeff"), name, notes)


def undecodable() -> UnreadableInput:
    """The refusal of bytes that are no text in any encoding in use."""
    return UnreadableInput(
        "无法识别文件的文字编码，或者这不是文本文件。",
        "The encoding of the file could not be recognised, or it is no text.",
        "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本文件或 .docx 后再检查。",
        "Open it in an editor and save it as UTF-8 text or as .docx.",
    )


def _conflict(declared: str | None, used: str) -> ReadNote:
    shown, real = _NAMES.get(declared or "", (declared or "").upper()), _NAMES.get(used, used.upper())
    return ReadNote(
        f"网页声明的编码是 {shown}，实际内容是 {real}，已按 {real} 读取。",
        f"The page declares {shown} but its bytes are {real}; it was read as {real}.",
    )


def _guessed(used: str) -> ReadNote:
    real = _NAMES.get(used, used.upper())
    return ReadNote(
        f"文件没有编码标记，按内容判断为 {real}；如有乱码请另存为 UTF-8。",
        f"The file has no encoding mark; by its content it was read as {real}. If it looks garbled, save it as UTF-8.",
    )
