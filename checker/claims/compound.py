"""One measure told in two units (3分15秒, 2小时30分, 12公里300米) is one figure, in the smaller of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.claims.interval import Interval
from checker.claims.lexicon import Lexicon, Step
from checker.claims.model import Kind, Mention
from checker.document.span import Span


def joined(text: str, mentions: Iterable[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions in text order, neighbours that tell one measure made one; the others as they are.

    `digits` of such a figure is None: no single numeral tells it.
    """
    out: list[Mention] = []
    for mention in mentions:
        step = _step(text, out[-1], mention, lexicon) if out else None
        if step is None:
            out.append(mention)
        else:
            out[-1] = _one(text, out[-1], mention, step)
    return out


def _step(text: str, larger: Mention, smaller: Mention, lexicon: Lexicon) -> Step | None:
    """What leads from the unit of the first to that of the second, where the two are one measure."""
    step = lexicon.steps.get((larger.unit or "", smaller.unit or ""))
    if step is None or larger.kind is not Kind.COUNT or smaller.kind is not Kind.COUNT:
        return None
    if text[larger.span.end : smaller.span.start] not in ("", "零", "又", " "):
        return None
    if larger.value is None or smaller.value is None or not larger.rounded.exact or larger.decimals:
        return None
    return step if 0 <= smaller.value < step.times else None


def _one(text: str, larger: Mention, smaller: Mention, step: Step) -> Mention:
    assert larger.value is not None
    assert smaller.value is not None
    base = larger.value * step.times
    least = Interval.point(base)
    span = Span(larger.span.start, smaller.span.end)
    return replace(
        smaller,
        span=span,
        text=text[span.start : span.end],
        value=base + smaller.value,
        rounded=smaller.rounded + least,
        truncated=smaller.truncated + least,
        unit=step.unit,
        digits=None,
    )
