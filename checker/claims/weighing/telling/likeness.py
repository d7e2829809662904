"""What speaks for two figures telling one measure, in any wording: words, form, place, time, neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import log2
from operator import attrgetter

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Claim
from checker.claims.weighing.telling.likeness_words import longest_common, replaced, slot, strange
from checker.claims.weighing.telling.pair import Pair
from checker.claims.weighing.telling.tellings import Telling, pairs

_GENERAL = lazy.compile("案件|人员|情况|工作|事项|问题|活动|行政|执法|法治|法律|单位|部门|企业|项目|全县|全市|群众")
_BODIES = lazy.compile("[省市县区镇乡州盟旗局院级域处办委社村所]$|系统$|街道$|部门$|机关$")
_SENTENCE, _WHOSE = lazy.compile(r"[。\n]"), lazy.compile("^[全我本各]")
_index = attrgetter("index")
_SENT = frozenset(("发出", "发送", "制发", "印发", "送达", "寄发", "下发"))
"""Verbs that say one and the same of a document."""
_LONG = 7
"""Characters of a name that no other measure shares."""
_NEAR, _FAR = 20, 300
"""Figures on either side among which one more may be told with the same words."""


def likeness(pair: Pair, group: Sequence[Figure]) -> dict[str, float]:
    """Name of each sign → how strong it is; `group` are the figures of their kind."""
    tellings, a, b, one, two = pair.tellings, pair.a, pair.b, pair.one, pair.two
    sheet, pointing = tellings.ctx.sheet, pair.pointing
    gap = sheet.between(a, b)
    of_it = _SENTENCE.split(gap)[-1] if pointing else gap
    start = bisect_left(group, b.index - _NEAR, key=_index)
    near = group[start : bisect_right(group, b.index + _NEAR, key=_index)]
    others = 0
    if pair.size > 1 and not pair.back:
        others = sum(pair.word in tellings.of(f).own for f in near if f is not a and f is not b)
    soft = pair.relation.cues["soft"]
    soft_a, soft_b = set(soft.findall(one.own)), set(soft.findall(two.own))
    anchors, parallel = pair.rows
    mine, other = a.claim, b.claim
    apart = pair.frames_apart - {"item"} or pair.two_scopes or pair.new_body
    named_again = not (pointing or pair.strange_a or pair.strange_b or apart) and pair.size > 3
    between = 0
    if not (pair.back or named_again or pair.size >= _LONG):
        family = b.family
        between = len([f for f in sheet.figures[a.index + 1 : b.index] if f.family == family])
    around = (one.words, two.words) if pair.apart else pair.clauses
    signs: dict[str, float] = {
        "shared": min(pair.size, 8) - 0.75 * sum(len(m) for m in _GENERAL.findall(pair.word)),
        "no_kin": not pair.kin and not anchors,
        "strange_a": 0 if pointing else min(pair.strange_a, 6),
        "strange_b": min(strange(two.noun, one.words) if pointing else pair.strange_b, 6),
        "general": 0 if pair.back else log2(1 + others),
        "pointing": pointing,
        "back": pair.back,
        "nothing_new": named_again,
        "all": pair.every,
        "of": pair.of,
        "of_strange": pair.of and not pair.back and min(strange(two.before, one.words), 4),
        "of_it": pair.of_it,
        "among": pair.among,
        "one_sentence": pair.apart == 0 and not pointing,
        "bare_less": not pointing and not two.before and b.number < a.number,
        "contrast": 0 if pointing else min(pair.strange_a, pair.strange_b, 4),
        "replaced": not pointing and replaced(one.before, two.before, *around) and _unslipped(pair),
        "slot": not pointing and slot(one.own, two.own, one.words, two.words),
        "turned_less": _turned_less(pair) and _unslipped(pair),
        "noun_again": 0 if pointing else min(_noun_again(one, two), 6),
        "prefixed": 0 if pointing else min(_prefixed(one, two), 4),
        "far": log2(1 + min(len(gap), _FAR) / 100),
        "new_body": not pointing and pair.new_body,
        "between": log2(1 + between),
        "including": b.number < a.number and pair.apart <= 1 and pair.relation.says("including", of_it[-30:]),
        "places": pair.two_bodies,
        "anchors": min(anchors, 2),
        "parallel": 0 if pair.back else min(parallel, 2),
        "soft_a": len(soft_a - soft_b),
        "soft_b": sum(w not in one.words for w in soft_b - soft_a),
    }
    if mine is not None and other is not None:
        signs["same_subject"] = mine.subject is not None and mine.subject == other.subject
        two_deeds = mine.action_class and other.action_class and mine.action_class != other.action_class
        other_deed = bool(two_deeds) and not {mine.action, other.action} <= _SENT
        said = mine.action and other.action and mine.action in one.before and other.action in two.before
        signs["other_verb"] = bool(not pointing and said and mine.action != other.action)
        signs["pointed_deed"] = (
            pointing and not pair.back and other_deed and (other.action or "") in two.before and not _did(other, one)
        )
        scopes = {_scope(mine.scope or ""), _scope(other.scope or "")} - {""}
        signs["other_scope"] = len(scopes) > 1 or (not pair.back and pair.two_scopes)
        signs["other_subject"] = not pointing and _other_subject(mine.subject or "", other.subject or "", one, two)
        signs["other_deed"] = other_deed
        one_deed = mine.action_class is not None and mine.action_class == other.action_class
        signs["one_deed"] = one_deed and _one_subject(mine.subject, other.subject)
    return {k: float(v) for k, v in signs.items()}


def _turned_less(pair: Pair) -> bool:
    return pair.turned and pair.b.number < pair.a.number and not (pair.back or pair.every or pair.of or pair.among)


def _unslipped(pair: Pair) -> float:
    """How little the two numbers look like one mistyped, between 0 and 1."""
    return 1 - min(max(pair.bits, 0), 8) / 8


def _one_subject(first: str | None, second: str | None) -> bool:
    """行政复议申请, 行政复议案件: the same but for what is counted of it."""
    return first is not None and second is not None and longest_common(first, second)[0] >= 4


def _noun_again(one: Telling, two: Telling) -> int:
    """设咨询点■ … 到■咨询点求助: characters of the noun behind the later one that end the words before the first."""
    noun = two.noun
    return max((i for i in range(len(noun) + 1) if one.before.endswith(noun[:i])), default=0) if one.before else 0


def _prefixed(one: Telling, two: Telling) -> int:
    """组织讲座■ … 镇村组织讲座■: characters of a name that the later one sets before the first one's words."""
    if len(one.before) < 3 or not two.before.endswith(one.before):
        return 0
    return strange(two.before[: -len(one.before)], one.words)


def _did(claim: Claim, told: Telling) -> bool:
    """Whether the sentence of a telling says a claim's verb too."""
    return claim.action is None or claim.action[-2:] in told.words


def _other_subject(first: str, second: str, one: Telling, two: Telling) -> bool:
    """Whether two subjects have no two characters in common and each is strange to the other's sentence."""
    first, second = _GENERAL.sub("|", first), _GENERAL.sub("|", second)
    if not strange(first, two.words) or not strange(second, one.words):
        return False
    return {p for p in pairs(first) if "|" not in p}.isdisjoint(pairs(second))


def _scope(scope: str) -> str:
    """全县, 我县, 本县 → 县; nothing for words that name no body."""
    return _WHOSE.sub("", scope) if _BODIES.search(scope) else ""
