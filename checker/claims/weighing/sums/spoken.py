"""Lists told in words, with their total behind them: 委员会会议四次、小组会议十一次、办公室会议六次，合计二十一次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from checker import lazy
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context
from checker.claims.numerals import SPOKEN, whole_number
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.said import Said
from checker.diagnostics.message import Text
from checker.document import Span

_NUMBER = "(?P<number>[一二两三四五六七八九十百]+)(?P<unit>[次场期件起个名人份项家户处条篇批轮部册间所支])"
_TOTAL = lazy.compile(rf"(?:合计|共计|总计|总共|一共|加起来|相加)(?:[召举]?[开办]|开展|进行)?[为有是达了]?{_NUMBER}")
_COUNT = lazy.compile(
    rf"(?<![第每逐各数几上下前后同这那该此一二两三四五六七八九十百])(?<=[\u4e00-\u9fff]){_NUMBER}(?=[、，,和及与（(])"
)
_NO_LIST = lazy.compile(r"其中|包括|[含另\d０-９]|每|平均|各")
_MOST, _LONG = 8, 160
"""Parts of such a list, and characters it takes."""


def spoken_sums(ctx: Context) -> Iterator[Candidate]:
    """Lists of two or more counts in words, and the total that they, or some of them in a row, do not make up."""
    text = ctx.sheet.text
    for found in _TOTAL.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in "。；;\n") + 1
        if found.start() - start > _LONG or _NO_LIST.search(text, start, found.start()):
            continue
        whole, *parts = (_spoken(m) for m in (found, *_COUNT.finditer(text, start, found.start())))
        if whole is None or any(p is None or p.family != whole.family for p in parts):
            continue
        told = [p for p in parts if p is not None]
        if 2 <= len(told) <= _MOST and _is_single(text, told) and _misses(whole, told):
            yield Candidate((whole, *told), {}, partial(_formula, text, whole, told), sure=True)


def _spoken(found: re.Match[str]) -> Said | None:
    number = whole_number(found["number"])
    if number is None:
        return None  # 三四次
    span = Span(found.start("number"), found.end("unit"))
    return Said(-span.start - 1, span, found["unit"], number, "")


def _is_single(text: str, parts: Sequence[Said]) -> bool:
    """Whether one is a single numeral: these are no figures elsewhere."""
    return any(text[p.span.start : p.span.end - 1] in SPOKEN for p in parts)


def _misses(whole: Said, parts: Sequence[Said]) -> bool:
    numbers = [p.number for p in parts]
    runs = {sum(numbers[i:j]) for i in range(len(numbers)) for j in range(i + 2, len(numbers) + 1)}
    near = abs(sum(numbers) - whole.number) * 2 < whole.number
    return near and whole.number not in runs and max(numbers) < whole.number


def _formula(text: str, whole: Said, parts: Sequence[Said]) -> Formula:
    def said(count: Said) -> str:
        return text[count.span.start : count.span.end]

    added = sum(p.number for p in parts)
    arithmetic = f"{'+'.join(str(p.number) for p in parts)} = {added} ≠ {whole.number}"
    return Formula(
        FormulaKind.SUM,
        (
            Bound(whole.span, said(whole), Text("总数", "whole")),
            *(Bound(p.span, said(p), Text("分项", "part")) for p in parts),
        ),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(f"各分项之和不等于总数（{said(whole)}）", f"the parts do not sum to the whole ({said(whole)})"),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text(f"总数改为 {added}，或订正某一分项", f"make the whole {added} or correct a part"),
    )
