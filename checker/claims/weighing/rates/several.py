"""Several counts that together are the numerator of one percentage."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.field import LINK, Asked, Field
from checker.claims.weighing.rates.rows import run_of
from checker.claims.weighing.rates.stems import like_met, negated

_NOT = lazy.compile(r"[未不]")
_COMMON = frozenset("案件数量人户次")
"""Characters that two counts share with a name by chance: 快速结案 with 办结■, 存案■."""
_AND = lazy.compile(r"以及|[、和及与]")


@lru_cache(maxsize=1024)
def _own_chars(name: str) -> frozenset[str]:
    return frozenset(name[-4:]) - _COMMON


def twin(known: Field, ask: Asked, top: Figure) -> Figure | None:
    """优良率 beside 优秀■、良好■: the next count, when each has its own characters of the name."""
    if ask.words.share or top.at > ask.rate.at or top.index == ask.rate.index - 1:
        return None
    name = _own_chars(ask.words.name)
    mine = name.intersection(top.pre[-6:]) if name else name
    if not mine:
        return None
    following = next((f for f in ask.scope if f.index == top.index + 1 and f.family == top.family), None)
    if following is None or following.sentence != top.sentence or _NOT.search(following.pre[-6:]):
        return None
    if known.says("due", following) or known.says("ought", following):
        return None  # 执行■，全年预算■，预算执行率
    other = name & frozenset(following.pre[-6:])
    return following if mine - other and other - mine else None


def joined(known: Field, ask: Asked, top: Figure) -> list[Figure]:
    """成立■、部分成立■，成立及部分成立占■: the counts that the parts of its name tell, each its own."""
    names = [LINK.sub("", name) for name in _AND.split(ask.words.name)]
    if len(names) < 2 or len(names[-1]) < 2 or top.at > ask.rate.at:
        return []
    out: list[Figure] = []
    for name in sorted(names, key=len, reverse=True):
        own = [
            f
            for f in ask.scope
            if f.sentence == top.sentence and f.family == top.family and f not in out and f.pre.endswith(name)
        ]
        own = [f for f in own if not negated(name, name, f.pre)]
        if len(name) < 2 or not own:
            return []
        out.append(min(own, key=lambda f: len(f.pre)))
    return sorted(out, key=lambda f: f.index) if top in out else []


def likes(known: Field, ask: Asked, top: Figure) -> list[Figure]:
    """撤销■、变更■、确认违法■，纠错率■: all counts of a row that other words for the rate's name tell, each its own.

    应出庭■，正职出庭■、副职出庭■: one word for all of them tells no several counts.
    """
    if ask.words.share or not ask.stem or not like_met(known.relation, ask.stem, known.told(top)):
        return []
    out, told = [], set()
    for figure in run_of(known.ctx, top, percent=False):
        if figure.family != top.family or figure.index == ask.words.inside or known.says("ought", figure):
            continue
        word = like_met(known.relation, ask.stem, figure.pre)
        if word in told:
            return []
        if word:
            out.append(figure)
            told.add(word)
    return out if top in out else []
