"""What the words around two figures say makes them two: those of the rest, some that are older, what is not related."""

from __future__ import annotations

from checker import lazy
from checker.claims.weighing.telling.likeness_words import strange
from checker.claims.weighing.telling.pair import STRIKING, Pair

_AMONG = lazy.compile("^(?P<noun>(?:(?![的手])[\u4e00-\u9fff]){2,9}?)(?:[当之]中|中|里面?)")
_GENERIC = lazy.compile("(?:案件|事项|申请|人员|对象|群众|材料)$")
_THOSE_WITH = lazy.compile("(?P<with>[\u4e00-\u9fff]{3,12})的(?P<noun>[\u4e00-\u9fff]{1,6})$")
_OF_ALL = lazy.compile("(?:(?<!安)全[\u4e00-\u9fff]|全系统|所有)[的共有]?$")
_OLDER = lazy.compile("[（(，,]?(?:其中|[内里]?含|包[括含]|加上|连同)")
_SAID = 16
"""Characters behind a figure in which its sentence may say so."""
_OPEN = ("（", "(")


def unrelated(pair: Pair) -> bool:
    """这7件与前述■人没有对应关系: the sentence says that its numbers are not those told before."""
    return pair.relation.says("unrelated", pair.b.post[:_SAID])


def rest_first(pair: Pair) -> bool:
    """城管局…、住建局…、其余■家单位…；■家单位平均…: the first one counts the rest, and the later and larger one,
    whose digits are not just exchanged, not."""
    a, b = pair.a, pair.b
    if b.number <= a.number or pair.bits >= STRIKING:
        return False
    rest = pair.relation.cues["others"].search(a.pre)
    return rest is not None and rest.group() not in b.lead + b.clause


def with_older(pair: Pair) -> bool:
    """附条件不起诉■人 … 考察期内的■人（含上年延续的3人）: what the brackets say is among them is the gap."""
    a, b, sheet = pair.a, pair.b, pair.tellings.ctx.sheet
    behind = sheet.figures[b.index + 1 : b.index + 2]
    gap = b.number - a.number
    if not behind or behind[0].number != gap or behind[0].sentence != b.sentence:
        return False
    between = sheet.between(b, behind[0])
    if _OLDER.match(between) is None:
        return False
    return between.startswith(_OPEN) or pair.relation.says("older", between)


def among_others(pair: Pair) -> bool:
    """归集处罚记录■条 … 从■条历史记录中抽查: those among which some are told have a name that tells more."""
    if pair.back or pair.every or pair.of or not pair.among:
        return False
    found = _AMONG.match(pair.b.post)
    known = pair.one.words + pair.heads[0].text if pair.apart else pair.clauses[0]
    return found is not None and strange(_GENERIC.sub("", found["noun"]), known) > 1


def those_with(pair: Pair) -> bool:
    """有联系点的社区■个，全区■个社区: the first one counts those that have something, the later one all."""
    found = _THOSE_WITH.search(pair.a.pre)
    if found is None or pair.b.number < pair.a.number or found["with"] in pair.b.clause + pair.b.post:
        return False
    return _OF_ALL.search(pair.b.pre) is not None and found["noun"][-2:] in pair.b.post + pair.b.pre
