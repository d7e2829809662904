"""What the weighing of rates knows of a report's counts, and of one percentage among them; each is read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from functools import lru_cache

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import is_percent
from checker.claims.formulas.sheet import PERCENT, Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.rates.rows import countable, counts_of_row, name_in_order, run_of
from checker.claims.weighing.rates.stems import like_met, negated, stem_met, stem_of
from checker.claims.weighing.rates.times import led_by_last_year
from checker.claims.weighing.rates.words import RateWords, rate_words, told, topic
from checker.dataclass import dataclass
from checker.document import Span

BODIES = lazy.compile(
    r"^(?:[全各本我][国省市县区州级]|本|我|[\u4e00-\u9fff]{0,4}(?:法院|检察院|机关|部门|机构|政府|[厅局委办]))+(?=[\u4e00-\u9fff]{4})"
)
"""全省法院一审行政案件: whose they are, no kind of them."""
_KINDS = lazy.compile(r"(?<=..)(?:人员|问题|企业|单位|对象|线索|案卷|群众|纠纷|数量)$")
_OF_UNIT = {
    "平方米": "面积",
    "亩": "面积",
    "公顷": "面积",
    "平方公里": "面积",
    "元": "金额资金",
    "公里": "里程长度",
    "米": "长度",
    "吨": "重量",
}
"""What a unit measures, as a share names it: 占入账面积的."""
_DAYS = ("天", "课时", "学时")
"""Measures that a rate may be one of when it names them."""
_TIMED = lazy.compile(r"时长|时间|时数|[工课学]时|天数|小时")
"""占全部服务时长的■: a share of time."""
_TIMES = ["小时", "分钟", "天", "课时", "学时", "工作日"]
_BEFORE, _AFTER, _BLOCKS = 26, 12, 12
_NEAR = 6
_LIGHT = lazy.compile(r"案件|事项|工作|行政|情况|全[省市县区年]|[的了|共个和及已]")
_FAINT = frozenset("率的了有为在及和与其所被中内里类数总占比达到是、“”（）()：:件个家人名户次")
_PAST_RATE = lazy.compile(r"(?:上年|去年|上年度|去年同期|上年同期|往年|前年|前一年|年初|上一年)[^，,。；;]{0,10}$")
_FROM = lazy.compile(r"[由从][^，,。；;]{0,10}$")
_RISEN = lazy.compile(r"[^，,。；;]{0,5}[到至为]")
_TO = lazy.compile(rf"(?:[、，,和与][^，,。；;：:\ue001-\ue007]{{0,8}}{PERCENT})*[，,]?[^，,。；;]{{0,5}}[到至为]")
"""由2021年的■、2022年的■升到■"""
_COMPARED = lazy.compile(r"[比较与同][^，,。；;]{0,4}(?:20\d\d年|上年|去年|上年度|同期)[^，,。；;]{0,6}$")
_CARRIED = lazy.compile(r"转|遗留|旧存|结[余存]|[未没][结办审]|在[办审]|尚存|存量|积存|以前|历年|往年")
LINK = lazy.compile(r"^(?:其中|而|且|的|另有|其他为|以及|和|及|与|有|是)+|(?:类|为|有|共|是|：|:)+$")
_BEHIND = {"taken": 20}
_EITHER = ("前者", "后者")
_SHARED = lazy.compile(r"[，,（(]?[^，,。；;\ue001]{0,6}占(?!比?(?:依次|分别|各))|[（(]\ue003[)）]")


@dataclass
class Field:
    """The counts of a report: their words, and what consistent formulas say of them."""

    ctx: Context
    relation: Relation
    tops: dict[Span, set[Span]] = field(default_factory=dict)
    """Count → the rates that are rightly its share of another."""
    summed: set[tuple[Span, Span]] = field(default_factory=set)
    """Part and whole of sums that come out."""
    wholes: dict[Span, set[Span]] = field(default_factory=dict)
    """Part → the wholes it stands under."""
    bases: dict[Span, set[Span]] = field(default_factory=dict)
    """Count → the rates that are rightly of it."""
    states: set[frozenset[Span]] = field(default_factory=set)
    """Two counts of which a change that comes out is told: the same measure at two times."""
    held: set[Span] = field(default_factory=set)
    """The rates that come out."""
    _counts: dict[int, bool] = field(default_factory=dict)
    _told: dict[int, str] = field(default_factory=dict)
    _pairs: dict[int, frozenset[str]] = field(default_factory=dict)
    _said: dict[tuple[str, int], bool] = field(default_factory=dict)
    _rests: dict[int, frozenset[Decimal]] = field(default_factory=dict)
    _chars: dict[int, frozenset[str]] = field(default_factory=dict)
    _families: dict[str, list[Figure]] = field(default_factory=dict)
    met: dict[tuple[int, int], float] = field(default_factory=dict)
    """Rate and count, by index → how much of the rate's name stands beside the count."""
    bases_of: dict[tuple[int, int], Mapping[str, float]] = field(default_factory=dict)
    """Rate and count, by index → the signs of the count as its denominator whatever the numerator."""

    def told(self, figure: Figure) -> str:
        """The words on both sides of a count."""
        known = self._told.get(figure.index)
        if known is None:
            known = self._told[figure.index] = told(self.ctx.sheet, figure)
        return known

    def countable(self, figure: Figure) -> bool:
        """Whether a count can be a numerator or a denominator."""
        known = self._counts.get(figure.index)
        if known is None:
            known = self._counts[figure.index] = countable(figure)
        return known

    def alike(self, family: str) -> Sequence[Figure]:
        """All countable figures of a unit."""
        if not self._families:
            for figure in self.ctx.sheet.figures:
                if self.countable(figure):
                    self._families.setdefault(figure.family, []).append(figure)
        return self._families.get(family, ())

    def pairs(self, figure: Figure) -> frozenset[str]:
        """Neighbouring characters of a count's words."""
        known = self._pairs.get(figure.index)
        if known is None:
            known = self._pairs[figure.index] = pairs_of(f"{self.told(figure)}|{_OF_UNIT.get(figure.family, '')}")
        return known

    def chars(self, figure: Figure) -> frozenset[str]:
        """The characters of a count's words and of its unit."""
        known = self._chars.get(figure.index)
        if known is None:
            known = self._chars[figure.index] = frozenset(
                f"{self.told(figure)}{figure.family}{_OF_UNIT.get(figure.family, '')}"
            )
        return known

    def rests(self, figure: Figure) -> frozenset[Decimal]:
        """What counts of its unit beside a count come to, one or several in a row: what may be left of its whole."""
        known = self._rests.get(figure.index)
        if known is None:
            near = self.ctx.sheet.figures[max(figure.index - _NEAR, 0) : figure.index + _NEAR + 1]
            alike = [f.number * f.times for f in near if f is not figure and f.family == figure.family and f.exact]
            sums = [sum(alike[i : i + n], Decimal(0)) for n in (1, 2, 3) for i in range(len(alike) - n + 1)]
            known = self._rests[figure.index] = frozenset(sums)
        return known

    def says(self, cue: str, figure: Figure) -> bool:
        """Whether the words right beside a count hold one of the cue's."""
        known = self._said.get((cue, figure.index))
        if known is None:
            says = self.relation.says
            known = says(cue, figure.pre[-14:]) or says(cue, figure.post[: _BEHIND.get(cue, 10)])
            self._said[cue, figure.index] = known
        return known

    def earlier(self, figure: Figure) -> bool:
        """Whether a count is that of another time, brought in to compare: 比2023年的■多; not what was carried over."""
        known = self._said.get(("earlier", figure.index))
        if known is None:
            known = bool(figure.is_earlier or _COMPARED.search(figure.pre)) or led_by_last_year(self.ctx.sheet, figure)
            known = known and not _CARRIED.search(self.told(figure))
            self._said["earlier", figure.index] = known
        return known

    def has_share(self, figure: Figure) -> bool:
        """Whether a count has a share of its own behind it: a sibling, no whole."""
        known = self._said.get(("", figure.index))
        if known is None:
            known = _SHARED.match(self.ctx.sheet.skeleton[figure.at + 1 : figure.at + 18]) is not None
            self._said["", figure.index] = known
        return known


@dataclass(frozen=True)
class Asked:
    """One percentage: its words, the counts in reach and those it is lined up with."""

    rate: Figure
    words: RateWords
    in_order: bool
    """Its name stands in a row of names: 优秀率、合格率分别为■、■."""
    scope: Sequence[Figure]
    run: Sequence[Figure]
    """The percentages in one row with it."""
    lined: Sequence[Figure]
    """甲■人、乙■人，分别占■、■: the counts that the row is told of, each with its own."""
    keys: frozenset[str]
    """Neighbouring characters of its name."""
    base_keys: frozenset[str]
    stem: str
    topic_keys: frozenset[str]
    """Neighbouring characters of what the sentence says its figures are among: 受理的案件里."""
    chars: frozenset[str]
    """The telling characters of its name."""
    base_chars: frozenset[str]
    """The telling characters of the base it names."""
    past: bool
    """A rate of another time than the words around it: 比上年的■, 由■升到."""
    topic: str
    """What the sentence says its figures are among."""
    of_keys: frozenset[str]
    """Neighbouring characters of what its name says it is of: 开庭案件的出庭率."""


def asked(known: Field, rate: Figure) -> Asked:
    """What there is to know of a percentage."""
    ctx = known.ctx
    figures = ctx.sheet.figures[max(rate.index - _BEFORE, 0) : rate.index + _AFTER]
    scope = [
        f for f in figures if f.index != rate.index and abs(f.block - rate.block) <= _BLOCKS and known.countable(f)
    ]
    shares = run_of(ctx, rate, percent=True)
    words = rate_words(ctx, rate)
    if (name := name_in_order(shares, rate)) is not None:
        words = replace(words, name=name, share=False, behind="", bare=False)
    tail, of = words.name, words.of
    if not words.share and len(tail) > 5:  # 行政执法人员持证率: of 行政执法人员, those 持证
        tail, of = tail[-4:], of or tail[:-2]
    keys = pairs_of(tail or words.behind)
    stem = "" if words.share else stem_of(words.name or words.behind)
    lined = counts_of_row(ctx, shares)
    if lined and not words.share:  # 优秀率、合格率分别为■、■: only where the count at its place has its name
        own = lined[[f.index for f in shares].index(rate.index)]
        lined = lined if stem_met(stem, known.told(own)) > 1 else []
    among_them = topic(ctx.sheet, rate)
    base_keys = pairs_of(words.base)
    topic_keys = frozenset() if words.behind and words.base else pairs_of(telling(among_them))
    days = [unit for unit in _DAYS if unit in words.name]  # 优良天数比例
    if words.share and _TIMED.search(words.base + words.name):
        days = _TIMES
    if days:
        scope = [f for f in figures if f in scope or (f.family in days and f.exact and not f.is_delta)]
    return Asked(
        rate,
        words,
        name is not None,
        scope,
        shares,
        lined,
        keys,
        base_keys,
        stem,
        topic_keys,
        chars_of(words.name or words.behind),
        chars_of(words.base),
        is_past(known, rate),
        among_them,
        pairs_of(of),
    )


_OWNER = lazy.compile(r"[^，,、；;：:（(]*[率面度][^，,、；;：:（(]*")


@lru_cache(maxsize=2048)
def telling(topic: str) -> str:
    """查实的线索 → 查实: what sets apart those that a sentence tells its figures to be among."""
    if not topic:
        return ""
    topic = BODIES.sub("", topic)
    head, _, _ = topic.rpartition("的")
    head = head if len(head) > 1 else topic
    return _KINDS.sub("", head) or head


def owner(known: Field, rate: Figure, figure: Figure) -> bool:
    """其余■成功率■: whether a rate is that of those counts."""
    return (
        rate.index - figure.index == 1
        and figure.sentence == rate.sentence
        and _OWNER.fullmatch(known.ctx.sheet.between(figure, rate)) is not None
    )


def chars_of(text: str) -> frozenset[str]:
    """The telling characters of a name."""
    return frozenset(_LIGHT.sub("", text)) - _FAINT


def share_of(keys: frozenset[str], there: frozenset[str]) -> float:
    """How much of some keys is there, from 0 to 1."""
    return len(keys & there) / len(keys) if keys else 0.0


def is_past(known: Field, rate: Figure) -> bool:
    """Whether a rate is that of another time, brought in to compare."""
    sheet = known.ctx.sheet
    previous = sheet.figures[rate.index - 1] if rate.index else rate
    if is_percent(previous) and _FROM.search(previous.pre) and _RISEN.fullmatch(rate.pre):
        return False  # 由去年的90%提到■
    if known.earlier(rate) or _PAST_RATE.search(rate.clause[-16:]):
        return True
    return _FROM.search(rate.pre) is not None and _TO.match(sheet.skeleton[rate.at + 1 : rate.at + 24]) is not None


def read_field(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Field:
    """The counts of a report in the light of the formulas that hold."""
    out = Field(ctx, relation)
    for formula in found:
        if formula.verdict is not Verdict.CONSISTENT:
            continue
        first, *others = formula.figures
        if formula.kind in (FormulaKind.SUM, FormulaKind.WITHIN):
            for part in others:
                out.wholes.setdefault(part.span, set()).add(first.span)
                if formula.kind is FormulaKind.SUM:
                    out.summed.add((part.span, first.span))
        elif formula.kind is FormulaKind.PART:
            out.wholes.setdefault(first.span, set()).update(b.span for b in others)
        elif formula.kind is FormulaKind.GROWTH and len(others) == 2:
            out.states.add(frozenset(b.span for b in others))
        elif formula.kind is FormulaKind.RATE and len(others) == 2:
            out.bases.setdefault(others[-1].span, set()).add(first.span)
            out.tops.setdefault(others[0].span, set()).add(first.span)
            out.held.add(first.span)
    return out


@lru_cache(maxsize=2048)
def pairs_of(text: str) -> frozenset[str]:
    """Neighbouring characters of words that can tell a measure."""
    plain = _LIGHT.sub(" ", text)
    return frozenset(p for i in range(len(plain) - 1) if " " not in (p := plain[i : i + 2]))


def met(known: Field, ask: Asked, figure: Figure) -> float:
    """How much of a rate's name stands beside a count, from 0 to 1; 应配备■ is what is due, not what is there."""
    key = (ask.rate.index, figure.index)
    much = known.met.get(key)
    if much is None:
        much = known.met[key] = _met(known, ask, figure)
    return much


def _met(known: Field, ask: Asked, figure: Figure) -> float:
    if len(ask.words.name or ask.words.behind) < 2 or known.says("ought", figure) or owner(known, ask.rate, figure):
        return 0.0
    if ask.words.name in _EITHER:
        return float(figure is _pointed_at(ask))
    beside = known.told(figure)
    if ask.words.share and "前者" in beside:
        return 1.0
    if retold(ask, figure):
        return 1.0
    part = len(ask.keys & known.pairs(figure)) / len(ask.keys) if ask.keys else 0.0
    part = max(part, stem_met(ask.stem, beside) / 4)
    if part and negated(ask.stem, ask.words.name, beside):
        return 0.0
    return part or (0.4 if like_met(known.relation, ask.stem, beside) else 0.0)


def _pointed_at(ask: Asked) -> Figure | None:
    """前者占两者总和的■: of the two counts right before it the one that is meant."""
    two = [f for f in ask.scope if f.at < ask.rate.at and f.sentence == ask.rate.sentence][-2:]
    return two[_EITHER.index(ask.words.name)] if len(two) == 2 else None


def retold(ask: Asked, figure: Figure) -> bool:
    """Whether a share is named as a count is: 邻里■, …邻里纠纷占■."""
    if not ask.words.share or len(ask.words.name) < 2:
        return False
    own = LINK.sub("", figure.pre)
    return len(own) > 1 and (own in ask.words.name or ask.words.name in own)


def overlap(known: Field, ask: Asked, figure: Figure) -> float:
    """How much of the base that a share names stands beside a count, from 0 to 1."""
    if not ask.words.base:
        return 0.0
    if "后者" in known.told(figure):
        return 1.0
    return len(ask.base_keys & known.pairs(figure)) / len(ask.base_keys) if ask.base_keys else 0.0


def among(known: Field, ask: Asked, figure: Figure) -> float:
    """How much of what the sentence says its figures are among stands beside a count, from 0 to 1."""
    return len(ask.topic_keys & known.pairs(figure)) / len(ask.topic_keys) if ask.topic_keys else 0.0


def apart(a: Figure, b: Figure) -> int:
    """How many sentences lie from one figure to another; a stop at a line's end ends one, not two."""
    sentences = a.sentence - b.sentence
    return max(abs(sentences) - abs(a.block - b.block), 1) if sentences else 0


def is_rate(figure: Figure) -> bool:
    """A percentage that is no change."""
    return is_percent(figure) and not is_change(figure)
