"""The same measure told twice: 受理131件 … 受理的113件复议案件; 法律援助案件4187件 … 4178件援助案件.

Near and with a word that points back (的, 上述, 全部), a repetition is read leniently; far ones must say the very
same words. A pair passes when scope or period differ, when the later value was told before, or when a modifier is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import looks_like_slip, plain, same_digits
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context, amount, bound, is_count, scale, shown
from checker.claims.formulas.retold import find_retold, of_two_matters
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import MANY_YEARS, PART_YEAR, clean
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_DEFINITE = lazy.compile(r"(?:的|上述|以上|前述|这|该|所有|全部|全[市县区镇乡局院队校省]|全系统)[^，,。；;]{0,6}$")
_ALL = lazy.compile(r"(?:所有|全部|全[市县区镇乡局院队校省]|上述|以上|这)[^，,。；;]{0,4}$")
_HAVE = lazy.compile(r"现有|现辖|共有|辖有?|设有|建有|拥有|调整为|划分为|配备|有|达到?|核定|实有|在册|共$")
_SOME = lazy.compile(r"试点|其中|部分|首批|另|新|余|已|第")
_SCOPE = lazy.compile(
    r"本级|区政府|县政府|市政府|省政府|行署|区级|县级|市级|省级|乡镇|街道办|部门|代表|以[^，,。；;]{1,8}名义|各[县区镇乡]|分局|某"
)
_COMPARED = lazy.compile(
    r"比|较|同比|同期|上年|去年|由|从[^，,]{0,8}(?:到|至)|高于|低于|平均|全省|全国|其中|目标|计划|力争|不少于|不低于|达标|要求|标准|提高|下降|上升|增长|每"
)
_NAMED_RATE = lazy.compile(r"([\u4e00-\u9fff（）()、]{2,20}率)(?:为|达到?|是|约)?$")

_NEARBY, _SAME_DIGITS = 24, 6
"""Figures looked at: in this paragraph and the one before, and of each kind of slip."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One figure with its own words and the words around it, cleaned."""

    figure: Figure
    core: str
    """Its own words, without those of time, place and weak ones."""
    around: str
    """Its sentence's words up to and just behind it."""
    raw: str


def find_repeats(ctx: Context) -> Iterator[Formula]:
    """Figures told twice with different values."""
    sides = [_side(ctx, f) for f in ctx.sheet.figures if _tellable(f)]
    by_unit: dict[tuple[Kind, str], list[_Side]] = {}
    for side in sides:
        by_unit.setdefault((side.figure.kind, side.figure.family), []).append(side)
    for group in by_unit.values():
        yield from _group(ctx, group)
    yield from _rates(ctx)
    yield from _anchored(ctx)
    for earlier, later in find_retold(ctx):
        yield _formula(earlier, later, "words")


def _anchored(ctx: Context) -> Iterator[Formula]:
    """宣讲26场，覆盖2.3万人次 … 26场宣讲受众3.2万人次: the same pair told twice, one digit pair swapped."""
    figures = ctx.sheet.figures
    told: dict[tuple[object, str], int] = {}
    for i, figure in enumerate(figures[:-1]):
        following = figures[i + 1]
        if not (_tellable(figure) and _tellable(following)) or following.sentence != figure.sentence:
            continue
        key = (figure.number, figure.family)
        j = told.setdefault(key, i)
        other = figures[j + 1]
        if j == i or other.family != following.family or figure.block - figures[j].block > 1:
            continue
        shared = _common(clean(figure.post[:8]), clean(figures[j].pre)) >= 2
        if shared and _digits_swapped(other, following):
            yield _formula(other, following, "words")


def _tellable(figure: Figure) -> bool:
    return (
        is_count(figure)
        and figure.exact
        and not figure.is_delta
        and not figure.is_earlier
        and figure.times == 1
        and figure.number >= 2
    )


def _side(ctx: Context, figure: Figure) -> _Side:
    start, _ = ctx.sheet.sentence(figure.at)
    around = ctx.sheet.skeleton[max(start, figure.at - 120) : figure.at]
    behind = figure.post[:14]
    head = figure.pre
    return _Side(figure, clean(head), clean(around) + clean(behind), head + "|" + behind)


def _group(ctx: Context, group: list[_Side]) -> Iterator[Formula]:
    """Compare each figure with those near it, and with far ones only where the digits differ as slips do."""
    chars = {s.figure.index: frozenset(s.around) for s in group}
    seen: set[object] = set()
    slips: dict[tuple[str, ...], list[_Side]] = {}
    near: list[_Side] = []
    for later in group:
        value = later.figure.number
        near = [s for s in near[-_NEARBY:] if later.figure.block - s.figure.block <= 1]
        if value not in seen:
            seen.add(value)
            keys = _slip_keys(value)
            far = {s.figure.index: s for key in keys for s in slips.get(key, ())[-_SAME_DIGITS:]}
            known = far | {s.figure.index: s for s in near}
            for index in sorted(known, reverse=True):
                earlier = known[index]
                found = _same(ctx, earlier, later, chars[index]) if earlier.figure.number != value else None
                if found is not None:
                    units_only = shown(earlier.figure).rstrip("万亿") == shown(later.figure).rstrip("万亿")
                    if not units_only and not of_two_matters(ctx, earlier.figure, later.figure):
                        yield _formula(earlier.figure, later.figure, found)
                    break
        for key in _slip_keys(value):
            slips.setdefault(key, []).append(later)
        near.append(later)


def _slip_keys(value: Decimal) -> set[tuple[str, ...]]:
    """What a figure shares with every figure that one slip of the pen makes of it."""
    digits = plain(value).replace(".", "")
    keys: set[tuple[str, ...]] = {("order", "".join(sorted(digits)))}
    return keys | {("digit", str(i), digits[:i] + digits[i + 1 :]) for i in range(len(digits))}


def _same(ctx: Context, a: _Side, b: _Side, a_chars: frozenset[str]) -> str | None:
    """How two figures are known to be one measure (`reference`, `words`), or None."""
    near = b.figure.block - a.figure.block <= 1
    own = b.core
    if _rare(a, b, own) and not _differs(ctx, a, b, near) and a.figure.sentence != b.figure.sentence:
        return "words"
    if not set(own) <= a_chars:
        return None
    slip = _slip(a.figure, b.figure)
    if not near and not slip:
        return None
    if _list_siblings(ctx, a.figure, b.figure):
        return None
    if _differs(ctx, a, b, near):
        return None
    noun = _noun(b.figure.post, a_chars | frozenset(a.raw))
    core = own + noun
    shared = _common(core, a.core + clean(a.figure.post[:14]))
    definite = bool(_DEFINITE.search(b.figure.pre)) or not own
    if definite and noun:
        return _reference(a, b, own, noun, shared, slip, near)
    if (
        b.figure.pre.rstrip().endswith(("的", "者", "的有", "的是"))
        and len(own) >= 2
        and len(core) >= 2
        and shared >= 2
    ):
        return "reference" if set(a.core) <= set(core) and (slip or near) else None
    if a.figure.sentence == b.figure.sentence:
        return None
    if noun and own and set(a.core) <= set(core) and (_digits_swapped(a.figure, b.figure) or (near and slip)):
        return "reference"
    if set(a.core) == set(own) and len(own) >= 4 and slip and shared >= 3:
        return "words"
    verbless = set(own) <= set(a.core) and len(own) >= 6 and a.core.endswith(own[-6:]) and len(a.core) - len(own) <= 4
    if verbless and _digits_swapped(a.figure, b.figure):
        return "words"
    matter = set(a.core) <= set(own) and len(own) >= 4 and len(a.core) >= 2 and shared >= 2
    return "words" if matter and slip and _digits_swapped(a.figure, b.figure) else None


def _rare(a: _Side, b: _Side, own: str) -> bool:
    """Four and more digits in another order beside the same words are no coincidence: 52.61万 and 56.21万."""
    if len(plain(a.figure.number).strip("0").replace(".", "")) < 4 or not _digits_swapped(a.figure, b.figure):
        return False
    return _common(own, a.core) >= 4 or (len(own) >= 3 and set(own) <= set(a.core))


def _reference(a: _Side, b: _Side, own: str, noun: str, shared: int, slip: bool, near: bool) -> str | None:
    back = re.search(r"(?:上述|以上|前述|这)$", b.figure.pre)
    if back and near and slip and not a.figure.is_delta and b.figure.sentence - a.figure.sentence <= 1:
        return "reference"
    if shared < 2:
        return None
    if not near and _digits_swapped(a.figure, b.figure) and len(noun) >= 4 and a.core.endswith(noun):
        return "reference" if len(a.core) - len(noun) <= 3 else None
    mine = set(own + noun)
    if set(a.core) <= mine and (len(own) >= 2 or _common(a.core, noun) >= 2):
        return "reference"
    if near and slip and _HAVE.search(a.figure.pre) and not _SOME.search(a.figure.pre + b.figure.pre):
        whole_noun = a.figure.post[:3] if len(a.figure.post) >= 3 else ""
        if (not own and whole_noun and noun.startswith(whole_noun)) or _common(noun, clean(a.figure.pre)) >= 3:
            return "reference"
    swapped = _digits_swapped(a.figure, b.figure)
    everything = _ALL.search(b.figure.pre) is not None
    rest = clean(_HAVE.sub("", a.figure.pre))
    if everything and set(rest) <= mine and slip:
        return "reference"
    if (
        near
        and swapped
        and _common(noun, a.core) >= min(3, len(noun))
        and not re.search(r"其中|新增|另|涉", a.figure.pre)
    ):
        return "reference"
    return None


def _noun(post: str, known: frozenset[str]) -> str:
    """The words behind a figure as far as they were met before: 113■复议案件均…"""
    out = []
    for char in post[:16]:
        if char in known or char in "案件、":
            out.append(char)
        else:
            break
    text = "".join(out)
    rest = post[len(text) :]
    if (
        len(text) < 4
        and rest
        and not re.match(
            r"[均全都已中里内，。、共被为由占得实开进通录挂参完就也还建同培一经在对随按依从将接列纳予配]|$", rest
        )
    ):
        return ""
    return clean(text) or (text if len(text) >= 2 else "")


def _common(a: str, b: str) -> int:
    best = 0
    for i in range(len(a)):
        while i + best < len(a) and a[i : i + best + 1] in b:
            best += 1
    return best


def _slip(a: Figure, b: Figure) -> bool:
    x, y = plain(a.number), plain(b.number)
    return looks_like_slip(x, y) or same_digits(x, y)


def _digits_swapped(a: Figure, b: Figure) -> bool:
    return same_digits(plain(a.number), plain(b.number))


def _list_siblings(ctx: Context, a: Figure, b: Figure) -> bool:
    """Two items of one list are never one measure."""
    gap = ctx.sheet.between(a, b)
    if not re.search(r"[，,。；;：:\n]", gap):
        return True
    return len(gap) < 30 and not re.search(r"[。；;\n]", gap) and not re.search(r"的$|上述|全部|所有|其中", b.pre)


def _differs(ctx: Context, a: _Side, b: _Side, near: bool) -> bool:
    """Whether scope, period or comparison words set the two apart."""
    first, second = _before(ctx, a.figure), _before(ctx, b.figure)
    mine, other = set(_SCOPE.findall(a.raw)), set(_SCOPE.findall(b.raw))
    if mine != other and not mine & other:
        return True
    if bool(MANY_YEARS.search(first)) != bool(MANY_YEARS.search(second)):
        return True
    parts = PART_YEAR.search(first), PART_YEAR.search(second)
    if parts[0] and parts[1] and parts[0].group() != parts[1].group():
        return True
    if (parts[0] is None) != (parts[1] is None) and not (near and b.figure.pre.endswith("的")):
        return True
    if ("年初" in first) != ("年初" in second) and ("年末" in first + second or "年底" in first + second):
        return True
    years = set(re.findall(r"20\d\d(?=年)", first)), set(re.findall(r"20\d\d(?=年)", second))
    if years[0] and years[1] and not years[0] & years[1]:
        return True
    return bool(
        re.search(r"另|此外|新增|再次|比|较|同比|计划|目标|平均|每", a.figure.clause[-12:] + b.figure.clause[-12:])
    )


def _before(ctx: Context, figure: Figure) -> str:
    start, _ = ctx.sheet.sentence(figure.at)
    return ctx.sheet.skeleton[start : figure.at]


def _formula(a: Figure, b: Figure, how: str) -> Formula:
    by = scale([a, b])
    gap = amount(abs(a.number - b.number), by)
    arithmetic = Text(f"{shown(a)} ≠ {shown(b)}，差 {gap}", f"{shown(a)} ≠ {shown(b)}, off by {gap}")
    return Formula(
        FormulaKind.REPEAT,
        (bound(b, "后一处", "later"), bound(a, "前一处", "earlier")),
        Origin.REPETITION,
        Verdict.CONTRADICTORY,
        Text(
            f"同一指标前后不一：{a.mention.text} 与 {b.mention.text}",
            f"one measure told twice: {a.mention.text} and {b.mention.text}",
        ),
        (Reading(arithmetic, False),),
        Text("核实后改为同一个数；若口径、范围或时段不同，请写明", "use one figure, or say how scope or period differ"),
        None,
        (
            Text(
                "按“同一事项”解读：" + ("后文用“的”“上述”等指回前文" if how == "reference" else "两处用语相同"),
                "read as one measure: " + how,
            ),
        ),
    )


def _rates(ctx: Context) -> Iterator[Formula]:
    """One rate, the same full name, two values whose digits differ as slips do."""
    told: dict[str, Figure] = {}
    for figure in ctx.sheet.figures:
        if figure.kind is not Kind.PERCENT or not figure.exact or is_change(figure):
            continue
        found = _NAMED_RATE.search(figure.pre)
        start, _ = ctx.sheet.sentence(figure.at)
        if found is None or _COMPARED.search(figure.pre) or PART_YEAR.search(ctx.sheet.skeleton[start : figure.at]):
            continue
        name = clean(found[1])
        if len(name) < 3 or _SCOPE.search(figure.pre):
            continue
        for known, first in told.items():
            short, long = sorted((known, name), key=len)
            near = figure.block - first.block <= 1 and first.sentence != figure.sentence
            if known != name and len(short) >= 3 and long.endswith(short) and near and _digits_swapped(first, figure):
                yield _formula(first, figure, "words")
        earlier = told.setdefault(name, figure)
        if (
            len(name) >= 6
            and earlier.number != figure.number
            and _digits_swapped(earlier, figure)
            and earlier.sentence != figure.sentence
        ):
            yield _formula(earlier, figure, "words")


__all__ = ["find_repeats"]
