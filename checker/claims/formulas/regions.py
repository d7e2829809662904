"""Where a breakdown begins and ends: 其中…, 包括…, （…）, ：…, 按类型分…, 从来源看…."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import ANY, COUNT, Figure
from checker.dataclass import dataclass

_OPENER = lazy.compile(
    r"(?P<partial>其中|包括|包含(?!在)|主要(?:是|为|有|集中[在于]|涉及)|(?<![包内不])含|(?<=[\u4e00-\u9fff])(?:之?中|里)[，,](?:已?有|共有)?(?=\ue001)|(?<=\ue001[，,])分别(?=(?:为|是|达|有)?\ue001)|(?<!不)仅(?=[^，,。；;\ue001]{2,30}[，,]?[^，,。；;\ue001]{0,4}分别))"
    r"|(?P<axis>(?:(?:按|从|以|依)[^，,。；;：:（）()\n\ue001-\ue007]{1,12}?(?:划分|区分|分类|分|来看|看|计算|计|统计|归类)"
    r"|(?:来源|结果|去向|类型|渠道|构成|途径|分布|情况|种类)(?:依次|分别)?(?:为|是)?)(?=[，,：:\ue001]|[^，,。；;：:]{0,12}\ue001))"
    r"|(?P<among>\ue001[\u4e00-\u9fff]{0,12}?(?:之?中|里)[，,](?!按|从|有\ue001))"
    r"|(?P<colon>[：:])|(?P<bracket>[（(])"
)
_END = lazy.compile(r"[。！!？?\n]")
_STOP = lazy.compile(
    r"[，,；;、。]\s*(?:另|此外|同时|并(?!购)|还(?!有)|较|比|同比|环比|合计|共计|总计|总共|两项|三项|四项|累计|截至|平均|人均|均|"
    r"全年|全部|涉及|标的|上年|去年|今年|本年|年末|年底|为此|目前|经(?=[审查统核研])|占|以上|上述|共)"
)
_NESTED = lazy.compile(r"其中|包括|[（(](?:含|其中|包括)")
COMPLETE = lazy.compile(
    r"(?:构成|覆盖|涵盖|包含|组成|即为|就是|属于|归入|等于|合为|囊括)了?(?:该|我|本)?[^，,。；;]{0,6}?(?:全部|所有|总量|总数|整体)"
    r"|(?:再?无|没有|不存在|未有|未发生|并无|均无)其[他它余]|(?:全年|全部)?(?:仅有|只有|仅)(?:这|此|上述|以上|该)?[两三四五六七八九二]"
    r"|(?:全部|所有|均|都)[^，,。；;\ue001]{0,12}(?:均|都|按|属|为|由|作出结论|归)[^，,。；;\ue001]{0,10}(?:[两三四五六七八九此这]|结论|处理|完毕)"
    r"|[两三四五六七八九二](?:类|种|项|者|部分|渠道|种渠道|个渠道|方面|大类|级|个等次|个部分|种方式|种情形|个来源|条渠道|种途径)"
    r"[^，,。；;\ue001]{0,10}(?:合计|共计|合并|相加|总和|加起来|之和|构成|组成|覆盖|涵盖|囊括|互不重复且|即为|就是)(?![^，,。；;]{0,6}[\ue001\ue003])"
    r"|(?:以上|上述|这)?[两三四五六七八九二](?:类|种|项|者|部分|级|个?渠道|个?方面|种方式)(?:[^，,。；;]{0,4}(?:即为?|就是|便是)[^，,。；;]{0,6}|为|是)(?:全部|所有)|均包含在内|全部包含在内|互不(?:重复|重叠|交叉)且|"
    r"(?:每|逐)[件个人项户](?:只|仅|按)[^，,。；;]{0,12}(?:一[类种项]|归类|计入)|无其[他它]|没有其[他它]|全部计入|以外无|再无|"
    r"(?:之外|以外|除此)[^，,。；;\ue001]{0,6}(?:无|没有|未|不)|别无|没有别的|再没有|"
    r"无遗漏|不重不漏|以上即为|即为应|共同构成|合为"
)
OVERLAP = lazy.compile(
    r"(?<![不未无非])(?<!没有)(?:兼具|兼任|兼有|并处|交叉|重复|重叠|同时(?:具有|属于)|已计入|包含在|含在|多重)"
    r"|涉及?多[类种项个]|可多选|多[类种项]并计|同属[两多]"
)
"""Words that say that parts overlap; such parts are never added up."""
NEW_MATTER = lazy.compile(
    r"[一二三四五六七八九十]是|此外|另外|同时[，,]|\n\s*[（(]?[一二三四五六七八九十\d]+[）)、.．]"
)
"""Words that begin something else: a whole told before them is not the whole of what follows."""
_REST = lazy.compile(
    r"(?:^|其中|而|外)(?:其余|其他|其它|剩余|余下|另外|剩下|还剩|尚有|仍有|余)[^，,。；;、：:（）()]{0,8}$"
)
_OPEN_END = lazy.compile(r"等(?:[，,。；;）)\n]|[^，,。；;、\ue001]{0,10}[，,。；;\n]?$)|若干|少量|不等")


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
_STAGE = lazy.compile(r"成功|办结|审结|整改|采纳|化解|移送|确认|到位|完成")


def _other_matter(text: str, first: int, end: int) -> int:
    """Where a list ends at a semicolon because a longer clause with its own verb follows it."""
    for mark in lazy.finditer(r"[；;]", text[first:end]):
        at = first + mark.start()
        following = _FIGURE.search(text, at, end)
        words = text[at + 1 : following.start()] if following else text[at + 1 : end]
        long = len(lazy.sub(r"[（(][^）)]*[）)]", "", words)) > 10 and not lazy.search(r"其余|其他|属|类", words)
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
    return bool(_REST.search(figure.pre)) or figure.pre.startswith(("其余", "其他", "其它", "剩余", "余下"))


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
