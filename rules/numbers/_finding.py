"""Findings from formulas: the same shape for every rule of the area."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import Bound, Formula, FormulaKind, Verdict
from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report


def findings_of(report: Report, *kinds: FormulaKind) -> Iterator[Finding]:
    """One finding for each formula of the given kinds that does not hold; doubtful ones are information."""
    for formula in report.formulas:
        if formula.kind in kinds and formula.verdict is not Verdict.CONSISTENT:
            yield _finding(formula)


def _finding(formula: Formula) -> Finding:
    first, *others = formula.figures
    reading = formula.readings[0].arithmetic if formula.readings else None
    message = formula.says
    if reading is not None:
        message = Text(f"{message.zh}：{reading.zh}", f"{message.en}: {reading.en}")
    notes = [r.arithmetic for r in formula.readings[1:]]
    notes += formula.notes
    if formula.identity:
        notes.append(Text(f"依据业务恒等式 {formula.identity}", f"by identity {formula.identity} of the field"))
    return Finding(
        _sentence(message),
        _label(first),
        tuple(_label(b) for b in others),
        tuple(notes),
        _sentence(formula.remedy) if formula.remedy else None,
        severity=Severity.INFO if formula.verdict is Verdict.DOUBTFUL else None,
        basis=formula.basis,
        key="|".join(b.text for b in formula.figures),
    )


def _sentence(text: Text) -> Text:
    """The words as a whole sentence in both languages."""
    zh = text.zh if text.zh.endswith(("。", "！", "？")) else f"{text.zh}。"
    en = text.en if text.en.endswith((".", "!", "?")) else f"{text.en}."
    return Text(zh, en[:1].upper() + en[1:])


def _label(figure: Bound) -> Label:
    return Label(figure.span, figure.role)
