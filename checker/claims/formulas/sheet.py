"""The report as the formula finders see it: its text with every figure folded to one character.

Folding makes the grammar of figures plain: 全年开展活动■，其中进学校■、进企业■. Every finder works on this skeleton,
so none has to know how a number can be printed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from decimal import Decimal
from functools import cached_property

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.arithmetic import plain, possible
from checker.claims.formulas.families import family_of
from checker.claims.formulas.holders import each_of, names_in
from checker.claims.formulas.standing import said_of
from checker.claims.formulas.terms import unglued, with_terms
from checker.claims.interval import Interval
from checker.claims.model import Claim, Kind, Mention
from checker.dataclass import dataclass
from checker.document import BlockKind, Document, Span

_WORDS = word_lists(__file__)

_ONE = Decimal(1)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
COUNT, PERCENT, POINTS, MULTIPLE, OTHER = "\ue001", "\ue003", "\ue005", "\ue006", "\ue007"
ANY = f"[{COUNT}{PERCENT}{POINTS}{MULTIPLE}{OTHER}]"
_FOLD = {
    Kind.COUNT: COUNT,
    Kind.MONEY: COUNT,
    Kind.PERCENT: PERCENT,
    Kind.GROWTH: PERCENT,
    Kind.POINTS: POINTS,
    Kind.MULTIPLE: MULTIPLE,
    Kind.RATIO: OTHER,
    Kind.RANGE: OTHER,
}
_BREAK = lazy.compile(rf"[，,；;。：:（）()！？!?\n]|{ANY}")
_SENTENCE = lazy.compile(r"[。！？!?\n]")
# 村（社区）, 乡镇(街道): a bracket that is part of a name
_ASIDE = lazy.compile(r"[（(](?<=[\u4e00-\u9fff].)[^（()），,。；;\ue001-\ue007\n]{1,10}[）)](?=[\u4e00-\u9fff\ue001])")
_HEADING = lazy.compile(r"(?:^|[。；;\n]|[）)])([\u4e00-\u9fff]{2,8})。$")
_RESPECTIVELY = lazy.compile(r"(?:依次|分别|各)(?:[^，,。；;、]{0,6})$")
_MALFORMED = lazy.compile(r"\d[.,．]")


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure at its place in the skeleton, with the words around it in its clause.

    Without slots: what is asked of it hundreds of times (its number, whether it is exact) is worked out once.
    """

    index: int
    mention: Mention
    at: int
    """Offset in the skeleton."""
    span: Span
    """In the document's text: the figure with its unit."""
    pre: str
    """Words before it, back to the last mark or figure."""
    post: str
    """Words after it, up to the next mark or figure."""
    clause: str
    """Words of its clause before it, figures folded, brackets and marks as borders."""
    lead: str
    """The clause before its own, when that one holds no figure."""
    sentence: int
    block: int
    family: str
    value: Interval
    claim: Claim | None = None
    times: int = 1
    """三镇各■件 stands for three equal figures."""

    @cached_property
    def total(self) -> Interval:
        """Its value, as many times as it stands for."""
        out = self.value
        for _ in range(self.times - 1):
            out = out + self.value
        return out

    @cached_property
    def is_average(self) -> bool:
        """人均■, 每村■: no part of any sum, unless it is known how many have it (21个村每村■)."""
        return said_of(self.pre)[0] and self.times == 1

    @cached_property
    def is_delta(self) -> bool:
        """比上年增加■: a difference, no amount of its own."""
        return said_of(self.pre)[1]

    @cached_property
    def is_earlier(self) -> bool:
        """上年■, 2022年■: said of another time than the words around it."""
        return said_of(self.pre)[2]

    @cached_property
    def kind(self) -> Kind:
        """What the figure is."""
        return self.mention.kind

    @cached_property
    def number(self) -> Decimal:
        """The printed value without its sign."""
        return abs(self.mention.value or Decimal(0))

    @cached_property
    def scale(self) -> Decimal:
        """What one printed unit stands for: 10000 for 4.31万."""
        mention = self.mention
        if mention.digits is None:
            return _ONE
        last = max(mention.digits.start - mention.span.start, 0) + len(mention.digits)
        return _SCALES.get(mention.text[last - 1 : last], _ONE)

    @cached_property
    def sharp(self) -> bool:
        """Printed to the last unit: it can stand for one number only."""
        return self.value.exact

    @cached_property
    def step(self) -> Decimal:
        """What one unit in the last printed place stands for: 100 for 4.31万."""
        return self.scale.scaleb(-self.mention.decimals)

    @cached_property
    def printed(self) -> str:
        """Its digits: 4.31 for 4.31万."""
        return plain(self.number / self.scale)

    @cached_property
    def shown(self) -> str:
        """Its number as printed, with 万 and 亿, and as many times as it stands for."""
        mention = self.mention
        if mention.digits is None:
            return plain(self.number)
        number = mention.text[max(mention.digits.start - mention.span.start, 0) :][: len(mention.digits)]
        return number if self.times == 1 else f"{self.times}×{number}"

    @cached_property
    def exact(self) -> bool:
        """Printed without an approximation word."""
        return self.mention.approx is None


@dataclass(frozen=True)
class Sheet:
    """The skeleton of a whole report and its figures in text order."""

    text: str
    """The document's text."""
    skeleton: str
    figures: tuple[Figure, ...]
    _shifts: tuple[tuple[int, int], ...] = field(repr=False)
    """(skeleton offset, text offset) where a copied stretch begins."""

    @cached_property
    def _by_at(self) -> dict[int, Figure]:
        return {f.at: f for f in self.figures}

    @cached_property
    def _ats(self) -> list[int]:
        return [f.at for f in self.figures]

    @cached_property
    def _marks(self) -> list[int]:
        return [m.start() for m in _SENTENCE.finditer(self.skeleton)]

    def figure(self, at: int) -> Figure:
        """The figure folded at this skeleton offset."""
        return self._by_at[at]

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures whose skeleton offsets lie in [start, end)."""
        return self.figures[bisect_right(self._ats, start - 1) : bisect_right(self._ats, end - 1)]

    def between(self, a: Figure, b: Figure) -> str:
        """The skeleton between two figures."""
        return self.skeleton[a.at + 1 : b.at]

    def place(self, start: int, end: int) -> Span:
        """A stretch of the skeleton as a span of the text."""
        return Span(self._text_offset(start), max(self._text_offset(end - 1) + 1, self._text_offset(start)))

    def _text_offset(self, at: int) -> int:
        i = max(bisect_right(self._shifts, at, key=lambda shift: shift[0]) - 1, 0)
        start, offset = self._shifts[i]
        return offset + (at - start)

    def paragraph(self, at: int) -> tuple[int, int]:
        """Skeleton bounds of the paragraph that holds `at`."""
        start = self.skeleton.rfind("\n", 0, at) + 1
        end = self.skeleton.find("\n", at)
        return start, len(self.skeleton) if end < 0 else end

    def sentence(self, at: int) -> tuple[int, int]:
        """Skeleton bounds of the sentence (up to 。！？ or the line's end) that holds `at`."""
        marks = self._marks  # those of line ends too
        i = bisect_left(marks, at)
        start, end = marks[i - 1] + 1 if i else 0, marks[i] if i < len(marks) else len(self.skeleton)
        return start, end if self.skeleton[end : end + 1] in ("\n", "") else end + 1


def read_sheet(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim] = ()) -> Sheet:
    """Fold the figures of `document` into a skeleton, paragraph by paragraph; table cells are left out."""
    owner = {c.mention.span: c for c in claims}
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    found: list[tuple[Mention, int, Span, int]] = []
    length = 0
    read = with_terms(document.text, mentions)
    chosen = sorted((unglued(document.text, m) for m in read if _is_figure(m)), key=lambda m: m.span)
    starts = [m.span.start for m in chosen]
    for number, block in enumerate(document.prose):
        if block.kind is BlockKind.CELL:
            continue
        at = block.span.start
        first = bisect_right(starts, block.span.start - 1)
        for mention in chosen[first : bisect_right(starts, block.span.end)]:
            if mention.span.start >= block.span.end:
                break
            start = mention.digits.start if mention.digits is not None else mention.span.start
            if start < at or _MALFORMED.match(document.text, max(start - 2, 0), start):
                continue  # a malformed number (12,34.5万元) is another rule's; nothing is computed with it
            piece = document.text[at:start]
            shifts += [(length, at), (length + len(piece), start)]
            pieces += [piece, _FOLD[mention.kind]]
            found.append((mention, length + len(piece), Span(start, mention.span.end), number))
            length += len(piece) + 1
            at = mention.span.end
        tail = document.text[at : block.span.end].replace("\n", " ")
        shifts.append((length, at))
        pieces += [tail, "\n"]
        length += len(tail) + 1
    skeleton = "".join(pieces)
    figures = _respectively(skeleton, _share_units(skeleton, list(_figures(skeleton, found, owner))))
    return Sheet(document.text, skeleton, tuple(figures), tuple(shifts))


def _is_figure(mention: Mention) -> bool:
    if mention.kind not in _FOLD or mention.value is None:
        return False
    # 三项制度, 五个领域, 一起: small numbers in words belong to the wording; the list finder reads them itself.
    return not (mention.chinese and mention.kind is Kind.COUNT and mention.value <= 10)


def _figures(
    skeleton: str, found: Iterable[tuple[Mention, int, Span, int]], owner: dict[Span, Claim]
) -> Iterable[Figure]:
    aside = {p for m in _ASIDE.finditer(skeleton) for p in (m.start(), m.end() - 1)}
    marks = [m.start() for m in _BREAK.finditer(skeleton) if m.start() not in aside]
    borders = [p for p in marks if skeleton[p] not in ANY]
    ends = [m.start() for m in _SENTENCE.finditer(skeleton)]
    for index, (mention, at, span, block) in enumerate(found):
        i = bisect_right(marks, at)
        before = marks[i - 2] + 1 if i >= 2 else 0
        after = marks[i] if i < len(marks) else len(skeleton)
        j = bisect_right(borders, at)
        border = borders[j - 1] + 1 if j else 0
        claim = owner.get(mention.span)
        yield Figure(
            index,
            mention,
            at,
            span,
            _own(skeleton[before:at], before > border)[1] or _host(skeleton, before, at),
            _own(skeleton[at + 1 : after], skeleton[after : after + 1] == COUNT)[0],
            skeleton[border:at],
            _lead(skeleton, border, at),
            bisect_right(ends, at),
            block,
            family_of(mention.unit),
            possible(mention),
            claim,
        )


def _host(skeleton: str, before: int, at: int) -> str:
    """公安（■）: the name stands before the bracket."""
    if before != at or skeleton[at - 1 : at] not in ("（", "("):
        return ""
    found = lazy.search(r"[^，,、；;。：:（）()\n]*$", lazy.sub(ANY, "，", skeleton[max(at - 30, 0) : at - 1]))
    return found.group() if found else ""


def _lead(skeleton: str, border: int, at: int) -> str:
    mark = skeleton[max(border - 1, 0) : border]
    if mark == "。" and at == border:  # （三）余案。■: a bare figure is told with the heading before it
        found = _HEADING.search(skeleton, max(border - 14, 0), border)
        return found[1] if found else ""
    if mark not in ("，", ","):
        return ""
    before = skeleton[max(border - 40, 0) : border - 1].removesuffix("\n")
    words = lazy.split(r"[，,；;。：:（）()\n]", before)[-1]
    return "" if lazy.search(ANY, words) else words


def _own(words: str, shared: bool) -> tuple[str, str]:
    """The words behind one figure and before the next, cut at the list mark between them in one clause."""
    plain = words.strip(" 　")
    if not shared:
        return plain.strip("、"), plain.strip("、")
    if "、" in plain:
        behind, _, before = plain.partition("、")
        return behind, before.strip("、")
    found = lazy.search(f"(?:{_WORDS['joins']})$", plain)
    if found:
        return plain[: found.start()], ""
    return plain, plain


def _respectively(skeleton: str, figures: list[Figure]) -> list[Figure]:
    """Give each figure of 甲、乙、丙分别为■、■、■ its own name, and count the names of 甲、乙各■."""
    out = list(figures)
    for i, figure in enumerate(figures):
        several = each_of(figure.pre) if "各" in figure.pre else 0
        if several and not _own_amounts(skeleton, figures, i):
            out[i] = replace(figure, times=_holders(skeleton, figures, i) or several)
            continue
        found = _RESPECTIVELY.search(figure.pre)
        if found is None:
            continue
        run = [i]
        while run[-1] + 1 < len(figures):
            gap = skeleton[figures[run[-1]].at + 1 : figures[run[-1] + 1].at]
            if gap.strip() not in ("、", "和", "及", "与", "，", ",", "以及", "；"):
                break
            run.append(run[-1] + 1)
        head = figure.pre[: found.start()]
        time = lazy.search(r"(?:去年|上年|今年|本年|20\d\d年)度?(?:同期)?$", head)
        head = head[: time.start()] if time else head
        names = [(time.group() if time else "") + n for n in names_in(head)]
        if len(names) == len(run) > 1:
            for j, name in zip(run, names, strict=True):
                out[j] = replace(figures[j], pre=name)
        else:
            for j in run[1:]:
                out[j] = replace(figures[j], pre=figures[j].pre or figure.pre)
    return _each_alike(skeleton, out)


def _own_amounts(skeleton: str, figures: Sequence[Figure], i: int) -> bool:
    """甲、乙各有■和■: as many amounts as holders, so each has its own."""
    if i + 1 >= len(figures) or figures[i + 1].family != figures[i].family:
        return False
    return skeleton[figures[i].at + 1 : figures[i + 1].at].strip() in ("、", "和", "及", "与")


def _each_alike(skeleton: str, figures: list[Figure]) -> list[Figure]:
    """14所学校配■，其他64所各■: where one of two neighbours is told by its holders, the other is as well."""
    out = list(figures)
    for i, figure in enumerate(figures):
        if figure.times < 2 or not _holders(skeleton, figures, i):
            continue
        for j in (i - 2, i + 2):
            if not 0 < j < len(figures) or figures[j].times > 1 or figures[j].family != figure.family:
                continue
            alike = figures[j - 1].family == figures[i - 1].family and figures[j].sentence == figure.sentence
            if alike and not lazy.search(r"[共总合]", figures[j].pre):
                out[j] = replace(figures[j], times=_holders(skeleton, figures, j) or 1)
    return out


def _holders(skeleton: str, figures: list[Figure], i: int) -> int:
    """8个镇各■: the number of those who have as much each; 0 where a figure does not say it."""
    before = figures[i - 1] if i else None
    if before is None or before.kind is not Kind.COUNT or not before.exact or before.number > 500:
        return 0
    gap = skeleton[before.at + 1 : figures[i].at]
    plain = gap == figures[i].pre and len(gap) <= 12 and before.number == before.number.to_integral_value()
    return int(before.number) if plain and before.family != figures[i].family else 0


def _share_units(skeleton: str, figures: list[Figure]) -> list[Figure]:
    """312、641和835件次: a figure without a unit takes that of the next in its list."""
    out = list(figures)
    for i in range(len(out) - 2, -1, -1):
        this, following = out[i], out[i + 1]
        gap = skeleton[this.at + 1 : following.at].strip()
        if not this.family and following.family and gap in ("、", "和", "及", "与"):
            out[i] = replace(this, family=following.family)
    return out
