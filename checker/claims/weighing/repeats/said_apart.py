"""What the words around two figures say makes them two: those of the rest, some that are older, what is not related."""

from __future__ import annotations

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.telling.likeness_words import strange
from checker.claims.weighing.telling.pair import RARE, STRIKING, Pair

_AMONG = lazy.compile("^(?P<noun>(?:(?![的手])[\u4e00-\u9fff]){2,9}?)(?:[当之]中|中|里面?)")
_GENERIC = lazy.compile("(?:案件|事项|申请|人员|对象|群众|材料)$")
_THOSE_WITH = lazy.compile("(?P<with>[\u4e00-\u9fff]{3,12})的(?P<noun>[\u4e00-\u9fff]{1,6})$")
_OF_ALL = lazy.compile("(?:(?<!安)全[\u4e00-\u9fff]|全系统|所有)[的共有]?$")
_OLDER = lazy.compile("[（(，,]?(?:其中|[内里]?含|包[括含]|加上|连同)")
_SIDE = lazy.compile("(?P<event>[\u4e00-\u9fff]{2})(?P<side>[前后])(?![期台沿者])")
"""改革前, 施行后."""
_TOPIC = 16
"""Characters of a clause that only names what its sentence is about."""
_SMALL, _PAIRED = 10, ("", "、", "，", ",")
"""A number so small that many are equal to it, and the marks between two figures of one thing."""
_OF_THEM, _INCLUDING = lazy.compile("(?:其中|其内|这里面|里面)(?:的|有|约|共|已有)?[，,：:]?$"), 8
_CHOSEN = lazy.compile(
    "^(?:(?:上述|上列|前述|这些)(?P<noun>[\u4e00-\u9fff]{2})(?P<by>[\u4e00-\u9fff]{3,12})|可以?(?P<may>[\u4e00-\u9fff]{2,10}))的$"
)
_PART = "部分方面领域条线板块环节序列层面一级块类组的"
"""Characters that say of a topic only that it is one of several."""
_SAID = 16
"""Characters behind a figure in which its sentence may say so."""
_OPEN = ("（", "(")


def at_another_time(pair: Pair) -> bool:
    """去年抽检食品■批次。今年上述食品抽检■批次: what is pointed at was told before, this number of it was not."""
    if not pair.back or pair.held or pair.every:
        return False
    if pair.relation.cues["back_to"].search(pair.b.pre) is None:
        return False
    first, second = pair.heads
    return first.other_time(second) or pair.two_months or pair.two_seasons


def as_the_one_beside(pair: Pair) -> bool:
    """困难群众213户、540人 … 这540户: the number beside the first one, in the unit of that."""
    if pair.bits >= RARE or pair.b.number < _SMALL:
        return False
    a, figures, sheet = pair.a, pair.tellings.ctx.sheet.figures, pair.tellings.ctx.sheet
    beside = (figures[i] for i in (a.index - 1, a.index + 1) if 0 <= i < pair.b.index)
    return any(
        f.number == pair.b.number
        and f.family != a.family
        and sheet.between(*sorted((f, a), key=lambda x: x.index)).strip() in _PAIRED
        for f in beside
    )


def some_of_them(pair: Pair) -> bool:
    """登记重点人员128名，其中118名重点人员落实帮扶: a smaller number right behind 其中."""
    before = pair.tellings.ctx.sheet.skeleton[max(pair.b.at - _INCLUDING, 0) : pair.b.at]
    return pair.b.number < pair.a.number and pair.apart <= 2 and _OF_THEM.search(before) is not None


def chosen(pair: Pair) -> bool:
    """上述案件适用简易程序的■件, 可网上办理的■项: some of them, by words that the first one's sentence lacks."""
    found = _CHOSEN.search(pair.b.pre) if pair.b.number < pair.a.number else None
    if found is None:
        return False
    if found["noun"] and (pair.two.noun or found["noun"] not in pair.a.clause + pair.a.post):
        return False
    return strange(found["by"] or found["may"], pair.one.words) > 1


def before_and_after(pair: Pair) -> bool:
    """改革前收取材料■份。改革后收取■份; 上届聘任■名。本届聘任■名: each names its own side of one event."""
    first, second = (f.lead + f.clause for f in (pair.a, pair.b))
    if pair.relation.says("turn_before", first) and pair.relation.says("turn_now", second):
        return True
    before, after = (
        {m["event"] for m in _SIDE.finditer(t) if m["side"] == s} for t, s in ((first, "前"), (second, "后"))
    )
    return not before.isdisjoint(after)


def under_topic(pair: Pair) -> bool:
    """成功率■。行政调解部分，…，成功率■: the later sentence opens with what narrows the rates it tells."""
    if pair.pointing or not pair.apart or pair.b.kind is not Kind.PERCENT:
        return False
    topic, known = _opening(pair, pair.b), _opening(pair, pair.a) + pair.a.clause
    if not 0 < len(topic) <= _TOPIC or not pair.relation.says("topic", topic):
        return False
    return strange(topic, known + _PART) > 0


def _opening(pair: Pair, figure: Figure) -> str:
    """The first clause of a figure's sentence, where a comma ends it before the figure."""
    sheet = pair.tellings.ctx.sheet
    start, _ = sheet.sentence(figure.at)
    first, comma, _ = sheet.skeleton[start : figure.at].strip().replace(",", "，").partition("，")
    return first if comma else ""


def of_other_bodies(pair: Pair) -> bool:
    """市本级受理■件。上述各县受理■件: it points back to bodies of which the first one is not told."""
    found = pair.relation.cues["back_to_bodies"].search(pair.b.clause)
    return found is not None and found["who"] not in pair.one.words + pair.b.post


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
