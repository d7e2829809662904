"""The words around each figure of a sentence, read by the clause grammar: who did what to what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.lexicon import Lexicon
from checker.claims.model import Kind, Mention
from checker.claims.shapes import Tree, shape_parser
from checker.claims.words import PRELUDE, Segmenter, Word
from checker.dataclass import dataclass
from checker.document.span import Span

_WORDS = word_lists(__file__)

_MARKS = ",，:：；;。！!?？\n"
_BREAK = lazy.compile(rf"[{_MARKS}](?:(?<!\d[{_MARKS}])|(?!\d))")
"""A mark, but one between two digits."""
_FROM = lazy.compile(r"(?<=[\u4e00-\u9fff]{2})[由从](?=[^由从，,]{0,8}$)")
_RATES = (Kind.PERCENT, Kind.GROWTH, Kind.POINTS, Kind.MULTIPLE)
_STEPS = ("received", "accepted", "closed", "handled", "held", "investigated", "made", "established", "cleaned")
"""Classes of verbs that take their noun as object even before a second verb."""
_BASE = lazy.compile(rf"(?:{_WORDS['than']})(?=[\u4e00-\u9fff]{{2}}[^，,]{{0,20}}$)")
_DEEDS = ("件", "次", "份", "场")
"""Families that count what is done, not who does it."""
_PART_OF_YEAR = lazy.compile(f"^(?:{_WORDS['part_of_year']})")
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
    headless: bool = False
    """The noun is only the modifier before 的; its head was named earlier (废止含保护内容的5份)."""


class Breaks:
    """The marks between the clauses of one sentence, found once for all of its figures."""

    def __init__(self, text: str, bounds: Span) -> None:
        self._text = text
        self._bounds = bounds
        self._at = [m.start() for m in _BREAK.finditer(text, bounds.start, bounds.end)]

    def clause(self, span: Span) -> tuple[int, int]:
        """Where the clause of a figure begins and ends."""
        marks = self._at
        first, behind = bisect_left(marks, span.start), bisect_left(marks, span.end)
        start = marks[first - 1] + 1 if first else self._bounds.start
        if span.start > self._bounds.start and self._text[span.start - 1] in _MARKS:
            start = span.start  # the figure's own digits do not make this mark one within a number
        return start, marks[behind] if behind < len(marks) else self._bounds.end


def read_clause(
    text: str,
    mention: Mention,
    around: tuple[int, int],
    breaks: Breaks,
    dates: Sequence[Span],
    segmenter: Segmenter,
    lexicon: Lexicon,
) -> Parts:
    """Read the context of one figure.

    `around`: the end of the measuring figure before and the start of the one after; `breaks` of the sentence; `dates`
    are passed over.
    """
    before, after = around
    start, end = breaks.clause(mention.span)
    left_start = max(start, before)
    left = text[left_start : mention.span.start]
    stop = min(end, after)
    for date in dates:
        if mention.span.end <= date.start < stop:
            stop = date.start
    right = text[mention.span.end : stop]
    parts = Parts(Span(start, end), left=left, right=right)
    parts.listed = before > start and left.strip()[:1] in ("、", "和", "及", "与", "")
    for date in dates:
        if left_start <= date.start and date.end <= mention.span.start:
            rest = _PART_OF_YEAR.sub(lambda m: "\0" * len(m[0]), left[date.end - left_start :])
            left = left[: date.start - left_start] + "\0" * len(date) + rest
    if ("由" in left or "从" in left) and (passed := _FROM.search(left)):
        left = left[: passed.start()]  # 时间|由法定的15天
    if mention.kind in _RATES and (base := _BASE.search(left)):
        left = left[: base.start()]  # 合格率|高于全市水平1.7个百分点
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
    shape = " ".join([*[w.kind for w in opener], *[w.kind for w in main], "FIGURE", *[w.kind for w in behind]])
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
    elif rule == "object" and nouns[-1].text in lexicon.words("nouns.sizes") and actions[-1].end == nouns[-1].start:
        word = actions[-1]  # 到位|金额: the verb says which amount
        _set_noun(parts, Word("NOUN", word.start, nouns[-1].end, word.text + nouns[-1].text), at)
    elif rule in ("object", "agent") and mention.kind in _RATES and _joined(tokens, core):
        words = [w for i in core[1:] if (w := tokens[i]) is not None]  # 报备|及时率: one name
        parts.action = None
        _set_noun(parts, Word("NOUN", words[0].start, nouns[-1].end, "".join(w.text for w in words)), at)
    elif rule == "object" and _nested(nouns[-1], mention, lexicon):
        parts.action = nouns[-1].text  # 落实|管控79人
    elif rule in ("object", "thing", "doer"):
        if nouns:
            _set_noun(parts, nouns[-1], at)
            last = tokens[core[-1]]
            parts.headless = last is not None and last.kind == "DE" and last.start == nouns[-1].end
    elif rule == "agent" and _nested(nouns[-1], mention, lexicon):
        parts.action = nouns[-1].text  # 重点地区挂牌|整治5处
        _set_noun(parts, nouns[0], at)
    elif rule in ("agent", "relative", "owned"):
        _set_noun(parts, nouns[-1], at)
        if len(nouns) > 1:
            parts.owner = nouns[0].text
    elif rule == "chain":
        if len(nouns) > 1:
            parts.owner = nouns[0].text
        _set_noun(parts, _whole(actions[0], nouns[-1], lexicon), at)


def _joined(tokens: Sequence[Word | None], core: Tree) -> bool:
    """Whether the words of a core stand without a gap."""
    words = [w for i in core[1:] if (w := tokens[i]) is not None]
    return all(a.end == b.start for a, b in pairwise(words))


def _nested(noun: Word, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the object of a verb is itself a deed, done to what is counted."""
    if lexicon.family(mention.unit) in (*_DEEDS, "批", "人次", None) or mention.kind is not Kind.COUNT:
        return False
    return noun.text in lexicon.actions or noun.text in lexicon.words("nouns.nominal")


def _whole(verb: Word, noun: Word, lexicon: Lexicon) -> Word:
    """讨薪|案件|办结: the first of two verbs belongs to the noun between them when it is one that may."""
    nominal = verb.text in lexicon.words("nouns.nominal") or lexicon.actions.get(verb.text) not in _STEPS
    if verb.end != noun.start or len(noun.text) > 2 or not nominal:
        return noun
    return Word("NOUN", verb.start, noun.end, verb.text + noun.text)


def _acts(noun: Word, lexicon: Lexicon) -> bool:
    return noun.text.endswith(lexicon.words("nouns.agent"))


def _after(
    parts: Parts, tail: Tree, tokens: Sequence[Word | None], at: int, mention: Mention, lexicon: Lexicon
) -> None:
    nouns, actions = _of(tokens, tail, "NOUN"), _of(tokens, tail, "ACTION")
    share = mention.kind in _RATES
    if tail[0] == "counted" and not share:
        if parts.noun is not None and parts.action is not None and not parts.opened:
            parts.owner = parts.noun
        parts.headless = False
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
