"""Things named behind their number: 三家：A、B、C, 三家（A、B、C）, 三项：一是…, 三个“一批”：清理一批…."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from re import Match

from checker import lazy
from checker.claims.formulas.ordinals import several_in
from checker.claims.formulas.sheet import ANY, COUNT
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.groups import opening_group, with_groups
from checker.claims.weighing.lists.listed import Listed, mask, read_list
from checker.claims.weighing.lists.page import CLAUSE_END, SENTENCE_END, Binding, Page
from checker.claims.weighing.lists.series import Series, series_after

_BRACKET = lazy.compile(r"[^，,。；;：:！？\n（）()\ue001-\ue007、]{0,14}[（(](?=■)")
_APART = lazy.compile("[、《；;和及与”]")
"""What sets things named apart; without one there is no list."""
_CLOSE = lazy.compile(r"[）)]")
_MARKED = lazy.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、.．]|是|要)|[①-⑳]|首先|第[一1]")
_SEMICOLON = lazy.compile(r"[；;]")
_INNER_MARK = lazy.compile("[、，,。：:]")
_CLAUSE = lazy.compile(r"[^，,。；;\n]*")
_BRACKET_MARK = lazy.compile("[（()）]")
_COLON = lazy.compile("[：:]")
_COMMA = lazy.compile("[，,]")
_FIGURE = lazy.compile(ANY)
_GENERAL = frozenset(("", "个", "项", "大", "步", "次", "件", "方", "条"))
_PEOPLE = ("人", "名", "位")
_KINDS = "类批种档步组"
_ANNOUNCING = lazy.compile(r"\n[^\n，,。；;：:]{2,12}[：:]\s*$")
_SAME_LINE = lazy.compile(r"。[^\n，,。；;：:]{2,12}[：:]\s*$")
_AS_FOLLOWS = lazy.compile(r"(?P<what>[^，,。；;\n]*)(?:如下|列明于下|报告于下)[。：:]?\s*[（(]?$")
_ANY_MATTER = frozenset(("情况", "工作", "方面", "报告"))
_ANOTHER_LINE = lazy.compile(r"\n[\s（(]*(?!其中$)[^\s（(]")
_POINT = lazy.compile(
    r"[，,。；;\n]\s*(?:(?:这些|这批|这几|上述|以上|该批|这(?=[■\ue001]))[■\ue001]?(?P<noun>[\u4e00-\u9fff]{2,8}?)(?=分别|依次|具体|名单|为|是|包括|有|设|位|布|来自|[：:])"
    r"|各(?P<all>[\u4e00-\u9fff]{2,8}?)(?=分别[为是]|依次[为是]|[为是：:]))"
)
_JOINT = lazy.compile("[和与及]")
_REACH, _LONG, _FEW, _FEW_BACK = 80, 500, 3, 24
_LAST, _TITLE = 3, 20
"""How many characters may stand behind a number's noun at the end of a paragraph that announces the next."""


def bind_behind(page: Page, number: Announced) -> Iterator[Binding]:
    """The lists that may begin behind a number."""
    for find in (_named, named_again, _points):
        found = find(page, number)
        if found:
            yield found


def inner_list(inner: str, at: int, relation: Relation) -> Listed | None:
    """A list inside quotation marks or brackets that begins at `at`."""
    lead = relation.cues["names"].match(inner)
    found = read_list(inner, mask(inner), lead.end() if lead else 0, len(inner), relation)
    return replace(found, start=found.start + at, end=found.end + at) if found else None


def _named(page: Page, number: Announced) -> Binding | None:
    """In a bracket, behind words such as 分别为, behind a colon, or in the next clause behind such words."""
    text, masked, cues = page.text, page.masked, page.relation.cues
    bracket = _BRACKET.match(masked, number.end)
    if bracket:
        close = _CLOSE.search(masked, bracket.end())
        inner = text[bracket.end() : close.start()] if close else ""
        inner = _level_marks(inner)
        if len(inner) > 5 and COUNT not in inner and not CLAUSE_END.search(mask(inner.lstrip("：:即"))):
            listed = inner_list(inner, bracket.end(), page.relation)
            if listed:
                return Binding(number, listed, "bracket", text[number.end : bracket.end()])
    end = page.clause_end(number.end)
    colon = masked[end : end + 1] in ("：", ":")
    third = page.clause_end(page.clause_end(end + 1) + 1) + colon
    in_lines = colon and masked[end + 1 : end + 2] == "\n"
    if not (in_lines or _APART.search(masked, number.end, third)):
        return None
    cue = cues["names"].search(masked, number.end, end)
    found = _listed_at(page, number, cue.end()) if cue else None
    if found:
        return found
    if colon:
        return _clauses(page, number, end + 1) or _listed_at(page, number, end + 1)
    cue = cues["told"].search(masked, end + 1, min(end + 13, page.clause_end(end + 2)))
    return _listed_at(page, number, cue.end()) or _clauses(page, number, cue.end()) if cue else None


def _level_marks(inner: str) -> str:
    """The words of a bracket whose things semicolons alone set apart, with the marks of other lists."""
    return _SEMICOLON.sub("、", inner) if not _INNER_MARK.search(inner) else inner


def named_again(page: Page, number: Announced) -> Binding | None:
    """4个联系点，收集意见■。这些联系点分别设在：A、B、C: words of the next sentence that point back and name them."""
    again = _POINT.search(page.text, number.end, number.end + _REACH)
    noun = (again["noun"] or again["all"])[:2] if again else ""
    if again is None or page.text.find(noun, number.at, number.end + 14) < 0:
        return None
    end = page.clause_end(again.end())
    cue = page.relation.cues["names"].search(page.masked, again.end(), end)
    found = _listed_at(page, number, cue.end() if cue else end)
    if found and again["all"] and len(found.listed.items[0]) > 1 + max(len(i) for i in found.listed.items[1:]):
        return None  # 各驿站为渔民提供避风、补给
    return replace(found, gap=page.text[again.start() : found.listed.start]) if found else None


def _listed_at(page: Page, number: Announced, start: int) -> Binding | None:
    """The list that begins here, behind a colon or a line's end at most."""
    while start < len(page.masked) and page.masked[start] in "：:\n 　":
        start += 1
    if _MARKED.match(page.text, start):
        return None  # （一）打造甲、乙、丙: the first of points
    end = page.clause_end(start)
    listed = page.read(start, end) or _two_bodies(page, number, start, end)
    if listed is None:
        return None
    lead, begin = opening_group(page, start, end)
    inner = page.read(begin, end) if lead else None
    grouped = with_groups(page, inner, lead) if inner else listed
    listed = grouped if grouped.groups and inner is not None and grouped.end > inner.end else _gone_on(page, listed)
    return Binding(number, listed, "after", page.text[number.end : start])


def _two_bodies(page: Page, number: Announced, start: int, end: int) -> Listed | None:
    """甲镇和乙乡: two names of bodies or places joined by a word, and nothing else."""
    joint = _JOINT.search(page.masked, start, end) if number.number <= _FEW else None
    if joint is None or _JOINT.search(page.masked, joint.end(), end):
        return None
    names = (page.text[start : joint.start()], page.text[joint.end() : end])
    if not all(len(n) > 2 and page.relation.says("body", n) for n in names) or COUNT in "".join(names):
        return None
    return Listed(start, end, names, 2, 2, form="pair")


def _gone_on(page: Page, listed: Listed) -> Listed:
    """A list that the next clauses go on with: …三镇，外加开发区; 新增《甲》《乙》，取消《丙》."""
    at, more = page.clause_end(listed.end), 0
    while page.masked[at : at + 1] in ("，", ","):
        start, at = at + 1, page.clause_end(at + 1)
        clause = page.masked[start:at]
        named = listed.form in ("titles", "quotes") and clause.endswith(("》", "”"))
        ending = listed.items[-1][-2:]
        named = named or (clause.endswith(ending) and all(i.endswith(ending) for i in listed.items))
        if page.relation.says("all", clause[:2]) or not (named or page.relation.says("goes_on", clause)):
            break
        again = page.read(start, at)
        more += again.high if again else 1
    return replace(listed, high=listed.high + more) if more else listed


def _clauses(page: Page, number: Announced, start: int) -> Binding | None:
    """四项举措：对甲提前介入；对乙快审快结；…: points without marks, set apart by semicolons."""
    stop = SENTENCE_END.search(page.masked, start + 1)
    end = stop.start() if stop else len(page.text)
    if (
        end - start > _LONG
        or _FIGURE.match(page.masked, start)
        or not (number.noun or number.told)
        or _MARKED.match(page.text, start)
    ):
        return None
    if page.text[start : start + 1] == "\n":
        end = _lines_end(page, start + 1)
    pieces = [p.strip() for p in _SEMICOLON.split(page.masked[start:end]) if p.strip()]
    if len(pieces) < 2 or any(_MARKED.match(p) or "：" in p for p in pieces):
        return None
    low = len(pieces) - page.relation.says("besides", pieces[-1])
    high = len(pieces) + sum(p.count("、") for p in pieces) + several_in(pieces)
    items = tuple(CLAUSE_END.split(p, maxsplit=1)[0] for p in pieces)
    return Binding(
        number, Listed(start, end, items, low, high, False, "clauses"), "after", page.text[number.end : start]
    )


def _lines_end(page: Page, start: int) -> int:
    """Behind the lines that semicolons join: the first that ends otherwise is the last of them."""
    end = start
    while end < len(page.text):
        stop = page.text.find("\n", end)
        stop = stop if stop >= 0 else len(page.text)
        if not page.text[end:stop].rstrip(" 　").endswith(("；", ";")) or stop - start > _LONG:
            return stop
        end = stop + 1
    return end


def _points(page: Page, number: Announced) -> Binding | None:
    if not (number.noun or number.told or page.text[number.stop : number.stop + 1] in ("：", ":")):
        return None
    series = series_after(page.text, page.marks, number.stop, 2 * _REACH if number.quoted else _REACH)
    if series is None or page.text.endswith(("其中", "前", "后"), 0, number.head):
        return None
    of_all = number.quoted and len(number.noun) > 1 and all(number.noun[-2:] in t for t in series.titles)
    if series.start - number.stop > _REACH and not of_all:
        return None
    gap = page.text[number.end : series.start]
    another = _ANOTHER_LINE.search(gap)
    if another and not (of_all or _announced_in(page, number, gap, _ANNOUNCING.search(gap, another.start()))):
        return None  # 办结■。\n（二）注重联动。一是…: the points are those of a heading between
    aside = None if another or of_all else _SAME_LINE.search(gap)
    if aside and not _announced_in(page, number, gap, aside):
        return None  # 设三个督查组。督查对象：（一）…
    if _in_notes(page, number, gap):
        return None  # 说明：表中四类不含■。一、…
    if series.of and series.of not in (number.unit + number.noun):
        own = lazy.search(f"[二两三四五六七八九十]{series.of}", page.text[max(number.at - _FEW_BACK, 0) : series.start])
        if series.of not in _KINDS or own or number.unit not in _GENERAL:
            return None  # 四项改革，第一轮…; 分两批、按三个步骤，第一批…
    wanting = page.relation.says("wanting", number.noun + gap[: len(number.noun) + _LAST].partition("。")[0])
    found = Binding(number, as_listed(series, page.relation, all_said=wanting), "points", gap)
    if not series.lines and page.relation.says("reasons", CLAUSE_END.split(gap.rstrip("：: "))[-1]):
        return None  # 处罚4家，理由如下：一是…
    apart = series.lines or _is_heading(page, series) or "\n" in gap
    by_the_way = apart and _is_aside(page, number, gap)
    if _reporting(number, gap) and not _themed(found, page.text):
        return None
    if by_the_way and not (_opened(number, gap, page.relation) or _themed(found, page.text)):
        return None  # 落实“三项制度”，规范执法\n（一）…
    return found


def _announced_in(page: Page, number: Announced, gap: str, line: Match[str] | None) -> bool:
    """Whether a line such as 具体如下： announces the points, and is no heading of others: 说明, 下步打算."""
    if line is None:
        return False
    said = line.group().strip("。\n 　：:（(")
    own = number.told[-2:] + "|" + number.noun + "|" + gap[:_TITLE].partition("。")[0]
    return said[-2:] in own or page.relation.says("listing", said)


def _in_notes(page: Page, number: Announced, gap: str) -> bool:
    """Whether a number is told by the way in a line of remarks whose points come behind it."""
    start = page.text.rfind("\n", 0, number.at) + 1
    return not gap.rstrip().endswith(("：", ":")) and page.relation.cues["notes"].match(page.text, start) is not None


def _is_aside(page: Page, number: Announced, gap: str) -> bool:
    """Whether a number is told by the way, points or not: with more behind it, in brackets, of people, the last of a
    row of figures."""
    if gap.rstrip("\n 　（(").endswith(("：", ":")) or _in_heading(page, number):
        return False
    bracket = _BRACKET_MARK.search(gap)
    enclosed = bracket is not None and bracket.group() in "）)"
    start = max(page.text.rfind("。", 0, number.at), page.text.rfind("\n", 0, number.at)) + 1
    last = not number.noun and COUNT in page.text[start : number.at]
    noun_end = number.stop if number.named and number.stop - number.end <= 2 * _LAST else number.end
    said = page.text[noun_end : number.end + len(gap)].partition("\n")[0]
    more = "\n" in gap and len(said.rstrip("。 　")) > _LAST  # 上述三家均整改到位。\n1.…
    return (
        enclosed
        or last
        or more
        or number.lead == "的"
        or number.unit in _PEOPLE
        or COUNT in gap
        or _COMMA.search(gap) is not None
    )


def _in_heading(page: Page, number: Announced) -> bool:
    """二、存在的三个短板: a numbered line that ends with what is counted."""
    start = page.text.rfind("\n", 0, number.at) + 1
    line = page.text[start : page.text.find("\n", number.end)]
    ends = number.stop if number.named else number.end
    return (
        len(line) <= _TITLE
        and page.relation.says("wanting", line)
        and page.relation.says("there_are", page.text[start : number.at])
        and _MARKED.match(line) is not None
        and not CLAUSE_END.search(line.rstrip("。 　"))
        and start + len(line) - ends <= _LAST
    )


def _is_heading(page: Page, series: Series) -> bool:
    """Whether points within a paragraph are marked as headings are: （一）, 一、."""
    return page.text[series.start] in "（(" or page.text[series.start + 1 : series.start + 2] in ("、", ".", "．")


def points_signs(binding: Binding, relation: Relation, text: str) -> dict[str, float]:
    """What tells that marked points are those of a number: “四项机制” and （一）联席会议机制."""
    number, listed = binding.number, binding.listed
    heading = listed.form == "lines" and not (_opened(number, binding.gap, relation) or _themed(binding, text))
    return {
        "opened": _opened(number, binding.gap, relation),
        "themed": _themed(binding, text),
        "heading": heading and not binding.gap.rstrip("\n 　（(").endswith(("。", "：", ":")),
        "afar": sum(binding.gap.count(mark) for mark in "，,。；;"),
    }


def _opened(number: Announced, gap: str, relation: Relation) -> bool:
    """Whether words such as 如下 open the points."""
    head = _ANNOUNCING.search(gap) or _CLAUSE.match(gap)
    said = head.group().rstrip() if head else ""
    if not said.endswith(("：", ":")):
        said = _COLON.sub("", said)  # 联动化解纠纷■：警调■，诉调■。（一）…: it opens other things
    return relation.says("following", number.lead + said) or _as_follows(number, gap)


def _as_follows(number: Announced, gap: str) -> bool:
    """反馈问题5个，……，现将问题整改情况报告如下: the words before the points say what was announced."""
    found = _AS_FOLLOWS.search(gap) if "下" in gap[-6:] and not number.quoted else None
    if found is None:
        return False
    told = number.told[-4:] + "|" + gap[:4]
    return any(told[i : i + 2] in found["what"] for i in range(len(told) - 1) if told[i : i + 2] not in _ANY_MATTER)


def _reporting(number: Announced, gap: str) -> bool:
    """坚持“两个确立”，…。现将情况报告如下：: a sentence of its own announces the chapters of the report."""
    before = gap.rstrip("。：: \n　（(").rfind("。")
    told = _AS_FOLLOWS.search(gap, before) if before >= 0 and "下" in gap[-6:] else None
    own = told is None or told["what"].strip("。\n 　") in ("", "具体")  # 四项举措。\n具体如下：
    return not own and not _as_follows(number, gap)


def _themed(binding: Binding, text: str) -> bool:
    """Whether the points name what was announced: “四项机制” and （一）联席会议机制; 四件事 and 第一件."""
    number, items = binding.number, binding.listed.items
    noun = number.noun[-2:] or number.unit
    if text[number.end - 2 : number.end - 1] == "一":
        noun = text[number.end - 2 : number.end]  # “四个一批”
    return same_ordinal(binding, text) or sum(noun in t for t in items) >= len(items) / 2


def same_ordinal(binding: Binding, text: str) -> bool:
    """四期 and 第一期, 三个组 and 第一组."""
    number, first = binding.number, text[binding.listed.start : binding.listed.start + 3]
    return first[:1] == "第" and first[2:] in (number.unit[:1], number.noun[:1])


def as_listed(series: Series, relation: Relation, *, all_said: bool = False) -> Listed:
    """Marked points as a list; the chapters on shortcomings and plans at the end need not be meant, unless `all_said`:
    the number itself counts such things."""
    low = high = len(series.titles)
    named = series.titles[0][-2:]
    while not all_said and series.lines and low > 1 and relation.says("onward", series.titles[low - 1]):
        if series.titles[low - 1].endswith(named):
            break  # 清单交办机制 … 问责建议机制
        low -= 1
    form = "lines" if series.lines else "chain"
    return Listed(series.start, series.end, series.titles, low, high, False, form, series.last)
