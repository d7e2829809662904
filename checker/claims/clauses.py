"""The words around each figure of a sentence, read by the clause grammar: who did what to what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.claims.lexicon import Lexicon
from checker.claims.model import Kind, Mention
from checker.claims.shapes import Tree, shape_parser
from checker.claims.words import PRELUDE, Segmenter, Word
from checker.document.span import Span

_BREAK = re.compile(r"(?<!\d)[,，:：；;。！!?？\n]|[,，:：；;。！!?？\n](?!\d)")
_FROM = re.compile(r"(?<=[\u4e00-\u9fff]{2})[由从](?=[^由从，,]{0,8}$)")
_DEEDS = ("件", "次", "份", "场")
"""Families that count what is done, not who does it."""
_PART_OF_YEAR = re.compile(r"^(?:年?[底末初]|[上中下]旬|以来|期间|前后|[起前后间内止])")
_LONGEST = 4
"""Words of the left context the grammar looks at, counted from the figure."""


@dataclass(slots=True)
class Parts:
    """What the words around one figure say; None and empty for what they leave out."""

    clause: Span
    noun: str | None = None
    noun_span: Span | None = None
    action: str | None = None
    scopes: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """All words met, for qualifiers."""
    left: str = ""
    """The context on the left, as printed."""
    right: str = ""
    owner: str | None = None
    """A noun before the verb: the doer, or what the counted thing belongs to."""
    listed: bool = False
    """Joined to the figure before it by 、 or nothing: shares its verb."""
    opened: bool = False
    """Governed by 对, 为, 将 …: the noun stands after the figure."""


def read_clause(
    text: str,
    mention: Mention,
    around: tuple[int, int],
    bounds: Span,
    dates: Sequence[Span],
    segmenter: Segmenter,
    lexicon: Lexicon,
) -> Parts:
    """Read the context of one figure.

    `around`: the end of the measuring figure before and the start of the one after; `bounds` of the sentence; `dates`
    are passed over.
    """
    before, after = around
    floor, ceiling = bounds.start, bounds.end
    start, end = _clause(text, mention.span, floor, ceiling)
    left_start = max(start, before)
    left = text[left_start : mention.span.start]
    stop = min([end, after, *(d.start for d in dates if d.start >= mention.span.end)])
    right = text[mention.span.end : stop]
    parts = Parts(Span(start, end), left=left, right=right)
    parts.listed = before > start and left.strip()[:1] in ("、", "和", "及", "与", "")
    for date in dates:
        if left_start <= date.start and date.end <= mention.span.start:
            rest = _PART_OF_YEAR.sub(lambda m: "\0" * len(m[0]), left[date.end - left_start :])
            left = left[: date.start - left_start] + "\0" * len(date) + rest
    if passed := _FROM.search(left):
        left = left[: passed.start()]  # 时间|由法定的15天
    words = segmenter.before(left)
    right_start = len(right) - len(right.lstrip(" "))
    followers = segmenter.after(right.lstrip(" "))
    for word in words:
        if word.kind == "SCOPE":
            parts.scopes.append(word.text)
        elif word.kind == "PERIOD":
            parts.periods.append(word.text)
    parts.words = [w.text for w in words]
    _apply(parts, words, followers, left_start, mention.span.end + right_start, mention, lexicon)
    return parts


def _clause(text: str, span: Span, floor: int, ceiling: int) -> tuple[int, int]:
    start = floor
    for mark in _BREAK.finditer(text, floor, span.start):
        start = mark.end()
    stop = _BREAK.search(text, span.end, ceiling)
    return start, stop.start() if stop else ceiling


def _apply(
    parts: Parts,
    words: list[Word],
    followers: list[Word],
    left_at: int,
    right_at: int,
    mention: Mention,
    lexicon: Lexicon,
) -> None:
    main = [w for w in words if w.kind not in PRELUDE]
    behind = [w for w in followers if w.kind not in PRELUDE]
    parts.opened = bool(main) and main[0].kind == "OPENER"
    opener = main[:1] if parts.opened else []
    main = main[1:] if parts.opened else main
    main, behind = main[-_LONGEST:], behind[:_LONGEST]
    tokens, tree = _parse(opener, main, behind)
    while tree is None and (behind or main):
        behind, main = (behind, main[1:]) if main and len(behind) < 3 else (behind[:-1], main)
        tokens, tree = _parse(opener, main, behind)
    if tree is None:
        return
    for child in tree[1:]:
        if isinstance(child, tuple) and child[0] == "before":
            for core in child[1:]:
                if isinstance(core, tuple):
                    _before(parts, core[1], tokens, left_at, mention, lexicon)
        elif isinstance(child, tuple) and child[0] == "after":
            _after(parts, child[1], tokens, right_at, mention, lexicon)


def _parse(opener: list[Word], main: list[Word], behind: list[Word]) -> tuple[list[Word | None], Tree | None]:
    tokens = [*opener, *main, None, *behind]
    shape = " ".join("FIGURE" if w is None else w.kind for w in tokens)
    return tokens, shape_parser("clause", "clause").parse(shape)


def _of(tokens: Sequence[Word | None], tree: Tree, kind: str) -> list[Word]:
    return [w for i in tree[1:] if isinstance(i, int) and (w := tokens[i]) is not None and w.kind == kind]


def _set_noun(parts: Parts, word: Word, at: int) -> None:
    parts.noun = word.text
    parts.noun_span = Span(at + word.start, at + word.end)


def _before(
    parts: Parts, core: Tree, tokens: Sequence[Word | None], at: int, mention: Mention, lexicon: Lexicon
) -> None:
    nouns, actions = _of(tokens, core, "NOUN"), _of(tokens, core, "ACTION")
    rule = core[0]
    if actions:
        parts.action = actions[-1].text if rule != "relative" else actions[0].text
    if rule == "doer" and lexicon.family(mention.unit) in _DEEDS and _acts(nouns[-1], lexicon):
        parts.owner = nouns[-1].text
    elif rule == "chain" and actions[0].text in lexicon.words("nouns.means"):
        parts.owner = nouns[0].text
    elif rule == "object" and mention.kind is Kind.PERCENT and actions[0].end == nouns[0].start:
        word = actions[0]  # 报备|及时率: the verb belongs to the name of the rate
        parts.action = None
        _set_noun(parts, Word("NOUN", word.start, nouns[-1].end, word.text + "".join(n.text for n in nouns)), at)
    elif rule in ("object", "thing", "doer"):
        if nouns:
            _set_noun(parts, nouns[-1], at)
    elif rule in ("agent", "relative", "owned"):
        _set_noun(parts, nouns[-1], at)
        if len(nouns) > 1:
            parts.owner = nouns[0].text
    elif rule == "chain":
        if len(nouns) > 1:
            parts.owner = nouns[0].text
        _set_noun(parts, nouns[-1], at)


def _acts(noun: Word, lexicon: Lexicon) -> bool:
    return noun.text.endswith(lexicon.words("nouns.agent"))


def _after(
    parts: Parts, tail: Tree, tokens: Sequence[Word | None], at: int, mention: Mention, lexicon: Lexicon
) -> None:
    nouns, actions = _of(tokens, tail, "NOUN"), _of(tokens, tail, "ACTION")
    share = mention.kind in (Kind.PERCENT, Kind.GROWTH, Kind.POINTS, Kind.MULTIPLE)
    if tail[0] == "counted" and not share:
        if parts.noun is not None and parts.action is not None and not parts.opened:
            parts.owner = parts.noun
        _set_noun(parts, nouns[0], at)
        if actions and (parts.action is None or parts.opened):
            parts.action = actions[0].text
    elif tail[0] == "predicate" and not share:
        if parts.action is None and actions:
            parts.action = actions[0].text
    elif tail[0] == "attribute" and nouns and parts.noun is None and _attributive(mention, lexicon):
        _set_noun(parts, nouns[0], at)
        if actions and parts.action is None:
            parts.action = actions[0].text


def _attributive(mention: Mention, lexicon: Lexicon) -> bool:
    """三分之二的案件, 为期30天的活动; but 2.8名的水平 does not count levels."""
    if mention.kind is Kind.COUNT:
        return lexicon.kinds.get(mention.unit or "") == "duration"
    return mention.kind in (Kind.RATIO, Kind.PERCENT)
