"""What a percentage's name tells of the counts it may be made of: theirs, of some of them only, of something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import Asked, Field, pairs_of, share_of
from checker.claims.weighing.rates.misfit import Misfit
from checker.claims.weighing.rates.numerators import GENERIC
from checker.claims.weighing.rates.stems import like_met, stem_met
from checker.claims.weighing.rates.words import before

_THESE = lazy.compile(r"^(?:上述|前述|以上|这些|该|此|这[批类些]|本)+的?")
_ALL = lazy.compile(r"总[数量额计]?|[合共]计|共有?|全部|所有")
_GENERAL = lazy.compile(
    r"^(?:[全各本我][国省市县区州级]|行政|机关|单位|总体?|整体|年度?|平均|综合|直接|实际|线[上下]|群众|工作|任务|案件|事项)+$"
)
_AREA = lazy.compile(r"全[国省市区县州盟]|省[级均]|平均(?!每)|均值|同期|同类|周边|兄弟|[邻外][省市县区]|上级")
_GOAL = lazy.compile(r"目标|力争|争取|确保|要求|不[低高]于|不超过|不得|计划|拟|预期|预计|规划|底线|红线|合格线|及格线")
_CLAUSE = lazy.compile(r"(?:约|近|超|过|有|超过|其中|大约)*$")
_VERB = lazy.compile(r"(?:多|强|弱|左右|以上|以下)?(?!案件|事项|人员|问题|群众|纠纷)([\u4e00-\u9fff]{2,})")
_LISTED = lazy.compile("[、和及与]")
_MADE = lazy.compile(r"(?<=[\u4e00-\u9fff])好(?=[了的\ue001-\ue007|])|[做办建搞]好")
"""马上办好的■, 好评率: done, not good."""
_COVERS = lazy.compile(r"覆盖|涉及|惠及|辐射|遍及")
_COVERED = lazy.compile(r"覆盖[^，,。；;]*?([\u4e00-\u9fff]{2})$")
_ALIKE = 0.6
"""Part of the characters of a name from which another wording may be the same name."""
_LOOK = 24
"""So far before a rate it is told that it is one to be reached."""
_NEAR = 40


def name_signs(known: Field, ask: Asked, bond: Bond) -> dict[str, float]:
    """Signs of a rate's name beside its counts."""
    other = _narrowed(known, ask, bond) or _of_area(known, ask, bond) or _goal(known, ask)
    return {
        "not_theirs": other,
        "of_some": _of_some(known, ask, bond),
        "both_named": not other and _both_named(known, ask, bond),
        "of_all": _of_all(known, ask, bond),
        "of_top": _of_top(known, ask, bond.top),
        "other_outcome": _other_outcome(known, ask, bond),
        "opens": _opens(known, ask, bond),
    }


def _narrowed(known: Field, ask: Asked, bond: Bond) -> bool:
    """抽检水样■，农村水样合格率■: of some of them only, as a word that stands at none of the counts tells."""
    name = _whole(ask)
    if ask.lined or (ask.words.share and len(ask.words.base) > 1):
        return False
    told = known.told(bond.top) + known.told(bond.base[0])
    if "其中" in ask.rate.pre and not pairs_of(name[:-2]) <= pairs_of(told):
        return True  # 抽查门店■，其中农机门店问题发现率■
    if len(name) > 3 and _of_smaller(known, ask, bond, name[:-2]):
        return True
    if len(name) < 6:
        return False
    kinds = _LISTED.split(name[:-2])
    if len(kinds) > 1 and all(set(kind).isdisjoint(told + _around(known, bond)) for kind in kinds):
        return True  # 抽检农资■，合格■；兽药、饲料合格率■
    if name.startswith("应") and "应" not in told:
        return True  # 应审议题审查率 beside 议题■
    for at in range(2, len(name) - 3):
        if name[at : at + 2] in told:
            head = name[:at]
            return not _GENERAL.match(head) and set(head).isdisjoint(told + _around(known, bond))
    return False


def _of_smaller(known: Field, ask: Asked, bond: Bond, kind: str) -> bool:
    """处罚案卷■、许可案卷■，共■；优秀卷■，处罚案卷优秀率■: of a count that stands apart from those of the bond."""
    if "率" not in before(known.ctx.sheet, ask.rate) or known.relation.says("subset", kind):
        return False
    top, base = bond.top, bond.base[0]
    own = pairs_of(kind) - pairs_of(f"{top.pre}|{top.post}") - pairs_of(f"{base.pre}|{base.post}")
    return any(
        f.family == base.family and f is not top and f.value.below(base.value) and own & pairs_of(f.pre)
        for f in ask.scope
        if own and f.at < ask.rate.at
    )


def _of_some(known: Field, ask: Asked, bond: Bond) -> bool:
    """抽查卷宗■，城区的优秀率■: nothing of what its name says before the outcome stands at the counts."""
    name = _whole(ask)
    head = name[:-2]
    if name[-2:] in GENERIC and len(head) < 3:
        return False  # 整改完成率: by other words for what is done
    if ask.words.share or ask.lined or len(head) < 2 or _GENERAL.match(head) or known.relation.says("subset", head):
        return False
    around = known.told(bond.top) + known.told(bond.base[0]) + _around(known, bond)
    return not any(p in around for p in pairs_of(head)) and (len(head) > 2 or set(head).isdisjoint(around))


def _both_named(known: Field, ask: Asked, bond: Bond) -> bool:
    """交办积案■，化解■，积案化解率■: whether the name holds what was counted and what became of it."""
    words = ask.words
    if words.share and not words.name:
        return False
    keys, top, base = pairs_of(words.of + words.name), known.pairs(bond.top), known.pairs(bond.base[0])
    outcome = keys & (top - base) or like_met(known.relation, ask.stem, known.told(bond.top))
    return bool(outcome and keys & (base - top))


def _of_all(known: Field, ask: Asked, bond: Bond) -> bool:
    """案件总数■，劳动争议占比■: a share of what is told as all of them."""
    if not ask.words.share or ask.words.base or len(bond.base) > 1 or bond.signs.get("named", 0.0) < 0.5:
        return False
    return _ALL.search(bond.base[0].pre) is not None


def _of_top(known: Field, ask: Asked, top: Figure) -> bool:
    """建成■，建成点位良好率■: the name begins with the numerator's words, so it is the rate of those."""
    name, own = _whole(ask), known.told(top)
    if ask.words.share or len(name) < 6 or name[:2] not in own:
        return False
    return not stem_met(ask.stem, own) and not like_met(known.relation, ask.stem, own)


def _other_outcome(known: Field, ask: Asked, bond: Bond) -> bool:
    """签订承诺书■，知晓率■: no word at the numerator tells what the rate is named by, not even in other words."""
    if ask.words.share or len(ask.stem) < 2 or ask.lined or bond.rest or bond.more:
        return False
    if ask.stem[-2:] in GENERIC or "率" not in before(known.ctx.sheet, ask.rate):
        return False
    told = _MADE.sub("", known.told(bond.top))
    return set(ask.stem[-2:]).isdisjoint(told) and not like_met(known.relation, ask.stem, told)


def _opens(known: Field, ask: Asked, bond: Bond) -> bool:
    """没调成的1123件转诉讼，半数以上卡在鉴定: opening a clause, a bare part is of what was told last."""
    rate, sheet, words = bond.rate, known.ctx.sheet, ask.words
    if len(words.name) > 1 or words.base or bond.top.index + 1 != rate.index or not _CLAUSE.match(before(sheet, rate)):
        return False
    behind = _VERB.match(sheet.skeleton[rate.at + 1 : min(rate.at + 16, sheet.sentence(rate.at)[1])])
    return behind is not None and pairs_of(behind[1]).isdisjoint(known.pairs(bond.top))


def _of_what_follows(m: Misfit) -> bool:
    """案卷1500卷，不合格15卷，9.0%的复议案件被纠错: of what stands behind it, of which nothing stands at the counts."""
    words = m.ask.words
    if not (words.behind and words.base):
        return False
    around = m.known.told(m.top) + m.known.told(m.base) + _around(m.known, m.bond)
    return not any(p in around for p in m.ask.base_keys) and share_of(m.ask.base_chars, frozenset(around)) < _ALIKE


def _covers_others(m: Misfit) -> bool:
    """顾问400名，律师280名，覆盖行政村的六成: of what they reach, of which nothing is told at the counts."""
    known = m.known
    if m.ask.words.name == "覆盖" and (own := _COVERED.search(m.top.pre)) is not None:
        return own[1] not in known.told(m.base)  # 联络点132个，覆盖村社区118个，覆盖率100%
    found = _COVERS.search(before(m.sheet, m.rate)) if m.ask.words.share else None
    if found is None or m.bond.signs.get("base_named"):
        return False
    reached = found.string[found.end() :].rstrip("的")[-2:]
    return len(reached) > 1 and reached not in known.told(m.base) + known.told(m.top)


def _counts_another_unit(m: Misfit) -> bool:
    """5个所中，最多的2个所办理86件，占全镇案件的48%: the whole is named by the unit of the count right before."""
    rate, base = m.rate, m.ask.words.base
    last = m.figures[rate.index - 1] if rate.index else rate
    if not rate.pre.startswith("占") or last.sentence != rate.sentence or not m.known.countable(last):
        return False
    unit, own = (last.mention.unit or "")[-1:], (m.top.mention.unit or "")[-1:]
    return last.family != m.top.family and bool(unit) and unit in base and own not in base


def _of_their_sum(m: Misfit) -> bool:
    """不予处罚1107件、从轻264件，合计1371件，占应罚案件的■: the sum right before it is no whole of its parts."""
    base, rate = m.base, m.rate
    summed = m.single and base.index + 1 == rate.index and (m.top.span, base.span) in m.known.summed
    return summed and rate.pre.startswith("占") and len(m.ask.words.base) > 1


OF_OTHERS: Mapping[str, Callable[[Misfit], bool]] = MappingProxyType(
    {
        "counts_another_unit": _counts_another_unit,
        "of_their_sum": _of_their_sum,
        "covers_others": _covers_others,
        "of_what_follows": _of_what_follows,
    }
)
"""Name of each exit → whether what a percentage says it is of is told of other counts."""


def _of_area(known: Field, ask: Asked, bond: Bond) -> bool:
    """审结■，同期全国平均结案率■: told of an area that the counts are not told of."""
    sheet = known.ctx.sheet
    found = _AREA.search(before(sheet, ask.rate))
    return found is not None and found[0] not in _around(known, bond)


def _goal(known: Field, ask: Asked) -> bool:
    """目标是到2026年配备率达到■: one to be reached, no count yet makes it."""
    sheet, rate = known.ctx.sheet, ask.rate
    words = sheet.skeleton[max(sheet.sentence(rate.at)[0], rate.at - _LOOK) : rate.at]
    name = ask.words.name
    words = words[: words.rfind(name)] if name and name in words else words
    behind = max(words.rfind(mark) for mark in "\ue001；;")
    return _GOAL.search(words[behind + 1 :]) is not None


def _whole(ask: Asked) -> str:
    return _THESE.sub("", ask.words.of + ask.words.name)


def _around(known: Field, bond: Bond) -> str:
    """The words around the counts, from a little before their sentence on."""
    rate, sheet = bond.rate, known.ctx.sheet
    first, last = min(bond.top.at, bond.base[0].at), max(bond.top.at, bond.base[0].at)
    if first < rate.at < last:
        last = rate.at - len(before(sheet, rate))
    return sheet.skeleton[max(sheet.sentence(first)[0] - _NEAR, 0) : last]
