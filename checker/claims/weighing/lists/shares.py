"""Places that have so many each and the number of all: 甲镇、乙镇、丙镇各设1处服务点，三处服务点…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import BORDERS, Binding, Page

_EACH = lazy.compile(
    rf"(?:分别|各)(?:自|地)?[\u4e00-\u9fff]{{0,8}}?(?:(?P<figure>{COUNT})|(?P<n>[一两二三])(?P<unit>[\u4e00-\u9fff]))"
)
_MORE = lazy.compile("另|加上|原有|原来|此前|又|还|连同|其余|其他|剩余|以及|和|及")
_POINTS = lazy.compile("[这此该]|上述|以上|前述|所设|共|合计|总共")
_ALL_TOLD = lazy.compile("全|[总累合]计|一年|共|年内")
_SOME = lazy.compile("其中|另|新|分别|再|又|还|有的|其余|其他|剩")
_PART = lazy.compile("其中|另|还有")
_VERBS = "自地设立建配有置派办"
_REACH, _BACK, _SAME = 60, 120, 4


def bind_shares(page: Page, numbers: Sequence[Announced]) -> Iterator[Binding]:
    """The number of what several places have each, in one of the clauses behind."""
    if "各" not in page.text and "分别" not in page.text:
        return
    at = {n.at: n for n in numbers}
    for each in _EACH.finditer(page.masked):
        share = at.get(each.start("figure")) if each["figure"] else None
        if share is None and not each["n"]:
            continue
        size, unit = (share.number, share.unit[:1]) if share else (SPOKEN[each["n"]], each["unit"])
        start = page.clause_start(each.start(), max(each.start() - 160, 0))
        listed = page.read(start, each.start()) if unit else None
        if listed is None or listed.open or COUNT in page.masked[start : each.start()]:
            continue
        end = share.end if share else each.end()
        told = next((n for n in numbers if end <= n.at <= end + _REACH and n.unit[:1] == unit), None)
        noun = page.text[each.start() : (share.at if share else each.start("n"))][1:]
        earlier = None if told else _all_before(page, numbers, unit, start, end, noun)
        if earlier is not None and not _shares_of(page, numbers, earlier, listed.low * size):
            yield Binding(earlier, _so_many(listed, size, end), "each", page.text[earlier.end : start])
        if told is None or _MORE.search(page.text, end, told.at) or "\n" in page.text[end : told.at]:
            continue
        if not (
            page.text[told.head - 1] in BORDERS
            or (_same_noun(told, noun) and _ALL_TOLD.match(told.told))
            or _POINTS.search(page.text, told.head, told.at)
        ):
            continue
        if _shared_before(page, numbers, told, start, listed.low * size):
            continue
        if told.number > listed.low * size and _SOME.match(page.text, told.end + 1):
            continue  # 各学法一次，全年共学四次，其中…
        named = page.text[end : told.head] + listed.items[-1]  # 甲、乙、丙工作站各1个，共3个站
        if told.noun and set(told.noun[:4]).isdisjoint(named):
            continue  # 各配2名调解员，4名法官助理
        yield Binding(told, _so_many(listed, size, end), "shares", page.text[end : told.at])


def _shared_before(page: Page, numbers: Sequence[Announced], told: Announced, start: int, each: int) -> bool:
    """甲局2人，乙局、丙局、丁局各1人，共5人: what another has and what these have each come to the number."""
    opens = page.text.rfind("。", 0, start)
    others = (n for n in numbers if opens < n.at < start and n.unit[:1] == told.unit[:1])
    return any(n.number + each == told.number for n in others)


def _shares_of(page: Page, numbers: Sequence[Announced], told: Announced, each: int) -> bool:
    """设5个，甲镇2个，乙镇、丙镇、丁镇各1个: one place's number, which comes to an earlier one with the others'."""
    opens = page.text.rfind("。", 0, told.at)
    return any(n.number == told.number + each for n in numbers if opens < n.at < told.at)


def _so_many(listed: Listed, size: int, end: int) -> Listed:
    """The places as the things that they have, so many each."""
    return replace(listed, low=listed.low * size, high=listed.high * size, end=end, groups=())


def _same_noun(told: Announced, noun: str) -> bool:
    """各组织会前学法一次 and 全年会前学法4次, 各学法一次 and 全年共学4次: the noun or its verb before both."""
    if len(noun) < 2 or told.noun:
        return False
    return told.told.endswith(noun[-_SAME:]) or (told.told[-1:] == noun[0] and told.told[-2:-1] in ("共", "计", "年"))


def _all_before(
    page: Page, numbers: Sequence[Announced], unit: str, start: int, end: int, noun: str
) -> Announced | None:
    """设派出庭4个，甲镇、乙镇各1个: the number that ends the clause before, where no place has more besides; or one
    of the same noun farther back."""
    told = next((n for n in reversed(numbers) if n.at < start and n.unit[:1] == unit), None)
    if told is None or told.number < 2 or _SOME.search(page.text, told.end, end) or _PART.match(told.told):
        return None  # 共5人，其中甲局2人，乙局、丙局、丁局各1人: a share beside theirs
    stop = page.text.find("。", end)
    rest = page.text[end : stop if stop >= 0 else len(page.text)]
    near = page.clause_end(told.end) == start - 1 and noun.lstrip(_VERBS) in told.told + told.noun
    if not (near or (_same_noun(told, noun) and start - told.end < _BACK)) or unit in rest or _SOME.search(rest):
        return None  # 甲镇、乙镇各1个，丙镇2个
    return told
