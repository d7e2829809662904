"""Counts that are no whole of those beside them but one of their row, or another matter's."""

from __future__ import annotations

from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.sums.signs import SumReading, named_again

_MARK = lazy.compile(r"[，,、；;。：:（）()|\n]")
# | 行政诉讼 | …; 二、行政诉讼：…
_MATTER = lazy.compile(
    r"[\s|]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?([\u4e00-\u9fff]{2,12})\s*(?:[：:|]|[\t\u3000]|——)"
)
_LABEL = lazy.compile(r"[^，,。；;：:\n\ue001-\ue007]{2,10}[：:]")


def is_sibling(ctx: Context, reading: SumReading) -> bool:
    """Whether the whole is named and marked off like one more of the parts: 因标线不清的■，因套牌的■，因避让的■."""
    own = lazy.sub(r"^.*其中", "", reading.whole.pre)
    labels = [p.pre for p in reading.parts]
    alike = len(own) > 1 and all(len(x) > 1 and x != own and x[0] == own[0] and x[-1] == own[-1] for x in labels)
    row = sorted((reading.whole, *reading.parts), key=lambda f: f.at)
    return alike and len({_mark(ctx.sheet.between(a, b)) for a, b in pairwise(row)}) == 1


def is_apart(ctx: Context, relation: Relation, reading: SumReading) -> bool:
    """Whether whole and parts are told of two matters: in two paragraphs with labels of their own (行政复议：■ /
    行政诉讼：■、■), under another's name, or as the greatest of several and the next ones."""
    first, final = sorted((reading.whole, reading.parts[0]), key=lambda f: f.at)
    if _other_matter(ctx, relation, reading) or _greatest(ctx, relation, reading):
        return True
    if reading.lines or first.block == final.block:
        return False
    text, (one, _), (two, _) = ctx.sheet.skeleton, ctx.sheet.paragraph(first.at), ctx.sheet.paragraph(final.at)
    labelled = _LABEL.match(text, one, first.at) is not None and _LABEL.match(text, two, final.at) is not None
    return labelled and not named_again(reading.whole, text[two : final.at])


def _other_matter(ctx: Context, relation: Relation, reading: SumReading) -> bool:
    """收到■，受理■，审结■。行政诉讼：一审■，二审■: a list headed by another matter's name, the whole one of several."""
    whole, parts, sheet = reading.whole, reading.parts, ctx.sheet
    if reading.lines or reading.last or whole.sentence == parts[0].sentence:
        return False
    start = sheet.sentence(parts[0].at)[0]
    found = _MATTER.match(sheet.skeleton, start, parts[0].at)
    if found is None or relation.says("axes", found[1]) or named_again(whole, found[1]):
        return False
    head = sheet.sentence(whole.at)[0]
    return any(f.family == whole.family and f is not whole for f in sheet.within(head, start))


def _greatest(ctx: Context, relation: Relation, reading: SumReading) -> bool:
    """甲类最多，有■；乙类■、丙类■紧随其后: the whole is the first of a row, unless 其中 or a colon opens the others."""
    whole, first = reading.whole, reading.parts[0]
    if reading.last or not relation.says("greatest", _told(ctx, whole)):
        return False
    text, gap = ctx.sheet.skeleton, ctx.sheet.between(whole, first)
    behind = text[whole.at : ctx.sheet.sentence(reading.parts[-1].at)[1]]
    return not relation.says("opened", gap) and relation.says("next_to", behind)


def _told(ctx: Context, figure: Figure) -> str:
    return ctx.sheet.skeleton[ctx.sheet.sentence(figure.at)[0] : figure.at]


def _mark(gap: str) -> str:
    found = _MARK.search(gap)
    return found.group() if found else ""
