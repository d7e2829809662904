"""分别: a list of nouns and a list of figures, bound one to one (优秀、合格、不合格分别为187份、396份、17份)."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.claims.model import Mention
from checker.claims.words import Segmenter
from checker.dataclass import dataclass
from checker.document.span import Span

_SHARED = lazy.compile(r"(?P<nouns>[^，,；;。:：]*?)(?:数量|总数|占比)?(?:分别|依次)[^，,；;。、\d]{0,6}$")
_SPLIT = lazy.compile(r"[、]|(?<=[\u4e00-\u9fff）)])(?:和|与|及|以及)(?=[\u4e00-\u9fff])")
_JOINT = lazy.compile(r"\s*(?:、|和|与|及|以及|，|,)?\s*")
_TRIBES = lazy.compile(r"[省市县区镇乡村级]+$|^[一二三][级审类]$")

_LETTER = lazy.compile(r"[A-Ea-eＡ-ＥⅠ-Ⅴ甲乙丙丁一二三四五]{1,2}[级类等档]?")


@dataclass(frozen=True, slots=True)
class Share:
    """What one figure of a 分别 list is bound to."""

    noun: str | None
    span: Span | None
    action: str | None = None
    grade: str | None = None


def distribute(text: str, mentions: Sequence[Mention], floor: int, cutter: Segmenter) -> list[Share | None]:
    """For each mention its share of a 分别 list; None outside such lists."""
    out: list[Share | None] = [None] * len(mentions)
    last = mentions[-1].span.end if mentions else floor
    if text.find("分别", floor, last) < 0 and text.find("依次", floor, last) < 0:
        return out
    for n, mention in enumerate(mentions):
        lead = mention.digits.start if mention.digits else mention.span.start
        before = mentions[n - 1].span.end if n else floor
        if "分别" not in text[before:lead] and "依次" not in text[before:lead]:
            continue
        found = _SHARED.search(text, before, lead)
        if found is None:
            continue
        run = _run(text, mentions, n)
        items = _items(found["nouns"], found.start("nouns"))
        if len(items) == len(run) > 1:
            for index, share in zip(run, _bind(items, cutter), strict=True):
                out[index] = share
    return out


def _run(text: str, mentions: Sequence[Mention], first: int) -> list[int]:
    """The figures that follow one another with nothing but 、和 between them."""
    out = [first]
    for n in range(first + 1, len(mentions)):
        gap = text[mentions[n - 1].span.end : mentions[n].span.start]
        if not _JOINT.fullmatch(gap):
            break
        out.append(n)
    return out


def _items(text: str, at: int) -> list[tuple[str, Span]]:
    out: list[tuple[str, Span]] = []
    start = 0
    for m in [*_SPLIT.finditer(text), None]:
        end = m.start() if m else len(text)
        if text[start:end].strip():
            out.append((text[start:end].strip(), Span(at + start, at + end)))
        start = m.end() if m else end
    return out


def _bind(items: list[tuple[str, Span]], cutter: Segmenter) -> list[Share]:
    action: str | None = None
    shares: list[Share] = []
    for n, (item, span) in enumerate(items):
        words = [w for w in cutter.before(item) if w.kind in ("ACTION", "NOUN")]
        if n == 0 and len(words) > 1 and words[0].kind == "ACTION":
            action = words[0].text
        noun = next((w.text for w in reversed(words) if w.kind == "NOUN"), None if words else item)
        if _LETTER.fullmatch(item):
            shares.append(Share(None, None, action, item))  # A、B、C类
            continue
        verb = words[-1].text if noun is None else action
        shares.append(Share(noun, span if noun else None, verb))
    last = shares[-1].noun or ""
    if len(items) > 1 and all(len(i) <= 2 or _TRIBES.search(i) for i, _ in items[:-1]) and "级" in last:
        shared = last.split("级", 1)[1] or last  # 省、市、县三级人大代表建议
        return [Share(shared, items[-1][1], action, item[-1]) for item, _ in items]
    return shares
