"""What a sentence says up to a figure of the time, body, plan and kind it is told of; read once for each figure."""

from __future__ import annotations

from checker import lazy
from checker.claims.formulas.changes import LAST_YEAR, when
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.formulas.wording import MANY_YEARS, PART_YEAR, YEAR
from checker.claims.weighing.data import Relation
from checker.dataclass import dataclass

_FIGURE = lazy.compile(ANY)
_FRAMES = ("planned", "level")
_ACTUAL = lazy.compile("实有|现有|实际|实配|在岗|在册|到位")
"""核定编制■名，现有■人: what a clause says to be there is not planned."""
_OWN_SCOPE = lazy.compile("[全我本](省|市|县|区|镇|乡|州|盟|旗|局|院|街道|系统|校|队|所|村|社区)(?![级长])")
_AGAINST = lazy.compile("(?:对照|对标|比照|较|比|超|高于|低于)[^，,。；;]{0,20}?(?:目标|任务|指标|计划|要求)数?")
"""What a figure is compared with says nothing of its own time and frame."""
_COMPARED = lazy.compile(r"[较比与](?:(?!全年)[^，,]){0,12}20\d\d年")
_ITEM = lazy.compile(r"\s*(?:\d{1,2}[.．、](?!\d)|[-•·*●■▪])")
_WHOLE_YEAR = lazy.compile(r"(?<!\d)1月?(?:份)?[至到—\-–~～]+12月(?:份)?")
_PARTS = (
    (lazy.compile(r"(?<!\d)1月?(?:份)?[至到—\-–~～]+3月(?:份)?"), "一季度"),
    (lazy.compile(r"(?<!\d)1月?(?:份)?[至到—\-–~～]+6月(?:份)?"), "上半年"),
    (lazy.compile(r"(?<!\d)1月?(?:份)?[至到—\-–~～]+9月(?:份)?"), "前三季度"),
)
"""Months that are one part of the year by another name."""
_MONTH = lazy.compile(r"(?<!\d)(\d{1,2})月")
_CLAUSE = lazy.compile(r"[，,；;。]")


@dataclass(frozen=True, slots=True)
class Head:
    """The sentence up to a figure, behind the heading above, and what it says."""

    text: str
    scope: str
    """The body of its own that it says last: 县 of 全县."""
    years: frozenset[str]
    near_years: frozenset[str]
    """Those of the last clause."""
    last_years: frozenset[str]
    """Those of the last clause that names any."""
    last_year: bool
    compared: bool
    """Set beside another year's: 较2023年的■."""
    part: str | None
    """The part of the year, or the campaign."""
    months: frozenset[str]
    many: bool
    """Said of several years."""
    frames: frozenset[str]
    headed: frozenset[str]
    """The same of the heading above."""
    place: str
    """The body or place named last."""
    stages: frozenset[str]
    kinds: frozenset[str]
    item: bool
    """In an item of a list: 1.高新片区…"""

    def other_year(self, other: Head) -> bool:
        """Whether one is last year's and the other is not."""
        if self.near_years and self.near_years == other.near_years:
            return False  # 2023年查处■。2024年查处■，比2023年的■
        if self.last_year != other.last_year or self.compared != other.compared:
            return True
        mine, its = self.last_years or self.years, other.last_years or other.years
        return bool(mine and its) and mine.isdisjoint(its)

    def other_time(self, other: Head) -> bool:
        """Whether they say different years, parts of a year, or spans of years."""
        parts = self.part != other.part and bool(self.part and other.part)
        return self.many != other.many or parts or self.other_year(other)

    def one_part(self, other: Head) -> bool:
        """Whether only one of them says a part of the year, or a campaign."""
        return bool(self.part) != bool(other.part)


def read_head(ctx: Context, relation: Relation, figure: Figure, own: str) -> Head:
    """What is said up to a figure that is named by the words `own`."""
    sheet = ctx.sheet
    start, _ = sheet.sentence(figure.at)
    top, _ = sheet.paragraph(figure.at)
    heading = _heading(sheet.skeleton, top)
    inner = _AGAINST.sub("", sheet.skeleton[max(start, figure.at - 100) : figure.at])
    if "12月" in inner:
        inner = _WHOLE_YEAR.sub("全年", inner)
    elif "月" in inner:
        for months, name in _PARTS:
            inner = months.sub(name, inner)
    text = heading + "，" + inner
    clauses = _CLAUSE.split(inner)
    scopes = _OWN_SCOPE.findall(text)
    part = PART_YEAR.search(text)
    actual = _ACTUAL.search(clauses[-1])
    near = own + (clauses[-1] if actual else "，".join(clauses[-2:]))
    places = [p for p in relation.cues["places"].findall(text[-30:] + "，" + own) if p[-2] not in "全我本各"]
    return Head(
        text,
        scopes[-1] if scopes else "",
        frozenset(YEAR.findall(text)),
        frozenset(YEAR.findall(clauses[-1])),
        next((frozenset(named) for c in reversed(clauses) if (named := YEAR.findall(c))), frozenset()),
        when(ctx, figure) == LAST_YEAR,
        _COMPARED.search(figure.pre) is not None,
        part.group() if part else None,
        frozenset(_MONTH.findall(inner)),
        MANY_YEARS.search(text) is not None,
        frozenset(name for name in _FRAMES if relation.says(name, near)),
        frozenset(name for name in _FRAMES if not actual and relation.says(name, heading)),
        places[-1] if places else "",
        frozenset(relation.cues["stage"].findall(clauses[-1])),
        frozenset(relation.cues["kinds"].findall(inner)),
        _ITEM.match(sheet.skeleton, top) is not None,
    )


def _heading(text: str, top: int) -> str:
    heading = text[text.rfind("\n", 0, max(top - 1, 0)) + 1 : max(top - 1, 0)] if top else ""
    return "" if len(heading) > 24 or _FIGURE.search(heading) else heading
