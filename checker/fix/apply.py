"""Fixes one file until nothing more can be fixed."""

from __future__ import annotations

from checker.dataclass import dataclass
from checker.diagnostics import Diagnostic, Edit, FileResult
from checker.document import Document
from checker.engine import Plan, check_data
from checker.errors import UsageError
from checker.fix.choose import choose, edited
from checker.fix.plain import write_plain

ROUNDS = 8
"""Fixes that touch one another are applied in rounds; more than a few rounds would mean two rules undo each other."""
FORMATS = ("text", "markdown", "docx")


class NotFixable(UsageError):
    """A file whose format cannot be rewritten, or not without loss."""


@dataclass(frozen=True)
class Fixed:
    """What fixing one file came to. `data` is the file as it now should be; `before` and `after` are its texts."""

    result: FileResult
    """The check of the file as it was."""
    data: bytes
    fixed: tuple[Diagnostic, ...] = ()
    before: str = ""
    after: str = ""
    left: int = 0
    """Safe fixes that could not be written (words that are no plain run text)."""


def fix_data(plan: Plan, data: bytes, path: str, *, unsafe: bool = False, tracked: bool = False) -> Fixed:
    """Apply the fixes of one file's findings; the result of the first check is kept for the record.

    Raises `NotFixable` for formats that are only read. Unreadable input gives a result without fixes.
    """
    first = check_data(plan, data, path)
    if first.document is None:
        return Fixed(first, data)
    if first.document.format not in FORMATS:
        raise NotFixable(
            f"{path}: {first.document.format} 格式只检查、不改写，请另存为 .docx 或 .txt。"
            " (this format is only read; save it as .docx or .txt)"
        )
    result, now = first, data
    fixed: list[Diagnostic] = []
    left = 0
    after = first.document.text
    for _ in range(1 if tracked else ROUNDS):
        document = result.document
        if document is None:
            break
        chosen, edits = choose(document, result.diagnostics, unsafe)
        if not edits:
            break
        changed, written = _write(now, document, edits, tracked)
        left = len(edits) - written
        if changed == now:
            break
        fixed += chosen
        now = changed
        result = check_data(plan, now, path)
        after = result.document.text if result.document is not None else edited(document.text, edits)
    return Fixed(first, now, tuple(fixed), first.document.text, after, left)


def _write(data: bytes, document: Document, edits: list[Edit], tracked: bool) -> tuple[bytes, int]:
    if document.format == "docx":
        from checker.fix.word import write_word

        return write_word(data, document, edits, tracked)
    changed = write_plain(data, edits)
    if changed is None:
        raise NotFixable(
            f"{document.path}: 文件编码有损坏，改写会丢失内容，没有改动。"
            " (its encoding is damaged; it was left as it is)"
        )
    return changed, len(edits)
