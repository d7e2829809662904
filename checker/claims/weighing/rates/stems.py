"""The characters of a rate's name by which its counts are met."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.claims.weighing.data import Relation


def stem_of(name: str) -> str:
    """The characters of a rate's name by which its numerator is met."""
    cut = lazy.sub(r"^(?:按期|按时|及时|如期|首次|实际|直接|年度|总体|综合|线上|最终|有效)(?=..)", "", name)
    return cut if len(cut) <= 4 else cut[-3:]


_PLAIN = frozenset(["信息", "案件", "事项", "群众", "文件", "公示", "工单", "行政", "案卷", "法治", "合同", "问题"])


def stem_met(stem: str, words: str) -> int:
    """How firmly a stem is met in words: its last characters together (2), or spread in order (1)."""
    if len(stem) < 2:
        return 0
    if stem in words or (len(stem) == 4 and stem[:2] in words and stem[2:] in words):
        return 4  # 已完成整改■, 整改完成率
    if len(stem) >= 3 and stem[-3:] in words:
        return 3
    if stem[-2:] in words:
        return 2
    if len(stem) == 4 and stem[:2] in words and stem[:2] not in _PLAIN:
        return 2
    tail = stem[-2:]
    if tail[::-1] in words:
        return 2  # 收回■, 回收率
    found = words.find(tail[0])
    return 1 if found >= 0 and tail[1] in words[found + 1 : found + 10] else 0


_NOT = frozenset("不未没无非")


def negated(stem: str, name: str, words: str) -> bool:
    """不予受理■, 受理率: whether the rate's name stands among the words with a negation before it and only so."""
    key = stem[-2:]
    if len(key) < 2 or not _NOT.isdisjoint(name):
        return False
    at, denied = words.find(key), False
    while at >= 0:
        if _NOT.isdisjoint(words[max(at - 2, 0) : at]):
            return False
        at, denied = words.find(key, at + 1), True
    return denied


@lru_cache(maxsize=2048)
def _cues(kind: str, name: str) -> tuple[str, ...]:
    return tuple(f"{kind} {name[i : i + 2]}" for i in range(len(name) - 1))


def like_met(relation: Relation, stem: str, words: str) -> str:
    """The word that tells in other words what a rate's name tells: 撤销 for 纠错率; empty for none."""
    known = relation.cues
    for cue in _cues("like", stem):
        if cue in known and (found := known[cue].search(words)) is not None:
            return found[0]
    return ""


def opposite_met(relation: Relation, name: str, words: str) -> bool:
    """Whether words name what falls outside the rate: 错漏 for 准确率."""
    known = relation.cues
    return any(relation.says(cue, words) for cue in _cues("not", name) if cue in known)
