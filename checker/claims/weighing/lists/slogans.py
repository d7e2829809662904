"""Watchwords of several numbers, each with a list of its own: “一中心四站点”, “三减一提”, “1个中枢+4个模块”."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from re import Match

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.behind import named_again
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import Binding, Page
from checker.claims.weighing.lists.series import Series, series_after
from checker.dataclass import dataclass

_NUMERAL = "一两二三四五六七八九十1-9"
_QUOTED = lazy.compile(
    rf"“(?P<topic>(?:(?![{_NUMERAL}])[\u4e00-\u9fff]){{2,4}}(?=[二两三四五六七八九][\u4e00-\u9fff]”))?(?P<body>[{_NUMERAL}][^“”\n]{{1,24}})”"
)
"""“一中心四站点”; with a topic of its own: “法律六进”."""
_PART = lazy.compile(
    rf"(?P<n>[{_NUMERAL}])(?P<measure>[个大项条支张](?=[\u4e00-\u9fff]))?(?P<word>[^{_NUMERAL}+＋、·\s]{{1,8}})[+＋、·]?"
)
_MANY = lazy.compile("[两二三四五六七八九十2-9]")
_OF_ONE = lazy.compile("[二两三四五六七八九2-9]个一")
_NUMBER = lazy.compile(f"[{_NUMERAL}]")
_SINGLE = lazy.compile(r"(?P<n>[两二三四五六七八九])(?P<word>[\u4e00-\u9fff]{2})")
_NAMING = lazy.compile(
    r"(?:为|是)|[^，,。；;：:\n]{0,12}(?:[，,]|。\n?)?(?:即为?|就是|是指|分别[为是]|包括|[：:])[：:]?"
)
_TOLD = lazy.compile(r"(?:分别|依次)?[为是]|即|包括|[：:]")
_NEXT = lazy.compile(r"[^，,。；;：:\n]{0,10}[，,]")
_PIECE = lazy.compile(r"[^、，,；;。\n]+")
_JOIN = lazy.compile(r"以及|(?<=[\u4e00-\u9fff》”])[和及与](?=[\u4e00-\u9fff《“])|(?<=[》”])(?=[《“])")
_WHOLLY = lazy.compile("一并|一同|一起|同[步时堂]|均|都")
_IN_FRONT = ("还", "另", "再", "也", "同时")
_REACH, _FAR = 200, 80
_ENDS = ("。", "；", "\n")
_OFF, _CLAUSES = 2, 3
_CALLED = 3
"""Characters of a watchword that one word names and a deed ends: 书同达, 所联动."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One number of a watchword: 四 and 站点."""

    at: int
    end: int
    number: int
    word: str
    opens: bool
    """Whether the word is short enough to open each thing, as 减 of 减材料 does."""
    alone: bool
    """Whether it is all of the watchword: 三统一, 六进."""
    ends: tuple[str, ...] = ()
    """What its things may end in: the word, or the first or last character of it that no other word has."""

    def tells(self, name: str) -> bool:
        """Whether a thing named is one of those: 减材料 of 三减, 东城站 of 四站点, 告知书 of 三书同达."""
        name = name.strip("《》“”")
        if self.alone:
            return name.startswith(self.word) or name.endswith(self.word) or self.tells_of_one(name)
        return (self.opens and name.startswith(self.word[0])) or name.endswith(self.ends)

    def tells_of_one(self, name: str) -> bool:
        """Whether a name ends, but for one character at most, in what 书同达 or 调联动 has several of."""
        return len(self.word) == _CALLED and self.word[0] in name.strip("《》“”")[-2:]


def bind_slogans(page: Page, known: Collection[int]) -> Iterator[Binding]:
    """Every number of a watchword with those of the things named behind it that are of its kind; one that stands alone
    only where it is not `known` for its measure word."""
    if "“" not in page.text:
        return
    for quoted in _QUOTED.finditer(page.text):
        if _MANY.search(quoted["body"]) is None:
            continue  # “一网通办”
        if _OF_ONE.match(quoted["body"]):
            continue  # “三个一批”
        alone = quoted.start("body") in known and _NUMBER.search(quoted["body"], 1) is None
        if alone and len(quoted["body"]) > 2:
            continue  # “三项制度”
        parts = _parts(quoted)
        if not parts:
            continue
        if len(parts) == 1 and parts[0].opens:
            spread = _spread(page, quoted, parts[0]) or _summed_up(page, quoted, parts[0])
            if spread:
                yield spread
        if alone:
            continue
        if parts[0].alone and (before := _before(page, quoted, parts[0])):
            yield before
            continue
        series = series_after(page.text, page.marks, quoted.end(), _FAR)
        if series is not None and "\n" not in page.text[quoted.end() : series.start].rstrip("\n 　"):
            yield from _pointed(page, quoted, parts, series)
        elif len(parts) > 1 or quoted["topic"] or len(parts[0].word) > 1:
            yield from _named(page, quoted, parts)


def _parts(quoted: Match[str]) -> list[_Part]:
    """The numbers of a watchword; none when it holds anything else."""
    body, at = quoted["body"], 0
    out: list[_Part] = []
    if single := _SINGLE.fullmatch(body):
        start = quoted.start("body")
        return [_Part(start, start + 3, SPOKEN[single["n"]], single["word"], False, True)]
    while at < len(body):
        part = _PART.match(body, at)
        if part is None:
            return []
        n = part["n"]
        start = quoted.start("body") + at
        number = int(n) if n.isdigit() else SPOKEN[n]
        out.append(_Part(start, start + part.end("word") - at, number, part["word"], len(part["word"]) == 1, not out))
        at = part.end()
    return out if len(out) == 1 else [replace(p, alone=False, ends=_ends(p, out)) for p in out]


def _ends(part: _Part, parts: Sequence[_Part]) -> tuple[str, ...]:
    others = "".join(p.word for p in parts if p is not part)
    return (part.word, *(c for c in (part.word[0], part.word[-1]) if c not in others))


def _pointed(page: Page, quoted: Match[str], parts: Sequence[_Part], series: Series) -> Iterator[Binding]:
    """“四抓四促” and marked points that hold each of its words: （一）抓关键促责任."""
    numbers = {p.number for p in parts}
    if len(numbers) > 1 or not all(p.word[0] in t for p in parts for t in series.titles):
        return
    form = "lines" if series.lines else "chain"
    low = len(series.titles)
    listed = Listed(series.start, series.end, series.titles, low, low, False, form, series.last)
    gap = page.text[quoted.end() : series.start]
    yield Binding(_announced(page, quoted, parts[0]), listed, "points", gap)


def _named(page: Page, quoted: Match[str], parts: Sequence[_Part]) -> Iterator[Binding]:
    """“三减一提”，即减材料、减环节…: the things of each word, counted apart."""
    said = _NAMING.match(page.text, quoted.end())
    cue = said or _NEXT.match(page.text, quoted.end())
    names = list(_names(page, cue.end(), parts)) if cue else []
    if not names and parts[0].alone:
        names = _soon_named(page, quoted, parts)
    if cue and len(parts) > 1 and (short := _short_named(page, quoted, parts, cue.end())):
        yield short
        return
    for part in parts:
        own = [(at, name) for at, name in names if part.tells(name)]
        start, end = (own[0][0], own[-1][0] + len(own[-1][1])) if own else (0, 0)
        closed = said or _WHOLLY.match(page.text, end) or (page.text[end : end + 1] in _ENDS and _even(own))
        closed = closed or _all_ended(page, own, part, end)
        closed = len(own) >= part.number or (closed and not _comes_again(page, part, end))
        if len(own) > 1 and closed and COUNT not in page.text[start:end]:
            items = tuple(name for _, name in own)
            listed = Listed(start, end, items, len(own), len(own), items[-1].endswith("等"), "words")
            yield Binding(_announced(page, quoted, part), listed, "worded", page.text[quoted.end() : start])
        elif not names and part.number > 1:
            number = _announced(page, quoted, part)
            if again := (None if part.opens else named_again(page, number)) or _told_again(page, number):
                yield again


def _short_named(page: Page, quoted: Match[str], parts: Sequence[_Part], start: int) -> Binding | None:
    """“一中心三平台”，即治理中心和综治、监管、执法平台: only the last of those of a word bears it."""
    end = page.clause_end(start)
    pieces = page.text[start:end].split("、")
    part = next(
        (p for p in parts if p.number > 1 and pieces[-1].endswith(p.word) and len(pieces[-1]) > len(p.word) + 1), None
    )
    one = next((p for p in parts if p is not part and p.number == 1), None)
    if part is None or one is None or len(parts) > 2 or any(part.word in p for p in pieces[:-1]):
        return None
    first, *more = _JOIN.split(pieces[0], maxsplit=1)
    names = (*more, *pieces[1:])
    rest = page.text[end : max(page.text.find("。", end), end)]
    if not first.endswith(one.word) or len(names) < 2 or COUNT in "".join(names) or part.word in rest:
        return None
    low = len(names)
    listed = Listed(start + len(first) + 1, end, names, low, low + len(_JOIN.findall(names[-1])), False, "words")
    return Binding(_announced(page, quoted, part), listed, "worded", page.text[quoted.end() : listed.start])


def _soon_named(page: Page, quoted: Match[str], parts: Sequence[_Part]) -> list[tuple[int, str]]:
    """“三书同达”。作出处罚时，把决定书、告知书一并送达: the names of the first clause behind that has any."""
    end = page.clause_end(quoted.end())
    for _ in range(_CLAUSES):
        if page.text[end : end + 1] not in ("。", "，", ",", "\n"):
            return []
        start, end = end + 1, page.clause_end(end + 1)
        stretch = page.masked[start:end]
        if "、" in stretch or COUNT in stretch or lazy.search("[一二三四五六七八九]是", stretch):
            names = list(_names(page, start, parts))
            return [] if len(names) < 2 or COUNT in stretch else names
    return []


def _all_ended(page: Page, names: Sequence[tuple[int, str]], part: _Part, end: int) -> bool:
    """组织到位、人员到位、经费到位，办件…: whether every name ends in the watchword's own word and no list follows."""
    if not part.alone or not all(name.endswith(part.word) for _, name in names):
        return False
    return "、" not in page.text[end : max(page.text.find("。", end), end)]


def _comes_again(page: Page, part: _Part, end: int) -> bool:
    """将告知书、决定书一并送达，承诺书由镇里签: whether the sentence tells of another behind those it names."""
    word = part.word[0] if part.alone else part.word
    return word in page.text[end : max(page.text.find("。", end), end)]


def _even(names: Sequence[tuple[int, str]]) -> bool:
    """Whether the last name is no longer than the others: nothing is told behind it."""
    return len(names) > 1 and len(names[-1][1]) <= max(len(name) for _, name in names[:-1]) + 1


def _told_again(page: Page, number: Announced) -> Binding | None:
    """“一主五节点”格局，五节点分别为A、B: number and noun once more before their names."""
    again = page.text.find(page.text[number.at : number.end], number.stop, number.stop + _FAR)
    cue = _TOLD.match(page.text, again + number.end - number.at) if again >= 0 else None
    listed = page.read(cue.end(), page.clause_end(cue.end())) if cue else None
    return Binding(number, listed, "after", page.text[number.stop : listed.start]) if listed else None


def _spread(page: Page, quoted: Match[str], part: _Part) -> Binding | None:
    """“六进”，进机关、乡村、社区: the word stands before the first alone."""
    cue = _NAMING.match(page.text, quoted.end()) or _NEXT.match(page.text, quoted.end())
    if cue is None or not page.text.startswith(part.word, cue.end()):
        return None
    listed = page.read(cue.end(), page.clause_end(cue.end()))
    if listed is None or len(listed.items) < 3 or any(i.startswith(part.word) for i in listed.items[1:]):
        return None
    return Binding(_announced(page, quoted, part), listed, "after", page.text[quoted.end() : listed.start])


def _summed_up(page: Page, quoted: Match[str], part: _Part) -> Binding | None:
    """进机关、进乡村、进社区，“三进”…: all that the clause right before names begins with the word."""
    start = page.clause_start(quoted.start() - 1, max(quoted.start() - _FAR, 0))
    if page.text[quoted.start() - 1 : quoted.start()] not in ("，", ",") or page.text.startswith(_IN_FRONT, start):
        return None
    listed = page.read(start, quoted.start() - 1)
    if listed is None or listed.open or len(listed.items) < 3 or part.word not in listed.items[0]:
        return None
    if not all(i.startswith(part.word) for i in listed.items[1:]) or abs(listed.low - part.number) > 1:
        return None
    return Binding(_announced(page, quoted, part), listed, "back", page.text[listed.end : quoted.start()])


def _before(page: Page, quoted: Match[str], part: _Part) -> Binding | None:
    """证据到位、程序到位、说理到位“三到位”: all things named right before a watchword have its word."""
    end = quoted.start() - page.text.endswith("的", 0, quoted.start())
    start = page.clause_start(end, max(end - _FAR, 0))
    listed = page.read(start, end) if page.text[end - 1] not in "、和与及" else None
    if listed is None or listed.open or listed.form != "marks" or abs(listed.low - part.number) > _OFF:
        return None
    if not all(part.tells(name) for name in listed.items):
        return None
    return Binding(_announced(page, quoted, part), listed, "before", "")


def _names(page: Page, start: int, parts: Sequence[_Part]) -> Iterator[tuple[int, str]]:
    """The things named from `start` on, as long as each is of one of the words."""
    for piece in _PIECE.finditer(page.text, start, min(start + _REACH, len(page.text))):
        borders = [0, *(j for m in _JOIN.finditer(piece.group()) for j in m.span()), len(piece.group())]
        halves = [(a, _cut(piece.group()[a:b], parts)) for a, b in zip(borders[::2], borders[1::2], strict=True)]
        if not _are_names([name for _, name in halves], parts):
            halves = [(0, _cut(piece.group(), parts))]
        for a, name in halves:
            if not any(p.tells(name) for p in parts):
                return
            yield piece.start() + a, name
        if page.text[piece.end() : piece.end() + 1] in ("。", "\n", ""):
            return


def _cut(name: str, parts: Sequence[_Part]) -> str:
    """A name without the words that tell of all: 人民法庭同堂会商."""
    return name if any(p.tells(name) for p in parts) else _WHOLLY.split(name, maxsplit=1)[0]


def _are_names(halves: Sequence[str], parts: Sequence[_Part]) -> bool:
    """Whether what a word joins is told of the watchword apart: 减材料和提效率; not 决议和结果公开."""
    told = [next((i for i, p in enumerate(parts) if p.tells(name)), -1) for name in halves]
    level = len({len(name) for name in halves}) == 1
    if -1 in told:
        return False
    ended = all(
        name.rstrip("》”").endswith(parts[i].word) and len(name) > len(parts[i].word) + 1
        for i, name in zip(told, halves, strict=True)
    )
    return level or (ended and len(parts) > 1) or len(set(told)) == 1


def _announced(page: Page, quoted: Match[str], part: _Part) -> Announced:
    """One number of a watchword as any other that is announced."""
    told = page.text[page.clause_start(quoted.start(), max(quoted.start() - 24, 0)) : quoted.start()]
    return Announced(
        part.at, quoted.start(), part.end, quoted.end(), part.number, "", part.word, False, True, True, "“", told
    )
