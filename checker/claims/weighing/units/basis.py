"""What a finding on units rests on: the conversion between them, and who fixed it."""

from __future__ import annotations

from fractions import Fraction

from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.units.printed import printed_unit, short, size_of
from checker.diagnostics.message import Text

_SCALES = {"万": 10_000, "亿": 100_000_000}


def conversion(one: Figure, other: Figure) -> Text | None:
    """1公顷 = 15亩 and its source; between units that differ by 万 or 亿 alone 1亿元 = 10000万元. None for units of
    which nothing is known, and for one unit."""
    a, b = size_of(one), size_of(other)
    if a is None or b is None or a.dimension != b.dimension:
        return None
    if a.same(b):
        return _by_scale(one, other)
    names = one.mention.unit or "", other.mention.unit or ""
    if a.least < b.least:
        a, b, names = b, a, names[::-1]
    said = equated(f"1{_counted(names[0])}", amount(a.in_units(b), names[1]))
    sources = [s for s in dict.fromkeys((a.source, b.source)) if s is not None]
    zh, en = "；".join(s.zh for s in sources), "; ".join(s.en for s in sources)
    return Text(f"{said}（{zh}）" if zh else said, f"{said} ({en})" if en else said)


def equated(one: str, other: str) -> str:
    """1公顷 = 15亩; 1亩 ≈ 666.67平方米 for 约666.67平方米."""
    return f"{one} ≈ {other[1:]}" if other.startswith("约") else f"{one} = {other}"


def amount(value: tuple[Fraction, Fraction], unit: str) -> str:
    """28至31天: from the fewest to the most, or the one number of both; 约666.67平方米 where it is rounded."""
    fewest, most = (short(v) for v in value)
    if value[0] != value[1]:
        return f"{fewest}至{most}{unit}"
    scale = _SCALES.get(fewest[-1:], 1)
    exact = Fraction(fewest.rstrip("万亿")) * scale == value[0]
    return f"{'' if exact else '约'}{fewest}{unit}"


def _by_scale(one: Figure, other: Figure) -> Text | None:
    large, small = sorted((one, other), key=lambda f: f.scale, reverse=True)
    if printed_unit(large) == printed_unit(small):
        return None
    ratio = large.scale / small.scale
    said = f"1{_counted(printed_unit(large))} = {plain(ratio)}{printed_unit(small)}"
    return Text(said, said)


def _counted(unit: str) -> str:
    return "个" + unit if unit in ("月", "工作日", "季度", "学时", "课时") else unit
