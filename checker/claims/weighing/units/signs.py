"""What speaks for two figures in two units being one, in any wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.telling.likeness import likeness
from checker.claims.weighing.telling.pair import Pair
from checker.claims.weighing.telling.tellings import pairs
from checker.claims.weighing.units.measures import load_measures
from checker.claims.weighing.units.printed import telling_digits
from checker.claims.weighing.units.setting import Setting, mixed, named_with, renamed, second_column

_ASKED = frozenset(("nothing_new", "contrast", "slot", "noun_again", "new_body", "far", "including")) | frozenset(
    ("same_subject", "other_subject", "other_verb", "other_deed")
)
"""What is asked of two units: the signs of a likeness that few passages can weigh."""
_NAME, _STRANGE = 3, 2
"""Characters of a name that two things hardly share, and of one name that the other lacks when they name two things."""
_MOST_DIGITS = 4
MEASURED = ("scaled", "each", "one_dimension", "per_mille")
"""How the units of two figures differ that measure one thing."""


def signs_of(setting: Setting, a: Figure, b: Figure, sort: str, group: Sequence[Figure]) -> Mapping[str, float]:
    """Name of each sign → how strong it is; `sort` says how their units differ."""
    relation = setting.relation
    pair = Pair(setting.tellings, relation, setting.named_by(a, b), b)
    bare = sort == "two_counts" and _bare_persons(pair)
    deed = not bare and setting.deed_again(pair.a, b)
    again = setting.points_back_with(b) or setting.name_again(pair.a, b)
    pointing = deed or again or _pointing(pair, sort)
    moved = telling_digits(b) > 1 and renamed(setting, a, b)
    averages = relation.says("average", a.clause) != relation.says("average", b.clause)
    planned = relation.says("planned", a.pre) != relation.says("planned", b.pre)
    signs: dict[str, float] = {k: v for k, v in likeness(pair, group).items() if k in _ASKED}
    signs |= {
        sort: 1,
        "pointing": pointing,
        "pointed_count": pointing and sort == "two_counts",
        "one_sentence": pair.apart == 0 and not (pointing or moved) and sort not in MEASURED,
        "measured_at_once": pair.apart == 0 and not pointing and sort in MEASURED,
        "deed": deed,
        "scaled_name": sort in MEASURED and pair.size >= _NAME and not pointing,
        "mixed": mixed(setting, a, b),
        "renamed": moved,
        "hearers": _hearers(a, b),
        "bare_persons": bare,
        "other_side": _other_side(pair),
        "digits": min(telling_digits(b), _MOST_DIGITS) - 1,
        "nameless": not pair.kin,
        "chance": telling_digits(b) == 1 and not pair.back and pair.size <= _NAME,
        "head": head_again(pair),
        "other_head": not moved and other_head(pair),
        "agent": not moved and named_agent(pair),
        "other_noun": not (pointing or moved) and _other_noun(pair),
        "own_changes": setting.own_changes(a, b),
        "column": second_column(setting.tellings.ctx, a, b) or named_with(setting, a, b),
        "averaged": averages and not pair.back and sort == "scaled",
        "planned": planned and not pair.back,
    }
    if sort == "each" and _one_deed(relation, pair.a, b):
        signs["contrast"] = 0
    return {k: float(v) for k, v in signs.items() if v}


def _one_deed(relation: Relation, a: Figure, b: Figure) -> bool:
    """每天平均接话■ … 每月平均接话■: one and the same word behind what it is counted by."""
    one, two = (relation.cues["per"].search(f.pre) for f in (a, b))
    first, second = (f.pre[m.end("of") :] if m is not None else "" for f, m in ((a, one), (b, two)))
    return first == second != ""


def _pointing(pair: Pair, sort: str) -> bool:
    """Whether the later one says that it was told before; 均 behind things counted does so for those named before."""
    if pair.back or pair.of or pair.turned or pair.among:
        return True
    named = pair.two.behind[:2] in pair.one.before or head_again(pair)
    alone = sort in MEASURED and not pair.two.before  # 738.2元均已到账
    return (pair.every and (named or alone)) or (pair.size > 1 and pair.relation.says("summed", pair.b.pre))


def _hearers(a: Figure, b: Figure) -> bool:
    """听众■人次 … 听讲的■场次: as many people as occasions."""
    one, two = _crowds(a), _crowds(b)
    return ("persons" in one and "occasions" in two) or ("occasions" in one and "persons" in two)


def _crowds(figure: Figure) -> frozenset[str]:
    return load_measures().crowds.get(figure.mention.unit or "", frozenset())


def _bare_persons(pair: Pair) -> bool:
    """新发证■本 … 新发证的■人参加了考试: people with no noun of their own are those who have what was counted."""
    return "persons" in _crowds(pair.b) and pair.size > 1 and pair.word not in pair.two.behind


def _other_side(pair: Pair) -> bool:
    """岸线■公里 … 绿化带宽■米: one tells a length and the other a width."""
    sides = pair.relation.cues["sides"]
    return set(sides.findall(pair.a.pre)) != set(sides.findall(pair.b.pre))


def head_again(pair: Pair) -> bool:
    """手册■册 … 发放的■场手册: the names of both end alike, behind or before their figures."""
    one, two = pair.one, pair.two
    named = ((one.before, two.noun), (one.noun, two.before), (one.before, two.before))
    return any(_ends_alike(first, second) for first, second in named)


def _ends_alike(one: str, two: str) -> bool:
    return len(one) > 1 and len(two) > 1 and one[-2:] == two[-2:]


def other_head(pair: Pair) -> bool:
    """投诉■件 … ■名投诉人, 网格■个 … 网格员■名: the shared name is only the beginning of one of the two nouns."""
    word = pair.word
    if pair.size < 2:
        return False
    tails = [_tail(t.noun, word) or _tail(t.before, word) for t in (pair.one, pair.two)]
    return tails[0] != tails[1] and any(0 < len(t) <= _NAME for t in tails)


def _tail(words: str, word: str) -> str:
    """What follows a word at the end of a name."""
    _, found, behind = words.rpartition(word)
    return behind if found else ""


def named_agent(pair: Pair) -> bool:
    """■名投诉人, 网格员■名: the shared name with the word for one who does it or has it behind it."""
    if pair.size < 2:
        return False
    agent = pair.relation.cues["agent"].match
    tails = [_tail(w, pair.word) for w in (pair.one.behind, pair.two.behind, pair.one.before, pair.two.before)]
    return any(agent(t) is not None for t in tails if t)


def _other_noun(pair: Pair) -> bool:
    """罚没收入86.4万元，一般公共预算收入86.4亿元: nothing in common but what any measure is called."""
    one, two = (pair.relation.cues["measure"].sub("|", t.own) for t in (pair.one, pair.two))
    if {p for p in pairs(one) if "|" not in p} & {p for p in pairs(two) if "|" not in p}:
        return False
    return _names(one, pair.two.own + pair.b.lead) and _names(two, pair.one.own + pair.a.lead)


def _names(words: str, other: str) -> bool:
    """Whether words name something that the other's do not: most of their characters are strange to them."""
    own = [c for c in words if c != "|"]
    strange = [c for c in own if c not in other]
    return len(strange) >= _STRANGE and 2 * len(strange) > len(own)
