"""Things told one by one: 三处，一处在A，一处在B; 东片一个、西片一个，合计三个; “五个一”：办好一次…，讲好一堂…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from re import Match

from checker import lazy
from checker.claims.formulas.sheet import ANY, COUNT
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import CLAUSE_END, SENTENCE_END, Binding, Page

_HAN = "零一二三四五六七八九"
_PIECE = lazy.compile(r"[^，,、；;：:。\n]+")
_SHARE = lazy.compile(
    r"(?:还有|另外?有?|再有|又有?|其余|剩下)?(?P<n>[一两二三四五六])(?P<unit>[\u4e00-\u9fff])(?![一般些样起体])"
)
_SHARE_END = lazy.compile(r"[\u4e00-\u9fff](?P<n>[一两二三四五六])(?P<unit>[\u4e00-\u9fff])$")
_WORD = lazy.compile(r"[“‘]?(?P<word>[\u4e00-\u9fff]{1,4})[”’]")
_BARE = lazy.compile(r"(?P<word>[\u4e00-\u9fff]{2})[。：:，,](?=[^。\n]{1,8}(?P=word)[，,、；])")
_CLAUSE_MARKS = lazy.compile(r"[，,；;]")
_JOINS = lazy.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
_OPENED = lazy.compile(r"[\u4e00-\u9fff]{0,6}[（(]")
_CLOSED = lazy.compile(r"[）)\n]")
_ONE_EACH = lazy.compile(r"各(?:[设有配建派办]|安排|选派)?一(?P<unit>[\u4e00-\u9fff])")
_POSTED = lazy.compile(r"[\u4e00-\u9fff]{2,4}?(?P<verb>[到赴去任驻包联在])")
_AMONG = lazy.compile("[中里内][，,]$")
_FIGURE = lazy.compile(ANY)
_ALSO = "既|又|还|也|更|再|并"
_ORDINAL = ("第", "前", "后", "末")
_PEOPLE = ("人", "名", "位")
_LONG, _NEAR = 400, 90
_PLAIN = frozenset("个项类种支家级部条点处块件步道名位方镇县区市村街乡组批场篇份只台大人次")


def bind_each(page: Page, number: Announced) -> Iterator[Binding]:
    """The things told one by one behind a number, or before it."""
    for find in (_shares, _worded, _parallel):
        found = find(page, number)
        if found:
            yield found
    one = _one_each(page, number)
    if one:
        yield one
    summed = _summed(page, number)
    if summed:
        yield summed


def _sentence_end(page: Page, start: int) -> int:
    stop = SENTENCE_END.search(page.text, start)
    return min(stop.start() if stop else len(page.text), start + _LONG)


def _shares(page: Page, number: Announced) -> Binding | None:
    """三处，一处在A，一处在B: every clause begins with its share of the number."""
    if not number.unit or number.number > 9 or f"一{number.unit[-1]}" not in page.text[number.end : number.end + _LONG]:
        return None
    if f"{_HAN[number.number - 1]}{number.unit[-1]}" in page.text[max(number.at - 40, 0) : number.at]:
        return None  # 一类■，二类■，三类■
    start = page.clause_end(number.end)
    begin = start + 1 if page.text[start : start + 1] in "，：；,:;。" else start
    begin += page.text[begin : begin + 1] == "\n"
    end = _sentence_end(page, begin)
    found = [
        (piece, share)
        for piece in _PIECE.finditer(page.text, begin, end)
        if (share := _SHARE.match(piece.group().lstrip())) and share["unit"] == number.unit[-1]
    ]
    if len(found) < 2 or found[0][0].start() - begin > 2 or page.text[begin:end].count(f"每{number.unit}"):
        return None
    told = "".join(s["n"] for _, s in found)
    if told.startswith(_HAN[1:3]):
        return None  # 一路…，二路…，三路…: their names, no shares
    total = sum(SPOKEN[s["n"]] for _, s in found)
    if _AMONG.search(page.text, max(number.at - 4, 0), number.at):
        return None  # 六人中，四人■，一人■，一人■: the first of the shares
    return _binding(page, number, [p.group().strip() for p, _ in found], found[0][0].start(), end, total)


def _one_each(page: Page, number: Announced) -> Binding | None:
    """三名骨干到甲局、乙局、丙局各一名: as many as there are names."""
    if not number.unit or f"一{number.unit[-1]}" not in page.text[number.end : number.end + _NEAR]:
        return None
    end = page.clause_end(number.end)
    for _ in range(2):
        found = _ONE_EACH.search(page.masked, number.end, end)
        if found and found["unit"] == number.unit[-1]:
            start = max(page.clause_start(found.start(), number.end), number.end)
            listed = page.read(start, found.start())
            behind = page.text[found.end() : found.end() + 1]
            if (
                listed is None
                or listed.open
                or COUNT in page.text[number.end : found.start()]
                or behind not in "，。；挂"
            ):
                return None
            if behind == "，" and f"{number.unit[-1]}" in page.text[found.end() : _sentence_end(page, found.end())]:
                return None  # …各一名，丁局两名
            return Binding(number, listed, "each", page.text[number.end : start])
        if page.text[end : end + 1] not in ("，", ","):
            return None
        end = page.clause_end(end + 1)
    return None


def _summed(page: Page, number: Announced) -> Binding | None:
    """东片一个，西片一个，合计三个: every clause before ends with its share."""
    if (
        not number.unit
        or not page.relation.says("all", number.lead)
        or page.text[number.head - 1 : number.head] not in "，,；;"
    ):
        return None
    start = max(page.text.rfind(mark, max(number.head - _LONG, 0), number.head) for mark in "。\n：:") + 1
    pieces = list(_PIECE.finditer(page.text, start, number.head))
    ends = [(p, m) for p in pieces if (m := _SHARE_END.search(p.group())) and m["unit"] == number.unit[-1]]
    if len(ends) < 2 or len(ends) < len(pieces):
        return None
    total = sum(SPOKEN[m["n"]] for _, m in ends)
    items = [p.group().strip() for p, _ in ends]
    return _binding(page, number, items, ends[0][0].start(), ends[-1][0].end(), total, how="back")


def _worded(page: Page, number: Announced) -> Binding | None:
    """七个“一批”，清理一批积案、整治一批乱象…: the word comes again in every point."""
    text = page.text
    named = _WORD.match(text, number.end)
    colon = page.clause_end(number.end)
    if named is not None:
        word, start = named["word"], named.end()
    elif number.unit not in _PLAIN and len(number.unit) == 1 and text[colon : colon + 1] in ("：", ":"):
        word, start = number.unit, colon + 1  # “四色”管理：红色…，黄色…
    elif number.quoted and len(number.unit) == 1 and _repeated(text[number.end : number.end + 24], number.unit):
        word, start = number.unit, _behind(page, number)  # “五进”活动进机关、进乡村…; “四维”设置，分为制度维、执法维…
    elif bare := _BARE.match(text, number.end):
        return _ended(page, number, bare["word"], bare.end())
    else:
        return None
    head = CLAUSE_END.search(text, start)
    if head and head.start() - start <= 8 and text[head.start()] in "：:":
        start = head.end()
    start, end = _inside(page, start)
    points = _without_results(word, [m for m in _PIECE.finditer(text, start, end) if word in m.group()])
    if (
        len(points) < 2
        or points[0].start() - start > 16
        or any(p.group().count(word) > 1 for p in points if len(word) > 1)
    ):
        return None
    if any(_PIECE.search(text[a.end() : b.start()]) for a, b in pairwise(points)) and named is not None:
        return None  # something else between the points
    if any("其中" in p.group() for p in points) or (len(word) == 1 and any(word not in p.group()[:5] for p in points)):
        return None
    items = [p.group().strip() for p in points]
    if named is None and any(i.startswith(_ORDINAL) for i in items):
        return None  # 六起：前三起…，第四起…，第五、第六起…
    binding = _binding(page, number, items, points[0].start(), points[-1].end(), len(items), how="worded")
    some = len(items) < number.number and all(COUNT in i for i in items)  # “三张清单”，权力清单■，责任清单■
    more = some or items[-1].endswith("等") or _other_shape(page, points[-1].end(), end)  # 包括老党员、老干部等
    joined = len(_JOINS.findall(items[-1]))  # 责任清单和问题台账
    told = sum(_FIGURE.search(i) is not None for i in items)
    low = told if told > 1 else len(items)  # “三进”，进机关■、进学校■、进企业■，进村由各镇自行组织
    return replace(binding, listed=replace(binding.listed, open=more, low=low, high=len(items) + joined))


def _behind(page: Page, number: Announced) -> int:
    """Where the points of a watchword begin: behind its quotation mark, or in the next sentence where all of its first
    clause have the word."""
    start = number.end + 1
    if page.text[start : start + 1] != "。":
        return start
    names = page.text[start + 1 : page.clause_end(start + 1)].split("、")
    return start + 1 if all(n.strip().startswith(number.unit) or n.endswith(number.unit) for n in names) else start


def _other_shape(page: Page, at: int, end: int) -> bool:
    """一张清单、一次约谈、逐月通报: whether another thing follows that has not the word of those before."""
    return at < end and (page.text[at] == "、" or page.text.startswith(("同时", "还", "另", "再"), at + 1))


def _inside(page: Page, start: int) -> tuple[int, int]:
    """Where the points told from `start` on begin and end: with the bracket that opens before the first, or with the
    sentence."""
    opened = _OPENED.match(page.text, start)
    closed = _CLOSED.search(page.text, opened.end()) if opened else None
    if opened and closed:
        return opened.end(), closed.start()
    return start, _sentence_end(page, start)


def _without_results(word: str, points: Sequence[Match[str]]) -> list[Match[str]]:
    """减环节、减材料、减跑动，减少材料■: what is told in figures behind things named came of them; so did
    what 还查出…, 还抓实了… tell."""
    out = list(points)
    came = re.compile(f"(?:{_ALSO}){word}[出获实处好成得]")
    while out and ((COUNT in out[-1].group() and COUNT not in out[0].group()) or came.match(out[-1].group())):
        out.pop()
    return out


def _repeated(words: str, word: str) -> bool:
    """Whether things named begin or end with a word."""
    again = re.findall(f"(?:^|[，,、；])(?:{_ALSO}){word}(?![出获实处])", words)
    return f"、{word}" in words or f"{word}、" in words or len(again) > 1


def _ended(page: Page, number: Announced, word: str, start: int) -> Binding | None:
    """三个到位。责任到位，措施到位，督办到位: every clause ends as is announced."""
    points = []
    for piece in _PIECE.finditer(page.text, start, _sentence_end(page, start)):
        if not piece.group().endswith(word) or len(piece.group()) == len(word):
            break
        points.append(piece)
    if not 2 <= len(points) <= 9 or points[0].group().startswith("其中"):
        return None
    if "、" in page.text[points[0].start() : points[-1].end()]:
        return None
    items = [p.group().strip() for p in points]
    return _binding(page, number, items, points[0].start(), points[-1].end(), len(items), how="worded")


def _parallel(page: Page, number: Announced) -> Binding | None:
    """三句话：源头少一点，过程严一点，服务优一点: clauses that share a word behind a colon."""
    colon = page.clause_end(number.end)
    if page.text[colon : colon + 1] not in ("：", ":") or number.quoted or colon - number.end > 10:
        return None
    stop = SENTENCE_END.search(page.text, colon + 1)
    end = stop.start() if stop else len(page.text)
    body = page.masked[colon + 1 : end]
    pieces = _CLAUSE_MARKS.split(body)
    if not 2 <= len(pieces) <= 9 or end - colon > _LONG or "、" in body or COUNT in body:
        return None
    shared = set.intersection(*({p[i : i + 2] for i in range(len(p) - 1)} for p in pieces))
    opened = len(pieces) > 2 and len({p[:1] for p in pieces}) == 1  # 从被动到主动，从分散到集中
    alike = shared or opened or (number.unit in _PEOPLE and _same_verb(pieces))
    if not alike or len({p[:4] for p in pieces}) < len(pieces):
        return None
    return _binding(page, number, [p.strip() for p in pieces], colon + 1, end, len(pieces), how="worded")


def _same_verb(pieces: Sequence[str]) -> bool:
    """王明到信访局，李强到住建局: one verb behind every name."""
    found = [_POSTED.match(p) for p in pieces]
    return all(found) and len({m["verb"] for m in found if m}) == 1


def _binding(
    page: Page, number: Announced, items: list[str], start: int, end: int, total: int, how: str = "each"
) -> Binding:
    listed = Listed(start, end, tuple(items), total, total, False, "words")
    return Binding(
        number, listed, how, page.text[number.end : start] if start > number.end else page.text[end : number.at]
    )
