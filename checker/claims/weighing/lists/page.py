"""A report's skeleton as the binding of numbers to lists reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker import lazy
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed, mask, read_list
from checker.claims.weighing.lists.series import Mark, read_marks
from checker.dataclass import dataclass

BORDERS = "，,。；;：:！？!?\n"
CLAUSE_END = lazy.compile(f"[{BORDERS}]")
_STEPS = lazy.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,8}(?:[—→－\-/／+＋](?![—→－\-])[\u4e00-\u9fff]{1,8}){2,}")
_DASH = lazy.compile(r"[—→－\-/／+＋]")
"""受理—核查—调解, 公安/城管/住建: dashes and strokes between things named."""
SENTENCE_END = lazy.compile(r"[。\n]")


@dataclass(frozen=True, slots=True)
class Binding:
    """A number and things that it may be the number of."""

    number: Announced
    listed: Listed
    how: str
    """`before` (A、B三家), `after` (三家：A、B), `bracket`, `points` (三项：一是…), `next` (有三家。它们是A、B),
    `each` (三处，一处在A，一处在B), `worded` (三个“一批”：清理一批…), `back` (…。上述三家), `again` (the number told
    once more)."""
    gap: str
    """The words between the two."""

    @property
    def holds(self) -> bool:
        """Whether the number fits the list."""
        return self.listed.holds(self.number.number)


@dataclass(frozen=True, slots=True)
class Page:
    """A skeleton and what is read off it once; all offsets are the skeleton's."""

    text: str
    masked: str
    """With the insides of titles, brackets and quotation marks blotted out."""
    borders: Sequence[int]
    """Where clauses end, in `masked`."""
    marks: Sequence[Mark]
    relation: Relation

    def clause_start(self, at: int, low: int) -> int:
        """Where the clause before `at` begins, not before `low`."""
        i = bisect_left(self.borders, at)
        return max(self.borders[i - 1] + 1 if i else 0, low)

    def clause_end(self, at: int) -> int:
        """Where the clause that holds `at` ends."""
        i = bisect_left(self.borders, at)
        return self.borders[i] if i < len(self.borders) else len(self.masked)

    def in_title(self, at: int) -> bool:
        """Whether a place stands within 《》: 二次 of 《二次供水管理办法》."""
        return self.masked[at : at + 1] == "■" and self.text.rfind("《", 0, at) > self.text.rfind("》", 0, at)

    def read(self, start: int, end: int) -> Listed | None:
        """The things named in a stretch; None when nothing in it is set apart as items are."""
        stretch = self.masked[start:end]
        if "、" not in stretch and "”“" not in stretch and stretch.count("《") < 2:
            return None
        return read_list(self.text, self.masked, start, end, self.relation)


def read_page(text: str, relation: Relation) -> Page:
    """A skeleton made ready."""
    text = _commas_for_dashes(text)
    masked = mask(text)
    return Page(text, masked, [m.start() for m in CLAUSE_END.finditer(masked)], read_marks(text), relation)


def _commas_for_dashes(text: str) -> str:
    """The text with the marks between steps (受理—核查—调解) as those of a list."""
    parts, done = [], 0
    for dash in _DASH.finditer(text):
        steps = _STEPS.search(text, max(dash.start() - 8, done), dash.end() + 72) if dash.start() >= done else None
        if steps:
            parts += [text[done : steps.start()], _DASH.sub("、", steps.group())]
            done = steps.end()
    return "".join((*parts, text[done:]))
