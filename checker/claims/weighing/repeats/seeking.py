"""Which figures before one it may tell again: those of its digits, of its name, and those near it if it points back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker import lazy
from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.changes import from_to, is_change
from checker.claims.formulas.context import Context, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind

_WINDOW = 40
"""Figures of one family back to which a repetition is looked for."""
_GENERIC = ("案件", "申请", "事项", "活动", "工作", "人员")
_CASES = lazy.compile(
    "(?P<scope>全[省市县区镇乡州盟旗]|全系统)?(?P<year>全年|今年|本年度?|年内|20[0-9]{2}年)?共?(?P<what>[\u4e00-\u9fff]{6,}案件)"
)
"""A sentence that counts cases of one kind for a year: told twice, it is one measure whatever its figures."""
_LIKE = {"处": "个", "家": "个", "户": "个", "所": "个", "座": "个", "支": "个", "间": "个", "册": "份"}
_NAMED, _LINKS = 4, "共有为达是约计的了已数量仅只"
"""Characters of the words beside a figure by which it is looked up, and characters that link them to it."""
_TELLABLE_EARLIER = lazy.compile(
    "(?<![比较与同])年初(?![的有在为共尚仅只是]?(?:[在结存库余旧遗未留积]|[的有在为共尚仅只是]*$))[\u4e00-\u9fff]{2}|[去上]年(?!度?同期|[末底年])|[比较与]20[0-9]{2}年(?!同期)的"
)
"""年初安排经费■, 年初认领积案■, 去年发放■, 比2023年的■: what was done then can be told again; what there was is an
earlier state."""
_GAIN = lazy.compile("(?<![比较])(?:[户人亩村]均|平均)(?:增收|减负|降费|节支|增效)[了约达的]*$")
"""户均增收■: a gain that is a measure of its own, compared with nothing."""
_WHOLE, _NOUN = lazy.compile("[全我本][省市县区镇乡州盟旗局院村]$"), 3
"""全乡, and characters of a noun behind the figure that are then its name."""
_BACK = 2
"""Sentences back to which a demonstrative points."""
_BEHIND = 5
"""Runs of characters behind a figure, from its unit on, that may be the name another has before it."""


class Earlier:
    """The figures of one family told so far, by their digits and by their names."""

    def __init__(self, ctx: Context, group: Sequence[Figure]) -> None:
        self._ctx, self._group = ctx, group
        self.numbers = [f.number for f in group]
        self._slips: dict[str, list[int]] = {}
        self._openings: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._letters: list[str] = []
        self._by_name: set[int] = set()

    def tried(self, j: int, pointing: bool) -> list[int]:
        """Places in the family before `j` of those that it may tell again, the nearest first; asked in order."""
        b, low, names, numbers = self._group[j], j - _WINDOW, self._names, self.numbers
        keys = _slip_keys(b.printed if b.scale == 1 else plain(numbers[j]))
        self._letters.append(keys[0])
        tried: set[int] = set()
        for key in keys:
            known = self._slips.setdefault(key, [])
            for i in reversed(known):
                if i < low:
                    break
                tried.add(i)
            known.append(j)
        begun = opening(self._ctx, b)
        if begun:
            if begun in self._openings:
                tried.add(self._openings[begun])
            self._openings[begun] = j
        before = b.pre.rstrip(_LINKS)
        before = (before[:-2] if before.endswith(_GENERIC) else before)[-_NAMED:]
        behind = b.post.lstrip("的“")[: _NAMED + _BEHIND - 1]
        known_as = {names[before]} if before in names else set()
        for start in range(len(behind) - _NAMED + 1):
            at = names.get(behind[start : start + _NAMED])
            if at is not None:
                known_as.add(at)
        self._by_name = {i for i in known_as if i >= low and _alike(numbers[i], numbers[j])} if known_as else known_as
        if len(behind) >= _NOUN and (whole := _WHOLE.search(before)):
            self._of_whole(j, whole.group() + behind[:_NOUN])
        tried |= self._by_name
        if len(before) == _NAMED:
            names[before] = j
        if len(behind) >= _NAMED:
            names[behind[:_NAMED]] = j
        if pointing:
            for i in range(j - 1, max(0, low) - 1, -1):
                if b.sentence - self._group[i].sentence > _BACK:
                    break
                if self._of_one_size(i, j):
                    tried.add(i)
        return sorted(tried, reverse=True)

    def _of_whole(self, j: int, name: str) -> None:
        """全乡18个行政村…。全乡21个行政村…: adds the one right before that counts the same of the same place."""
        i = self._names.get(name, -1)
        if i >= 0 and self._group[j].sentence - self._group[i].sentence <= _BACK:
            self._by_name = {*self._by_name, i}
        self._names[name] = j

    def _of_one_size(self, i: int, j: int) -> bool:
        """Whether a later figure may mean one of about the same size told near before it."""
        a, b, one, two = self._group[i], self._group[j], self.numbers[i], self.numbers[j]
        if b.block - a.block > 1 or one == two or max(one, two) >= 3 * min(one, two):
            return False
        return shown(a).rstrip("万亿") != shown(b).rstrip("万亿")  # else only the unit differs

    def named(self, i: int) -> bool:
        """Whether the one asked for last was found there by its name."""
        return i in self._by_name

    def same_digits(self, i: int, j: int) -> bool:
        """Whether two have the same digits in another order."""
        return self._letters[i] == self._letters[j]


def families(ctx: Context) -> list[list[Figure]]:
    """The figures that can be told again, those of one unit together; one without a unit, 4.72万入住群众, has that of
    what bears its name, 入住群众4.27万人."""
    old_states = {m.old.index for m in from_to(ctx)}
    groups: dict[tuple[bool, str], list[Figure]] = {}
    named = (f for f in ctx.sheet.figures if f.family or len(f.post) >= _NAMED)
    told = [f for f in named if f.index not in old_states and _tellable(f)]
    bare = not all(f.family for f in told)
    units = {f.pre[-_NAMED:]: f.family for f in told if f.family} if bare else {}
    for f in told:
        family = f.family or units.get(f.post[:_NAMED], "")
        if family:
            groups.setdefault((f.kind is Kind.PERCENT, _LIKE.get(family, family)), []).append(f)
    return [g for g in groups.values() if len(g) > 1]


def _tellable(figure: Figure) -> bool:
    if not figure.exact or figure.times != 1 or (figure.is_earlier and not _TELLABLE_EARLIER.search(figure.pre)):
        return False
    if figure.kind is Kind.PERCENT:
        return not is_change(figure)
    if figure.kind is Kind.MONEY and _GAIN.search(figure.pre):
        return figure.number >= 2
    counted = figure.kind in (Kind.COUNT, Kind.MONEY) and (figure.number >= 2 or figure.mention.decimals > 0)
    return counted and not is_change(figure)


def _slip_keys(digits: str) -> list[str]:
    """What a number shares with every one that has its digits in another order, or another digit at one place."""
    one_else = [f"{digits[:i]}_{digits[i + 1 :]}" for i, c in enumerate(digits) if c != "."]
    return [f"{digits.find('.')}:{''.join(sorted(digits))}", *one_else]


def _alike(first: Decimal, second: Decimal) -> bool:
    """Whether two numbers are about as large, as those of one name told again are."""
    return 2 * abs(first - second) <= max(first, second)


def opening(ctx: Context, figure: Figure) -> str:
    """Whose cases its sentence begins to count for the year: 全年受理行政复议案件■, 全镇办理援助案件■; else nothing."""
    if not figure.pre.rstrip().endswith("案件"):
        return ""
    start, _ = ctx.sheet.sentence(figure.at)
    words = ctx.sheet.skeleton[start : figure.at].strip()
    found = _CASES.fullmatch(words) if words == figure.pre.strip() else None
    if found is None or not (found["scope"] or found["year"]):
        return ""
    return f"{found['scope'] or ''}|{found['what']}"
