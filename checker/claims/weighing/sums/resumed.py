"""Lists that take up a count told long before: 收到来信■……上述来信按内容归类，甲■、乙■."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.sums.mistyped import slight
from checker.claims.weighing.sums.signs import named_again

_BLOCKS, _HEADING, _GAP, _CLOSING = 10, 30, 48, 24
"""Paragraphs back to the whole; characters of a heading, of what opens a list, and behind it that may close it."""
# 三个院当年分别受理■: says how many each has, not what they are parts of
_EACH_ITS_OWN = lazy.compile(r"(?:分别|依次)[^，,。；;：:、]*$")
_NOUN = lazy.compile(r"[\u4e00-\u9fff]{2}")


def opening_of(ctx: Context, relation: Relation, first: Figure) -> tuple[str, bool]:
    """The words that open a list, and whether they take up what was told before, or say that all of it is told."""
    text, (start, _) = ctx.sheet.skeleton, ctx.sheet.sentence(first.at)
    opening = _heading(ctx, start) + text[max(start, first.at - _GAP) : first.at]
    listed = relation.says("lists_all", _EACH_ITS_OWN.sub("", opening))
    return opening, relation.says("resumes", opening) or listed


def taken_up(
    ctx: Context,
    relation: Relation,
    opening: tuple[str, bool],
    whole: Figure,
    parts: Sequence[Figure],
    added: Decimal,
) -> bool:
    """Whether the words that open a list take up a count told long before that it comes near to."""
    if whole.at > parts[0].at or not slight(whole.number, added) or parts[0].block - whole.block > _BLOCKS:
        return False
    words, resumes = opening
    if resumes or named_again(whole, words) > 1:
        return True
    noun = whole.pre[-2:]
    if noun in words and _NOUN.match(noun) and noun in lazy.split("[；;]", words)[-1]:
        return True
    if parts[0].block == whole.block:
        return False
    end = ctx.sheet.sentence(parts[-1].at)[1]
    return relation.says("closes", ctx.sheet.skeleton[parts[-1].at : end + _CLOSING])


def _heading(ctx: Context, start: int) -> str:
    """The line before a paragraph that begins here when it only heads it: 附:持证人员分布."""
    text = ctx.sheet.skeleton
    if not start or text[start - 1] != "\n":
        return ""
    above = text[max(ctx.sheet.paragraph(start - 1)[0], start - _HEADING) : start]
    return "" if lazy.search(f"[。；;，,]|{ANY}", above) else above


__all__ = ["opening_of", "taken_up"]
