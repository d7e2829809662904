"""Things named in clauses of one make: 来自甲的是A、B，来自乙的是C; 律所有A、B，高校有C、D."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from checker import lazy
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import Page

COPULA = lazy.compile(r"(?:[是为有叫即：:在]|包括|包含|涵盖|涉及|来自|位于|分布于|入选的?|获评的?)$")
_GROUP = lazy.compile(r"[^，,、；;。\n]{1,10}?(?P<copula>[是有为])(?=[\u4e00-\u9fff《“])")
_OF_ALL = "均都皆全各"
"""有委员五人，为甲、乙、丙，均为教师: a clause that tells of all of them."""
_MOST, _LEAD = 6, 12


def with_groups(page: Page, listed: Listed, lead: str) -> Listed:
    """The list and those of the clauses behind it that begin as its own does; any number of them may be meant, and
    that of the clauses: 分驻两片：城东片有甲、乙，城西片有丙、丁."""
    copula = COPULA.search(lead)
    if copula is None or copula.group() in "：:" or len(lead) > _LEAD + 2:
        return listed
    sizes, items, at = [listed.low], list(listed.items), page.clause_end(listed.end)
    while page.masked[at : at + 1] in ("，", ",", "；", ";") and len(sizes) < _MOST:
        start, at = at + 1, page.clause_end(at + 1)
        cue = page.masked.find(copula.group(), start, min(at, start + _LEAD))
        if cue < 0 or page.masked[start] in _OF_ALL:
            break
        begin = cue + len(copula.group())
        more = page.read(begin, at)
        sizes.append(more.low if more else 1)
        items += more.items if more else (page.text[begin:at],)
        listed = replace(listed, end=at)
    if len(sizes) == 1:
        return listed
    total = sum(sizes)
    return replace(listed, items=tuple(items), low=total, high=total, groups=(len(sizes), *accumulate(sizes)))


def opening_group(page: Page, start: int, end: int) -> tuple[str, int]:
    """The lead of a clause such as 律所有A、B and where its names begin; empty where it has none."""
    found = _GROUP.match(page.masked, start, end)
    return (found.group(), found.end()) if found else ("", start)
