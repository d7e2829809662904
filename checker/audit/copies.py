"""Finds passages that two reports share, among any number of reports.

Fingerprints (see `passages`) give the candidates; a candidate counts only by the words that are the reports' own:
clauses that many bodies use alike are set phrases and are left out, and so are clauses whose figures differ.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker import lazy
from checker.audit import passages
from checker.audit.corpus import Corpus, Excerpt
from checker.audit.rows import Unit
from checker.dataclass import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CLAUSE = lazy.compile(r"[^，,。；;：:！？!?、\s]{2,}")
_FIGURE = lazy.compile(r"\d")
BUDGET = 48_000_000
"""Bytes of band values held at a time."""
CROWD = 16
"""A fingerprint shared by more passages than this marks a set phrase (between bodies)."""
STRENGTH = 8
"""Bands two reports must share to be compared word for word: 16 is one identical sentence."""
OWN_SHARE, LEAST = 0.6, 14
"""A passage is copied when at least this share of its own words, and this many characters, stand in the other."""


class SetPhrases:
    """Counts how many bodies use each clause, in a table of fixed size (collisions only make a clause more common)."""

    def __init__(self, corpus: Corpus, limit: int | None) -> None:
        import numpy as np

        (reports,) = corpus.db.execute("SELECT count(*) FROM matrix").fetchone()
        self._mask = (1 << (22 if reports <= 40_000 else 24)) - 1
        self._count = np.zeros(self._mask + 1, np.uint16)
        bodies = 0
        for mine in self._by_body(corpus):
            bodies += 1
            at = np.fromiter(mine, np.int64, len(mine))
            self._count[at] += self._count[at] < 65535
        self.limit = limit if limit is not None else max(4, min(50, bodies // 50))

    def _by_body(self, corpus: Corpus) -> Iterator[set[int]]:
        """The clauses of each body's reports together; a report of an unknown body stands for itself."""
        query = "SELECT m.seq, m.body FROM matrix m WHERE NOT m.unread ORDER BY m.body, m.seq"
        last, mine = None, set[int]()
        for seq, body in corpus.db.execute(query).fetchall():
            if mine and (not body or body != last):
                yield mine
                mine = set()
            last = body
            for unit in corpus.units_of(seq):
                mine.update(self._at(c) for c in clauses(unit.text))
        if mine:
            yield mine

    def _at(self, clause: str) -> int:
        return zlib.crc32(clause.encode()) & self._mask

    def own_weight(self, text: str) -> int:
        """Characters of the clauses that are a passage's own, those with figures left out."""
        return sum(len(c) for c in clauses(text) if not _FIGURE.search(c) and not self.common(c))

    def common(self, clause: str) -> bool:
        """Whether more bodies than the limit use this clause."""
        return bool(self._count[self._at(clause)] > self.limit)


def clauses(text: str) -> list[str]:
    """The clauses of a passage, bare."""
    return [passages.bare(m[0]) for m in _CLAUSE.finditer(text)]


class Candidate(NamedTuple):
    """Two reports (by seq, the smaller first) and the passages (by number) that may be the same."""

    left: int
    right: int
    units: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """What two reports share."""

    left: int
    right: int
    passages: int
    own: int
    """Characters of their own words that are the same."""
    same: int
    """All characters of these passages that are the same, set phrases included."""
    share: float
    """Share of the left report's text that stands in the shared passages."""
    right_share: float
    excerpts: tuple[Excerpt, ...]


def candidates(corpus: Corpus, phrases: SetPhrases) -> Iterator[Candidate]:
    """Pairs of reports worth comparing, in order; passages made of set phrases are no reason to compare."""
    import numpy as np

    reports: list[int] = []
    counts: list[int] = []
    bodies: list[int] = []
    ids: dict[str, int] = {}
    for seq, body, prints in corpus.prints():
        reports.append(seq)
        counts.append(len(prints) // (4 * passages.BANDS))
        bodies.append(ids.setdefault(body, len(ids)) if body else -1 - seq)
    total = sum(counts)
    if total < 2:
        return
    report = np.repeat(np.array(reports, np.int64), counts)
    body_of = np.repeat(np.array(bodies, np.int64), counts)
    first = np.cumsum([0, *counts[:-1]])
    number = np.arange(total) - np.repeat(first, counts)
    heavy = np.fromiter(_heavy(corpus, reports, phrases), bool, total)
    pairs, shared = _shared_bands(corpus, heavy, report[heavy], body_of[heavy])
    number = number[heavy]
    report = report[heavy]
    total = len(report)
    left, right = pairs // total, pairs % total
    order = np.lexsort((number[right], number[left], report[right], report[left]))
    yield from _grouped(
        report[left][order], report[right][order], number[left][order], number[right][order], shared[order]
    )


def _heavy(corpus: Corpus, reports: Sequence[int], phrases: SetPhrases) -> Iterator[bool]:
    for seq in reports:
        for unit in corpus.units_of(seq):
            yield phrases.own_weight(unit.text) >= LEAST


def _shared_bands(
    corpus: Corpus, heavy: NDArray[np.bool_], report: NDArray[np.int64], body: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of `heavy` passages (as left * total + right) that share at least two bands, and how many."""
    import numpy as np

    total = len(report)
    step = max(1, min(passages.BANDS, BUDGET // (4 * max(total, 1))))
    pairs = np.empty(0, np.int64)
    shared = np.empty(0, np.int64)
    for band in range(0, passages.BANDS, step):
        width = min(step, passages.BANDS - band)
        values = np.empty((total, width), np.uint32)
        seen = at = 0
        for _, _, prints in corpus.prints():
            bands = passages.read_bands(prints)
            kept = bands[heavy[seen : seen + len(bands)], band : band + width]
            values[at : at + len(kept)] = kept
            seen += len(bands)
            at += len(kept)
        found = [_pairs(values[:, k], report, body, total) for k in range(width)]
        both = np.concatenate([pairs, *found])
        weights = np.concatenate([shared, np.ones(len(both) - len(shared), np.int64)])
        pairs, inverse = np.unique(both, return_inverse=True)
        shared = np.bincount(inverse, weights, len(pairs)).astype(np.int64)
    keep = shared >= 2
    return pairs[keep], shared[keep]


def _pairs(
    values: NDArray[np.uint32], report: NDArray[np.int64], body: NDArray[np.int64], total: int
) -> NDArray[np.int64]:
    """Pairs of passages of different reports with one band value: all pairs of one body, others in small groups."""
    import numpy as np

    order = np.lexsort((report, body, values))
    v, b, r = values[order], body[order], report[order]
    out: list[NDArray[np.int64]] = []
    for gap in range(1, CROWD):  # pairs `gap` places apart in sorted order
        if gap >= len(v):
            break
        same = v[gap:] == v[:-gap]
        if not same.any():
            break
        mine = same & (b[gap:] == b[:-gap]) & (r[gap:] != r[:-gap])
        if gap == 1:
            starts = np.flatnonzero(np.concatenate([[True], v[1:] != v[:-1]]))
            sizes = np.diff(np.append(starts, len(v)))
            small = np.repeat(sizes <= CROWD, sizes)
        other = same & (b[gap:] != b[:-gap]) & small[gap:]
        hit = np.flatnonzero(mine | other)
        x, y = order[hit], order[hit + gap]
        out.append(np.minimum(x, y) * total + np.maximum(x, y))
    return np.concatenate(out) if out else np.empty(0, np.int64)


def _grouped(
    left: NDArray[np.int64], right: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64], n: NDArray[np.int64]
) -> Iterator[Candidate]:
    import numpy as np

    if not len(left):
        return
    edge = np.flatnonzero((left[1:] != left[:-1]) | (right[1:] != right[:-1])) + 1
    starts = np.concatenate([[0], edge])
    ends = np.concatenate([edge, [len(left)]])
    strength = np.add.reduceat(n, starts)
    for start, end, total in zip(starts, ends, strength, strict=True):
        if total >= STRENGTH:
            units = tuple((int(x), int(y)) for x, y in zip(a[start:end], b[start:end], strict=True))
            yield Candidate(int(left[start]), int(right[start]), units)


class Comparer:
    """Compares candidates word for word; keeps the passages of the reports used last."""

    def __init__(self, corpus: Corpus, limit: int | None = None) -> None:
        self.phrases = SetPhrases(corpus, limit)
        self.units = lru_cache(maxsize=256)(corpus.units_of)

    def compare(self, candidate: Candidate, *, leave_out: str = "", shown: int = 3) -> Copy | None:
        """What the two reports share; passages of the part `leave_out` are not counted. None: nothing of their own."""
        left, right = self.units(candidate.left), self.units(candidate.right)
        best: dict[int, tuple[int, int, int]] = {}
        for a, b in candidate.units:
            if leave_out and leave_out in (left[a].part, right[b].part):
                continue
            own, same = self.own_words(left[a].text, right[b].text)
            if own >= LEAST and own > best.get(a, (0, 0, 0))[0]:
                best[a] = (own, same, b)
        if not best:
            return None
        top = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:shown]
        return Copy(
            candidate.left,
            candidate.right,
            len(best),
            sum(own for own, _, _ in best.values()),
            sum(same for _, same, _ in best.values()),
            _part(left, set(best)),
            _part(right, {b for _, _, b in best.values()}),
            tuple(_excerpt(left[a], right[b]) for a, (_, _, b) in top),
        )

    def own_words(self, left: str, right: str) -> tuple[int, int]:
        """Characters of the left passage that the right one has too: its own words, and all; zeros for too little."""
        mine, theirs = clauses(left), clauses(right)
        rest = set(theirs)
        own = [c for c in mine if not self.phrases.common(c)]
        total = sum(map(len, own))
        if not total:
            return 0, 0
        phrases = sum(len(c) for c in mine if c in rest) - sum(len(c) for c in own if c in rest)
        same = sum(len(c) for c in own if c in rest)
        figures = sum(len(c) for c in own if _FIGURE.search(c) and c not in rest)
        wanted = OWN_SHARE * (total - figures)
        if same >= wanted:
            return same, same + phrases
        open_mine = [c for c in own if c not in rest and not _FIGURE.search(c)]
        open_theirs = [c for c in theirs if c not in set(mine) and not _FIGURE.search(c)]
        # an edited clause is weaker evidence: bodies that fill one pattern with their own names have such clauses too
        edited = sum(max((_edited(clause, other) for other in open_theirs), default=0) for clause in open_mine)
        if same + edited < wanted:
            return 0, 0
        return same + edited // 2, same + edited + phrases


def _excerpt(left: Unit, right: Unit) -> Excerpt:
    return Excerpt(left.text, right.text, round(alike(left.text, right.text), 3), left.line, right.line)


def _edited(left: str, right: str) -> int:
    """Characters the two share when one is an edited form of the other, else 0."""
    if abs(len(left) - len(right)) > max(len(left), len(right)) // 3:
        return 0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < 0.75 or matcher.ratio() < 0.75:
        return 0
    return sum(block.size for block in matcher.get_matching_blocks())


def alike(left: str, right: str) -> float:
    """How alike two passages are, 0 to 1: twice what they share by what they hold."""
    a, b = passages.bare(left), passages.bare(right)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio()


def _part(units: Sequence[Unit], numbers: set[int]) -> float:
    total = sum(len(u.text) for u in units)
    return round(sum(len(units[n].text) for n in numbers) / total, 4) if total else 0.0
