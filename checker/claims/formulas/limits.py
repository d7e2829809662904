"""What one percentage tells by itself: above a hundred, given by no whole number, percent for percentage points."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import percent_text, plain, whole_exists
from checker.claims.formulas.changes import CHANGE, is_change
from checker.claims.formulas.context import Context, bound, is_count, shown
from checker.claims.formulas.sheet import Figure, Sheet
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_RATE_BEFORE = lazy.compile(
    r"(?P<name>[\u4e00-\u9fff（）()、“”]{1,16}?(?:率|占比|比重|比例|满意度|知晓度|[查训与晓益盖及格议]面))"
    r"(?:均|都|也|则|分别|已|就|基本|大体)*(?:为|达到?|是|约|高达|超过?|近|在|到|升至|提高到|提升至|达至|保持在?|稳定在|实现|：|:)*$"
)
_BRACKET = lazy.compile(r"[（(][^（()）]*[)）]")
_CUT = lazy.compile(r"[，,；;。、\n\ue001-\ue007]")
_SHARE_BEFORE = lazy.compile(r"占(?:[^，,。；;]{0,14}?)(?:的|比)?(?:为|达到?|约)?$")
# Rates of something that may exceed its base: tasks, budgets, ratios of two different things, changes.
_UNBOUNDED = lazy.compile(
    r"完成率|完成度|增长率|增速|增幅|涨幅|超额|达成率|偿付|充足率|拨备|杠杆|周转|负债|利用率|使用率|入住率|产能|收益|利润|回报|结收比|清结|结案收案|兑现率|保值增值|"
    r"换手|保障倍|抵押|流动性|投资|贡献率|替代率|倍率|汇率|利率|税率|费率|毛入学率|入学率|执行率|履约保证|供需|溢价|中签|年化|增值|自给率|配比|参保率|配套|配比|置换|补偿|杠杆|比价|抵扣|赔付|资金到位率|支出率|预算"
)
_TASK = lazy.compile(r"任务|目标|计划|预算|指标|年度|序时|进度|定额")
_POINTS = lazy.compile(
    r"(?P<rate>[\u4e00-\u9fff]{1,12}(?:率|占比|比重|满意度))(?:由|从|较|比|同比|环比|[^，,。；;率]{0,3}?)[^，,。；;]{0,16}?"
    r"(?:提高|提升|上升|下降|降低|回落|增加|增长|减少|高出?|低)(?:了|约|近)?$"
)


def find_limits(ctx: Context) -> Iterator[Formula]:
    """Rates above 100 %, shares no whole number gives, percent where points are meant."""
    for figure in ctx.sheet.figures:
        if figure.kind not in (Kind.PERCENT, Kind.GROWTH):
            continue
        yield from _over(ctx, figure)
        yield from _points(ctx, figure)


def _over(ctx: Context, figure: Figure) -> Iterator[Formula]:
    if figure.number <= 100 or not figure.exact or is_change(figure):
        return
    clause = figure.clause
    found = _RATE_BEFORE.search(_words_before(ctx.sheet, figure))
    if found is None and not (_SHARE_BEFORE.search(figure.pre) and not _TASK.search(clause)):
        return
    if _UNBOUNDED.search(clause[-24:]) or _TASK.search(clause[-24:]):
        return
    name = found["name"] if found else "占比"
    value = plain(figure.number)
    yield Formula(
        FormulaKind.LIMIT,
        (bound(figure, "比率", "rate"),),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(f"“{name}”不会超过 100%，文中为 {value}%", f"{name} cannot exceed 100%, it is given as {value}%"),
        (Reading(Text(f"{value}% > 100%", f"{value}% > 100%"), False),),
        Text(
            "核对分子、分母；若分母另有所指（如年度任务数），请写明",
            "check both counts; if the base is something else, name it",
        ),
    )


def _words_before(sheet: Sheet, figure: Figure) -> str:
    """The words before a percentage, brackets left out: 出庭率（按次计）为■."""
    words, border = figure.pre, figure.at - len(figure.pre)
    if sheet.skeleton[border - 1 : border] in ("）", ")"):  # a figure stands in the bracket
        words = sheet.skeleton[max(sheet.sentence(figure.at)[0], figure.at - 40) : figure.at]
    words = _BRACKET.sub("", words)
    return _CUT.split(words)[-1] if words else figure.clause[-20:]


def _points(ctx: Context, figure: Figure) -> Iterator[Formula]:
    """出庭率比上年提高5%: points are meant when the rate itself is told."""
    told = lazy.sub(r"最[高低]", "", figure.pre)
    found = _POINTS.search(figure.clause) if CHANGE.search(told) else None
    if found is None or lazy.search(
        r"每?[百千万]人|增长率|增速|幅度|率幅|效率|频率|概率(?!论)|汇率|利率|税率", found["rate"]
    ):
        return
    if lazy.search(r"占比.*占比", figure.clause):
        return
    yield Formula(
        FormulaKind.POINTS,
        (bound(figure, "变化幅度", "change"),),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(
            f"“{found['rate']}”的升降应写“个百分点”，“{plain(figure.number)}%”指相对变化",
            f"{found['rate']} changes by percentage points; {plain(figure.number)}% is a relative change",
        ),
        (),
        Text(f"若指差值，改为“{plain(figure.number)}个百分点”", "if the difference is meant, write percentage points"),
    )


def find_granularity(ctx: Context, rates: tuple[Formula, ...]) -> Iterator[Formula]:
    """120件，纠错率97.44%: no whole number of cases gives the rate, so its base is not what the text tells."""
    bound_already = {b.span for f in rates for b in f.figures}
    for figure in ctx.sheet.figures:
        if figure.kind is not Kind.PERCENT or figure.span in bound_already or not figure.exact or is_change(figure):
            continue
        if (
            not lazy.search(r"占(?:比)?(?:为|达)?$|率(?:为|达到?)?$", figure.pre)
            or figure.mention.decimals < 2
            or figure.number >= 100
        ):
            continue
        before = ctx.sheet.figures[figure.index - 1] if figure.index else None
        if before is None or not is_count(before) or not before.mention.exact or before.sentence != figure.sentence:
            continue
        if len(ctx.sheet.between(before, figure)) > 14 or whole_exists(before.number, figure.mention):
            continue
        low = percent_text(
            before.number * 100 / (before.number * 100 / figure.number).to_integral_value(), figure.mention.decimals
        )
        yield Formula(
            FormulaKind.GRANULARITY,
            (bound(figure, "比率", "rate"), bound(before, "分子", "numerator")),
            Origin.SYNTAX,
            Verdict.DOUBTFUL,
            Text(
                f"没有整数的分母能由 {before.mention.text} 得出 {plain(figure.number)}%",
                f"no whole number gives {plain(figure.number)}% of {shown(before)}",
            ),
            (Reading(Text(f"最接近的是 {low}", f"the nearest is {low}"), False),),
            Text("请写明以什么为基数", "say what the base is"),
        )
