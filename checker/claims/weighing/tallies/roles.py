"""Which part each count takes in a tally, by its own words."""

from __future__ import annotations

from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation

START, PLUS, MINUS, OVERLAP, END = ("start", "plus", "minus", "overlap", "end")


def takes_off(relation: Relation, figure: Figure) -> str | None:
    """Whether its words take it off, as gone or as counted twice."""
    if _netted(relation, figure):
        return MINUS if relation.says("netted_out", _own(figure)) else None
    after = figure.post[:10]
    if relation.says(OVERLAP, after) or relation.says(OVERLAP, figure.pre[-16:]):
        return None if _last(relation, END, figure.pre) > _last(relation, OVERLAP, figure.pre) else OVERLAP
    own = _own(figure)
    gone = _last(relation, MINUS, own)
    if not gone and not relation.says(MINUS, after):
        return None
    else_told = max(_last(relation, role, own) for role in (PLUS, START, END))
    if gone > else_told:
        return MINUS
    return None if gone or else_told else MINUS  # 另有■因期满失效


def role_of(relation: Relation, figure: Figure) -> str | None:
    """The part a count takes; None where its words tell none."""
    off = takes_off(relation, figure)
    if off is not None:
        return off
    own = _own(figure)
    if _netted(relation, figure):
        return PLUS
    if relation.says("net", own):
        return END
    if relation.says("reached", figure.pre):
        return END
    if relation.says(START, own):
        return START
    ends = {role: _last(relation, role, own) for role in (PLUS, END)}
    best = max(ends, key=lambda role: ends[role])
    return best if ends[best] else None


def _netted(relation: Relation, figure: Figure) -> bool:
    """迁入迁出相抵净迁入■: one that came in or went out, though neither way is told by itself."""
    own = _own(figure)
    return "净" in own and (relation.says("netted_in", own) or relation.says("netted_out", own))


def _own(figure: Figure) -> str:
    """The words a count is told with: those of the clause before it too where its own are few."""
    return figure.lead[-10:] + "，" + figure.pre if len(figure.pre) < 4 else figure.pre[-18:]


def _last(relation: Relation, role: str, words: str) -> int:
    """Where the last word of a role ends, 0 for none."""
    found = list(relation.cues[role].finditer(words))
    return found[-1].end() if found else 0
