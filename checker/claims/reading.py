"""Claims: every figure that measures something, with subject, action, scope, period, qualifiers and parent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.clauses import Parts, read_clause
from checker.claims.lexicon import Lexicon
from checker.claims.model import Claim, Kind, Mention
from checker.claims.shares import Share, distribute
from checker.claims.words import PRELUDE, Segmenter, segmenter
from checker.document.model import Document
from checker.document.outline import Outline
from checker.document.sentences import Sentence

_SHARES = (Kind.PERCENT, Kind.GROWTH, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO)
_PEOPLE = ("人", "人次", "户", "家", "村")
_DEFAULTED = ("人", "人次", "件", "件次", "小时", "次", "场", "通", None)
"""Families whose bare figures have a noun of their own."""
_CLASS = re.compile(r"[A-Ea-eＡ-ＥⅠ-Ⅴ甲乙丙丁]{1,2}[级类等档]?|[一二三四五特][级类等档]")
_OUTSIDE = PRELUDE - {"FILLER"}
_CHANGES = (Kind.GROWTH, Kind.POINTS)
_BEYOND_APPLICATION = frozenset(
    "closed carried-over carried-forward upheld revoked terminated pending mediated".split()  # noqa: SIM905
)
"""Classes of verbs that have a case for their object where the sentence began with an application."""
_SUBSET = re.compile(r"其中|包括|包含|[（(]\s*含|含|分别(?:是|为)")
_MOVES = re.compile(r"(?:同比|环比|[较比与].{1,8}?)?(?:增|减|上升|下降|提高|降低|多|少|上涨|回落|提升|缩|压)")
_WIDE = str.maketrans("()", "（）")
_TAIL = re.compile(r"(?:办结|受理|审结|压减|网办|完成|参学|合格|优秀|建成|创建|覆盖|整改|采纳|公示)?率$")


@dataclass(slots=True)
class _State:
    """What later clauses of a sentence or paragraph take over."""

    claims: list[Claim]
    first: int = 0
    """Index of the first claim of the sentence."""
    block: int = 0
    """Index of the first claim of the paragraph."""
    parent: int | None = None
    scope: str | None = None
    period: str | None = None
    sentence_start: int = 0
    block_scope: str | None = None
    """What opens a sentence (2023年，全区…) holds for the rest of the paragraph."""
    block_period: str | None = None


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
    state = _State([])
    block = -1
    for number, sentence in enumerate(sentences):
        low, high = (bisect_right(starts, x - 1) for x in (sentence.span.start, sentence.span.end))
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
    state: _State,
    cutter: Segmenter,
    lexicon: Lexicon,
    year: int | None,
) -> None:
    floor, ceiling = sentence.span.start, sentence.span.end
    figures = [m.span for m in mentions if m.is_data]
    dates = [m.span for m in mentions if m.kind is Kind.DATE]
    ends = [floor, *(f.end for f in figures)]
    nexts = [*(f.start for f in figures[1:]), ceiling]
    data = -1
    shared: list[Share | None] = distribute(text, mentions, floor, cutter)
    for n, mention in enumerate(mentions):
        if mention.kind is Kind.DATE and mention.iso and mention.iso[:2] in ("19", "20"):
            _dated(text, mention, floor, state)
        if not mention.is_data:
            continue
        data += 1
        free = max(ends[data], _taken(mention, state))
        parts = read_clause(text, mention, (free, nexts[data]), sentence.span, dates, cutter, lexicon)
        _not_twice(parts, state)
        share = shared[n]
        if share is not None:
            parts = _given(parts, share)
        state.claims.append(_claim(text, number, section, mention, parts, share, state, cutter, lexicon, year))


def _dated(text: str, mention: Mention, floor: int, state: _State) -> None:
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


def _taken(mention: Mention, state: _State) -> int:
    """Where the noun ends that the figure before has taken from between the two (5个镇|各建设站点1个)."""
    last = state.claims[-1] if len(state.claims) > state.first else None
    span = last.subject_span if last else None
    return span.end if span and last and last.mention.span.end <= span.start and span.end <= mention.span.start else 0


def _not_twice(parts: Parts, state: _State) -> None:
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
    state: _State,
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
    graded = subject if subject is not None and _is_grade(subject, lexicon) else None
    if graded is not None or (grade is not None and subject is None):
        grade, span = graded or grade, None
        subject = _of_whole(family, parent, state) or _topic(text, mention, family, parts, state, cutter)
        if subject is not None:
            inherited.add("subject")
    if mention.kind in _SHARES and share is None:
        of, extra = _of_share(parts, mention, state, cutter, lexicon)
        if of is not None:
            subject, span, action, grade = of, None, "占", grade or extra
    if subject in lexicon.words("change.down") or subject in lexicon.words("change.up"):
        subject, span = None, None
    if action is None and parts.listed and previous is not None and mention.kind not in _SHARES:
        action = previous.action
        if action is not None:
            inherited.add("action")
    if family == "人" and action and action in lexicon.persons and (subject is None or subject.endswith("刑")):
        subject, span = lexicon.persons[action], None
    if parts.headless and share is None and mention.kind not in _SHARES:
        head = _carried(mention, family, parts, state, lexicon) or _topic(text, mention, family, parts, state, cutter)
        subject, span = (head, None) if head else (subject, span)
        inherited |= {"subject"} if head else set()
    elif subject in lexicon.words("nouns.sizes") and action is None and previous is not None and previous.subject:
        subject = previous.subject.removesuffix("占比") + str(subject)  # 违法用地37宗、面积182.6亩
    if subject is None:
        subject = _activity(mention, action, lexicon)
    if subject is None and mention.kind is Kind.PERCENT and "平均" in parts.left:
        subject = "平均水平"
    if subject is None:
        subject = _carried(mention, family, parts, state, lexicon)
        if subject is not None:
            inherited.add("subject")
            if subject.endswith("申请") and lexicon.actions.get(action or "") in _BEYOND_APPLICATION:
                subject = subject.removesuffix("申请") + "案件"
    if subject is None:
        subject = _topic(text, mention, family, parts, state, cutter)
        inherited |= {"subject"} if subject else set()
    if subject is None:
        subject = _fallback(mention, parts, action, lexicon)
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
        _normal(subject, lexicon) if subject else None,
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


def _parent(text: str, mention: Mention, parts: Parts, state: _State, qualifiers: set[str]) -> int | None:
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


def _nearest(state: _State, mention: Mention) -> int | None:
    for claim in reversed(state.claims[state.block :]):
        if claim.mention.kind is mention.kind and claim.parent is None:
            return claim.index
    return state.claims[-1].index if state.claims else None


def _of_share(
    parts: Parts, mention: Mention, state: _State, cutter: Segmenter, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """Subject and base of 占25%, 占受理总量的27.4%: the share of what has it (罚款案件占比).

    成绩优秀的占88% is the rate of the grade: 优秀率.
    """
    if named := re.search(r"([\u4e00-\u9fff（）“”]{2,})占比[达约近超为是]*$", parts.left):
        return f"{named[1]}占比", None
    m = re.search(r"(?:([^，,、；;]*?)的)?占(?:比|到了?)?([^，,、；;占]*)$", parts.left)
    if m is None or mention.kind in _CHANGES:
        return None, None
    for grade in lexicon.words("nouns.grade"):
        if m[1] and len(grade) > 1 and m[1].endswith(grade):
            return f"{grade}率", None
    base = m[2].rstrip("的约近超达到为 ").strip() or None
    above = next((c.subject for c in reversed(state.claims[state.first :]) if c.subject), "").removesuffix("占比")
    has = m[1] or parts.left[: m.start()]
    words = cutter.before(has)
    start = next((w.end for w in reversed(words) if w.kind in _OUTSIDE), 0)
    start = max(start, next((w.end for w in words if w.kind == "OPENER"), 0))
    has = has[start:].strip()
    if m[1] and has:
        return f"{has}的{above}占比", base
    if has and any(w.kind == "NOUN" and w.start >= start for w in words) and not _is_grade(has, lexicon):
        return f"{has}占比", base
    return f"{above}占比", base


def _is_grade(noun: str, lexicon: Lexicon) -> bool:
    """Whether a word only names a class of a whole: 优秀, B类, 三级."""
    return noun in lexicon.words("nouns.grade") or _CLASS.fullmatch(noun) is not None


def _activity(mention: Mention, action: str | None, lexicon: Lexicon) -> str | None:
    """宣讲138场 counts the activity itself; 罚款226万元 the money; 人均结案206件 the cases closed."""
    deeds = lexicon.family(mention.unit) in ("场", "次")
    if action is None or not (deeds or mention.kind is Kind.MONEY):
        return None
    ends = [w for w in lexicon.words("nouns.nominal") if action.endswith(w)]
    deed = action if deeds and action not in lexicon.words("nouns.light") else None
    return max(ends, key=len, default=deed)


def _topic(
    text: str, mention: Mention, family: str | None, parts: Parts, state: _State, cutter: Segmenter
) -> str | None:
    """The noun of an earlier clause of the sentence without figures: whom it is for, else what is done."""
    last = state.claims[-1].mention.span.end if len(state.claims) > state.first else state.sentence_start
    stop = parts.clause.start
    if stop <= last:
        return None
    people = family in _PEOPLE
    for clause in reversed(re.split(r"[，,：:；;]", text[last:stop])):
        words = [w for w in cutter.before(clause) if w.kind in ("OPENER", "NOUN", "ACTION", "DE")]
        opened = bool(words) and (words[0].kind == "OPENER" or clause[: words[0].start].endswith(("为", "给", "向")))
        nouns = [w for w in words if w.kind == "NOUN" and not re.search(r"[0-9]", w.text)]
        if not nouns:
            continue
        if opened and (people or len(nouns) == 1):
            return nouns[0].text
        if family not in _DEFAULTED and words[-1].kind == "NOUN" and any(w.kind == "ACTION" for w in words):
            return nouns[-1].text
    return None


def _of_whole(family: str | None, parent: int | None, state: _State) -> str | None:
    """What a class (其他, 优秀) is a class of: the subject of its whole, else of the paragraph's first such figure."""
    if parent is not None:
        return state.claims[parent].subject
    return next((c.subject for c in state.claims[state.block :] if c.family == family and c.subject), None)


def _carried(mention: Mention, family: str | None, parts: Parts, state: _State, lexicon: Lexicon) -> str | None:
    """The subject taken over from an earlier figure of the sentence, else of the paragraph."""
    here = [c for c in reversed(state.claims[state.first :]) if c.subject and not c.subject.endswith("占比")]
    if mention.kind not in _SHARES:
        for claim in here:
            if claim.family == family:
                return claim.subject
        for claim in here:
            if {claim.family, family} == {"人", "人次"}:
                return claim.subject
    for claim in here:
        if claim.subject is None:
            continue
        if mention.kind in _SHARES:
            return claim.subject
        if claim.family == "件" and family in ("人", "人次"):
            continue
        if claim.mention.kind not in _SHARES and parts.listed:
            return claim.subject
        if claim.mention.kind in _SHARES and (stem := _TAIL.sub("", claim.subject)) and stem != claim.subject:
            return stem if len(stem) > 1 else None
    if family in lexicon.default_nouns.values() or mention.kind in _SHARES:
        return None
    for claim in reversed(state.claims[state.block : state.first]):
        if claim.family == family and claim.subject is not None and "subject" not in claim.inherited:
            return claim.subject
    return None


def _fallback(mention: Mention, parts: Parts, action: str | None, lexicon: Lexicon) -> str | None:
    """What remains: the noun the unit stands for, the time limit of a verb, the doer."""
    if lexicon.kinds.get(mention.unit or "") == "duration":
        return f"{action}时限" if action else None
    for word in ("人均", "日均", "户均", "平均"):
        if word in parts.left and action:
            return action
    return lexicon.default_nouns.get(mention.unit or "") or parts.owner or None


def _period(parts: Parts, state: _State, lexicon: Lexicon, year: int | None) -> str | None:
    for word in reversed(parts.periods):
        code = lexicon.periods.get(word)
        if code == "last" and year is not None:
            return str(year - 1)
        if code and code[0] in "HQ" and year is not None:
            return f"{year}-{code}"
        if code in ("year", "now", "end"):
            return state.period
    return state.period


def _normal(subject: str, lexicon: Lexicon) -> str:
    """Full-width brackets, no spaces, the full form of a short one."""
    plain = re.sub(r"\s+", "", subject).translate(_WIDE).strip("、，,：:")
    for short, full in lexicon.synonyms.items():
        if short in plain and full not in plain:
            plain = plain.replace(short, full)
    return plain
