"""The whole text output: a header per file, its findings, and at the end a summary nobody can misread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from checker.diagnostics.message import Lang, Text
from checker.diagnostics.model import Diagnostic, Fix
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import Run
from checker.diagnostics.terminal.frame import Canvas, frame_rows, gutter_width
from checker.diagnostics.terminal.place import LINED, Places
from checker.diagnostics.terminal.rows import Piece, Row, Ruler, flow, paragraph
from checker.diagnostics.terminal.summary import statistics_rows, summary_rows
from checker.diagnostics.terminal.words import ASCII, SEVERITY, STATE, UNICODE

BLANK: Row = ()
FIXABLE = frozenset({"text", "markdown", "docx"})
"""Formats that `fazhi fix` can write."""


def page_rows(run: Run) -> Iterator[Row]:
    """Every row of the output of a run."""
    look = run.look
    canvas = Canvas(Ruler(look.ambiguous), UNICODE if look.unicode else ASCII, look.width, run.lang)
    for result in run.results:
        yield from file_rows(result, canvas, ids=look.ids)
        yield BLANK
    if run.statistics:
        yield from statistics_rows(run, canvas)
        yield BLANK
    yield from summary_rows(run, canvas)


def file_rows(result: FileResult, canvas: Canvas, *, ids: bool = False) -> Iterator[Row]:
    """Header and findings of one file."""
    yield from header_rows(result, canvas)
    places = Places(result.document, canvas.lang) if result.document else None
    for found in result.diagnostics:
        yield BLANK
        yield from finding_rows(result.path, places, found, canvas, ids=ids)


def header_rows(result: FileResult, canvas: Canvas) -> Iterator[Row]:
    """The file's name, what the report says of itself, and its required parts as a checklist."""
    marks, lang = canvas.marks, canvas.lang
    left = f"{marks.rule * 2} {result.path} "
    fill = marks.rule * max(canvas.width - canvas.ruler.width(left), 2)
    yield Piece(f"{marks.rule * 2} ", "frame"), Piece(result.path, "path"), Piece(f" {fill}", "frame")
    if result.document is None or result.configuration:
        return
    facts = result.facts
    if facts.title:
        yield from paragraph(facts.title.value, canvas.ruler, canvas.width, (Piece("   "),), (Piece("   "),), "bold")
    known = [
        (_say(lang, "发布机关", "issuer"), facts.issuer.value if facts.issuer else None),
        (_say(lang, "年度", "year"), str(facts.year.value) if facts.year else None),
        (_say(lang, "发布日期", "published"), facts.published.value.isoformat() if facts.published else None),
    ]
    none = _say(lang, "未找到", "not found")
    items: list[Row] = [
        (Piece(f"{label} ", "dim"), Piece(value) if value else Piece(none, "dim")) for label, value in known
    ]
    yield from flow(items, canvas.ruler, canvas.width, 3, f" {marks.dot} ")
    yield from parts_rows(result, canvas)
    for note in result.document.notes:
        if not note.unread:
            first = (Piece("   "), Piece(_say(lang, "说明 ", "note "), "dim"))
            words = note.zh if lang == "zh" else note.en
            yield from paragraph(words, canvas.ruler, canvas.width, first, (Piece(" " * 8),), "dim")


def parts_rows(result: FileResult, canvas: Canvas) -> Iterator[Row]:
    """The required parts and their states; without a profile, that they were not looked for."""
    lang = canvas.lang
    if result.profile is None:
        words = _say(
            lang,
            "没有认出报告类型：未检查必备部分，只做通用检查（可用 --profile 指定）。",
            "Report type not recognised: required parts not checked, general checks only (see --profile).",
        )
        yield from paragraph(words, canvas.ruler, canvas.width, (Piece("   "),), (Piece("   "),), "warning")
        return
    items: list[Row] = []
    for part in result.parts:
        extra = STATE[part.state](lang)
        words = part.title(lang) + (f"（{extra}）" if extra and lang == "zh" else f" ({extra})" if extra else "")
        items.append((Piece(f"{getattr(canvas.marks, part.state)} ", part.state), Piece(words, f"words-{part.state}")))
    yield from flow(items, canvas.ruler, canvas.width, 3)


def finding_rows(
    path: str, places: Places | None, found: Diagnostic, canvas: Canvas, *, ids: bool = False
) -> Iterator[Row]:
    """One finding: what is wrong, where, the words themselves, then arithmetic, basis and advice."""
    lang, marks = canvas.lang, canvas.marks
    tag = SEVERITY[found.severity](lang)
    head: Row = (Piece(tag, found.severity.value), Piece(" "), Piece(found.code, "code"), Piece(" "))
    hang: Row = (Piece(" " * canvas.ruler.row(head)),)
    yield from paragraph(found.message(lang), canvas.ruler, canvas.width, head, hang, "bold")
    gutter = gutter_width(places.document if places else None, found)
    pad = " " * (gutter + 1)
    tail = list(_tail(found, lang, fixable=places is not None and places.document.format in FIXABLE))
    framed = list(frame_rows(places, found, canvas, gutter)) if places and _has_words(found) else []
    corner = marks.top if framed or tail else marks.end
    name = f" {marks.dot} {found.name}" + (f" {marks.dot} {found.code}:{found.fingerprint}" if ids else "")
    where = _where(path, places, found)
    if gutter + 4 + canvas.ruler.width(where + name) > canvas.width:  # the header has the whole path
        where = _where(PurePath(path).name, places, found)
    room = canvas.width - gutter - 4 - canvas.ruler.width(name)
    if "“" in where and canvas.ruler.width(where) > room > 0:  # a long heading gives way, never the rule's name
        where = canvas.ruler.take(where, room - canvas.ruler.width("…”")) + "…”"
    yield Piece(pad), Piece(f"{corner} ", "frame"), Piece(where, "path"), Piece(name, "dim")
    yield from framed
    for index, (label, words) in enumerate(tail):
        last = index == len(tail) - 1
        first: Row = (Piece(pad), Piece(f"{marks.end if last else marks.tee} ", "frame"), Piece(label, "label"))
        rest: Row = (
            Piece(pad),
            Piece(" " if last else marks.bar, "frame"),
            Piece(" " * (2 + canvas.ruler.width(label))),
        )
        yield from paragraph(words, canvas.ruler, canvas.width, first, rest)


def _tail(found: Diagnostic, lang: Lang, *, fixable: bool) -> Iterator[tuple[str, str]]:
    for note in found.notes:
        yield "", note(lang)
    for label, text in (
        (Text("依据 ", "basis: "), found.basis),
        (Text("建议 ", "help: "), None if _fix_says_it(found) else found.help),
        (Text("改正 ", "fix: "), _fix_words(found.fix, fixable) if found.fix else None),
    ):
        if text is not None:
            yield label(lang), text(lang)


def _fix_words(fix: Fix, fixable: bool) -> Text:
    if not fixable:
        return fix.title
    command = "fazhi fix" if fix.safety == "safe" else "fazhi fix --unsafe-fixes"
    return Text(f"{fix.title.zh}（{command} 可自动改）", f"{fix.title.en} ({command} applies it)")


def _fix_says_it(found: Diagnostic) -> bool:
    """Whether the advice only repeats what the fix does."""
    return bool(found.fix and found.help and found.help.zh.strip("。") == found.fix.title.zh.strip("。"))


def _has_words(found: Diagnostic) -> bool:
    """Whether there is anything to point at: a finding about the whole report has no frame."""
    return any(len(s.span) or s.message for s in (found.primary, *found.secondary))


def _where(path: str, places: Places | None, found: Diagnostic) -> str:
    if places is None or not (_has_words(found) or found.primary.span.start):
        return path
    where = places.describe(found.primary.span.start)
    if places.document.format in LINED:
        return f"{path}:{where}"
    return f"{path} {where}"


def _say(lang: Lang, zh: str, en: str) -> str:
    return zh if lang == "zh" else en
