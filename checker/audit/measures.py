"""Figures of one report by what they measure, so that those of two reports can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker import lazy
from checker.audit.rows import ClaimRow

_TAIL = lazy.compile(r"(?:案件|事项|申请|纠纷|案|件|数|总数|总量|工作)+$")
_HEAD = lazy.compile(r"^(?:全[省市州县区旗镇乡局系统]+|各级|本级|各类|各地|我[省市州县区旗镇乡局]|共|累计)+")
_MATTERS = (
    ("行政复议", lazy.compile(r"行政复议|复议")),
    ("行政应诉", lazy.compile(r"行政应诉|行政诉讼|应诉")),
    ("信息公开申请", lazy.compile(r"信息公开申请|依申请公开")),
    ("法律援助", lazy.compile(r"法律援助")),
    ("仲裁", lazy.compile(r"仲裁")),
    ("社区矫正", lazy.compile(r"社区矫正|社矫")),
    ("人民调解", lazy.compile(r"调解|调处|矛盾纠纷")),
    ("行政处罚", lazy.compile(r"行政处罚|处罚案件")),
    ("信访", lazy.compile(r"信访")),
)
_VAGUE = frozenset({"", "案", "案件", "申请", "加上", "其中", "件", "新收", "受理", "审结", "上年", "共", "纠纷"})
_OWN = lazy.compile(r"本级|本机关|局机关|为被告|代表|直属")
_COUNTED = frozenset({"count", "money"})


class Measure(NamedTuple):
    """What a figure measures: matter, class of action, unit family, and whether only the body's own level is meant."""

    matter: str
    action: str
    family: str
    own: bool


class Reading(NamedTuple):
    """A figure and what it measures."""

    measure: Measure
    claim: ClaimRow


def readings(claims: Sequence[ClaimRow]) -> list[Reading]:
    """The counts and sums of money of a report that say what they measure, for the report's year and in text order."""
    out: list[Reading] = []
    matter, sentence = "", -2
    for claim in claims:
        found = matter_of(claim)
        if found:
            matter, sentence = found, claim.sentence
        elif claim.sentence - sentence <= 1:
            found = matter
        if not found or claim.kind not in _COUNTED or claim.value is None:
            continue
        action = claim.action_class or claim.action or ""
        own = bool(_OWN.search(claim.scope or ""))
        out.append(Reading(Measure(found, action, claim.family or claim.unit or "", own), claim))
    return out


def matter_of(claim: ClaimRow) -> str:
    """The matter a figure is about: a known one named in its subject, else the subject itself; empty when vague."""
    subject = claim.subject or ""
    for name, pattern in _MATTERS:
        if pattern.search(subject):
            return name
    rest = _TAIL.sub("", _HEAD.sub("", subject))
    if rest and rest not in _VAGUE and subject not in _VAGUE and len(rest) >= 2:
        return rest
    for name, pattern in _MATTERS:
        if pattern.search(claim.context):
            return name
    return ""


def stated(found: Iterable[Reading], matter: str | None = None, *, having: str = "") -> Iterator[Reading]:
    """The readings of a matter whose figure carries the qualifier `having`."""
    for reading in found:
        if (matter is None or reading.measure.matter == matter) and (not having or having in reading.claim.qualifiers):
            yield reading


def this_year(claim: ClaimRow, year: int | None) -> bool:
    """Whether a figure is for the whole report year, as far as it says."""
    if "last-year" in claim.qualifiers or "target" in claim.qualifiers:
        return False
    return claim.period is None or (year is not None and claim.period == str(year))


def meets(a: ClaimRow, b: ClaimRow) -> bool:
    """Whether two printed figures can stand for one value."""
    (a_low, a_high), (b_low, b_high) = a.bounds, b.bounds
    below = a_high is not None and b_low is not None and a_high < b_low
    above = b_high is not None and a_low is not None and b_high < a_low
    return not (below or above)


def growth_range(new: ClaimRow, old: ClaimRow) -> tuple[Decimal, Decimal] | None:
    """The growth in percent from `old` to `new`, smallest and largest; None when it cannot be said."""
    (n_low, n_high), (o_low, o_high) = new.bounds, old.bounds
    if n_low is None or n_high is None or o_low is None or o_high is None or o_low <= 0:
        return None
    return (n_low / o_high - 1) * 100, (n_high / o_low - 1) * 100


def counted_by(claims: Sequence[ClaimRow], growth: ClaimRow) -> ClaimRow | None:
    """The figure a growth rate is about: the nearest count before it in its sentence."""
    for claim in reversed(claims):
        if claim.ident < growth.ident and claim.sentence == growth.sentence:
            if claim.kind in _COUNTED and claim.value is not None:
                return claim
            if claim.kind != "growth":
                return None
    return None
