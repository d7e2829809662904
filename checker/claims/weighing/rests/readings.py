"""Readings of three counts: stock, flow and stock; one what the other is not; what a rate beside them tells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.changes import when
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.stages import CLOSING, IN, OPENING, OUT, is_sure, role_of, tells
from checker.document import Span

_RATES = (Kind.PERCENT, Kind.GROWTH)
_NOT = lazy.compile(
    r"(?:[尚还仍并]?未(?![来成]|决定)|没(?![收落])有?|不(?![断少超低满同含]|[超高少]于)|无(?!论|偿|障|条件)|非(?!法|遗|常)|缺|空编|空缺|请假|[尚还仍]|待|其余|剩|(?<![结节])余)[^，,。；;]{0,8}$"
)
# 因履职不力免职■: why it was done
_BECAUSE = lazy.compile(r"(?:因|由于)[^，,。；;未没]{0,8}?不(?!予|能|再)[\u4e00-\u9fff][”’」]?(?=[\u4e00-\u9fff]{2})")
# 有■没有收回; ■尚未答复: told behind the figure
_NOT_BEHIND = lazy.compile(
    r"[\u4e00-\u9fff]{0,3}?(?:[尚还仍并]?未(?![来成]|决定)|没[有能]?|[尚还仍]待|等[待候]|落[选榜]|缺[席考勤])"
)
# 合格■，不合格■: another kind, nothing that is left to do
_OTHER_KIND = lazy.compile(r"(?:不(?!愿|肯|想|同意|接受)|非|无)[^，,。；;未没尚]{0,8}$")
_ONE, _TOO = lazy.compile(r"有$"), lazy.compile(r"[\u4e00-\u9fff]{2}[还另也]有$")
# 另有一起…: counted in words
_NUMERALS = "一两三四五六七八九十"
_ANOTHER = lazy.compile(rf"(?:另外?|还|也|又)有?([{_NUMERALS}])(?=[\u4e00-\u9fff])")
_ALL_DONE = lazy.compile(r"[\u4e00-\u9fff]{0,3}(?:均|全部|都|也)")
_THREE = 3
_PRINTED = Decimal("0.06")
"""How far a rate printed with one decimal may lie from the computed one."""


def is_flow(whole: Figure, part: Figure, rest: Figure) -> bool:
    """上年末45间，新设12间，年末共59间; 年初88项，砍去35项，保留63项: one stock, one flow and the stock it leads to."""
    relation = load_relation("balance")
    role = role_of(relation, whole)
    if role not in (OPENING, CLOSING):
        return False
    others = {role_of(relation, part), role_of(relation, rest)}
    return others == ({OPENING, IN} if role == CLOSING else {OUT, CLOSING})


def lacks_closing(whole: Figure, part: Figure, rest: Figure) -> bool:
    """年初■，新增接收■，解除■: what there was, what came and what went; what they lead to is told nowhere."""
    if not tells("came", rest.pre):
        return False
    roles = load_relation("balance")
    return tuple(role_of(roles, f) for f in (whole, part, rest)) == (OPENING, OUT, IN)


def is_contrast(whole: Figure, part: Figure, rest: Figure) -> bool:
    """310人，持证286人，未取证34人; 抽查240件，不合格29件: one is what the other is not, the first of them all."""
    if whole.at > part.at or whole.at > rest.at or _NOT.search(whole.pre):
        return False
    return _is_denied(part) != _is_denied(rest)


def _is_denied(figure: Figure) -> bool:
    """没有答复的■; 有■没有收回: whether its words say what is not so."""
    return bool(_NOT.search(without_cause(figure.pre)) or _NOT_BEHIND.match(figure.post))


def without_cause(told: str) -> str:
    """因履职不力免职■: what is told of a figure without why it is so."""
    return _BECAUSE.sub("", told) if "不" in told else told


def done_before(relation: Relation, whole: Figure, part: Figure, rest: Figure) -> bool:
    """新收■，结案■（含上年的），未结■: whether more went out than came in, so that the rest is left of another."""
    if not (relation.says("left", rest.pre[-14:]) or relation.says("undone", rest.pre[-14:])):
        return False
    roles = load_relation("balance")
    return role_of(roles, whole) == OUT and role_of(roles, part) == IN and is_sure(roles, part, IN)


def others_leave(ctx: Context, relation: Relation, whole: Figure, part: Figure, rest: Figure) -> bool:
    """43个，责令改正6个，立案1件，其余36个: whether one told in another unit makes up the difference."""
    off = whole.number - part.number - rest.number
    if off <= 0 or whole.at > rest.at or not relation.says("left", rest.pre[-14:]):
        return False
    between = ctx.sheet.within(whole.at + 1, rest.at)
    told = _ANOTHER.findall(ctx.sheet.skeleton, part.at + 1, rest.at)
    if any(_NUMERALS.index(numeral) + 1 == off for numeral in told):
        return True  # 12起，决定赔偿5起；另有一起协商了结，其余6起
    return any(f.number == off and f.family != rest.family and is_count(f) for f in between)


def openings_of(near: Sequence[Figure], rest: Figure) -> Sequence[Figure]:
    """What there was before, of which a closing stock is left as well; none where all of it went."""
    roles = load_relation("balance")
    near = [f for f in near if f.at < rest.at and rest.sentence - f.sentence < _THREE]
    if len(near) < _THREE or role_of(roles, rest) != CLOSING:
        return ()
    return [f for f in near if role_of(roles, f) == OPENING and not _ALL_DONE.match(f.post)]


def of_an_account(openings: Sequence[Figure], whole: Figure, part: Figure) -> bool:
    """上年没改完■，今年反馈■，改完■，还剩■: what is left is left of what there was as well, told before the pair."""
    if not any(f.at < min(whole.at, part.at) for f in openings):
        return False
    roles = load_relation("balance")
    return role_of(roles, part) == OUT and role_of(roles, whole) in (IN, OUT)


def leaves_over(ctx: Context, relation: Relation, spans: frozenset[Span]) -> bool:
    """Whether words say that one of the figures is left, taken off or a change, and not that they are kinds of one."""
    figures = [f for f in ctx.sheet.figures if f.span in spans]
    if any(_TOO.search(b.pre) and _ONE.search(a.pre) for a, b in pairwise(figures)):
        return False  # 建材类就有41件，儿童用品类还有33件
    if (
        len(figures) == _THREE
        and figures[0].number == max(f.number for f in figures)
        and is_contrast(*figures)
        and not any(_OTHER_KIND.search(f.pre) or relation.says("left", f.pre) for f in figures)
    ):
        last = figures[-1].at  # 小区218个，成立业委会151个，尚未成立的77个; unless more is left behind them
        return not relation.says("left", ctx.sheet.skeleton[last + 1 : last + 16])
    changes = [relation.says("change", f.pre[-10:] + lazy.sub(r"[\d.]+.*", "", f.mention.text)) for f in figures]
    if any(changes) and not all(changes):  # 共减少52件：电话减少31件，窗口减少11件: changes are added up
        return True
    for figure in figures:
        mine = figure.pre[-18:] + figure.post[:14]
        if relation.says("left", mine) or (tells("taken", mine) and not all(changes)):
            return True
    return relation.says("except", ctx.sheet.skeleton[figures[0].at : figures[-1].at])


def rate_tells_otherwise(ctx: Context, whole: Figure, part: Figure, rest: Figure) -> bool:
    """Whether a percentage beside them says that both are of one kind, or that one is no part of the base.

    首检通过33家，补检又有3家通过，通过率97.3%; 缺考10人，及格380人，及格率95%: its base are those who came.
    """
    at = (whole.at, part.at, rest.at)
    start, end = ctx.sheet.sentence(min(at))[0], ctx.sheet.sentence(max(at))[1]
    rates = [f.number for f in ctx.sheet.within(start, end) if f.kind in _RATES]
    if not rates:
        return False
    w, p, r = whole.number, part.number, rest.number
    plain = (p / w, r / w)
    told = [(p + r) / w, p / (w + r)]
    told += [p / (w - r), r / (w - p)] if w > r and w > p else []
    return any(abs(value * 100 - rate) <= _PRINTED for rate in rates for value in told) and not any(
        abs(value * 100 - rate) <= _PRINTED for rate in rates for value in plain
    )


def rate_fits(ctx: Context, whole: Figure, part: Figure, rest: Figure) -> int:
    """1 when a percentage in its sentence fits the computed difference and not the printed one, -1 when the printed."""
    start, end = ctx.sheet.sentence(rest.at)
    rates = [f.number for f in ctx.sheet.within(start, end) if f.kind in _RATES]
    if not rates or rest.kind is Kind.POINTS:
        return 0

    def fits(value: Decimal) -> bool:
        return any(
            abs(value * 100 / base - r) <= Decimal("0.06") for base in (whole.number, part.number) for r in rates
        )

    computed, printed = fits(whole.number - part.number), fits(rest.number)
    return int(computed) - int(printed)


def some_untold(ctx: Context, whole: Figure, part: Figure, rest: Figure) -> bool:
    """案件■，个别中途撤回，调成■、未成■: whether some went without a number, and may be what is missing."""
    if whole.at > min(part.at, rest.at) or part.number + rest.number >= whole.number:
        return False
    found = load_relation("balance").cues["untold"].finditer(ctx.sheet.skeleton, whole.at, max(part.at, rest.at))
    return any(tells("went", clause.group()) or tells("taken", clause.group()) for clause in found)


def of_two_times(ctx: Context, a: Figure, b: Figure) -> bool:
    """Whether two figures are told of two times."""
    return when(ctx, a) != when(ctx, b) or a.is_earlier or b.is_earlier
