"""The words of the comments: one per label of a finding, and the summary on the title."""

from __future__ import annotations

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang, Text
from checker.diagnostics.model import Diagnostic, Severity
from checker.diagnostics.reporters.advice import (
    BASIS,
    FIX,
    HELP,
    NO_PARTS,
    PARTS,
    SEVERITY_WORDS,
    STATE_WORDS,
    SUPPRESSED,
    how_to_ignore,
    is_placed,
)
from checker.diagnostics.result import FileResult
from checker.document import Document, Span

_SUMMARY = Text("fazhi 检查结果", "fazhi: result of the check")
_NONE = Text("没有发现问题。", "No findings.")
_UNPLACED = Text("没有具体位置的问题", "Findings without a place")
_INCOMPLETE = Text(
    "注意：有内容没有读出，或有规则出错，检查不完整。",
    "Note: something could not be read or a rule failed; the check is not complete.",
)
_AGAIN = Text(
    "本批注与其他署名 fazhi 的批注由程序写入，再次检查时会更新；其他人的批注不受影响。",
    "Comments by fazhi are replaced by the next check; those of people are left alone.",
)
_COLON = Text("：", ": ")
_SEE = Text("见批注【{n}】", "see comment 【{n}】")
_ARITHMETIC = Text("核对", "Arithmetic")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment: the words it is about (None: the title) and its paragraphs."""

    span: Span | None
    lines: tuple[str, ...]


def remarks(result: FileResult, lang: Lang) -> list[Remark]:
    """The summary, then a comment for every label that has a place, numbered by finding."""
    out = [Remark(None, ())]
    loose: list[str] = []
    for number, found in enumerate(result.diagnostics, 1):
        if is_placed(result.document, found.primary.span):
            out.append(Remark(found.primary.span, tuple(main_lines(number, found, result.document, lang))))
        else:
            loose += main_lines(number, found, result.document, lang)
        for label in found.secondary:
            if is_placed(result.document, label.span):
                said = f"{_COLON(lang)}{label.message(lang)}" if label.message else ""
                out.append(Remark(label.span, (f"{_SEE(lang).format(n=number)}{said}", found.message(lang))))
    out[0] = Remark(None, tuple(summary_lines(result, loose, lang)))
    return out


def main_lines(number: int, found: Diagnostic, document: Document | None, lang: Lang) -> list[str]:
    """All that is to be said about one finding, a paragraph each."""
    colon = _COLON(lang)
    rule = Text(f"（{found.code} {found.name}）", f" ({found.code} {found.name})")
    lines = [f"【{number}】{SEVERITY_WORDS[found.severity](lang)}{rule(lang)}{colon}{found.message(lang)}"]
    if found.notes:
        lines.append(f"{_ARITHMETIC(lang)}{colon}{found.notes[0](lang)}")
        lines += [note(lang) for note in found.notes[1:]]
    fix = found.fix.title(lang).rstrip("。.") if found.fix is not None and found.fix.title else None
    for name, text in ((BASIS, found.basis), (HELP, found.help)):
        if name is HELP and text is not None and text(lang).rstrip("。.") == fix:
            continue  # the line of the fix says the same
        if text is not None and text(lang):
            lines.append(f"{name(lang)}{colon}{text(lang)}")
    if found.fix is not None and document is not None:
        edits = Text("；", "; ")(lang).join(f"“{document.slice(e.span)}” → “{e.text}”" for e in found.fix.edits[:6])
        lines.append(f"{FIX(lang)}{colon}{edits}")
    if is_placed(document, found.primary.span):
        lines.append(how_to_ignore(document, found)(lang))
    return lines


def summary_lines(result: FileResult, loose: list[str], lang: Lang) -> list[str]:
    """Counts, the state of the required parts, and the findings that have no place."""
    counts = Text("，", ", ")(lang).join(
        f"{SEVERITY_WORDS[s](lang)} {result.count(s)}" for s in Severity if result.count(s)
    )
    lines = [f"{_SUMMARY(lang)}{_COLON(lang)}{counts or _NONE(lang)}"]
    if result.unread or result.crashed:
        lines.append(_INCOMPLETE(lang))
    if result.parts:
        lines.append(f"{PARTS(lang)}{_COLON(lang)}".rstrip())
        signs = {"own": "✓", "sub": "✓", "mention": "△", "missing": "✗"}
        lines += [f"{signs[p.state]} {p.title(lang)}{_COLON(lang)}{STATE_WORDS[p.state](lang)}" for p in result.parts]
    else:
        lines.append(NO_PARTS(lang))
    if loose:
        lines += [f"{_UNPLACED(lang)}{_COLON(lang)}".rstrip(), *loose]
    if result.suppressed:
        lines.append(SUPPRESSED(lang).format(n=len(result.suppressed)))
    return [*lines, _AGAIN(lang)]
