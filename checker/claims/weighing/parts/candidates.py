"""A count larger than the count it is drawn from, whatever words say that it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.breakdown import part_formula
from checker.claims.formulas.context import Context
from checker.claims.formulas.regions import is_rest
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.formulas.wording import LOOSE_UNITS
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import by_family, common, told_of
from checker.claims.weighing.parts.nouns import is_mean, is_one_or_finer, own_noun
from checker.claims.weighing.parts.pairs import named_pairs, near_pairs, past_pairs
from checker.claims.weighing.parts.rows import is_led, is_of_saved, is_row
from checker.claims.weighing.parts.setting import Setting
from checker.claims.weighing.parts.sides import told_words
from checker.claims.weighing.parts.signs import (
    SPANS,
    hints,
    is_sure,
    opens,
    signs_of,
)
from checker.claims.weighing.parts.spans import of_its_year
from checker.claims.weighing.stages import IN, OUT, role_of
from checker.document import Span

_NEAR = 160
_BACK = 40
"""How far around a whole what was open before is told."""
_MORE = ("多出", "高出", "超出", "少掉")
"""Words before a difference."""
_TOLD_OF_IT = ("further", "early_late", "among", "these", "named", "left", "none_carried")
"""Signs of which one is needed where both counts are narrowed by words of their own."""

_TIED_TO_IT = ("among", "these", "named", "stated", "none_carried", "of", "swapped", "claimed_of")
"""Signs of which one is needed where the whole is told of a part of a year only."""

_MARKED = lazy.compile(r"其中|[中里内]|[这该此]|当中|上述|前述")
# 占应修订■的: a base, no part
_BASE = lazy.compile(r"占(?!用|道|地|有|[到了]{0,2}$)[^，,。；;（）()]{0,12}$")
# 甲■、乙■；其中…■: drawn from all of the list
_OF_ALL = lazy.compile(r"[^，,。；;\n]{0,8}(?:[，,][^，,。；;\n\ue001]{2,12})?[；;。]其中")
# 含■件往年受理的: where what is too many comes from
_OTHERWISE = lazy.compile(r"[年月季期]|受理|立案|积|存|补|重|另|外|超|额|提前|系|其中|来自")
# 一件多问，经拆分后按■件登记: more than came in
_SPLIT = lazy.compile(r"拆分|拆成|一[件案事][多两]")
# 立案■，结案■。结案比立案多■: that it is more is told
_KNOWN_MORE = lazy.compile(
    r"(?<![同环])比(?![上去同往年前])[^，,。；;、年]{1,8}?多|多于[^，,。；;]{2,6}(?:[，,。；;]|的)"
    r"|超[出过额]?(?:完成)?(?:了)?[^，,。；;]{0,4}(?:任务|计划|目标|指标|定额|预期)"
)
_OPEN = lazy.compile(r"结转|[旧库]存|结余|遗留|积案|存量|未结|期初|年初")
# 一是…■。二是…■; \n（二）…: the second is told of another matter
_POINT = lazy.compile(
    r"[。；;，,\n]\s*(?:[二三四五六七八九十]+(?:是|要)|第[二三四五六七八九十]+[，,、是]|其[次二三四五]+[，,、是]|再[次者][，,]"
    r"|[（(]?(?:[二三四五六七八九十]+|\d{1,2})(?:[）)、]|\.(?!\d)))"
)
# 分别为■和■
_APART = lazy.compile(rf"分别[^，,。；;\n]{{0,6}}{COUNT}[^，,。；;\n]{{0,4}}[、和与及]$")
# 措施可以并用
_AT_ONCE = lazy.compile(r"并用|并处|叠加|交叉(?![盲互评检])|重叠|兼有")
_DRAWN = lazy.compile(r"[中里内][，,]?(?:[共仅只已现]?有)?$|[已仅只]有$")
_PLANNED = lazy.compile(
    r"(?:计划|预算|预计|概算|目标|指标|原定|要求|最低|至少|不[少低]于|应[当须]?[配聘]|标准)[^，,。；;、]{0,10}$"
)
_PLANNED_ONES = lazy.compile(r"(?:计划|目录|清单|名单|任务|台账)[之以]?[内中]的?[\u4e00-\u9fff]{1,6}")
_ALLOWED = lazy.compile(
    r"(?:核定|编制|定编|限额|上限|控制数|名额)(?:[总员人]?数)?[^，,。；;、的内中里]{0,4}$|(?:应[配有设]|[计规]划)(?:总?数)?[为是达]?$"
)
_REACHED = lazy.compile(r"实际|实[配有聘设]|支出|实支|执行|完成|投入|用[去掉了]|建成|[配聘]|达到?$")
_BECAME = lazy.compile(r"(?:[增扩升涨提追补加][\u4e00-\u9fff]{0,2}|调整|变更|修订)[至到为成]$")
_ADDED_ON = lazy.compile(r"(?:追加|增补|补充|另|再|又|加上)[^，,。；;]{0,6}$")
_FROM_THEM = lazy.compile(r"[其从当此]中")
# 年初尚有旧案■: what was open before
_LEFT_OVER = lazy.compile(
    r"(?:[年月季期]初|[去上往前]年[末底]?)[^，,。；;]{0,6}(?:[尚还转存结未有旧余剩遗挂压欠拖滚])|[旧老陈存积]案|[旧库]存|结转|遗留|跨年"
)
# 立案■，结案■，去年转来的都已办结: more than came in were there
_FROM_BEFORE = lazy.compile(r"^[^。\n]*?[去上往前]年[末底]?(?:结?转|遗?留|移|带|积|滚|跨)[来过下存入]?(?:的|案)")
# 上述目录的■项: the whole told again, no part of it
_AGAIN = lazy.compile(r"(?:对|将|把|在)?(?:上述|前述|以上|[这该此])[^中里内，,]*(?<![已现仅只]有)$")

# 新设■，…年末■: what there is at the end is no part of what came in
_GAINED = lazy.compile(r"新[增设办建聘招发成登注加]|净增")
_STOCK = lazy.compile(r"(?:截?[至止到]|(?:20\d\d|[本今当])年)*[年期月季][末底终][^，,。；;的已未]{0,10}$")
# 依托整合的■探头: what there is, put to use
_USED = lazy.compile(r"(?:依托|利用|借助|凭借|运用|围绕|针对)([^，,。；;、中里内]{2,10})的$")


def part_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every count and a smaller one of its unit near it, or that it names, that it may be a part of."""
    rates = frozenset(tuple(b.span.start for b in f.figures[1:3]) for f in found if f.kind is FormulaKind.RATE)
    told = {
        (f.figures[1].span.start, f.figures[0].span.start): f
        for f in found
        if f.kind is FormulaKind.PART and f.verdict is not Verdict.CONSISTENT
    }
    counts = [f for f in ctx.counts if f.times == 1 and f.number > 0 and not (f.is_delta or f.pre.endswith(_MORE))]
    setting = Setting(ctx, relation, _agreed(found), rates, {f.index: float(f.number) for f in counts})
    for family, group in by_family(f for f in counts if not f.is_earlier).items():
        if family in SPANS:
            continue
        for whole, part, around in (*near_pairs(group), *named_pairs(setting, group), *past_pairs(ctx, group)):
            formula = told.get((whole.span.start, part.span.start))
            if _possible(setting, around, whole, part, formula is not None):
                if formula is not None:
                    del told[whole.span.start, part.span.start]
                candidate = _candidate(setting, around, whole, part, formula)
                if candidate is not None:
                    yield candidate
    by_span = {f.span.start: f for f in ctx.counts} if told else {}
    for (whole_span, part_span), formula in told.items():
        if formula.verdict is Verdict.DOUBTFUL:
            continue
        # words tell it, but another reading holds
        whole, part = by_span[whole_span], by_span[part_span]
        if is_mean(whole) or is_mean(part):
            continue
        yield Candidate((part, whole), {}, lambda formula=formula: formula, True)  # type: ignore[misc]


def is_drawn(ctx: Context, spans: Iterable[Span]) -> bool:
    """建成的目录中有■类, 这批建议已有■份: whether the words right before the later one say that it is drawn."""
    start = max(span.start for span in spans)
    return _DRAWN.search(ctx.sheet.text, max(start - 6, 0), start) is not None


def _exact(whole: Figure, part: Figure) -> bool:
    return whole.exact and (part.exact or part.value.high is None)


def _may_bind(setting: Setting, whole: Figure, part: Figure) -> bool:
    """Whether both, when far apart, are told of one thing."""
    first, second = (whole, part) if whole.at < part.at else (part, whole)
    if second.block - first.block < 2 and second.at - first.at <= _NEAR:
        return True
    return common(told_words(first), told_of(setting.ctx, second) + second.post[:10]) > 1 or (
        second is part and setting.named(whole, part) > 0
    )


def _possible(setting: Setting, group: Sequence[Figure], whole: Figure, part: Figure, told: bool) -> bool:
    """Whether the size of the two does not speak against it, and no formula that holds binds them otherwise."""
    if not _exact(whole, part):
        return False
    told = told and whole.sentence == part.sentence
    sizes = setting.sizes
    size, limit = sizes[part.index], sizes[whole.index]
    if limit < 3 or (size > limit * 50 and not told):
        return False
    if whole.mention.unit != part.mention.unit and {whole.mention.unit, part.mention.unit} <= LOOSE_UNITS:
        return False  # 42处 and 9个 are things of two sorts
    one, its = setting.side(part), setting.side(whole)
    if (
        size > limit * 2
        and not told
        and its.digits != one.digits
        and not _is_marked(setting.ctx, whole, part)
        and not (part.index == whole.index + 1 and part.sentence == whole.sentence and one.late)
    ):
        return False
    if part.at < whole.at and not told and not its.total:
        return False  # a part told before its whole needs words that the whole is all there is
    if part.at < whole.at and (is_rest(whole) or (whole.span.start, part.span.start) in setting.rates):
        return False  # 收到77件，剩下67件; 持证1642人，参训1596人，参训率97.2%: the smaller one is of the greater
    if any(b.span == part.span for f in setting.agreed.get(whole.span.start, ()) for b in f.figures):
        return False
    if _is_said_again(sizes, group, whole, part) or not _may_bind(setting, whole, part):
        return False
    if not told and (_is_another_point(setting, whole, part) or _is_one_of_two(setting, group, whole, part)):
        return False
    if is_mean(whole) or is_mean(part) or is_rest(part) or _BASE.search(part.pre):
        return False
    if _PLANNED.search(whole.pre) and _REACHED.search(part.pre) and not _PLANNED_ONES.search(part.pre):
        return False  # 计划检查450家，实际检查540家; 应配18名，实配21名: what was planned may be exceeded
    if _ALLOWED.search(part.pre) and not _FROM_THEM.search(part.pre):
        return False  # 在编68人，核定编制75人: what is allowed is no part of what there is
    if is_of_saved(whole, part) or is_one_or_finer(setting.relation, whole, part):
        return False
    if _BECAME.search(part.pre):
        return False  # 任务47项，自查后扩为50项: what the whole grew to
    if _is_told_again(whole, part) or _is_stock_of(setting, whole, part):
        return False
    if own_noun(setting.relation, whole, part) > 1 and not (
        told or opens(setting.ctx, whole, part) or setting.named(whole, part) > 0
    ):
        return False  # 12个村 and 调解室15个
    return not (_is_added_on(setting.ctx, whole, part) or _is_made_up(setting, group, whole, part))


def _is_added_on(ctx: Context, whole: Figure, part: Figure) -> bool:
    """年初安排■，年中追加■，其中…■: whether the whole was added to the count before it, and both hold the part."""
    before = ctx.sheet.figures[whole.index - 1] if whole.index else None
    if before is None or before.family != whole.family or before.sentence != whole.sentence or part.at < whole.at:
        return False
    return _ADDED_ON.search(whole.pre) is not None and not (before.value + whole.value).below(part.value)


def _is_marked(ctx: Context, whole: Figure, part: Figure) -> bool:
    return part.at > whole.at and _MARKED.search(ctx.sheet.between(whole, part)) is not None


def _is_stock_of(setting: Setting, whole: Figure, part: Figure) -> bool:
    """新设■，其中甲■、乙■，注销■，年末■: whether what there is at the end is told beside what came in."""
    if part.at < whole.at or _STOCK.match(part.pre) is None or _GAINED.search(whole.pre) is None:
        return False
    return not opens(setting.ctx, whole, part) and setting.named(whole, part) <= 0


def _is_told_again(whole: Figure, part: Figure) -> bool:
    """上述目录的■项; 整合探头■ … 依托整合的■探头: whether the whole is told once more, in other figures."""
    if len(part.post) > 1 and _AGAIN.match(part.pre):
        return True
    used = _USED.match(part.pre) if part.sentence != whole.sentence else None
    return used is not None and common(used[1], told_words(whole)) > 0


def _is_said_again(sizes: Mapping[int, float], group: Sequence[Figure], whole: Figure, part: Figure) -> bool:
    """Whether one of the two numbers stands between them: that one is nearer."""
    start, end = min(whole.index, part.index), max(whole.index, part.index)
    if end - start < 2:
        return False
    both = (sizes[whole.index], sizes[part.index])
    return any(sizes[f.index] in both for f in group if start < f.index < end)


def _is_made_up(setting: Setting, group: Sequence[Figure], whole: Figure, part: Figure) -> bool:
    """Whether another count makes up the difference."""
    sizes = setting.sizes
    size = sizes[part.index]
    over = size - sizes[whole.index]
    slack = size / 50
    blocks = (whole.block, part.block)
    for f in group:
        if (
            -slack <= sizes[f.index] - over <= slack
            and f is not whole
            and f is not part
            and abs(f.at - whole.at) < 2 * _NEAR
            and (whole.value + f.value).meets(part.value)
            # a small figure, or any where the text names the whole, makes up the difference by chance
            and (
                (f.at < part.at and f.block in blocks and setting.named(whole, part) <= 0.7)
                or _OTHERWISE.search(f.pre + f.post[:8])
            )
        ):
            return True
    return False


def _agreed(found: Sequence[Formula]) -> Mapping[int, Sequence[Formula]]:
    """The consistent formulas of each figure that say how it stands to the others, by where it begins."""
    out: dict[int, list[Formula]] = {}
    for formula in found:
        if (
            formula.verdict is Verdict.CONSISTENT
            and _adds_up(formula)
            and (formula.kind is not FormulaKind.RATE or _over_hundred(formula))
        ):
            for bound in formula.figures:
                out.setdefault(bound.span.start, []).append(formula)
    return out


def _is_another_point(setting: Setting, whole: Figure, part: Figure) -> bool:
    """一是…■。二是…■: whether the part is told under another point, and its words do not point back."""
    first, second = (whole, part) if whole.at < part.at else (part, whole)
    gap = setting.ctx.sheet.between(first, second)
    found = list(_POINT.finditer(gap))
    if not found or setting.named(whole, part) > 0:
        return False
    if first is part:
        return True
    behind = gap[found[-1].end() :] + COUNT
    if _FROM_THEM.search(behind) or setting.relation.says("these", behind):
        return False
    start = setting.ctx.sheet.sentence(part.at)[0]
    return common(told_words(whole), setting.ctx.sheet.skeleton[start : part.at] + part.post[:10]) < 2


def _is_one_of_two(setting: Setting, group: Sequence[Figure], whole: Figure, part: Figure) -> bool:
    """省、市项目分别为■和■，实有■: whether the whole is one of two told in one breath that hold the part together."""
    if part.at < whole.at or setting.named(whole, part) > 0:
        return False
    before = setting.ctx.sheet.skeleton[max(whole.at - 14, 0) : whole.at]
    return _APART.search(before) is not None and any(
        f.index == whole.index - 1 and not (f.value + whole.value).below(part.value) for f in group
    )


def _over_hundred(rate: Formula) -> bool:
    """Whether a rate says itself that the part is the larger: 完成年度任务的125%."""
    mention = rate.figures[0].mention
    return mention is not None and mention.value is not None and mention.value > 100


def _adds_up(formula: Formula) -> bool:
    """Whether a sum holds with all of its parts, not with some of them only."""
    if formula.kind is not FormulaKind.SUM:
        return True
    whole, *parts = [b.mention.value if b.mention is not None else None for b in formula.figures]
    return whole is None or None in parts or sum(p for p in parts if p is not None) == whole


def _is_carried(setting: Setting, whole: Figure, part: Figure) -> bool:
    """上年结转■，新收■，办结■: whether a count beside them tells of enough that was open before."""
    sheet = setting.ctx.sheet
    start, end, blocks = sheet.sentence(whole.at)[0], sheet.sentence(part.at)[1], (whole.block, part.block)
    for f in sheet.within(max(start - _BACK, 0), min(end + _BACK, part.at + _NEAR)):
        if f.family != part.family or f is whole or f is part or f.is_delta or f.block not in blocks:
            continue
        if (whole.value + f.value).below(part.value):
            continue
        before = start <= f.at < part.at and _OPEN.search(f.pre) is not None
        if before or _LEFT_OVER.search(f"{f.lead[-8:]}，{f.pre}|{f.post[:6]}"):
            return True
    return False


def _flows(whole: Figure, part: Figure) -> bool:
    """受理■，办结■: whether one tells what came in and the other what went out."""
    roles = load_relation("balance")
    return role_of(roles, whole) == IN and role_of(roles, part) == OUT


def _at_once(setting: Setting, whole: Figure, part: Figure) -> bool:
    """措施可以并用：约谈■，追回■: whether the sentence says that one thing may be counted in several."""
    if setting.named(whole, part) > 0 or whole.sentence != part.sentence:
        return False
    sheet = setting.ctx.sheet
    start = sheet.sentence(min(whole.at, part.at))[0]
    return _AT_ONCE.search(sheet.skeleton, start, sheet.sentence(part.at)[1]) is not None


def _candidate(
    setting: Setting, group: Sequence[Figure], whole: Figure, part: Figure, told: Formula | None
) -> Candidate | None:
    hinted = hints(setting, whole, part, told)
    of_year = of_its_year(setting.ctx, setting.relation, whole, part)
    if told is None and not of_year and not _hints_enough(setting, whole, part, hinted):
        return None
    if _SPLIT.search(f"{part.lead}，{part.pre}") or _KNOWN_MORE.search(
        setting.ctx.sheet.skeleton, part.at, part.at + 40
    ):
        return None
    if not opens(setting.ctx, whole, part) and (_is_carried(setting, whole, part) or _at_once(setting, whole, part)):
        return None
    signs = signs_of(setting, group, whole, part, told, hinted)
    if "parallel" in signs and told is None and not any(signs.get(s) for s in _TOLD_OF_IT):
        return None  # 街道的网格员64名，社区的网格员82名
    if "none_carried" not in signs and _FROM_BEFORE.search(setting.ctx.sheet.skeleton, part.at, part.at + 30):
        return None
    if signs.get("joint") == 1.0:
        return None  # 建议37件、提案52件全部办结，其中A类61件: of both together
    if "season" in signs and _flows(whole, part) and not any(signs.get(s) for s in _TIED_TO_IT):
        return None  # 二季度立案■，结案■: what was open before is closed as well
    if "list" in signs and is_led(whole):
        return None
    if is_row(group, whole, part) and _flows(whole, part):
        return None
    if "joint" in signs and _OF_ALL.match(setting.ctx.sheet.skeleton, whole.at + 1):
        return None
    return Candidate(
        (part, whole),
        signs,
        (lambda: replace(told, verdict=Verdict.CONTRADICTORY))
        if told is not None
        else partial(part_formula, part, whole, False, FormulaKind.PART),
        told is not None,
        of_year or is_sure(setting, group, whole, part),
    )


def _hints_enough(setting: Setting, whole: Figure, part: Figure, hinted: Mapping[str, float]) -> bool:
    """Whether words say in two ways at least that one may be drawn from the other; in one, right behind it."""
    if part.at > whole.at:
        return len(hinted) > 1 or "narrowed" in hinted or (len(hinted) == 1 and part.index - whole.index == 1)
    swapped = setting.side(whole).digits == setting.side(part).digits
    return "early_late" in hinted or swapped
