"""An announced number and another number of things named: what speaks for their being meant of one another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from math import log2

from checker import lazy
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Verdict
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.announced import Announced, counted, measure, unquoted
from checker.claims.weighing.lists.behind import points_signs, same_ordinal
from checker.claims.weighing.lists.bindings import bindings
from checker.claims.weighing.lists.dealt import dealt_signs
from checker.claims.weighing.lists.listed import alike, first_name, shown_items
from checker.claims.weighing.lists.next import next_signs, of_another
from checker.claims.weighing.lists.page import CLAUSE_END, Binding
from checker.claims.weighing.lists.retold import again_signs
from checker.claims.weighing.lists.unmeant import is_unmeant
from checker.claims.weighing.model import Candidate
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.document import Span

_ACTS = frozenset("次场期件份条人名起宗轮章") | {"场次"}
_LED = lazy.compile(r"(?:[有为是即]|包括|涵盖|涉及|设在|来自)[^有为是]{2,}$")
_THINGS = frozenset("件份条宗章")
_BEHIND = ("after", "next", "points", "each")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text that a candidate binds."""

    index: int
    """Where it begins, in the skeleton."""
    span: Span
    family: str


def list_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every announced number beside a list that it does not fit."""
    known = bindings(ctx.sheet, relation)
    fitting = [b for b in known if b.holds]
    for binding in known:
        if binding.holds or binding.listed.high < 2 or is_unmeant(ctx, relation, binding, known):
            continue
        if binding.how == "after" and _is_foreign(binding, relation):
            continue
        yield Candidate(
            (
                Place(binding.number.at, _number_span(ctx, binding), "number"),
                Place(binding.listed.start, _list_span(ctx, binding), "list"),
            ),
            {k: float(v) for k, v in _signs(ctx, relation, binding, fitting).items() if v},
            partial(_formula, ctx, relation, binding),
        )


def _signs(ctx: Context, relation: Relation, binding: Binding, fitting: Collection[Binding]) -> dict[str, float]:
    number, listed, how, says = binding.number, binding.listed, binding.how, relation.says
    text = ctx.sheet.skeleton
    first = first_name(listed, relation) if listed.form in ("marks", "titles", "quotes") else listed.items[0]
    items = [unquoted(first), *(unquoted(i) for i in listed.items[1:])]
    nearest = listed.low if number.number < listed.low else listed.high
    off = abs(number.number - nearest)
    noun = number.noun[-2:]
    marked = listed.form in ("chain", "lines", "clauses", "words")
    same = [
        b for b in fitting if b.listed.start < listed.end and listed.start < b.listed.end and b.number is not number
    ]
    titled = listed.form == "titles"
    behind = text[number.stop : number.stop + 1]
    far = how == "after" and CLAUSE_END.search(binding.gap.rstrip("：: \n")) is not None
    closed = how != "before" and (says("sure", binding.gap) or says("following", binding.gap))
    other = how == "after" and far and says("attribute", CLAUSE_END.split(binding.gap)[-1])
    more = points_signs(binding, relation, text) if how == "points" else {}
    more = next_signs(binding, relation, text) if how == "next" else more
    more = dealt_signs(binding) if how == "dealt" else more
    more = again_signs(binding, relation, text) if how in ("loose", "recount", "shares") else more
    signs = {
        how: 1,
        "titles": titled,
        "quotes": listed.form == "quotes",
        "lines": listed.form == "lines",
        "clauses": listed.form == "clauses",
        "off": min(off - 1, 6),
        "fewer_named": number.number > listed.high and not closed,
        "items": log2(len(listed.items)),
        "spoken": number.spoken,
        "quoted": number.quoted,
        "named": number.named or (how in _BEHIND and not number.noun and says("noun", number.told[-8:])),
        "nameless": how == "before" and not number.noun,
        "ends_clause": how == "before" and not number.noun and behind in ("，", ",", "。", "；", "\n", ""),
        "shared": sum(bool(noun) and noun in i for i in items) / len(items),
        "alike": alike(items) if not marked else 0,
        "short": how in ("before", "bracket") and all(len(i) <= 6 for i in items),
        "joined": listed.joined,
        "joint": listed.joint and number.number == listed.low - 1,
        "long": sum(len(i) > 12 for i in items) / len(items) if not marked else 0,
        "figures": COUNT in text[listed.start : listed.end] and not marked,
        "lead": bool(number.lead.strip('“‘"：:')),
        "colon": how in ("after", "points", "worded", "next") and ("：" in binding.gap or ":" in binding.gap),
        "by_whom": how == "after" and binding.gap.rstrip().endswith("由"),
        "sure": how in ("after", "next") and says("sure", binding.gap),
        "settled_list": bool(same) and how not in ("again", "recount", "shares"),
        "anothers": how == "next" and any(_is_other(b.number, number) for b in same),
        "acts_unit": how == "before" and not (number.noun or number.quoted or titled) and number.unit in _ACTS,
        "acts_told": how in ("next", "bracket", "points", "after")
        and listed.form in ("marks", "lines", "chain")
        and number.unit in _ACTS - {"人", "名"}
        and not all(i.endswith(("月", "日", "月份")) for i in listed.items)
        and not (number.quoted or same_ordinal(binding, text) or (says("sure", binding.gap) and not other))
        and not (number.noun and (not (how == "next" or far) or number.unit in _THINGS)),
        "grouped": how in ("next", "after") and bool(listed.groups) and "，" in text[listed.start : listed.end],
        "led": how == "before" and _LED.search(listed.items[0]) is not None,
        "fresh": how in ("next", "points", "each") and says("fresh", number.told[-6:] + number.lead),
        "row": how in ("next", "points", "each") and _in_a_row(text, number.at),
        "attribute": other,
        "remark": how == "bracket" and says("remark", _opening_words(text, listed.start)),
        "tail": how == "before" and not titled and len(items[-1]) > max(len(i) for i in items[:-1]) + 3,
    }
    return signs | more


def _is_foreign(binding: Binding, relation: Relation) -> bool:
    """Whether the clause that names things behind a number opens with a noun of its own: 三所学校…，物种包括甲、乙."""
    number, clauses = binding.number, CLAUSE_END.split(binding.gap)
    return len(clauses) > 1 and of_another(clauses[-1], set(number.told + number.noun + clauses[0]), relation)


def _is_other(one: Announced, other: Announced) -> bool:
    """Whether two numbers count different things: 三个村的规约…，四方面内容."""
    return one.unit != other.unit and set(one.noun + one.unit).isdisjoint(other.noun)


def _in_a_row(text: str, at: int) -> bool:
    """Whether another figure of its sentence stands right before a number."""
    start = max(at - 14, 0)
    return COUNT in text[max(start, text.rfind("。", start, at) + 1) : at]


def _opening_words(text: str, start: int) -> str:
    """The first words of the bracket that a list stands in."""
    opened = max(text.rfind("（", start - 10, start), text.rfind("(", start - 10, start)) + 1
    return text[opened or start : start + 8].lstrip("：:即")


def _number_span(ctx: Context, binding: Binding) -> Span:
    number = binding.number
    opened = max(number.head, number.at - 8)
    return _trimmed(ctx, opened, max(number.stop, number.end))


def _list_span(ctx: Context, binding: Binding) -> Span:
    listed = binding.listed
    if listed.form in ("chain", "lines"):
        return _trimmed(ctx, listed.last or listed.start, listed.end)
    return _trimmed(ctx, listed.start, listed.end)


def _trimmed(ctx: Context, start: int, end: int) -> Span:
    span = ctx.sheet.place(start, end)
    words = ctx.sheet.text[span.start : span.end]
    left = len(words) - len(words.lstrip(" 　\n，,：:。、"))
    return Span(span.start + left, max(span.start + len(words.rstrip(" 　\n，,：:。")), span.start + left))


def _formula(ctx: Context, relation: Relation, binding: Binding) -> Formula:
    number, listed = binding.number, binding.listed
    unit = measure(number)
    several = f"{listed.low}" if listed.low == listed.high else f"{listed.low}至{listed.high}"
    range_en = several.replace("至", " to ")
    first, second = _number_span(ctx, binding), _list_span(ctx, binding)
    told, names = Text("所说的数目", "the number told"), Text("列举", "the list")
    items = shown_items(listed, relation)
    says = Text(
        f"列举了 {several} {unit}（{items}），文中说是 {counted(number)}",
        f"{range_en} things are listed, {number.number} are announced",
    )
    if listed.form in ("chain", "lines"):
        names = Text("最后一项", "the last point")
    if binding.how in ("back", "again", "loose", "recount", "shares", "summed"):
        says = Text(
            f"前面列举了 {several} {unit}（{items}），此处称 {counted(number)}",
            f"{range_en} things were listed before, {number.number} are told here",
        )
    if binding.how == "before":
        first, second = Span(second.start, first.end), Span(first.start, first.end)
        told, names = Text("列举与所说的数目", "the list and the number told"), Text("所说的数目", "the number told")
    bounds = [(first, told), (second, names)]
    text = ctx.sheet.text
    return Formula(
        FormulaKind.LIST,
        tuple(Bound(span, text[span.start : span.end], role) for span, role in bounds),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        says,
        (),
        Text("补齐或删去所列事项，或改正数目", "complete the list or correct the number"),
    )
