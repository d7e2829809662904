"""Percentages that are no rate of the counts around them, as the shape of the sentence tells: the value of one of the
things counted, a share of an increase, rates of what a heading clause tells, rates of another time.

All but the first are exits of `checker.claims.weighing.rates.exits`: true of a misfit that they explain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.rates.field import Field
from checker.claims.weighing.rates.misfit import Misfit
from checker.claims.weighing.rates.stems import like_met, stem_met
from checker.claims.weighing.rates.together import ALL, REST

_WORDS = word_lists(__file__)

_VALUE = lazy.compile(rf"(?:(?:{_WORDS['bodies']})[^，,。；;、]{{0,6}})?(?:{_WORDS['is_as_high_as']})")
"""11个达标，1个为■; 2家在■以上: how high it is with those, not how many of them there are."""
_LEVELS = lazy.compile(_WORDS["levels"])
_CLAUSE = 24
_FEW = 9
"""So many at most are told one by one."""
_INCREASE = lazy.compile(_WORDS["increases"])
_ITS_SHARE = lazy.compile(r"[，,、（(]?[^，,。；;：:]{0,4}占")
_HEADED = lazy.compile(r"[^，,。；;：:\ue001-\ue007]{0,10}的[^。；;：:\ue001-\ue007]{2,30}[：:]")
"""1742件工单的签收、办结时限均列入考核：签收率■: what the rates behind the colon are of."""
_LIMITS = frozenset(_WORDS["limits"].split("|"))
_LIMITED = lazy.compile(rf"(?:{_WORDS['within']})?的?(?!{_WORDS['from_then_on']})[^，,。；;：:、]{{0,8}}率")
_SERIES = lazy.compile(_WORDS["series"])
_SAMPLE = lazy.compile(_WORDS["samples"])
_LISTED = lazy.compile(_WORDS["and"])
_FROM = lazy.compile(rf"(?:{_WORDS['from']})[^，,。；;的]{{0,10}}(?:的|{_WORDS['before']})?$")
_TO = lazy.compile(rf"[^，,。；;]{{0,3}}(?:{_WORDS['moves']})[^，,。；;]{{0,3}}(?:{_WORDS['to']})")
_PART = lazy.compile(_WORDS["part_year"])
_KNOWN = 0.5
"""How much of its name stands at least at counts that a percentage looks for in another paragraph."""


def is_of_increase(known: Field, rate: Figure) -> bool:
    """由■增到■，净增69件，占全部增量■的75.8%: a share that an increase told right before it has of another."""
    sheet, words = known.ctx.sheet, rate.clause[-_CLAUSE:]
    share = words.rfind("占")
    if share < 0:
        return False
    moved = [
        f
        for f in sheet.figures[max(rate.index - 2, 0) : rate.index]
        if f.sentence == rate.sentence and f.kind in (Kind.COUNT, Kind.MONEY) and (f.is_delta or is_change(f))
    ]
    return bool(moved) and (
        _INCREASE.search(words[share:]) is not None or _ITS_SHARE.match(sheet.skeleton, moved[-1].at + 1) is not None
    )


def _value(m: Misfit) -> bool:
    """12个镇街中11个达标，1个为24.3%: how high it is with one of them."""
    rate, sheet, words = m.ask.run[0], m.sheet, m.ask.words
    previous = m.figures[rate.index - 1] if rate.index else rate
    if previous.sentence != rate.sentence or previous.number > _FEW or len(words.name) > 1 or words.base:
        return False
    if not m.known.countable(previous) or not _VALUE.fullmatch(sheet.between(previous, rate)):
        return False
    return previous.number == 1 or _LEVELS.search(sheet.skeleton[sheet.sentence(rate.at)[0] : rate.at]) is not None


def _headed(m: Misfit) -> bool:
    """1742件工单的签收、办结时限均列入考核：签收率99.3%: what a heading clause tells is what the rates are of."""
    top, rate = m.top, m.rate
    if top.sentence != rate.sentence or top.at > rate.at or m.bond.more:
        return False
    return _HEADED.match(m.sheet.skeleton, top.at + 1, rate.at) is not None


def _limited(m: Misfit) -> bool:
    """2小时签收率99.3%: of what was done within a time that is told at neither count."""
    rate = m.rate
    limit = m.figures[rate.index - 1] if rate.index else rate
    if limit.family not in _LIMITS or limit.sentence != rate.sentence:
        return False
    if not _LIMITED.match(m.sheet.skeleton, limit.at + 1, rate.at) or stem_met(m.ask.stem, m.top.pre):
        return False
    return not any(
        f is not limit and f.family == limit.family and f.number == limit.number and abs(f.index - c.index) == 1
        for c in (m.top, *m.bond.base)
        for f in m.figures[max(c.index - 1, 0) : c.index + 2]
    )


def _passed_over(m: Misfit) -> bool:
    """报送7个…。\n三年投入1240万元，市级承担的比例为四成: with counts of its own, it is none of another paragraph's
    that no word ties to it."""
    rate, signs = m.rate, m.bond.signs
    if any(f.block == rate.block for f in (*m.bond.tops, *m.bond.base)):
        return False
    named = 0.0 if m.bond.more else signs.get("named", 0.0)
    if max(named, signs.get("base_named", 0.0), signs.get("covered", 0.0)) >= _KNOWN:
        return False
    own = m.sheet.within(m.sheet.sentence(rate.at)[0], rate.at)
    return any(f.family != m.top.family and m.known.countable(f) for f in own)


def _series(m: Misfit) -> bool:
    """办件总量三年为142.7万件、149.3万件、151.5万件: of one year after another none is a part of the others."""
    sheet = m.sheet
    own = sorted({f.index: f for f in (*m.bond.tops, *m.bond.base)}.values(), key=lambda f: f.at)
    if len(own) < 2 or own[-1].index - own[0].index != len(own) - 1:
        return False
    if not all(_LISTED.fullmatch(sheet.between(a, b)) for a, b in pairwise(own)):
        return False
    start = sheet.sentence(own[0].at)[0]
    return _SERIES.search(sheet.skeleton, max(start, own[0].at - _CLAUSE), own[0].at) is not None


def _of_sample(m: Misfit) -> bool:
    """签订承诺书■，抽查120户，承诺兑现率95.8%: of the sample that is told right before it."""
    rate = m.rate
    last = m.figures[rate.index - 1] if rate.index else rate
    if last.sentence != rate.sentence or last in m.bond.tops or last in m.bond.base or not m.known.countable(last):
        return False
    return not m.ask.words.share and _SAMPLE.search(last.pre) is not None and m.ask.stem[-2:] not in m.top.pre


def _due(m: Misfit) -> bool:
    """开庭■，应当由负责人出庭的61件，出庭率100%: what is due is what a rate is of, no part of more."""
    whole = m.rate.number == 100 and not m.ask.words.share
    return whole and not m.bond.rest and not m.bond.more and m.known.says("ought", m.top)


def _moved(m: Misfit) -> bool:
    """收缴额由上年的1240万元升到1364万元，收缴率88.2%: one measure at two times, neither a part of the other."""
    if not m.two:
        return False
    low, high = sorted((m.top, m.base), key=lambda f: f.at)
    if frozenset((low.span, high.span)) in m.known.states:
        return True
    told = high.index - low.index == 1 and _FROM.search(low.pre) is not None
    return told and _TO.fullmatch(m.sheet.between(low, high)) is not None


def _felt(m: Misfit) -> bool:
    """签订承诺书357家，群众知晓率58%: of those asked, where no word at the counts tells that they were."""
    stem, says, known = m.ask.stem[-2:], m.known.relation.says, m.known
    if m.ask.words.share or m.bond.rest or not says("felt", stem):
        return False
    if like_met(known.relation, m.ask.stem, m.top.pre):
        return False
    return stem not in known.told(m.top) and not any(says("asked", known.told(f)) for f in (m.top, *m.bond.base))


def _of_before(m: Misfit) -> bool:
    """排查■，整改■，整改率由上年的85%提高到■: of another time than the counts."""
    return m.ask.past and not all(m.known.earlier(f) for f in (*m.bond.tops, *m.bond.base))


def _of_part_year(m: Misfit) -> bool:
    """排查■，整改■，整改率上半年为■，年底达到■: of a part of the year that is told at none of the counts."""
    part = _PART.search(m.rate.pre)
    return part is not None and all(part[0] not in f.clause + f.pre + f.post for f in (*m.bond.tops, *m.bond.base))


def _all_of_them(m: Misfit) -> bool:
    """余下19件都按时报备，及时率100%: all of what is left, and the rate is of those; 512人，全部参加, 参训率100%."""
    if m.rate.number != 100:
        return False
    sheet = m.sheet
    ends = [(f.at + 1, min(f.at + 14, sheet.sentence(f.at)[1])) for f in (m.top, *m.bond.base)]
    return REST.search(m.top.pre) is not None or any(ALL.match(sheet.skeleton[a:b]) for a, b in ends)


UNMEANT: Mapping[str, Callable[[Misfit], bool]] = MappingProxyType(
    {
        "of_before": _of_before,
        "due": _due,
        "value": _value,
        "headed": _headed,
        "limited": _limited,
        "passed_over": _passed_over,
        "series": _series,
        "of_sample": _of_sample,
        "moved": _moved,
        "felt": _felt,
        "of_part_year": _of_part_year,
        "all_of_them": _all_of_them,
    }
)
"""Name of each exit → whether a percentage is none of the counts; the cheap ones first."""
