"""Every announced number beside every list it may announce: before it, behind it, in marked points, named again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.sheet import COUNT, Sheet
from checker.claims.weighing.announced import Announced, announced
from checker.claims.weighing.data import Relation
from checker.claims.weighing.listed import Listed, mask, read_list
from checker.claims.weighing.series import Series, series_after

_MARKS = "，,。；;：:！？!?\n"
_CLAUSE_END = lazy.compile(f"[{_MARKS}]")
_BRACKET = lazy.compile(r"[^，,。；;：:！？\n（）()\ue001-\ue007、]{0,14}[（(](?=■)")
_REACH, _BACK, _AGAIN = 80, 220, 400
_WORD = lazy.compile(r"[“‘]?(?P<word>[\u4e00-\u9fff]{2,4})[”’]")
_PIECE = lazy.compile(r"[^，,、；;：:。\n]+")
_MARKED = lazy.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、.．]|是|要)|[①-⑳]|首先")
_AND = lazy.compile(r"[和及与]")
_NUMBERED = lazy.compile(r"[二两三四五六七八九十][个项大条](?!方面)")
_CLAUSE = lazy.compile(r"[^，,。；;\n]*")
_SENTENCE_END = lazy.compile(r"[。\n]")
_ALONGSIDE = lazy.compile(r"^.{0,8}(?:与|同|和|联合|会同|加上)")
_GENERIC = "类种项者方个家部级块"
_DEICTIC = lazy.compile(r"以上|上述|前述|上列|前列|这|该|此")
_ANOTHER_LINE = lazy.compile(r"\n[\s（(]*[^\s（(]")


@dataclass(frozen=True, slots=True)
class Binding:
    """A number and things that it may be the number of."""

    number: Announced
    listed: Listed
    how: str
    """`before` (A、B三家), `after` (三家：A、B), `bracket`, `points` (三项：一是…), `worded` (三个“一批”：清理一批…),
    `back` (…。上述三家), `again` (the number told once more)."""
    gap: str
    """The words between the two."""
    other: Announced | None = None
    """For `again`: the number that the list was told with first."""

    @property
    def holds(self) -> bool:
        """Whether the number fits the list."""
        return self.listed.holds(self.number.number)


def bindings(sheet: Sheet, relation: Relation) -> list[Binding]:
    """All of them, in text order of their numbers."""
    text = sheet.skeleton
    masked = mask(text)
    numbers = list(announced(sheet, relation))
    out: list[Binding] = []
    previous: Announced | None = None
    for number in numbers:
        found = _before(text, masked, number, previous, relation)
        if found and (number.number > 1 or found.listed.form == "titles"):
            out.append(found)
            previous = number
        if number.number == 1:
            continue
        word = _worded(text, number)
        if word:
            out.append(word)
        out += _after(text, masked, number, relation)
        points = _points(text, number, relation)
        if points:
            out.append(points)
    out += _back(text, masked, numbers, out, relation)
    out += _again(text, numbers, out, relation)
    return sorted(out, key=lambda b: (b.number.at, b.listed.start))


def _clause_start(masked: str, at: int, low: int) -> int:
    return max(masked.rfind(mark, low, at) for mark in _MARKS) + 1


def _clause_end(masked: str, at: int) -> int:
    found = _CLAUSE_END.search(masked, at)
    return found.start() if found else len(masked)


def _before(
    text: str, masked: str, number: Announced, previous: Announced | None, relation: Relation
) -> Binding | None:
    head, border = number.head, previous.stop if previous else 0
    if text[head - 1 : head] in ("、", "") or text[head - 1] in _MARKS:
        return None
    if text[head - 1] == "”":
        opened = text.rfind("“", max(head - 90, 0), head)
        inner = text[opened + 1 : head - 1]
        if opened >= 0 and "、" in inner and masked[opened - 1 : opened] not in ("、", "”"):
            return _bind(_inner(inner, opened + 1, relation), number, "before", "")
    low = max(head - 160, 0)
    start = max(_clause_start(masked, head, low), _open_bracket(masked, low, head), border, low)
    last = masked.rfind(COUNT, start, head)
    if last >= 0 and "、" in masked[last:head] and COUNT not in masked[masked.rfind("、", last, head) : head]:
        start = last + 1
    if "、" not in masked[start:head] and "》《" not in masked[start:head] and "”“" not in masked[start:head]:
        return None
    listed = read_list(text, masked, start, head, relation)
    if listed is None or not _apposed(listed, number, relation) or _is_item(listed, number):
        return None
    if "等" in number.lead:
        listed = replace(listed, open=True)
    if start == border and previous and relation.says("goes_on", listed.items[0]) and relation.says("all", number.lead):
        listed = replace(listed, low=listed.low + previous.number, high=listed.high + previous.number)
    return Binding(number, listed, "before", "")


def _apposed(listed: Listed, number: Announced, relation: Relation) -> bool:
    """Whether the names can be told of the number; 修订、完善五项制度 and A、B设立三个站 are about other things."""
    last = listed.items[-1]
    if relation.says("never", last):
        return False
    if relation.says("process", number.unit + number.noun):
        return True
    if 1 < number.number <= 1 + listed.high - listed.low and "、" not in last and _AND.search(last):
        return False  # 甲路、乙街和丙街两条路: the two may be the last ones
    acts = sum(relation.says("acts", i) for i in listed.items)
    return not relation.says("verb_end", last) and 2 * acts < len(listed.items)


def _is_item(listed: Listed, number: Announced) -> bool:
    """增强“四个意识”、坚定“四个自信”, 中央八项规定、自治区■规定: the number belongs to an item of the list."""
    if number.quoted and "的" in number.lead:
        return True  # 改进作风、联系群众的“八项规定”
    return any(_NUMBERED.search(i) for i in listed.items[:-1]) or listed.items[-1].count("“") > listed.items[-1].count(
        "”"
    )


def _open_bracket(masked: str, low: int, at: int) -> int:
    opened = max(masked.rfind("（", low, at), masked.rfind("(", low, at))
    return opened + 1 if max(masked.rfind("）", low, at), masked.rfind(")", low, at)) < opened else 0


def _bind(listed: Listed | None, number: Announced, how: str, gap: str) -> Binding | None:
    return Binding(number, listed, how, gap) if listed else None


def _inner(inner: str, at: int, relation: Relation) -> Listed | None:
    """A list inside quotation marks or brackets."""
    lead = relation.cues["names"].match(inner)
    start = lead.end() if lead else 0
    found = read_list(inner, mask(inner), start, len(inner), relation)
    return replace(found, start=found.start + at, end=found.end + at) if found else None


def _after(text: str, masked: str, number: Announced, relation: Relation) -> Iterator[Binding]:
    end = _clause_end(masked, number.end)
    bracket = _BRACKET.match(masked, number.end)
    if bracket:
        close = min(
            (i for i in (masked.find("）", bracket.end()), masked.find(")", bracket.end())) if i >= 0), default=-1
        )
        inner = text[bracket.end() : close]
        if close >= 0 and COUNT not in inner and len(inner) > 5 and not _CLAUSE_END.search(mask(inner.lstrip("：:即"))):
            found = _bind(_inner(inner, bracket.end(), relation), number, "bracket", text[number.end : bracket.end()])
            if found:
                yield found
                return
    cue = relation.cues["names"].search(masked, number.end, end)
    if cue:
        found = _listed_at(text, masked, number, cue.end(), relation)
        if found:
            yield found
            return
    mark = masked[end : end + 1]
    start = end + 1
    if not mark:
        return
    if mark in "：:":
        found = _listed_at(text, masked, number, start, relation)
        if found:
            yield found
        return
    cue = relation.cues["told"].search(masked, start, min(start + 12, _clause_end(masked, start + 1)))
    if cue:
        found = _listed_at(text, masked, number, cue.end(), relation)
        if found:
            yield found


def _listed_at(text: str, masked: str, number: Announced, start: int, relation: Relation) -> Binding | None:
    """The list that begins here, behind a colon or a line's end at most."""
    while start < len(masked) and masked[start] in "：:\n 　":
        start += 1
    end = _clause_end(masked, start)
    if _MARKED.match(text, start):
        return None  # （一）打造甲、乙、丙: the first of points
    if "、" not in masked[start:end] and "》《" not in masked[start:end] and "”“" not in masked[start:end]:
        return None
    return _bind(read_list(text, masked, start, end, relation), number, "after", text[number.end : start])


def _worded(text: str, number: Announced) -> Binding | None:
    """七个“一批”，清理一批积案、整治一批乱象…: the word comes again in every point."""
    word = _WORD.match(text, number.end)
    if word is None:
        return None
    stop = _SENTENCE_END.search(text, word.end())
    end = min(stop.start() if stop else len(text), word.end() + 400)
    points = [m for m in _PIECE.finditer(text, word.end(), end) if word["word"] in m.group()]
    if len(points) < 2 or points[0].start() - word.end() > 16 or any(p.group().count(word["word"]) > 1 for p in points):
        return None
    if any(_PIECE.search(text[a.end() : b.start()]) for a, b in pairwise(points)):
        return None  # something else between the points
    items = tuple(p.group().strip() for p in points)
    listed = Listed(points[0].start(), points[-1].end(), items, len(items), len(items))
    return Binding(number, listed, "worded", text[number.end : points[0].start()])


def _points(text: str, number: Announced, relation: Relation) -> Binding | None:
    series = series_after(text, number.stop, _REACH)
    if series is None or not (number.noun or text[number.stop] in "：:"):
        return None
    gap = text[number.end : series.start]
    if _ANOTHER_LINE.search(gap):
        return None  # 办结■。\n（二）注重联动。一是…: the points are those of a heading between
    head = _CLAUSE.match(gap)
    opened = relation.says("following", number.lead + (head.group() if head else ""))
    if series.lines and not opened and not _themed(series.titles, number):
        return None  # 压实四级责任\n（一）加强学习
    return Binding(number, _as_listed(series, number, relation), "points", gap)


def _themed(titles: Sequence[str], number: Announced) -> bool:
    """Whether the points name what was announced: “四项机制” and （一）联席会议机制."""
    noun = number.noun[-2:] or number.unit
    return sum(noun in t for t in titles) >= len(titles) / 2


def _as_listed(series: Series, number: Announced, relation: Relation) -> Listed:
    """Marked points as a list; the chapters on shortcomings and plans at the end need not be meant."""
    low = high = len(series.titles)
    if series.lines:
        while low > 1 and relation.says("onward", series.titles[low - 1]):
            low -= 1
    form = "lines" if series.lines else "chain"
    return Listed(series.start, series.end, series.titles, low, high, False, form, series.last)


def _back(
    text: str, masked: str, numbers: Sequence[Announced], known: Sequence[Binding], relation: Relation
) -> Iterator[Binding]:
    """A、B、C。上述四家: the list that ends last before a number that points back."""
    for number in numbers:
        if number.number == 1:
            continue
        pointing = bool(_DEICTIC.search(number.lead))
        opening = text[number.head - 1 : number.head] in tuple(_MARKS)
        if not (pointing or opening) or not number.head:
            continue
        end = number.head
        low = max(end - (_BACK if pointing else 4), 0)
        nearest: Listed | None = None
        for binding in known:
            listed = binding.listed
            if (
                low < listed.end <= end
                and (nearest is None or listed.end > nearest.end)
                and binding.number is not number
            ):
                nearest = listed
        at = end
        for _ in range(3 if pointing else 1):
            at -= 1
            while at > low and masked[at] in _MARKS + " ":
                at -= 1
            start = _clause_start(masked, at + 1, max(at - 160, 0))
            if at <= low or (nearest is not None and start < nearest.end):
                break
            clause = masked[start : at + 1]
            if "、" in clause or "》《" in clause or "”“" in clause:
                found = read_list(text, masked, start, at + 1, relation)
                if found:
                    nearest = found
                    break
            at = start
        if nearest is not None and (pointing or _bare(masked, nearest, number, known)):
            if number.number == nearest.high + 1 and _ALONGSIDE.match(nearest.items[0]):
                continue  # 与甲、乙、丙三县会商，四县…: we ourselves are the fourth
            yield Binding(number, nearest, "back", text[nearest.end : number.at])


def _bare(masked: str, listed: Listed, number: Announced, known: Sequence[Binding]) -> bool:
    """Whether a list that nothing points back to holds names alone: 甲类■、乙类■，两类合计."""
    if any(b.listed.end == listed.end for b in known if b.holds):
        return False
    if COUNT in masked[listed.start : listed.end] or listed.form != "marks":
        return number.unit[:1] in _GENERIC
    return bool(number.noun) and all(number.noun[-2:] in i for i in listed.items)


def _again(text: str, numbers: Sequence[Announced], known: Sequence[Binding], relation: Relation) -> Iterator[Binding]:
    """甲、乙、丙三个示范所…为四个示范所: another number of the same things."""
    told = [b for b in known if b.holds and b.how in ("before", "after", "bracket", "points")]
    own = {b.number.at for b in told}
    for number in numbers:
        if number.at in own:
            continue
        name = text[number.end : number.end + 10]
        for binding in reversed(told):
            first = binding.number
            far = number.at - max(first.at, binding.listed.end)
            if not 0 < far <= _AGAIN or number.number == first.number:
                continue
            size = _common(name, text[first.end : first.end + 10])
            aimed = relation.says("whom", text[max(number.at - 4, 0) : number.at])
            fresh = relation.says("fresh", text[max(number.at - 14, 0) : number.at])
            if (size >= 3 and aimed and not fresh) or (
                _DEICTIC.search(number.lead) and first.noun and first.noun in number.noun + name
            ):
                yield Binding(number, binding.listed, "again", text[first.stop : number.at], first)
                break


def _common(a: str, b: str) -> int:
    """How many characters two names begin alike with."""
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y or not "\u4e00" <= x <= "\u9fff":
            break
        size += 1
    return size
