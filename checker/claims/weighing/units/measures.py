"""What units measure and count: dimensions with the sizes of their units, and words that count one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker import kept
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.errors import DataError


@dataclass(frozen=True, slots=True)
class Size:
    """How large a unit is, in the first unit of its dimension."""

    dimension: str
    least: Fraction
    most: Fraction
    """Above `least` where people mean more than one thing: a month, a working day."""
    worked: Fraction | None = None
    """The least of it that holds work or lessons, for a day: 培训5天（40学时）; None for others."""
    name: str = ""
    """The first of its names."""
    source: Text | None = None
    """Who fixed its size."""
    makes: tuple[tuple[str, Fraction], ...] = ()
    """Name of a smaller unit → how many of them it is said to be, where sizes tell that less exactly: 1年 = 12个月."""

    def of_work(self) -> Size:
        """It as told of what is done by the hour: a day of lessons."""
        return self if self.worked is None else replace(self, least=self.worked)

    def in_units(self, other: Size) -> tuple[Fraction, Fraction]:
        """How many of another unit of its dimension one of it is: the fewest and the most."""
        for whole, part, turn in ((self, other, 1), (other, self, -1)):
            if (said := dict(whole.makes).get(part.name)) is not None:
                return said**turn, said**turn
        return self.least / other.most, self.most / other.least

    def same(self, other: Size) -> bool:
        """Whether two units are one by two names: 公里, 千米."""
        return (self.dimension, self.least, self.most) == (other.dimension, other.least, other.most)


@dataclass(frozen=True, slots=True)
class Measures:
    """The units of the shipped file."""

    sizes: Mapping[str, Size]
    """Unit → its size, for units that measure."""
    by_dimension: Mapping[str, tuple[Size, ...]]
    """Every size that a dimension has a unit of, once."""
    crowds: Mapping[str, frozenset[str]]
    """Measure word → the crowds it belongs to."""
    anything: frozenset[str]

    def one_kind(self, one: str, two: str) -> bool:
        """Whether two measure words may count the same things: 场 and 场次, 件 and 项."""
        if one == two or not self.anything.isdisjoint((one, two)):
            return True
        return not self.crowds.get(one, frozenset()).isdisjoint(self.crowds.get(two, frozenset()))


@lru_cache(maxsize=1)
def load_measures() -> Measures:
    """The shipped units; raises `DataError` naming the file and key that does not fit."""
    file = "measures.toml"
    return read_measures(Path(__file__).with_name(file).read_text(encoding="utf-8"), file)


def read_measures(text: str, file: str) -> Measures:
    """Units from the text of their file."""
    try:
        data = kept.tables(text)
    except ValueError as error:
        raise DataError(f"{file}：不是有效的 TOML（{error}） (no valid TOML)") from error
    _keys(data, {"anything", "source", "dimension", "crowd"}, file, "")
    sources = _sources(data.get("source", {}), file)
    sizes: dict[str, Size] = {}
    for number, dimension in enumerate(data.get("dimension", ())):
        key = f"dimension[{number}]"
        _keys(dimension, {"name", "source", "units"}, file, key)
        name = _text(dimension.get("name"), file, f"{key}.name")
        common = _source(dimension, None, sources, file, key)
        for unit, size in _sizes(name, dimension.get("units"), common, sources, file, key):
            if unit in sizes:
                raise DataError(f"{file}: {key}: {unit}：重复的单位 (a unit told twice)")
            sizes[unit] = size
    crowds: dict[str, frozenset[str]] = {}
    for number, crowd in enumerate(data.get("crowd", ())):
        key = f"crowd[{number}]"
        _keys(crowd, {"name", "units"}, file, key)
        name = _text(crowd.get("name"), file, f"{key}.name")
        for unit in _names(crowd.get("units"), file, f"{key}.units"):
            crowds[unit] = crowds.get(unit, frozenset()) | {name}
    by_dimension: dict[str, tuple[Size, ...]] = {}
    for size in sizes.values():
        known = by_dimension.get(size.dimension, ())
        by_dimension[size.dimension] = known if any(size.same(k) for k in known) else (*known, size)
    return Measures(sizes, by_dimension, crowds, frozenset(_names(data.get("anything"), file, "anything")))


def _sizes(
    dimension: str, units: Any, common: Text | None, sources: Mapping[str, Text], file: str, key: str
) -> Iterator[tuple[str, Size]]:
    if not isinstance(units, list) or not units:
        raise DataError(f"{file}: {key}.units：应为单位的列表 (expects a list of units)")
    for number, unit in enumerate(units):
        place = f"{key}.units[{number}]"
        if not isinstance(unit, dict):
            raise DataError(f"{file}: {place}：应为一张表 (expects a table)")
        _keys(unit, {"names", "size", "most", "worked", "makes", "source"}, file, place)
        least = _ratio(unit.get("size"), file, f"{place}.size")
        most = _ratio(unit["most"], file, f"{place}.most") if "most" in unit else least
        if most < least:
            raise DataError(f"{file}: {place}.most：小于 size (less than size)")
        worked = _ratio(unit["worked"], file, f"{place}.worked") if "worked" in unit else None
        makes = tuple((part, _ratio(number, file, f"{place}.makes")) for part, number in unit.get("makes", {}).items())
        source = _source(unit, common, sources, file, place)
        names = _names(unit.get("names"), file, f"{place}.names")
        for name in names:
            yield name, Size(dimension, least, most, worked, names[0], source, makes)


def _sources(table: Any, file: str) -> dict[str, Text]:
    """Name of each source → what it is."""
    if not isinstance(table, dict):
        raise DataError(f"{file}: source：应为一张表 (expects a table)")
    out = {}
    for name, said in table.items():
        if not isinstance(said, list) or len(said) != 2 or not all(isinstance(w, str) and w for w in said):
            raise DataError(f"{file}: source.{name}：应为中英文各一句 (expects a Chinese and an English text)")
        out[name] = Text(*said)
    return out


def _source(
    table: Mapping[str, Any], common: Text | None, sources: Mapping[str, Text], file: str, key: str
) -> Text | None:
    """The source that a table names, or the one common to all beside it."""
    name = table.get("source")
    if name is not None and name not in sources:
        raise DataError(f"{file}: {key}.source: {name}：没有这个来源 (no such source)")
    return sources[name] if name is not None else common


def _keys(table: Mapping[str, Any], known: set[str], file: str, key: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise DataError(f"{file}: {key}{'.' if key else ''}{unknown[0]}：没有这个键 (unknown key)")


def _text(value: Any, file: str, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise DataError(f"{file}: {key}：应为文字 (expects a text)")
    return value


def _names(value: Any, file: str, key: str) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(w, str) and w for w in value):
        raise DataError(f'{file}: {key}：应为文字列表，如 ["米", "公里"] (expects a list of strings)')
    return value


def _ratio(value: Any, file: str, key: str) -> Fraction:
    try:
        ratio = Fraction(value) if isinstance(value, str) else Fraction(0)
    except (ValueError, ZeroDivisionError):
        ratio = Fraction(0)
    if ratio <= 0:
        raise DataError(f'{file}: {key}：应为正数或分数，如 "1000"、"1/60" (expects a positive number or fraction)')
    return ratio
