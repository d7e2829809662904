"""One number told twice in two units: 461.86万元 and 461.86元, 18秒 and 18分钟, 讲座58场 and 58人次讲座."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.telling.beside import anchored_to
from checker.claims.weighing.telling.tellings import tellings_of
from checker.claims.weighing.units.formulas import told_again
from checker.claims.weighing.units.measures import load_measures
from checker.claims.weighing.units.printed import digits_of, printed_unit, size_of, telling_digits
from checker.claims.weighing.units.setting import Setting, mixed, named_with, second_column
from checker.claims.weighing.units.signs import signs_of

_SAME_DIGITS, _WINDOW = 6, 40
"""Figures with the same digits that are tried for one later figure, and how many figures back they may stand."""
_SOON, _COUNTED = 2, 3
"""Sentences between figures that need no words in common, and as many digits as such counts hardly share by chance."""
_RARE = 2
"""Digits that two figures hardly share by chance when they are told soon after each other, in units of one dimension or
one in the unit of what is told with the other."""


def again_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """Every two figures with the same digits and units that cannot both be meant, told of what may be one thing."""
    setting = Setting(tellings_of(ctx), relation)
    told: dict[str, list[Figure]] = {}
    for b in ctx.sheet.figures:
        if b.kind not in (Kind.COUNT, Kind.MONEY) or not b.exact or not b.mention.unit or b.number == 0:
            continue
        same = told.setdefault(digits_of(b), [])
        for a in reversed(same[-_SAME_DIGITS:]):
            units = printed_unit(a), printed_unit(b)
            if b.index - a.index > _WINDOW or units[0] == units[1]:
                break  # 27公里、沟渠27条。上述27条沟渠: told so before
            sort = sort_of(a, b, units)
            if sort and _of_one(setting, a, b, sort):
                signs = signs_of(setting, a, b, sort, tuple(same))
                yield Candidate((a, b), signs, partial(told_again, a, b))
        same.append(b)


def sort_of(a: Figure, b: Figure, units: tuple[str, str]) -> str:
    """How the units of two figures with the same digits differ; empty for units of which both may be meant."""
    one, two = size_of(a), size_of(b)
    if a.mention.unit == b.mention.unit or (one and two and one.same(two)):
        return "" if _same_value(a, b, units) else "scaled"
    if one and two:
        return "one_dimension" if one.dimension == two.dimension else "two_dimensions"
    if one or two:
        return "counted_and_measured"
    return "" if load_measures().one_kind(a.mention.unit or "", b.mention.unit or "") else "two_counts"


def _same_value(a: Figure, b: Figure, units: tuple[str, str]) -> bool:
    """12公里, 12千米; but 2.4立方米每秒, 2.4立方米每小时."""
    per = [u.rpartition("每")[2] for u in units if "每" in u]
    return a.number == b.number and not (len(per) == 2 and per[0] != per[1])


def _of_one(setting: Setting, a: Figure, b: Figure, sort: str) -> bool:
    """Whether anything says that two figures tell one thing: words, what they point at, neighbours, or both close."""
    if setting.tellings.kin(a, b) or (telling_digits(b) >= _RARE and setting.points_back(b)):
        return True
    ctx, soon = setting.tellings.ctx, b.sentence - a.sentence <= _SOON
    if soon and sort in ("scaled", "one_dimension"):
        unnamed = telling_digits(b) >= _RARE and not _two_names(setting, a, b, sort)
        return unnamed or setting.named_by(a, b) is not a or setting.deed_again(a, b)
    if sort == "two_counts" and second_column(ctx, a, b):
        return True
    if telling_digits(b) >= _RARE and (named_with(setting, a, b) or (soon and mixed(setting, a, b))):
        return True
    if anchored_to(ctx, a, b):
        return True
    return soon and sort != "counted_and_measured" and telling_digits(b) >= _COUNTED


def _two_names(setting: Setting, a: Figure, b: Figure, sort: str) -> bool:
    """退税214.7万元；加收滞纳金214.7元: both are named before them, by nothing in common."""
    named = bool(setting.tellings.of(a).before and setting.tellings.of(b).before)
    return named and (sort == "scaled" or telling_digits(b) < _COUNTED)
