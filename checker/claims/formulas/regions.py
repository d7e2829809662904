"""Where a breakdown begins and ends: 其中…, 包括…, （…）, ：…, 按类型分…, 从来源看…."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import ANY, COUNT, Figure
from checker.dataclass import dataclass

_WORDS = word_lists(__file__)

_OPENER = lazy.compile(
    # a look at one character: most begin none of what follows
    rf"(?=[{_WORDS.firsts('openers')}含之中里分仅按从以依{_WORDS.firsts('aspects')}\ue001：:（(])"
    rf"(?:(?P<partial>{_WORDS['openers']}|(?<![包内不])含|(?<=[\u4e00-\u9fff])(?:之?中|里)[，,](?:已?有|共有)?(?=\ue001)"
    r"|(?<=\ue001[，,])分别(?=(?:为|是|达|有)?\ue001)|(?<!不)仅"
    rf"(?=[^，,。；;\ue001]{{2,30}}[，,]?[^，,。；;\ue001]{{0,4}}分别))"
    rf"|(?P<axis>(?:(?:按|从|以|依)[^，,。；;：:（）()\n\ue001-\ue007]{{1,12}}?(?:{_WORDS['sorting']})"
    rf"|(?:{_WORDS['aspects']})(?:依次|分别)?(?:为|是)?)(?=[，,：:\ue001]|[^，,。；;：:]{{0,12}}\ue001))"
    r"|(?P<among>\ue001[\u4e00-\u9fff]{0,12}?(?:之?中|里)[，,](?!按|从|有\ue001))"
    r"|(?P<colon>[：:])|(?P<bracket>[（(]))"
)
_END = lazy.compile(r"[。！!？?\n]")
_STOP = lazy.compile(rf"[，,；;、。]\s*(?:{_WORDS['stops']})")
_NESTED = lazy.compile(_WORDS["nested"])
COMPLETE = lazy.compile(
    rf"(?:{_WORDS['makes_up']})了?(?:该|我|本)?[^，,。；;]{{0,6}}?(?:{_WORDS['wholes']})"
    rf"|(?:{_WORDS['none_else']})其[他它余]"
    r"|(?:全年|全部)?(?:仅有|只有|仅)(?:这|此|上述|以上|该)?[两三四五六七八九二]"
    rf"|(?:{_WORDS['all']})[^，,。；;\ue001]{{0,12}}(?:{_WORDS['all_are']})[^，,。；;\ue001]{{0,10}}"
    r"(?:[两三四五六七八九此这]|结论|处理|完毕)"
    rf"|[两三四五六七八九二](?:{_WORDS['classes']})[^，,。；;\ue001]{{0,10}}(?:{_WORDS['together']})(?![^，,。；;]{{0,6}}[\ue001\ue003])"
    rf"|(?:以上|上述|这)?[两三四五六七八九二](?:{_WORDS['classes_back']})"
    rf"(?:[^，,。；;]{{0,4}}(?:即为?|就是|便是)[^，,。；;]{{0,6}}|为|是)(?:全部|所有)"
    rf"|互不(?:重复|重叠|交叉)且|(?:每|逐)[件个人项户](?:只|仅|按)[^，,。；;]{{0,12}}(?:一[类种项]|归类|计入)"
    rf"|(?:之外|以外|除此)[^，,。；;\ue001]{{0,6}}(?:无|没有|未|不)|{_WORDS['complete']}"
)
OVERLAP = lazy.compile(f"(?<![不未无非])(?<!没有)(?:{_WORDS['overlaps']})|{_WORDS['of_several']}")
"""Words that say that parts overlap; such parts are never added up."""
NEW_MATTER = lazy.compile(
    rf"[一二三四五六七八九十]是|{_WORDS['new_matter']}|\n\s*[（(]?[一二三四五六七八九十\d]+[）)、.．]"
)
"""Words that begin something else: a whole told before them is not the whole of what follows."""
_REST = lazy.compile(f"(?:^|其中|而|外)(?:{_WORDS['rest']})[^，,。；;、：:（）()]{{0,8}}$")
_OPEN_END = lazy.compile(rf"等(?:[，,。；;）)\n]|[^，,。；;、\ue001]{{0,10}}[，,。；;\n]?$)|{_WORDS['goes_on']}")


@dataclass(frozen=True, slots=True)
class Region:
    """The stretch of a skeleton that lists parts, and what kind of words opened it."""

    opener: str
    """`partial`, `axis`, `colon` or `bracket`."""
    word: str
    start: int
    """Offset where the opener stands."""
    body: int
    end: int

    def figures(self, ctx: Context) -> tuple[Figure, ...]:
        """The counts listed in it, nested ones, differences and last year's left out."""
        text = ctx.sheet.skeleton
        out: list[Figure] = []
        skip_to = -1
        for figure in ctx.sheet.within(self.body, self.end):
            if figure.at < skip_to:
                continue
            gap_start = out[-1].at + 1 if out else self.body
            gap = text[gap_start : figure.at]
            if (nested := _NESTED.search(gap)) is not None and (out or nested.start() > 0):
                skip_to = _sibling(text, figure.at, self.end)
                continue
            if "（" in gap or "(" in gap:
                depth = gap.count("（") + gap.count("(") - gap.count("）") - gap.count(")")
                before = lazy.split(r"[（(]", gap)[-2]
                if depth > 0 and out and not lazy.search(r"[\u4e00-\u9fff]", before):
                    skip_to = _close(text, figure.at, self.end)
                    continue
            if is_count(figure) and not figure.is_delta and not figure.is_earlier:
                out.append(figure)
        return tuple(out)


def regions(ctx: Context) -> Iterator[Region]:
    """Every stretch of the report that may list the parts of a whole told before it."""
    text = ctx.sheet.skeleton
    for found in _OPENER.finditer(text):
        kind = found.lastgroup or "partial"
        if kind == "among":
            kind = "partial"
        body = found.end()
        if kind == "bracket":
            end = _close(text, body, len(text))
            inner = text[body:end]
            if COUNT not in inner:
                continue
            yield Region("bracket", "（", found.start(), body, end)
            continue
        end_mark = _END.search(text, body)
        end = end_mark.start() if end_mark else len(text)
        first = text.find(COUNT, body, end)
        if first < 0:
            continue
        if kind == "colon" and lazy.search(r"[，,；;。]", text[body:first]) and first - body > 40:
            continue
        for stop in _STOP.finditer(text, first, end):
            end = stop.start()
            break
        end = _other_matter(text, first, end)
        for other in _OPENER.finditer(text, first, end):
            if other.lastgroup == "axis" and lazy.search(r"[；;，,。]\s*$", text[first : other.start()]):
                end = other.start()
                break
        closing = _unopened(text, body, end)
        among = found.lastgroup == "among"
        word, start = ("其中", found.end()) if among else (found.group(), found.start())
        yield Region(kind, word, start, body, min(end, closing))


_FIGURE = lazy.compile(ANY)
_SIBLING = lazy.compile(r"[；;）)]")
_STAGE = lazy.compile(_WORDS["stages"])


def _other_matter(text: str, first: int, end: int) -> int:
    """Where a list ends at a semicolon because a longer clause with its own verb follows it."""
    for mark in lazy.finditer(r"[；;]", text[first:end]):
        at = first + mark.start()
        following = _FIGURE.search(text, at, end)
        words = text[at + 1 : following.start()] if following else text[at + 1 : end]
        long = len(lazy.sub(r"[（(][^）)]*[）)]", "", words)) > 10 and not lazy.search(_WORDS["same_list"], words)
        # ；181件建议提案已解决…: a figure that opens its clause and is followed by its own noun takes up another whole
        back = (
            following is not None
            and len(words) <= 1
            and len(lazy.split(r"[，,。；;\n\ue001]", text[following.end() : end])[0]) >= 4
        )
        staged = _STAGE.search(words)
        if long or back or staged:
            return at
    return end


def is_rest(figure: Figure) -> bool:
    """其余■: what is left of the whole, so the list is complete."""
    return _tells_rest(figure.pre)


@lru_cache(maxsize=1024)
def _tells_rest(pre: str) -> bool:
    """Asked several times of every figure, so the answers are kept."""
    return bool(_REST.search(pre)) or pre.startswith(("其余", "其他", "其它", "剩余", "余下"))


def is_open(ctx: Context, region: Region) -> bool:
    """Whether the list says that it goes on: …等, 若干."""
    tail = ctx.sheet.skeleton[region.body : min(region.end + 2, len(ctx.sheet.skeleton))]
    return bool(_OPEN_END.search(tail)) or "主要" in region.word


def says_complete(ctx: Context, start: int, end: int) -> bool:
    """Whether the words of the stretch and of the clause after it say that the parts are all there is."""
    text = ctx.sheet.skeleton
    return bool(COMPLETE.search(text[start : min(end + 40, len(text))].split("\n")[0]))


def _close(text: str, at: int, limit: int) -> int:
    depth = 1
    for i in range(at, min(limit, at + 400)):
        if text[i] in "（(":
            depth += 1
        elif text[i] in "）)":
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == "\n":
            return i
    return min(limit, at + 400)


def _unopened(text: str, at: int, limit: int) -> int:
    depth = 0
    for i in range(at, limit):
        if text[i] in "（(":
            depth += 1
        elif text[i] in "）)":
            depth -= 1
            if depth < 0:
                return i
    return limit


def _sibling(text: str, at: int, limit: int) -> int:
    found = _SIBLING.search(text, at, limit)
    return found.start() if found else limit


__all__ = ["ANY", "COMPLETE", "Region", "is_open", "is_rest", "regions", "says_complete"]
