"""Claims: every figure that measures something, with subject, action, scope, period, qualifiers and parent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker import lazy
from checker.claims.clauses import Breaks, Parts, read_clause
from checker.claims.lexicon import Lexicon
from checker.claims.model import Claim, Kind, Mention
from checker.claims.shares import Share, distribute
from checker.claims.subjects import Running, activity, carried, fallback, is_grade, normal, of_share, of_whole, topic
from checker.claims.words import Segmenter, segmenter
from checker.document.model import Document
from checker.document.outline import Outline
from checker.document.sentences import Sentence

_SHARES = (Kind.PERCENT, Kind.GROWTH, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO)
_CHANGES = (Kind.GROWTH, Kind.POINTS)
_BEYOND_APPLICATION = frozenset(
    "closed carried-over carried-forward upheld revoked terminated pending mediated".split()  # noqa: SIM905
)
"""Classes of verbs that have a case for their object where the sentence began with an application."""
_SUBSET = lazy.compile(r"其中|包括|包含|[（(]\s*含|含|分别(?:是|为)")
_MOVES = lazy.compile(r"(?:同比|环比|[较比与].{1,8}?)?(?:增|减|上升|下降|提高|降低|多|少|上涨|回落|提升|缩|压)")


def read_claims(
    document: Document,
    sentences: Sequence[Sentence],
    outline: Outline,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    year: int | None = None,
) -> tuple[Claim, ...]:
    """The claims of a document in text order; `year` is the report's, for 上年 and 前三季度."""
    cutter = segmenter(lexicon)
    starts = [m.span.start for m in mentions]
    sections = _section_index(outline)
    state = Running([])
    block = -1
    for number, sentence in enumerate(sentences):
        low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        if sentence.block != block:
            block = sentence.block
            state.block, state.block_scope, state.block_period = len(state.claims), None, None
        if low == high:
            continue
        state.sentence_start = sentence.span.start
        state.first, state.parent = len(state.claims), None
        state.scope, state.period = state.block_scope, state.block_period
        section = _section_at(sections, sentence.span.start)
        _sentence(document.text, number, sentence, section, mentions[low:high], state, cutter, lexicon, year)
    return tuple(state.claims)


def _section_index(outline: Outline) -> tuple[list[int], list[int]]:
    ordered = sorted(outline.sections, key=lambda s: s.span.start)
    return [s.span.start for s in ordered], [s.index for s in ordered]


def _section_at(sections: tuple[list[int], list[int]], at: int) -> int | None:
    i = bisect_right(sections[0], at) - 1
    return sections[1][i] if i >= 0 else None


def _sentence(
    text: str,
    number: int,
    sentence: Sentence,
    section: int | None,
    mentions: Sequence[Mention],
    state: Running,
    cutter: Segmenter,
    lexicon: Lexicon,
    year: int | None,
) -> None:
    floor, ceiling = sentence.span.start, sentence.span.end
    figures = [m.span for m in mentions if m.is_data]
    dates = [m.span for m in mentions if m.kind is Kind.DATE]
    ends = [floor, *(f.end for f in figures)]
    nexts = [*(f.start for f in figures[1:]), ceiling]
    breaks = Breaks(text, sentence.span)
    data = -1
    shared: list[Share | None] = distribute(text, mentions, floor, cutter)
    for n, mention in enumerate(mentions):
        if mention.kind is Kind.DATE and mention.iso and mention.iso[:2] in ("19", "20"):
            _dated(text, mention, floor, state)
        if not mention.is_data:
            continue
        data += 1
        free = max(ends[data], _taken(mention, state))
        parts = read_clause(text, mention, (free, nexts[data]), breaks, dates, cutter, lexicon)
        _not_twice(parts, state)
        share = shared[n]
        if share is not None:
            parts = _given(parts, share)
        state.claims.append(_claim(text, number, section, mention, parts, share, state, cutter, lexicon, year))


def _dated(text: str, mention: Mention, floor: int, state: Running) -> None:
    """Take a date over as the period of what follows; a year in a title or a bracket is none."""
    before, after = text[mention.span.start - 1 : mention.span.start], text[mention.span.end : mention.span.end + 1]
    if before in ("(", "（", "《", "“") or after in (")", "）", "》"):
        return
    if after in ("前", "印", "制", "出") or text.rfind("《", floor, mention.span.start) > text.rfind(
        "》", floor, mention.span.start
    ):
        return
    state.period = mention.iso
    if mention.span.start - floor < 4:
        state.block_period = mention.iso


def _taken(mention: Mention, state: Running) -> int:
    """Where the noun ends that the figure before has taken from between the two (5个镇|各建设站点1个)."""
    last = state.claims[-1] if len(state.claims) > state.first else None
    span = last.subject_span if last else None
    return span.end if span and last and last.mention.span.end <= span.start and span.end <= mention.span.start else 0


def _not_twice(parts: Parts, state: Running) -> None:
    """A noun that the figure before has taken (5名员额法官人均结案206件) is not this figure's own."""
    last = state.claims[-1] if len(state.claims) > state.first else None
    if last and last.subject_span and parts.noun_span and last.subject_span.overlaps(parts.noun_span):
        parts.noun, parts.noun_span = None, None


def _given(parts: Parts, share: Share) -> Parts:
    parts.noun, parts.noun_span = share.noun, share.span
    if share.action:
        parts.action = share.action
    return parts


def _claim(
    text: str,
    number: int,
    section: int | None,
    mention: Mention,
    parts: Parts,
    share: Share | None,
    state: Running,
    cutter: Segmenter,
    lexicon: Lexicon,
    year: int | None,
) -> Claim:
    index = len(state.claims)
    family = lexicon.family(mention.unit)
    inherited: set[str] = set()
    previous = state.claims[-1] if index > state.first else None
    marked = [q for w in (*parts.words, *cutter.qualifier.findall(parts.left)) for q in lexicon.qualifiers.get(w, ())]
    qualifiers = set(marked)
    if mention.text.startswith(("各", "每")):
        qualifiers.add("each")
    if _is_change(mention, parts):
        qualifiers.add("change")
    parent = _parent(text, mention, parts, state, qualifiers)
    grade = share.grade if share is not None else None
    subject, span = parts.noun, parts.noun_span
    action = parts.action
    graded = subject if subject is not None and is_grade(subject, lexicon) else None
    if graded is not None or (grade is not None and subject is None):
        grade, span = graded or grade, None
        subject = of_whole(family, parent, state) or topic(text, mention, family, parts, state, cutter)
        if subject is not None:
            inherited.add("subject")
    if mention.kind in _SHARES and share is None:
        of, extra = of_share(parts, mention, state, cutter, lexicon)
        if of is not None:
            subject, span, action, grade = of, None, "占", grade or extra
    if subject in cutter.changes:
        subject, span = None, None
    if action is None and parts.listed and previous is not None and mention.kind not in _SHARES:
        action = previous.action
        if action is not None:
            inherited.add("action")
    if family == "人" and action and action in lexicon.persons and (subject is None or subject.endswith("刑")):
        subject, span = lexicon.persons[action], None
    if parts.headless and share is None and mention.kind not in _SHARES:
        head = carried(mention, family, parts, state, lexicon) or topic(text, mention, family, parts, state, cutter)
        subject, span = (head, None) if head else (subject, span)
        inherited |= {"subject"} if head else set()
    elif subject in cutter.sizes and action is None and previous is not None and previous.subject:
        subject = previous.subject.removesuffix("占比") + str(subject)  # 违法用地37宗、面积182.6亩
    if subject is None:
        subject = activity(mention, action, lexicon)
    if subject is None and mention.kind is Kind.PERCENT and "平均" in parts.left:
        subject = "平均水平"
    if subject is None:
        subject = carried(mention, family, parts, state, lexicon)
        if subject is not None:
            inherited.add("subject")
            if subject.endswith("申请") and lexicon.actions.get(action or "") in _BEYOND_APPLICATION:
                subject = subject.removesuffix("申请") + "案件"
    if subject is None:
        subject = topic(text, mention, family, parts, state, cutter)
        inherited |= {"subject"} if subject else set()
    if subject is None:
        subject = fallback(mention, parts, action, lexicon)
    scope = parts.scopes[-1] if parts.scopes else None
    if scope is None and grade is not None:
        scope = grade
    if parts.scopes:
        state.scope = parts.scopes[-1]
        if parts.clause.start - state.sentence_start < 12 and state.scope.startswith(("全", "本", "我")):
            state.block_scope = state.scope
    elif scope is None and state.scope is not None:
        scope = state.scope
        inherited.add("scope")
    period = _period(parts, state, lexicon, year)
    if period is not None and not parts.periods:
        inherited.add("period")
    return Claim(
        index,
        mention,
        normal(subject, lexicon) if subject else None,
        action,
        lexicon.actions.get(action) if action else None,
        scope,
        period,
        family,
        frozenset(qualifiers),
        parent,
        parts.clause,
        number,
        section,
        span,
        frozenset(inherited),
    )


def _is_change(mention: Mention, parts: Parts) -> bool:
    if mention.kind in _CHANGES:
        return True
    if mention.digits is None:
        return False
    if mention.kind is Kind.RANGE:
        return False
    lead = mention.text[: mention.digits.start - mention.span.start]
    return _MOVES.match(lead) is not None or (mention.value is not None and mention.value < 0 and not _signed(mention))


def _signed(mention: Mention) -> bool:
    """A figure below zero by its own sign (负3.5%)."""
    assert mention.digits is not None
    return mention.text[mention.digits.start - mention.span.start] in "负負-－"


def _parent(text: str, mention: Mention, parts: Parts, state: Running, qualifiers: set[str]) -> int | None:
    """The claim this one is a part of: the one before 其中, a bracket or a colon, as long as the unit agrees."""
    if len(state.claims) == state.first:
        state.parent = None
    start = max(parts.clause.start - 1, 0)
    opened = parts.left.lstrip().startswith(("（", "(")) or text.rfind("（", start, mention.span.start) >= 0
    if opened or _SUBSET.search(parts.left) or "including" in qualifiers:
        if len(state.claims) > state.block:
            state.parent = _nearest(state, mention)
            qualifiers.add("including")
    elif parts.clause.start and text[parts.clause.start - 1] in ":：" and len(state.claims) > state.first:
        state.parent = _nearest(state, mention)
    return state.parent


def _nearest(state: Running, mention: Mention) -> int | None:
    for claim in reversed(state.claims[state.block :]):
        if claim.mention.kind is mention.kind and claim.parent is None:
            return claim.index
    return state.claims[-1].index if state.claims else None


def _period(parts: Parts, state: Running, lexicon: Lexicon, year: int | None) -> str | None:
    for word in reversed(parts.periods):
        code = lexicon.periods.get(word)
        if code == "last" and year is not None:
            return str(year - 1)
        if code and code[0] in "HQ" and year is not None:
            return f"{year}-{code}"
        if code in ("year", "now", "end"):
            return state.period
    return state.period
