"""None of a thing, and then some: 未发生行政诉讼案件。我局作为被告的行政诉讼案件2件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said_twice import said_formula
from checker.claims.weighing.said import Said

_NONE = lazy.compile(
    r"[未没无](?:(?<=未)(?:发生|出现|产生|收到|接到|受理|办理)|(?<=没)有(?:发生|收到|受理)?|(?<![\u4e00-\u9fff]无)(?<=无)|(?<=[年度均也局镇乡县市区院]无))"
    r"(?:过|任何|一[件起例宗]|新的?)?(?P<noun>[\u4e00-\u9fff]{4,12})(?=[，,。；;])"
)
_BEFORE = lazy.compile(
    r"(?:^|[，,。；;\n])(?:20\d\d年度?|全年|年内|今年|本年度?|报告期内?|[我本](?:[局镇乡县市区院委办]|街道|单位)|[，,均也都])*$"
)
"""What may stand before it in its clause: whatever narrows it makes it another thing."""
_SELF = lazy.compile(
    r"(?:20\d\d年度?|全年|年内|今年|本年度?|报告期内?|[我本](?:[局镇乡县市区院委办]|街道|单位)|共计?|累计|总共|作为被[告申请人]+|涉及|涉我[局镇乡县市区]|"
    r"收到|受理|办理|发生|新发生?|新增|应诉|承办|被提起|的|以|为|[，,])*"
)
"""What may stand before the same thing without telling of another time, place or kind."""
_AFTER = lazy.compile("^(?:[，,。；;]|均|全|都|已|办结|胜诉)")
_MOST, _REACH, _CLAUSE = 60, 120, 24


def absent_candidates(ctx: Context) -> Iterator[Candidate]:
    """A thing said not to have happened, and a number of just that thing behind it."""
    text = ctx.sheet.skeleton
    for none in _NONE.finditer(text):
        if text.find(none["noun"], none.end(), none.end() + _REACH) < 0:
            continue
        if _BEFORE.search(text[max(none.start() - _CLAUSE, 0) : none.start()]) is None:
            continue
        for figure in ctx.sheet.within(none.end(), min(none.end() + _REACH, len(text))):
            if _of_it(text, none, figure):
                earlier = Said(-none.start() - 1, ctx.sheet.place(none.start(), none.end()), "", 0, none["noun"])
                later = Said(-figure.at - 1, figure.span, "", 1, none["noun"])
                yield Candidate((earlier, later), {}, partial(said_formula, ctx, earlier, later), sure=True)
                break


def _of_it(text: str, none: re.Match[str], figure: Figure) -> bool:
    """Whether a figure counts what was said to be absent, and nothing narrows either."""
    if not 0 < figure.number < _MOST or not figure.pre.endswith(none["noun"]) or not figure.exact:
        return False
    own = figure.clause.removesuffix(none["noun"])
    return _SELF.fullmatch(own) is not None and (figure.post == "" or _AFTER.match(figure.post) is not None)
