"""What two wordings share and what each has that the other lacks, character by character."""

from __future__ import annotations

from checker.claims.weighing.telling.tellings import Telling

_LIGHT = frozenset("|中里内出所后前时来去过再又还仍也于之其个各次批名位家大的全共总已均都被虽并对将把")
"""Characters that tell no measure from another."""
_NAME = 4
"""Characters of a name that tells a measure whatever else is said of it."""
_WHOLE = 3
"""Characters behind a figure that are a name if they stand before another one."""


def shared_name(one: Telling, two: Telling) -> tuple[int, str]:
    """Size and text of the longest name they share; 群众安全感■ … ■的群众安全感: the words behind may be all of it."""
    known = longest_common(one.own, two.own)
    for behind, before in ((two.behind, one.before), (one.behind, two.before)):
        end = max(known[0] + 1, _WHOLE)
        if behind[:end] not in before:
            continue
        while end < len(behind) and behind[: end + 1] in before:
            end += 1
        if end <= len(behind):
            known = end, behind[:end]
    return known


def longest_common(a: str, b: str) -> tuple[int, str]:
    """Size and text of the longest run of characters that two wordings share."""
    size, longest = 0, ""
    for part in a.split("|"):
        start, last = 0, len(part) - size
        while start < last:
            while start + size < len(part) and part[start : start + size + 1] in b:
                size += 1
                longest = part[start : start + size]
            start += 1
            last = len(part) - size
    return size, longest


def replaced(a: str, b: str, around_a: str, around_b: str) -> bool:
    """城东所化解■ … 城西所化解■: the same words behind something else, which the other's sentence lacks."""
    size = 0
    while size < min(len(a), len(b)) and a[-size - 1] == b[-size - 1]:
        size += 1
    rest_a, rest_b = a[: len(a) - size], b[: len(b) - size]
    if size < 2 or not strange(rest_a, around_b) or not strange(rest_b, around_a):
        return False
    return longest_common(rest_a, rest_b)[0] < _NAME  # 开展法治体检服务企业■ … 接受法治体检的企业■


def slot(a: str, b: str, around_a: str, around_b: str) -> bool:
    """培训村干部■ … 培训社区干部■: one frame with something else in it, which the other's sentence lacks."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-end - 1] == b[-end - 1]:
        end += 1
    rest_a, rest_b = a[start : len(a) - end], b[start : len(b) - end]
    framed = len((a[:start] + a[len(a) - end :]).replace("|", "")) > 1
    return start > 0 and framed and strange(rest_a, around_b) > 0 and strange(rest_b, around_a) > 0


def strange(words: str, known: str) -> int:
    return len([c for c in words if c not in known and c not in _LIGHT])
