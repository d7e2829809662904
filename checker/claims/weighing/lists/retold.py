"""What tells that a number counts things which were named before it, and what that it counts others."""

from __future__ import annotations

from checker import lazy
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import Binding, Page

GENERIC = "类种项者方个家部级块"
"""Measure words of anything."""
PLACES = "镇县区市村乡局所站校"
"""What places and bodies are counted in."""
PEOPLE = frozenset("人名位")
_BORDER = lazy.compile(r"[，,。；;\n]")
_ALL_SOON, _OTHERS_SOON, _LONGEST, _HEAD = 8, 6, 2, 2


def all_told(relation: Relation, text: str, number: Announced) -> bool:
    """五家均…, 四个部门每季…: what is said behind a number is said of all of them."""
    return _soon(relation, "all_of", text, number.end, _ALL_SOON)


def are_others(page: Page, number: Announced) -> bool:
    """五个村正在筹备, 另: what is said behind a number is said of others than were named."""
    return _soon(page.relation, "others_do", page.text, number.end, _OTHERS_SOON)


def _soon(relation: Relation, cue: str, text: str, at: int, reach: int) -> bool:
    """Whether one of a cue's words begins in the first characters of what is left of a clause."""
    found = relation.cues[cue].search(text, at, at + reach + _LONGEST)
    return found is not None and found.start() <= at + reach and not _BORDER.search(text, at, found.start())


def counts_bodies(number: Announced) -> bool:
    """五家, 四方 before what they do, and no noun of theirs."""
    return number.unit in ("家", "方") and not number.named


def named_before(text: str, listed: Listed, number: Announced) -> bool:
    """Whether the sentence of a list says what the number counts: 涉及化工、纺织的企业，三家企业…."""
    start = max(text.rfind(mark, 0, listed.start) for mark in "。；\n") + 1
    noun = number.noun[:2] or number.unit
    return bool(noun) and noun in text[start : number.head]


def names(listed: Listed) -> tuple[str, ...]:
    """What is named, the last without the words behind the character that the others end in, or behind as many as they
    have at most: 公安局牵头, 劳务纠纷调处."""
    *others, last = listed.items
    ends = {i[-1:] for i in others}
    cut = last.rfind(ends.pop()) + 1 if len(ends) == 1 else 0
    return (*others, last[: cut or max(len(i) for i in others[1:] or others)])


def called_by_deed(relation: Relation, text: str, listed: Listed, number: Announced) -> bool:
    """由甲局、乙局、丙局牵头。5个牵头单位: the number's name begins with what those named before do."""
    deed = text[number.end : number.end + 2]
    behind = text[number.end + 2 : number.end + 2 + _HEAD]
    if any(deed in i for i in names(listed)) or not relation.says("called", behind):
        return False
    return deed in listed.items[-1] or deed in text[listed.end : number.head]


def of_kind(number: Announced, listed: Listed) -> float:
    """Which share of the things end as what is counted: 村 of 大营村, 所 of 司法所."""
    ends = {number.unit[-1:], number.noun[-1:], *number.noun[:2]} - {"", "个"}
    first = [i for i in listed.items[:-1] if i.rstrip("”》")[-1:] in ends]
    return (len(first) + any(e in listed.items[-1] for e in ends)) / len(listed.items)


def again_signs(binding: Binding, relation: Relation, text: str) -> dict[str, float]:
    """What tells that a number which only opens a later clause counts the things named before it."""
    number, listed, how = binding.number, binding.listed, binding.how
    more = {
        "whole": all_told(relation, text, number) or number.lead.startswith(("全", "所有", "共")),
        "more": how != "loose" and number.number > listed.high,
        "less": number.number < listed.low,
        "people": number.unit in PEOPLE,
        "hops": binding.gap.count("，") + 2 * binding.gap.count("。") - 1,
    }
    if how == "shares":
        noun = number.noun[:4]
        return more | {"met": sum(c in binding.gap for c in noun) / len(noun) if noun else 0}
    more["deed"] = called_by_deed(relation, text, listed, number)
    met = named_before(text, listed, number)
    return more | {"met": met, "kind": 0 if met else of_kind(number, listed)}
