"""What a figure counts when its own words do not say it plainly: shares, classes, deeds, topics, earlier nouns."""

from __future__ import annotations

from checker import lazy
from checker.claims.clauses import Parts
from checker.claims.cues import word_lists
from checker.claims.lexicon import Lexicon
from checker.claims.model import Claim, Kind, Mention
from checker.claims.words import PRELUDE, Segmenter
from checker.dataclass import dataclass

_WORDS = word_lists(__file__)

_SHARES = (Kind.PERCENT, Kind.GROWTH, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO)
_CHANGES = (Kind.GROWTH, Kind.POINTS)
_OUTSIDE = PRELUDE - {"FILLER"}
_PEOPLE = ("人", "人次", "户", "家", "村")
_DEFAULTED = ("人", "人次", "件", "件次", "小时", "次", "场", "通", None)
"""Families whose bare figures have a noun of their own."""
_CLASS = lazy.compile(r"[A-Ea-eＡ-ＥⅠ-Ⅴ甲乙丙丁]{1,2}[级类等档]?|[一二三四五特][级类等档]")
_LONGEST = 3
"""Characters of the longest class that `_CLASS` knows."""
_TAIL = lazy.compile(f"(?:{_WORDS['done']})?率$")


@dataclass(slots=True)
class Running:
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


def of_share(
    parts: Parts, mention: Mention, state: Running, cutter: Segmenter, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """Subject and base of 占25%, 占受理总量的27.4%: the share of what has it (罚款案件占比).

    成绩优秀的占88% is the rate of the grade: 优秀率.
    """
    if named := lazy.search(r"([\u4e00-\u9fff（）“”]{2,})占比[达约近超为是]*$", parts.left):
        return f"{named[1]}占比", None
    m = lazy.search(r"(?:([^，,、；;]*?)的)?占(?:比|到了?)?([^，,、；;占]*)$", parts.left)
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
    if has and any(w.kind == "NOUN" and w.start >= start for w in words) and not is_grade(has, lexicon):
        return f"{has}占比", base
    return f"{above}占比", base


def is_grade(noun: str, lexicon: Lexicon) -> bool:
    """Whether a word only names a class of a whole: 优秀, B类, 三级."""
    return (len(noun) <= _LONGEST and _CLASS.fullmatch(noun) is not None) or noun in lexicon.words("nouns.grade")


def activity(mention: Mention, action: str | None, lexicon: Lexicon) -> str | None:
    """宣讲138场 counts the activity itself; 罚款226万元 the money; 人均结案206件 the cases closed."""
    deeds = lexicon.family(mention.unit) in ("场", "次")
    if action is None or not (deeds or mention.kind is Kind.MONEY):
        return None
    ends = [w for w in lexicon.words("nouns.nominal") if action.endswith(w)]
    deed = action if deeds and action not in lexicon.words("nouns.light") else None
    return max(ends, key=len, default=deed)


def topic(
    text: str, mention: Mention, family: str | None, parts: Parts, state: Running, cutter: Segmenter
) -> str | None:
    """The noun of an earlier clause of the sentence without figures: whom it is for, else what is done."""
    last = state.claims[-1].mention.span.end if len(state.claims) > state.first else state.sentence_start
    stop = parts.clause.start
    if stop <= last:
        return None
    people = family in _PEOPLE
    for clause in reversed(lazy.split(r"[，,：:；;]", text[last:stop])):
        words = [w for w in cutter.before(clause) if w.kind in ("OPENER", "NOUN", "ACTION", "DE")]
        opened = bool(words) and (words[0].kind == "OPENER" or clause[: words[0].start].endswith(("为", "给", "向")))
        nouns = [w for w in words if w.kind == "NOUN" and not lazy.search(r"[0-9]", w.text)]
        if not nouns:
            continue
        if opened and (people or len(nouns) == 1):
            return nouns[0].text
        if family not in _DEFAULTED and words[-1].kind == "NOUN" and any(w.kind == "ACTION" for w in words):
            return nouns[-1].text
    return None


def of_whole(family: str | None, parent: int | None, state: Running) -> str | None:
    """What a class (其他, 优秀) is a class of: the subject of its whole, else of the paragraph's first such figure."""
    if parent is not None:
        return state.claims[parent].subject
    return next((c.subject for c in state.claims[state.block :] if c.family == family and c.subject), None)


def carried(mention: Mention, family: str | None, parts: Parts, state: Running, lexicon: Lexicon) -> str | None:
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


def fallback(mention: Mention, parts: Parts, action: str | None, lexicon: Lexicon) -> str | None:
    """What remains: the noun the unit stands for, the time limit of a verb, the doer."""
    if lexicon.kinds.get(mention.unit or "") == "duration":
        return f"{action}时限" if action else None
    for word in ("人均", "日均", "户均", "平均"):
        if word in parts.left and action:
            return action
    return lexicon.default_nouns.get(mention.unit or "") or parts.owner or None


def normal(subject: str, lexicon: Lexicon) -> str:
    """Full-width brackets, no spaces, the full form of a short one."""
    plain = "".join(subject.split()).replace("(", "（").replace(")", "）").strip("、，,：:")
    for short, full in lexicon.synonyms.items():
        if short in plain and full not in plain:
            plain = plain.replace(short, full)
    return plain
