"""Things that open one clause each: 三个专班。违建专班由…，物业专班由…，犬只专班由…; 两篇，“甲”由…，“乙”由…."""

from __future__ import annotations

from checker import lazy
from checker.claims.formulas.ordinals import several_in
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import SENTENCE_END, Binding, Page

_QUOTED = lazy.compile(r"(?P<name>“[^“”\n]{2,30}”|《[^《》\n]{2,40}》)(?=[\u4e00-\u9fff])(?![和与及等的])")
_SPLIT = lazy.compile(r"[，,；;。\n]")
_SOME = ("其中", "如", "例如", "比如", "以", "第")
_KINDS = frozenset("镇乡村县区市州局所站校院组队班片街园")
_VERB = lazy.compile(r"[由主负重专侧在将为于设以率先承牵分立突开建推实探获办管]")
_REACH, _CLAUSES, _IDLE, _MOST = 320, 24, 2, 9


def bind_heads(page: Page, number: Announced) -> Binding | None:
    """The names that open the clauses behind a number, one each, all of its kind or all quoted."""
    if number.number > _MOST:
        return None
    end = page.clause_end(number.stop)
    if page.text[end : end + 1] not in ("，", ",", "。", "：", ":", "；"):
        return None
    kind = _kind(number)
    behind = page.text[end + 1 : end + 16]
    if not (any(c in "“《" for c in behind[:6]) or (kind and kind in behind)):
        return None
    among = page.text.startswith("其中", end + 1)
    heads, stop = _heads(page, end + 1 + 2 * among, kind)
    names = [h[0] for h in heads]
    if len(names) < 2 or len(set(names)) < len(names):
        return None
    high = len(names) + several_in(names)
    listed = Listed(heads[0][1], stop, tuple(names), len(names), high, among, "words")
    return Binding(number, listed, "each", page.text[number.end : heads[0][1]])


def _kind(number: Announced) -> str:
    """What every name must end in: 专班, 镇."""
    noun = number.noun[-2:]
    if len(noun) == 2 and number.named:
        return noun
    last = (number.noun or number.unit)[-1:]
    return last if last in _KINDS else ""


def _heads(page: Page, start: int, kind: str) -> tuple[list[tuple[str, int]], int]:
    """The names with their places, and where the last ends; idle clauses between belong to the name before."""
    text, out, idle, at, stop = page.text, [], 0, start, start
    quoted: bool | None = None
    for _ in range(_CLAUSES):
        while at < len(text) and text[at] in " 　\n":
            at += 1
        end = page.clause_end(at)
        if at - start > _REACH or end <= at or text.startswith(_SOME, at):
            break
        found = _QUOTED.match(text, at) if quoted is not False else None
        name = found["name"] if found else ""
        if not name and quoted is not True and kind:
            cut = text.find(kind, at + 1, min(at + 12, end))
            behind = cut + len(kind)
            if cut >= 0 and "、" not in text[at:end] and _VERB.match(text, behind):
                name = text[at:behind]
        if name:
            quoted, idle = bool(found), 0
            out.append((name, at))
            stop = at + len(name)
        else:
            idle += 1
            if not out or idle > _IDLE or (end < len(text) and text[end] == "\n"):
                break
        if text[end : end + 1] == "\n" or (SENTENCE_END.match(text, end) and not name):
            break
        at = end + 1
    return out, stop
