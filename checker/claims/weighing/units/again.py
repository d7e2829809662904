"""One number told twice in two units: 461.86万元 and 461.86元, 18秒 and 18分钟, 讲座58场 and 58人次讲座."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.telling.beside import anchored_to
from checker.claims.weighing.telling.tellings import Telling, tellings_of
from checker.claims.weighing.units.formulas import told_again
from checker.claims.weighing.units.measures import load_measures
from checker.claims.weighing.units.printed import digits_of, size_of, telling_digits
from checker.claims.weighing.units.setting import Setting, mixed, named_with, renamed, second_column
from checker.claims.weighing.units.signs import MEASURED, signs_of

_RATES, _RATE = (Kind.PERCENT, Kind.POINTS, Kind.GROWTH), "%"
_KINDS = (Kind.COUNT, Kind.MONEY, *_RATES)
_SAME_DIGITS, _WINDOW = 6, 40
"""Figures with the same digits that are tried for one later figure, and how many figures back they may stand."""
_SOON, _COUNTED = 2, 3
"""Sentences between figures that need no words in common, and as many digits as such counts hardly share by chance."""
_SAID = 16
"""Characters behind a figure in which its sentence may say that it is not related to those before."""
_RARE = 2
"""Digits that two figures hardly share by chance when they are told soon after each other, in units of one dimension or
one in the unit of what is told with the other."""


def again_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """Every two figures with the same digits and units that cannot both be meant, told of what may be one thing."""
    setting = Setting(tellings_of(ctx), relation)
    told: dict[str, list[Figure]] = {}
    for b in ctx.sheet.figures:
        if b.kind not in _KINDS or not b.exact or not b.mention.unit or b.number == 0:
            continue
        same = told.setdefault(digits_of(b) + (_RATE if b.kind in _RATES else ""), [])
        for a in () if _meant_another(setting, b, same) else reversed(same[-_SAME_DIGITS:]):
            units = setting.unit_of(a), setting.unit_of(b)
            if b.index - a.index > _WINDOW or units[0] == units[1]:
                break  # 27公里、沟渠27条。上述27条沟渠: told so before
            sort = sort_of(a, b, units) or ("two_counts" if _moved(setting, a, b) else "")
            if sort and _of_one(setting, a, b, sort):
                signs = signs_of(setting, a, b, sort, tuple(same))
                yield Candidate((a, b), signs, partial(told_again, a, b, units))
        same.append(b)


def sort_of(a: Figure, b: Figure, units: tuple[str, str]) -> str:
    """How the units of two figures with the same digits differ; empty for units of which both may be meant."""
    one, two = size_of(a), size_of(b)
    if a.mention.unit == b.mention.unit or (one and two and one.same(two)):
        if _same_value(a, b, units):
            return ""
        return "each" if a.number == b.number else "scaled"
    if a.kind in _RATES:
        return "per_mille"
    if one and two:
        return "one_dimension" if one.dimension == two.dimension else "two_dimensions"
    if one or two:
        return "counted_and_measured"
    return "" if load_measures().one_kind(a.mention.unit or "", b.mention.unit or "") else "two_counts"


def _same_value(a: Figure, b: Figure, units: tuple[str, str]) -> bool:
    """12公里, 12千米; but 2.4立方米每秒, 2.4立方米每小时; 每件12元, 每月12元."""
    one, two = (u.split("每")[1:] for u in units)
    return a.number == b.number and (_each_alike(one, two) or _each_alike(two, one))


def _each_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all by which one is told tell the other: 每人每天30元, 每天30元; 每户, 每家."""
    sizes, one_kind = load_measures().sizes, load_measures().one_kind
    return all(
        any(one_kind(x, y) or (x in sizes and y in sizes and sizes[x].same(sizes[y])) for y in others) for x in some
    )


def _meant_another(setting: Setting, b: Figure, same: Sequence[Figure]) -> bool:
    """取消资格7人…收案7件。该7件与前述7人没有对应关系: it points back to one of its unit told before, or its sentence
    says that its numbers are not related."""
    if not same:
        return False
    unit = setting.unit_of(b)
    if setting.relation.says("back", b.pre) and any(setting.unit_of(f) == unit for f in same):
        return True
    return setting.relation.says("unrelated", b.post[:_SAID])


def _moved(setting: Setting, a: Figure, b: Figure) -> bool:
    """暗访36次，查看单位210个。查看的36个单位: told of what another one was told of, by a word for anything."""
    counts = a.kind is Kind.COUNT and b.kind is Kind.COUNT and not size_of(a) and not size_of(b)
    return counts and a.family != b.family and telling_digits(b) >= _RARE and renamed(setting, a, b)


def _of_one(setting: Setting, a: Figure, b: Figure, sort: str) -> bool:
    """Whether anything says that two figures tell one thing: words, what they point at, neighbours, or both close."""
    if _narrower(setting, a, b):
        return False
    if setting.tellings.kin(a, b) or (telling_digits(b) >= _RARE and setting.points_back(b)):
        return True
    ctx, soon = setting.tellings.ctx, b.sentence - a.sentence <= _SOON
    if soon and sort in MEASURED:
        unnamed = telling_digits(b) >= _RARE and not _two_names(setting, a, b, sort)
        return unnamed or setting.named_by(a, b) is not a or setting.deed_again(a, b)
    if sort == "two_counts" and second_column(ctx, a, b):
        return True
    if telling_digits(b) >= _RARE and (
        named_with(setting, a, b) or (soon and mixed(setting, a, b)) or renamed(setting, a, b)
    ):
        return True
    if anchored_to(ctx, a, b):
        return True
    return soon and sort != "counted_and_measured" and telling_digits(b) >= _COUNTED


def _narrower(setting: Setting, a: Figure, b: Figure) -> bool:
    """投诉2小时内响应。疑难投诉2个工作日内答复: a single digit, told of some of what the first is told of."""
    whole, some = setting.tellings.of(a).before, setting.tellings.of(b).before
    return telling_digits(b) < _RARE and bool(whole) and some != whole and some.endswith(whole)


def _two_names(setting: Setting, a: Figure, b: Figure, sort: str) -> bool:
    """退税214.7万元；加收滞纳金214.7元: both are named before them, by nothing in common."""
    named = bool(setting.tellings.of(a).before and setting.tellings.of(b).before)
    if sort in MEASURED and _named_alike(setting.tellings.of(a), setting.tellings.of(b)):
        return False
    counts = b.kind is Kind.COUNT and size_of(b) is None  # 办案312件。办结的312万件案件
    return named and (telling_digits(b) < _COUNTED or not (counts or sort == "one_dimension"))


def _named_alike(one: Telling, two: Telling) -> bool:
    """拆除违建■ … 拆违腾出的■, 罚了■ … ■罚款: a short form of the first name, or its verb in the later noun."""
    short = two.before[:2]
    if len(short) == len(set(short) & set(one.before)) == 2:
        return True
    return bool(two.noun) and one.before[-1:] in (two.noun[:1], two.noun[-1:])
