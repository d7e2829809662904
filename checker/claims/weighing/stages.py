"""Which of the four a figure is: what there was, what came in, what went out or what there is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from checker import lazy
from checker.claims.cues import Cues, load_cues
from checker.claims.formulas.breakdown import opposites
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import PART_YEAR
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import topic_of, words

OPENING, IN, OUT, CLOSING = ("opening", "in", "out", "closing")
_NOW = "now"
_ENDS = lazy.compile(
    r"(?:截[至止]|到|至)?(?:20\d\d年|\ue007|去年|上年|年)?(?:年初|1月1日|12月(?:31日|[底末])|(?<=[去上]年)[底末])"
)
_FRAME = lazy.compile(r"^[的了共有各类年内数]+|申请|案件|[共有的为达仍尚还数]+$")
_NEWLY = lazy.compile(r"新[\u4e00-\u9fff]{2}(?:了|的)?$")
"""新认定■, 新上户■: how it came in, no name of a thing."""
_NESTED = lazy.compile(r"其中|[（(](?:含|其中|包括)")
_THEN = lazy.compile(r"[之以]?后")
_TAKEN_IN = lazy.compile(r"受理|移送|提请|报请|报送|收案|审查(?:起诉|逮捕)")
_COMPARED = lazy.compile(r"(?:比|较|同比)(?:[去上]年|年初|上年末|期初)[^，,。；;]{0,8}$")


def role_of(relation: Relation, figure: Figure) -> str | None:
    """The role that the words nearest to a figure tell; None when they tell none."""
    role = _told(relation, figure.lead[-14:], figure.pre, figure.post[:10])
    return CLOSING if role is _NOW and not part_year(figure) else None if role is _NOW else role


@lru_cache(maxsize=4096)
def _told(relation: Relation, lead: str, pre: str, post: str) -> str | None:
    """The role by its words; `_NOW` where only the time tells of a stock, if of no part of a year."""
    before, after = _beside(relation, lead, pre, post)
    if _COMPARED.search(pre):
        return None
    if relation.says("carried_on", before + after):
        return CLOSING
    if after and (relation.says("opening_sure", after) or relation.says("opening_after", after)):
        return OPENING
    if relation.says(OPENING, before) and (
        not relation.says("closing_sure", before + after) or relation.says("opening_still", before)
    ):
        return OPENING
    if relation.says("opening_time", lead) and not relation.says("moved", pre):
        return OPENING  # 年初，全县现行有效规范性文件■
    if relation.says("pending", pre):
        return CLOSING  # 仍在推进的■, 没办完的■: whatever verb stands between
    ends = {r: _last(relation, r, before) for r in (IN, OUT, CLOSING)}
    if relation.says(CLOSING, after):
        ends[CLOSING] = (len(before) + 1, 0)
    if not any(end for end, _ in ends.values()):
        ends = {r: (int(relation.says(r, after)), 0) for r in (IN, OUT)}
    best = max(ends.values())
    if not best[0] and relation.says("stock_time", lead):
        return _NOW  # 截至2024年末，全市有效规范性文件■
    return next((r for r in (CLOSING, OUT, IN) if best[0] and ends.get(r) == best), None)


def may_close(relation: Relation, figure: Figure) -> bool:
    """Whether a figure may be what there is: one of which no word says so is never read as that, whatever its role."""
    before, after = _beside(relation, figure.lead[-14:], figure.pre, figure.post[:10])
    return (
        relation.says(CLOSING, before)
        or relation.says(CLOSING, after)
        or relation.says("pending", figure.pre)
        or relation.says("carried_on", before + after)
        or relation.says("stock_time", figure.lead[-14:])
    )


def _beside(relation: Relation, lead: str, pre: str, post: str) -> tuple[str, str]:
    """The words right before and behind a figure that tell its role."""
    before = lead[-12:] + "，" + pre if len(pre) < 5 else pre[-22:]
    after = "" if _THEN.match(post) else post  # 办结■后尚余■: told of the next one
    return relation.cues["none_before"].sub("", before), after


def _last(relation: Relation, role: str, before: str) -> tuple[int, int]:
    """Where the last word of a role ends, and how long it is: 查出■ came in, though 出 alone went out."""
    found = list(relation.cues[role].finditer(before))
    return (found[-1].end(), found[-1].end() - found[-1].start()) if found else (0, 0)


def part_year(figure: Figure) -> str:
    """The part of a year that a figure is told of, the year's two ends left out; empty for none."""
    found = PART_YEAR.search(_ENDS.sub("", figure.lead + figure.clause))
    return found.group() if found else ""


def is_sure(relation: Relation, figure: Figure, role: str) -> bool:
    """Whether words that leave no doubt tell the role."""
    return relation.says(f"{role}_sure", words(figure) + figure.post[:10])


def tells(cue: str, text: str) -> bool:
    """Whether the text holds one of the words that all relations know under this name."""
    return _cues()[cue].search(text) is not None


@cache
def _cues() -> Cues:
    return load_cues(Path(__file__).with_name("relations") / "stages.toml")


def is_kept(part: Figure, rest: Figure) -> bool:
    """下放■，保留■; 除去■，其余■: what was taken off and, right behind it, what was kept or is left."""
    if not (part.index < rest.index < part.index + 3 and rest.sentence == part.sentence):
        return False
    off, on = part.pre[-14:], rest.pre[-14:]
    return (tells("taken", off) and tells("kept", on)) or (tells("set_aside", off) and tells("others", on))


def is_added(was: Figure, more: Figure) -> bool:
    """去年底■，今年添了■: a stock and, behind it, what came: what there is now lies apart from it by that."""
    return was.at < more.at and tells("before", was.lead[-6:] + was.pre) and tells("came", more.pre[-10:])


def leads_on(parts: Sequence[Figure]) -> bool:
    """删掉■，新添■，定稿■: what went, what came and what there is now, not kinds of anything."""
    *moves, last = parts
    if len(moves) < 2 or not tells("final", last.pre[-14:]) or tells("came", last.pre):
        return False
    return any(tells("came", f.pre) for f in moves) and any(tells("went", f.pre) for f in moves)


def some_undecided(whole: Figure, parts: Sequence[Figure]) -> bool:
    """受理审查起诉■，起诉■、不起诉■: a decision and its denial, when what came in may not all be decided yet."""
    decided = _TAKEN_IN.search(whole.pre) is not None and "不" in parts[-1].pre
    return decided and opposites(parts)


def nested(ctx: Context, group: Sequence[Figure], k: int) -> bool:
    """Whether a figure is only a part of the one told before it."""
    return (
        k > 0
        and group[k - 1].sentence == group[k].sentence
        and bool(_NESTED.search(ctx.sheet.between(group[k - 1], group[k])))
    )


def other_thing(ctx: Context, relation: Relation, opening: Figure, figure: Figure) -> bool:
    """新增网格员■ beside 年初排查风险点■: it names a thing that the opening stock does not."""
    ends = [m.end() for r in (IN, OUT, CLOSING) for m in relation.cues[r].finditer(figure.pre)]
    if not ends or _NEWLY.search(figure.pre):
        return False
    noun = _FRAME.sub("", figure.pre[max(ends) :])
    topic = topic_of(ctx, opening) + opening.post
    named = _FRAME.sub("", relation.cues[CLOSING].sub("", relation.cues[OPENING].sub("", topic)))
    return len(noun) >= 2 and len(named) > 1 and not set(noun) & set(topic)
