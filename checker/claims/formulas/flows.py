"""Stocks and flows by the shape of their words: whatever is opening, coming in, going out and left over.

Used where the identities of the field know no such wording: exactly one opening and one closing stock of one unit in
one paragraph, or in two that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product

from checker import lazy
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval

_OPENING = lazy.compile(
    r"旧存|期初|年初|月初|季初|原有|原存|1月1日|上(?:年|年度|期|月|季度)[^，,]{0,4}(?:结转|转入|转来|遗留|结余|未结|留存|存|底|末)"
    r"|去年[^，,]{0,4}(?:结转|转入|遗留|结余|未结|底|末)|(?:20\d\d|\ue007|\ue001)年?度?(?:末|底)?(?:结转|转入|遗留|结余|未结|转来)"
    r"|往年(?:结转|遗留|积存|未结)"
)
_CLOSING = lazy.compile(
    r"期末|年末|年底|月末|月底|12月31日|尚有|仍有|尚存|仍存|剩余|还剩|尚余|结余|结存|结转|转入(?:下|次|明)|待(?:决|结|办|审|整改|处理|化解|答复)"
    r"|未(?:决|结|办结|审结|化解|整改|销号)|在(?:审|办|矫|册|库|院|所|押)|正在|继续(?:办理|审理)|留存"
)
_BY_THEN = lazy.compile(r"(?:截?至|到)(?:当?年[末底]|12月[底末]|12月31日)")
_IN = lazy.compile(
    r"新(?:收|增|立|受理|接|登记|排查|发现|排|摸排|入|建|设|招|聘|制定|出台|纳入|签|报)|受理|收到|接收|衔接|收治|收案|立案"
    r"|入(?:矫|库|所|院|册)|转入|调入|迁入|列入|纳入|认领|排查出|接到|收入|采购|购入|购置|入学"
)
_OUT = lazy.compile(
    r"办结|审结|结案|执结|销号|化解|解除|解矫|出(?:所|院|库)|期满|废止|失效|注销|作出决定|答复|终结|退出|核减|调出|迁出|死亡|转出|撤销|撤回"
    r"|完成整改|整改完成|整改到位|整改销号|支出|处理完|处置完|关停|拆除|清退|离职|退休|取消|结清|办毕|发放|领用|报废|结业|毕业"
)


def loose_flows(ctx: Context) -> Iterator[tuple[list[Figure], list[Figure], bool]]:
    """(opening and received, closed and closing, whether any reading of them balances)."""
    counts = [f for f in ctx.counts if not f.is_delta and f.exact]
    for at, figure in enumerate(counts):
        if _role(figure) != "opening":
            continue
        group = [figure]
        for other in counts[at + 1 : at + 9]:
            if other.block - figure.block > 1 or _role(other) == "opening":
                break
            if other.family == figure.family and _role(other) is not None:
                group.append(other)
                if _role(other) == "closing" and any(_role(g) == "out" for g in group):
                    break
        by = {r: [f for f in group if _role(f) == r] for r in ("in", "out", "closing")}
        if len(by["closing"]) != 1 or not by["in"] or not by["out"] or group[-1] is not by["closing"][0]:
            continue
        opening, closing = figure, by["closing"][0]
        if any(_other_thing(opening, f) for f in (*by["in"], closing)):
            continue
        left = [total([opening.value, *c]) for c in _subsets(by["in"])] + [total(c) for c in _subsets(by["in"])]
        right = [total([closing.value, *c]) for c in _subsets(by["out"])] + [total(c) for c in _subsets(by["out"])]
        holds = any(a.meets(b) for a, b in product(left, right))
        given, taken = [opening, *by["in"]], [*by["out"], closing]
        a, b = (sum((f.number for f in fs), figure.number * 0) for fs in (given, taken))
        if not holds and abs(a - b) * 100 > max(a, b) * 15:
            continue  # so far off that something else is told, or not all of it
        if not holds and len({f.family for f in ctx.sheet.within(opening.at, closing.at)}) > 2:
            continue
        yield given, taken, holds


def _other_thing(opening: Figure, figure: Figure) -> bool:
    """新增网格员■ beside 年初排查风险点■: it names a thing that the opening stock does not."""
    words = [m.end() for p in (_IN, _CLOSING) for m in p.finditer(figure.pre)]
    noun = re.sub(r"^[的了共有各类年内]+|[共有的为达仍尚还]+$", "", figure.pre[max(words) :]) if words else ""
    return len(noun) >= 2 and not set(noun) & set(opening.lead + opening.clause + opening.post)


def _role(figure: Figure) -> str | None:
    """Which of the four a figure is, by the word nearest before it, else by the one right after it."""
    pre = _BY_THEN.sub("", figure.pre)
    before = figure.lead[-10:] + "，" + pre[-16:] if len(pre) < 4 else pre[-16:]
    words = before + figure.post[:6]
    if _OPENING.search(before) and not re.search(r"以来|累计", before):
        return "opening"
    if _CLOSING.search(words):
        return "closing"
    out, new = [m.end() for m in _OUT.finditer(words)], [m.end() for m in _IN.finditer(words)]
    if not out and not new:
        return None
    return "out" if not new or (out and out[-1] > new[-1]) else "in"


def _subsets(figures: Sequence[Figure]) -> list[list[Interval]]:
    values = [f.total for f in figures[:5]]
    return [list(c) for c in chain.from_iterable(combinations(values, n) for n in range(1, len(values) + 1))]
