"""What the words of a difference say of the two figures it lies between."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import common, pairs_of, told_of, words

_BASE = lazy.compile(
    r"[比较]([^，,。；;比较\ue001-\ue007]{2,12}?)(?:相比)?[，,]?[^，,。；;]{0,3}[多少增减提升降高低缩扩压][^，,。；;]{0,4}$"
)
_AGAINST = lazy.compile(r"[与和同较比]([上去前]年|同期|年初|上月|上季度|期初)(?=相?比|[，,降升增减多少下上])")
_TASK = lazy.compile(
    r"[比较](?!上年|去年|同期)[^，,。；;]{0,6}(?:任务|计划|目标|标准|核定|定额|预算|平均|均值|要求|时限)[^，,。；;]{0,5}$"
)
_SINCE = lazy.compile(r"[比较](?:[上去前]一?年|年初|[上去]年[末底]|[期月季]初|上[月季期]|同期|20\d\d年)")
# 比前述个数减少■: one told before, whatever it is called
_POINTED = lazy.compile(r"[前上]述|前[一个]数|原[来有数]|此前")
_SUBJECT = lazy.compile(
    r"(?:其中|而|但|且)?((?:(?![比较与同受因])[\u4e00-\u9fff]){2,12}?)(?:[比较][^，,。；;]{1,12}?)?[净共就又]?(?:[多少增减升降][了出加少幅]?|提[高升]|上升|下降|压缩|缩[短减])"
)
_PLAIN = lazy.compile(
    r"全年|年内|[一两三半]年[来间里多]*|[今本当同]年|同[期比]|期间|累计|实际|总[数量]|数量|规模|人数|件数|重新|[\u4e00-\u9fff]{2}后|经|共|已|各级|净|下来|[增减降升]"
)
_CLAUSE = lazy.compile("[^，,。；;]*")
_ROW = frozenset("甲乙丙丁戊己庚东南西北")
_TIMES = lazy.compile(r"(?:20\d\d|[今本当去上同前])年(?:度|同期)?")
_ABSENT = lazy.compile(r"(?:没有|并无|再无|[无未没])(?:其[他它]|任何)?[\u4e00-\u9fff]{2}[^，,。；;\ue001]{0,10}")
# 比法定时限的30天快■: what an average is held against
_LIMIT = lazy.compile(r"法定|时限|期限|承诺|规定|标准|要求|上限|目标")
_AGAIN = lazy.compile(r"(?:[去上同前]年|同期|今年|本年|现在|目前)[^，,。；;]{0,4}$|[至到为]$")
_NAMED = lazy.compile(r"(?:新[增设建聘]|[净增减][增加减少])([\u4e00-\u9fff]{3,})$")
_THE_OTHERS = lazy.compile(r"(?:其余|其他|其它|余下|剩下)的?$")
_NEW = lazy.compile("新([\u4e00-\u9fff])$")
ADDED = lazy.compile(r"(?:新[增建设聘办招创命认评获培添]|净增|净减|增设|增加|减少|又)[^，,。；;]{0,16}$")
"""新增■, 又■: added to what is told before."""
WITHIN = lazy.compile(
    r"其中|当中|之中|里面|(?:^|[数量])[里中][，,]?有|部分[中里]|中[，,]?(?:有|的|占|仅)|[的件人]中[\u4e00-\u9fff]{2}"
)
"""其中■: a kind of the one before it."""
_OPENS, _CLOSES = lazy.compile(r"[（(]"), lazy.compile(r"[）)]")


def other_base(rest: Figure, a: Figure, b: Figure, earlier: bool) -> bool:
    """比三年平均数多■: whether it is measured by something that neither of the two is called."""
    found = _BASE.search(rest.lead[-16:] + "，" + rest.pre)
    if (
        found is None
        or _POINTED.search(found[1])
        or (earlier and lazy.search(r"[年期月初前原]|20", lazy.sub(r"[近前三两五]+年", "", found[1])))
    ):
        return False
    told = "".join(f.lead + f.pre + f.post[:14] for f in (a, b))
    return not any(found[1][i : i + 2] in told for i in range(len(found[1]) - 1))


def is_since(rest: Figure) -> bool:
    """比年初减少■: whether it is compared with a time before, and so with a figure before it, if any is told."""
    return _SINCE.search(rest.pre) is not None


def compared_otherwise(ctx: Context, relation: Relation, rest: Figure, a: Figure, b: Figure) -> bool:
    """与前年比，由39人降为30人；与上年比少1人: whether the pair is compared with another time than the rest is."""
    if relation.says("monthly", rest.pre) and any(relation.says("yearly", f.pre) for f in (a, b)):
        return True  # 环比减14批 … 与上年4月的110批相比
    if relation.says("yearly", rest.pre) and any(relation.says("monthly", f.pre) for f in (a, b)):
        return True
    if is_since(rest) and any(_TASK.search(f.pre) for f in (a, b)):
        return True  # 比年度任务的■超10%，比上年多■
    mine, its = _AGAINST.findall(told_of(ctx, rest, 30)), _AGAINST.findall(told_of(ctx, a))
    return bool(mine and its) and mine[-1] != its[-1]


def own_subject(ctx: Context, rest: Figure, a: Figure, b: Figure) -> int:
    """涉外公证多■ beside 公证■，去年■: how many characters of what is said to change neither is called, at most 3.

    One of a row that is told nowhere else (甲乡■，乙乡■，丙乡比甲乡少■) is as good as three.
    """
    found = _SUBJECT.match(rest.pre)
    if found is None or not any(pairs_of(_TIMES.sub("", f.pre)) for f in (a, b)):
        return 0  # 去年■，今年■: both are named by it
    told = "".join(told_of(ctx, f) + f.lead + f.pre + _CLAUSE.match(f.post[:14])[0] for f in (a, b))  # type: ignore[index]
    strange = set(_PLAIN.sub("", found[1])) - set(told)
    return 3 if found[1][0] in strange & _ROW else min(len(strange), 3)


def kin(rivals: Sequence[Figure], a: Figure, b: Figure, rest: Figure) -> int:
    """How many of the rivals share as many words with the others as the one of the two does that shares fewer."""
    thing = words(rest) + rest.post[:8]

    def near(f: Figure, other: Figure) -> int:
        return common(words(f) + f.post[:8], thing + words(other) + other.post[:8])

    least = min(near(a, b), near(b, a))
    return sum(min(near(f, a), near(f, b)) >= least for f in rivals)


def besides(gap: str, parts: Sequence[Figure]) -> str:
    """The words between the figures without those of parts that are bound, and without what is said not to be."""
    for part in parts:
        gap = gap.replace(part.pre, "") if part.pre else gap
    return _ABSENT.sub("", gap)


def bracketed(skeleton: str, start: int, end: int) -> range:
    """Where a bracket between two figures runs that holds neither: 核定30辆，实有23辆（新能源车4辆），缺9辆."""
    opened = [m.start() for m in _OPENS.finditer(skeleton, start, end)]
    closed = [m.start() for m in _CLOSES.finditer(skeleton, start, end)]
    if len(opened) == 1 == len(closed) and opened[0] < closed[0]:
        return range(opened[0], closed[0])
    return range(0)


def stands_by_itself(figure: Figure) -> bool:
    """今年为■; 法定时限■: whether a figure beside an average may be one too, or what it is held against."""
    return bool(_AGAIN.search(figure.pre) or _LIMIT.search(figure.pre[-12:] + figure.post[:6]))


def is_new_of(whole: Figure, part: Figure, rest: Figure) -> bool:
    """村■，已配顾问■，年内新配■: whether the rest is some of the part, of this year."""
    found = _NEW.search(rest.pre) if whole.at < part.at < rest.at else None
    return found is not None and f"已{found[1]}" in part.pre


def is_of_the_part(whole: Figure, part: Figure, rest: Figure) -> bool:
    """21个机关设调解室38个 … 其余18个机关: what is left is of the fewer, told before the more numerous."""
    if not part.at < whole.at < rest.at or _THE_OTHERS.search(rest.pre) is None:
        return False
    noun = rest.post[:2]
    return len(noun) > 1 and noun in part.post[:6] and noun not in whole.pre[-4:] + whole.post[:8]


def of_another_thing(rest: Figure, a: Figure, b: Figure) -> bool:
    """排查风险点■，新增网格员■: what was added shares no word with what is told before it."""
    named = _NAMED.search(rest.pre) if a.at < rest.at else None
    told = words(a) + words(b) + a.post[:8] + b.post[:8]
    return named is not None and not set(named[1]) & set(told)
