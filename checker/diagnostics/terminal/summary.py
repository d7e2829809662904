"""The end of the text output: what was checked, what was found, how much was covered, and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.diagnostics.message import Text
from checker.diagnostics.model import Severity
from checker.diagnostics.run import Run
from checker.diagnostics.terminal.frame import Canvas
from checker.diagnostics.terminal.rows import Piece, Row, flow, paragraph
from checker.diagnostics.terminal.words import SEVERITY


def summary_rows(run: Run, canvas: Canvas) -> Iterator[Row]:
    """Verdict, counts, coverage, and everything that keeps the verdict from being whole."""
    yield (Piece(canvas.marks.rule * canvas.width, "frame"),)
    style, mark, words = verdict(run, canvas)
    yield from paragraph(
        words(run.lang), canvas.ruler, canvas.width, (Piece(f"{mark} ", style),), (Piece("  "),), style
    )
    yield from flow(_counts(run), canvas.ruler, canvas.width, 2, f" {canvas.marks.dot} ")
    for line, look in (*((p, "error") for p in _incomplete(run)), *((n, "") for n in _remarks(run))):
        yield from paragraph(line(run.lang), canvas.ruler, canvas.width, (Piece("  "),), (Piece("  "),), look)


def verdict(run: Run, canvas: Canvas) -> tuple[str, str, Text]:
    """Style, mark and words of the one line that says how the run ended. Clean is said only of a whole run."""
    reports = [r for r in run.results if not r.configuration]
    read = sum(not r.unread for r in reports)
    total = len(reports) + len(run.skipped)
    found = sum(len(r.diagnostics) for r in run.results)
    if not run.complete:
        why = _why_incomplete(run)
        return (
            "error",
            canvas.marks.bad,
            Text(
                f"检查没有完成，不能算通过：{why.zh}（读出 {read}/{total} 份）。",
                f"Not complete, so not passed: {why.en} ({read} of {total} read).",
            ),
        )
    if run.failing:
        level = SEVERITY[run.fail_on]
        return (
            "error",
            canvas.marks.bad,
            Text(
                f"未通过：{total} 份报告中有 {run.failing} 处“{level.zh}”及以上的问题。",
                f"Failed: {run.failing} finding(s) of level {level.en} or graver in {total} report(s).",
            ),
        )
    if found:
        return (
            "warning",
            canvas.marks.good,
            Text(
                f"通过，另有 {found} 处较轻的问题供参考（{total} 份报告）。",
                f"Passed, with {found} lesser finding(s) to look at ({total} report(s)).",
            ),
        )
    if run.baselined or any(r.suppressed for r in run.results):
        return (
            "good",
            canvas.marks.good,
            Text(f"没有新的问题（{total} 份报告）。", f"No new findings ({total} report(s))."),
        )
    return (
        "good",
        canvas.marks.good,
        Text(f"所查项目没有发现问题（{total} 份报告）。", f"Nothing found by the rules that ran ({total} report(s))."),
    )


def _why_incomplete(run: Run) -> Text:
    unread = sum(r.unread for r in run.results)
    crashed = sum(r.crashed for r in run.results)
    zh, en = [], []
    if run.skipped:
        zh.append(f"中途停止，{len(run.skipped)} 份没有检查")
        en.append(f"interrupted, {len(run.skipped)} report(s) not checked")
    if unread:
        zh.append(f"{unread} 份没有读出或没有读全")
        en.append(f"{unread} report(s) not read or not wholly")
    if crashed:
        zh.append(f"{crashed} 份检查时有规则出错")
        en.append(f"a rule failed on {crashed} report(s)")
    if run.problems:
        zh.append(f"{len(run.problems)} 个插件未能加载")
        en.append(f"{len(run.problems)} plugin(s) failed to load")
    return Text("；".join(zh) or "没有读到任何报告", "; ".join(en) or "no report was read")


def _counts(run: Run) -> list[Row]:
    zh = run.lang == "zh"
    out: list[Row] = []
    for level in Severity:
        number = run.count(level)
        out.append((Piece(f"{SEVERITY[level](run.lang)} ", level.value if number else "dim"), Piece(str(number))))
    suppressed = sum(len(r.suppressed) for r in run.results)
    if suppressed:
        out.append((Piece("已抑制 " if zh else "suppressed ", "dim"), Piece(str(suppressed))))
    if run.baselined:
        out.append((Piece("基线内 " if zh else "in baseline ", "dim"), Piece(str(run.baselined))))
    return out


def _incomplete(run: Run) -> Iterator[Text]:
    yield from run.problems
    if run.skipped:
        names = "、".join(run.skipped[:3]) + ("……" if len(run.skipped) > 3 else "")
        yield Text(f"没有检查：{names}", f"Not checked: {names}")


def _remarks(run: Run) -> Iterator[Text]:
    """Coverage and whatever else bounds the verdict."""
    yield coverage_words(run)
    if run.selected is not None and (left := _left_out(run)):
        yield Text(
            f"规则：运行 {len(run.selected)} 条，另有 {left} 条没有选用。",
            f"Rules: {len(run.selected)} ran, {left} not selected.",
        )
    strangers = sum(r.profile is None and r.document is not None and not r.configuration for r in run.results)
    if strangers and len(run.results) > 1:
        yield Text(
            f"{strangers} 份没有认出报告类型，未检查必备部分。",
            f"{strangers} report(s) of no known type: required parts not checked.",
        )
    if run.gone:
        number = sum(g.count for g in run.gone)
        yield Text(
            f"基线中有 {number} 处已不存在，已从基线中去掉。",
            f"{number} finding(s) of the baseline are gone and were taken out of it.",
        )
    yield from run.notes


def _left_out(run: Run) -> int:
    return sum(r.name not in (run.selected or ()) and not r.code.startswith("I00") for r in run.rules.values())


def coverage_words(run: Run) -> Text:
    """How many of the figures seen were read, and so could be checked at all."""
    known = [r.coverage for r in run.results if r.coverage is not None]
    if not known or not _checks_figures(run):
        return Text("数字：没有核对。", "Figures: not checked.")
    figures, parsed = sum(c.figures for c in known), sum(c.parsed for c in known)
    claims, formulas = sum(c.claims for c in known), sum(c.formulas for c in known)
    if not figures:
        return Text("数字：文中没有数字可核对。", "Figures: none in the text.")
    missed = figures - parsed
    zh = f"数字：见到 {figures} 个，读懂 {parsed} 个"
    en = f"Figures: {figures} seen, {parsed} understood"
    if missed:
        zh += f"，其余 {missed} 个没有核对"
        en += f", the other {missed} not checked"
    if claims or formulas:
        zh += f"；{claims} 项陈述、{formulas} 个等式参与核对"
        en += f"; {claims} statements and {formulas} relations compared"
    return Text(zh + "。", en + ".")


def _checks_figures(run: Run) -> bool:
    """Whether any rule about figures ran; figures may have been read for other reasons."""
    if run.selected is None:
        return True
    return any(r.code[0] in "NF" for r in run.rules.values() if r.name in run.selected)


def statistics_rows(run: Run, canvas: Canvas) -> Iterator[Row]:
    """How often each rule found something, the most frequent first."""
    counts = Counter((d.code, d.name) for r in run.results for d in r.diagnostics)
    files = Counter((d.code, d.name) for r in run.results for d in {x.name: x for x in r.diagnostics}.values())
    for (code, name), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        title = run.rules[name].title(run.lang) if name in run.rules else ""
        reports = f"{files[code, name]} 份" if run.lang == "zh" else f"{files[code, name]} file(s)"
        head = (
            Piece(f"{number:>5} ", "bold"),
            Piece(f"{code} ", "code"),
            Piece(f"{name:<22} "),
            Piece(f"{reports}  ", "dim"),
        )
        yield from paragraph(title, canvas.ruler, canvas.width, head, (Piece(" " * canvas.ruler.row(head)),), "dim")
