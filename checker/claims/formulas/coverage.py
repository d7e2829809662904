"""The number of bodies under full coverage is one number: 121个村（社区）全覆盖 against 124个村（社区）全部."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context, bound, shown
from checker.claims.formulas.sheet import Figure
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_JOINED = lazy.compile(r"(?:[、和与及]|以及)[\u4e00-\u9fff]{0,4}(?:[镇乡村街区]|社区|街道)")
"""15个街道和镇: two kinds of bodies in one count."""
_CLAUSE_END = lazy.compile(r"[，,。；;\n]")
_ENTITY = lazy.compile(f"(?P<name>(?:行政|建制)?(?:{_WORDS['bodies']}))")
_FULL = lazy.compile(_WORDS["full"])


def find_coverage(ctx: Context) -> Iterator[Formula]:
    """Two counts of one kind of body, both said to be all of them."""
    told: dict[str, Figure] = {}
    for figure in ctx.counts:
        found = _ENTITY.match(ctx.sheet.skeleton, figure.at + 1)
        if (
            found is None
            or _JOINED.match(ctx.sheet.skeleton, found.end())
            or not figure.mention.exact
            or figure.is_delta
            or figure.is_earlier
        ):
            continue
        if lazy.search(_WORDS["some"], figure.pre):
            continue
        start, end = ctx.sheet.sentence(figure.at)
        clause_end = _CLAUSE_END.search(ctx.sheet.skeleton, figure.at)
        tail = ctx.sheet.skeleton[figure.at : (clause_end.end() + 30) if clause_end else end][:60].split("。")[0]
        head = ctx.sheet.skeleton[max(start, figure.at - 12) : figure.at]
        if not (_FULL.search(tail) or lazy.search(r"(?:全部|所有|覆盖)[^，,]{0,4}$", head)):
            continue
        name = lazy.sub(r"[（(）)、]", "", found["name"])
        earlier = told.setdefault(name, figure)
        if earlier.number == figure.number or (earlier.block == figure.block and earlier.sentence == figure.sentence):
            continue
        text = f"{shown(earlier)} ≠ {shown(figure)}"
        yield Formula(
            FormulaKind.COVERAGE,
            (bound(figure, "后一处", "later"), bound(earlier, "前一处", "earlier")),
            Origin.REPETITION,
            Verdict.CONTRADICTORY,
            Text(
                f"两处都称全覆盖，“{found['name']}”的数目却不同：{earlier.mention.text} 与 {figure.mention.text}",
                f"full coverage twice, yet {found['name']} differs in number: {shown(earlier)} and {shown(figure)}",
            ),
            (Reading(Text(text, text), False),),
            Text("核实后改为同一个数，或写明范围不同", "use one number, or say how the scope differs"),
        )
