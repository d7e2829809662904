"""Things named where their noun comes again, some sentences or paragraphs on: 驿站4个。……。驿站为A、B、C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.page import Binding, Page

_MARK = lazy.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[^\u4e00-\u9fff]")
_NAMES = lazy.compile(
    r"的?(?:全部|全体|所有|完整|详细)?的?(?:具体|名单|名称|时间|地点|位置|布点|人选){0,2}(?:分别|依次)?(?P<copula>即?为|是|即|有|设在|位于|如下|[：:])[：:]?"
)
_POINTING = lazy.compile("^(?:上述|前述|上列|以上|这些|该批|这批)")
_WEAK = frozenset("的所建成设立开展办举组年度本今其具体")
_SAME = 4
_REACH, _FEW, _OFF = 320, 12, 2


def bind_renamed(page: Page, numbers: Sequence[Announced], known: Sequence[Binding]) -> Iterator[Binding]:
    """The list behind a later mention of what a number counts, where the number has no list yet."""
    own = {b.number.at for b in known}
    for number in numbers:
        if not 1 < number.number <= _FEW or number.at in own or "其中" in number.lead:
            continue
        if found := _found(page, number, numbers):
            yield found


def _found(page: Page, number: Announced, numbers: Sequence[Announced]) -> Binding | None:
    for noun in _nouns(page, number):
        at = page.text.find(noun, number.stop + 1, number.stop + _REACH)
        cue = _NAMES.match(page.text, at + len(noun)) if at >= 0 else None
        if cue is None or not _of_same(page, number, at):
            continue
        end = page.clause_end(cue.end())
        listed = page.read(cue.end(), end)
        if listed is None or listed.open or COUNT in page.masked[at:end]:
            continue
        if listed.holds(number.number) or abs(listed.low - number.number) > _OFF:
            continue
        if any(number.at < n.at < at and n.unit == number.unit and noun in n.told + n.noun for n in numbers):
            continue
        return Binding(number, listed, "next", page.text[number.end : listed.start])
    return None


def _nouns(page: Page, number: Announced) -> Iterator[str]:
    """The noun that a number is told of, before it or behind it, the longer first."""
    if number.noun:
        said = (number.noun[:_SAME], number.noun[:2], "" if number.named else number.noun[-2:])  # 4次专题研究
        yield from (w for w in dict.fromkeys(said) if len(w) > 1)
        return
    told = number.told.rstrip("有共计为是达")
    yield from (told[-n:] for n in (_SAME, 3, 2) if len(told) >= n)


def _of_same(page: Page, number: Announced, at: int) -> bool:
    """Whether the clause says nothing before the noun that the number's clause does not: no 示范驿站 of all 驿站."""
    before = _POINTING.sub("", page.text[page.clause_start(at, at - 16) : at])
    return set(_MARK.sub("", before)) <= _WEAK | set(number.told + number.noun)
