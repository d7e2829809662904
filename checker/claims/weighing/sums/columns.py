"""Small tables told a line each, with their total: 盗窃：■ / 诈骗：■ / 合计：■.

The unit stands in the heading, if at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import lazy
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.model import Kind
from checker.claims.weighing.sums.signs import SumReading

_LINE = lazy.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?"
    rf"(?P<name>[^，,。；;：:|\s]{{1,16}}?)(?:[：:|—\-]|[ \t\u3000]){{1,6}}(?P<count>{COUNT})"
    rf"[^，,；;：:（(\n{COUNT}]{{0,3}}[。；;，,|]?\s*$"
)
_TOTAL = lazy.compile(r"(?:合计|总计|共计|小计|总数|总量|总件数|总人数|总额|全部|累计|总共|合 +计)$")
_NESTED = lazy.compile(r"^(?:其中|另|含|包括|比|较|同比|上年|去年)|率$|比例$")
_MOST = 12


def column_readings(ctx: Context) -> Iterator[SumReading]:
    """Every run of three or more lines of one name and one count each, whose first or last is called the total."""
    run: list[tuple[Figure, str]] = []
    for figure in ctx.sheet.figures:
        name = _named(ctx, figure)
        if name is None:
            continue
        if run and (figure.block != run[-1][0].block + 1 or figure.family != run[-1][0].family):
            yield from _of_run(run)
            run = []
        run.append((figure, name))
    yield from _of_run(run)


def _named(ctx: Context, figure: Figure) -> str | None:
    if not is_count(figure) and not (figure.kind is Kind.COUNT and not figure.family):
        return None
    if not figure.exact or figure.is_delta or figure.is_earlier or figure.is_average:
        return None
    start, end = ctx.sheet.paragraph(figure.at)
    if end - start > 40:
        return None
    found = _LINE.match(ctx.sheet.skeleton, start, end)
    if found is None or found.start("count") != figure.at:  # 未满18周岁：7人 is a row of people, not of ages
        return None
    return found["name"]


def _of_run(run: Sequence[tuple[Figure, str]]) -> Iterator[SumReading]:
    inner = [name for _, name in run[1:-1]]
    if not 3 <= len(run) <= _MOST or any(_TOTAL.search(n) or _NESTED.search(n) for n in inner):
        return
    figures = tuple(f for f, _ in run)
    if _TOTAL.search(run[-1][1]):
        yield SumReading(figures[-1], figures[:-1], lines=True)
    elif _TOTAL.search(run[0][1]):
        yield SumReading(figures[0], figures[1:], lines=True)
