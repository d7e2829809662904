"""Announced numbers of things and the things listed: A、B、C三个单位, 《》《》等2件, 以上五个领域, “六个聚焦”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context, bound
from checker.claims.formulas.listing import find_listings
from checker.claims.formulas.sheet import COUNT
from checker.diagnostics.message import Text
from checker.document import Span

_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "十": 10}
_CLASS = (
    r"(?:[\u4e00-\u9fff]{0,8}?(?:部门|单位|领域|方面|环节|步骤|制度|机制|乡镇|镇街|街道|活动|队伍|渠道|行业|委员会|平台|体系|工程|行动|措施|举措|"
    r"板块|维度|阶段|关口|程序|要素|内容|清单|类别|系统|项目|试点|县区|区县|县|市州|区域|片区|中心|窗口|载体|模式|品牌|调委会|调解室|方式|途径|条件|标准|层面|"
    r"层级|主体|群体|人群|工作|任务|重点|问题|短板|村|社区|园区|学校|站所|机构|节点|文件|办法|规定|意见|方案|条例|规章|法规|制度规范))"
)
_NUMBER = (
    rf"(?P<n>{COUNT}|(?<![下第每同统之唯进专逐万单])[一二三四五六七八九十两]{{1,3}}"
    r"(?=[大个项类种支家级部条重套点处所块件步道张]))"
)
_MEASURE = r"(?:大|个|项|类|种|支|家|级|部|条|重|套|点|处|所|块|件|步|道|张)*"
_ITEMS = r"(?P<items>[^，,。；;：:！？\n\ue001-\ue007]{2,90}?)"
_PIECE = lazy.compile(r"[^，,。；;：:！？\n]+")
_LISTED = lazy.compile(rf"{_ITEMS}(?P<etc>等(?:共)?)?{_NUMBER}{_MEASURE}(?P<class>{_CLASS})")
_QUOTED = lazy.compile(
    r"(?P<items>[^，,。；;：:！？\n“”\ue001-\ue007]{3,90})“(?P<n>[一二三四五六七八九两])(?:项|个|大|类|种|支)(?P<class>[\u4e00-\u9fff]{1,6})”"
)
_TITLES = lazy.compile(
    rf"(?P<items>(?:《[^《》\n]{{2,60}}》[、和及与]?){{2,12}})(?P<etc>等)?(?P<n>{COUNT}|[一二三四五六七八九十两]{{1,2}})(?:[部件项个]|大)?(?P<class>[\u4e00-\u9fff]{{0,8}})"
)
_NAMED = lazy.compile(
    r"(?:分别(?:位于|设在|设于|落户|布局在|为|是|坐落[于在])|名单(?:为|是)|依次(?:为|是)|具体(?:为|是)|即)[：:]?"
    r"(?P<items>[^，,。；;：:！？\n\ue001-\ue007]{2,90}?)(?=[，,。；;\n]|$)"
)
_ABOVE = lazy.compile(
    rf"(?:以上|上述|前述)(?P<n>{COUNT}|[一二三四五六七八九十两]{{1,2}})(?P<m>[个项大类种支家级部条处])(?P<class>[\u4e00-\u9fff]{{2,4}})"
)
_VERB = (
    r"设立|配备|成立|组建|建立|开展|推出|确定|选取|打造|健全|完善|修订|废止|制定|出台|创新|"
    r"推进|落实|深化|推行|实施|印发|建成|新建|改建|扩建|选定|聘请|组织|举办|围绕|聚焦|抓好|"
    r"抓住|做好|做实|强化|严格|构建|梳理|取消|下放|承接|涉及|覆盖|联合|会同|督促|走访|抽取|"
    r"有|共有|共|的|为|在|对|了|等|各|近|约|超|全县|全市|全区|辖区|累计|通过|评选|培育|"
    r"创建|发布|拟定|起草|提出|部署|召开|认真|新增|建设|发现|排查|调整|清理|分设|下设|辖|"
    r"设|设置|包括|分为|划分为|细化为|运用|发挥|加强|牵头|协调|聘任|结合|依托|统筹|受理|"
    r"报送|上报|编制|公布|观摩|表彰|命名|授予|获评|评为|入选|第|最|达|达到|近三年|汇编|"
    r"编印|制发|下发"
)
_VERB_END = lazy.compile(rf"(?:{_VERB})$")
_SOLE_VERB = lazy.compile(rf"(?:{_VERB}|审核|审查|检查|修改|保留|调研|指导|规范|优化|整合)")
_STEPS = lazy.compile(r"步骤|环节|程序|流程|阶段|关口|步|道")
_JOINS = lazy.compile(r"、|以及|和|及|与|并")
_INNER = lazy.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)")


def find_lists(ctx: Context) -> Iterator[Formula]:
    """Every announced number that stands beside its list."""
    yield from _adjacent(ctx)
    yield from _short_names(ctx)
    yield from _formed(ctx)
    yield from _inside_quotes(ctx)
    yield from _titles(ctx)
    yield from _named(ctx)
    yield from _above(ctx)
    yield from _listings(ctx)


def _listings(ctx: Context) -> Iterator[Formula]:
    """分别为…, （…）, ①②③, 首先…其次 behind an announced number."""
    for found in find_listings(ctx):
        span = ctx.sheet.place(found.start, found.end)
        holds = found.low <= found.number <= found.high
        yield _formula(ctx, found.at, span, found.number, found.low, found.high, holds)


def value_of(ctx: Context, at: int, text: str) -> int | None:
    """The announced number: a folded figure or a small Chinese numeral."""
    if text == COUNT:
        figure = ctx.sheet.figure(at)
        if not figure.exact or figure.number != figure.number.to_integral_value():
            return None
        return int(figure.number)
    if len(text) == 1:
        return _HAN.get(text)
    if text[0] == "十":
        return 10 + _HAN[text[1]]
    if text.endswith("十"):
        return _HAN[text[0]] * 10
    return None


def counts_of(items: str) -> tuple[int, int]:
    """The smallest and largest number of things a list can name: 、 always parts, 和 and 及 may."""
    plain = _INNER.sub("■", items).strip("、 ")
    sure = plain.count("、") + 1
    return sure, len([p for p in _JOINS.split(plain) if p.strip()])


def _in_lists(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that never crosses a mark, looked for only where something is listed with 、."""
    for piece in _PIECE.finditer(text):
        if "、" in piece.group():
            yield from pattern.finditer(text, *piece.span())


def _adjacent(ctx: Context) -> Iterator[Formula]:
    for pattern in (_LISTED, _QUOTED):
        for found in _in_lists(pattern, ctx.sheet.skeleton):
            items = found["items"]
            etc = bool(found.groupdict().get("etc")) or items.endswith("等")
            steps = bool(_STEPS.search(found["class"]))
            if "、" not in _INNER.sub("", items) or not _is_list(items.removesuffix("等"), steps):
                continue
            number = value_of(ctx, found.start("n"), found["n"])
            if number is None or number > 30:
                continue
            low, high = counts_of(items.removesuffix("等"))
            holds = low <= number <= high or (etc and number >= low)
            span = ctx.sheet.place(found.start("items"), found.end())
            yield _formula(ctx, found.start("n"), span, number, low, high, holds)


_QUOTED_ITEMS = lazy.compile(
    rf"“(?P<items>[^“”\n]{{3,60}}、[^“”\n]{{1,20}})”(?:的“)?(?P<n>{COUNT}|[一二三四五六七八九十两](?=[步项个大种类环级道]))(?:[步项个大种类级道]|环节)"
)


def _inside_quotes(ctx: Context) -> Iterator[Formula]:
    """“受理、审理、决定”三步工作法"""
    for found in _QUOTED_ITEMS.finditer(ctx.sheet.skeleton):
        number = value_of(ctx, found.start("n"), found["n"])
        if number is None or number > 20 or "等" in found["items"]:
            continue
        low, high = counts_of(found["items"])
        span = ctx.sheet.place(found.start(), found.end())
        yield _formula(ctx, found.start("n"), span, number, low, high, low <= number <= high)


_FORMED = lazy.compile(
    r"由(?P<items>[^，,。；;：:\n\ue001-\ue007]{3,60}?)(?:等)?(?:组成|构成|参与|参加|联合)的?(?P<n>[二三四五六七八九])(?:方|部门|单位|位一体|级)"
)
_ANY_CLASS = lazy.compile(
    rf"{_ITEMS}(?P<etc>等(?:共)?)?(?P<n>{COUNT}|[一二三四五六七八九十两](?=[个家所处支座]))(?:个|家|所|处|支|座)?(?P<class>[\u4e00-\u9fff]{{2,8}})"
)


def _formed(ctx: Context) -> Iterator[Formula]:
    """由司法、公安、法院组成的三方联动机制"""
    for found in _FORMED.finditer(ctx.sheet.skeleton):
        number, (low, high) = _HAN[found["n"]], counts_of(found["items"])
        if "、" in found["items"] and "等" not in found.group():
            span = ctx.sheet.place(found.start(), found.end())
            yield _formula(ctx, found.start("n"), span, number, low, high, low <= number <= high)


def _short_names(ctx: Context) -> Iterator[Formula]:
    """青石、白沙、柳河3个司法所: short names right before a number that is about theirs."""
    for found in _in_lists(_ANY_CLASS, ctx.sheet.skeleton):
        items = found["items"].removesuffix("等")
        pieces = [p for p in items.split("、") if p]
        if len(pieces) < 3 or any(len(p) > 5 for p in pieces[1:]) or not _is_list(items) or found["etc"]:
            continue
        if found["n"] == COUNT and ctx.sheet.figure(found.start("n")).mention.unit not in (
            "个",
            "家",
            "所",
            "处",
            "支",
            "座",
        ):
            continue
        number = value_of(ctx, found.start("n"), found["n"])
        low, high = counts_of(items)
        if number is None or not low - 1 <= number <= high + 2:
            continue
        span = ctx.sheet.place(found.start("items"), found.end())
        yield _formula(ctx, found.start("n"), span, number, low, high, low <= number <= high)


def _is_list(items: str, steps: bool = False) -> bool:
    if items.startswith("、") or re.match(r"\s*[（(]?[一二三四五六七八九十]+[、）)]", items) or _unbalanced(items):
        return False
    last = re.split(r"、|以及|和|及|与", items)[-1]
    plain = _INNER.sub("■", items)
    pieces = plain.split("、")
    if any(len(p) > 16 for p in pieces[1:]) or not last or (_VERB_END.search(last) and not steps):
        return False
    return steps or not any(_SOLE_VERB.fullmatch(p.strip()) for p in pieces)


def _unbalanced(items: str) -> bool:
    return any(items.count(a) != items.count(b) for a, b in ("（）", "()", "《》", "“”"))


def _formula(ctx: Context, at: int, span: Span, number: int, low: int, high: int, holds: bool) -> Formula:
    several = f"{low}" if low == high else f"{low}至{high}"
    listed = ctx.sheet.text[span.start : span.end]
    folded = ctx.sheet.skeleton[at] == COUNT
    announced = bound(ctx.sheet.figure(at), "公布的数", "announced number") if folded else None
    whole = Bound(span, listed, Text("列举", "list"))
    return Formula(
        FormulaKind.LIST,
        (whole, announced) if announced else (whole,),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(f"列举了 {several} 项，文中说是 {number} 项", f"{low} things are listed, {number} are announced"),
        (Reading(Text(f"列举 {several} ≠ {number}", f"{several} listed, {number} announced"), holds),),
        Text("补齐或删去所列事项，或改正数目", "complete the list or correct the number"),
    )


def _titles(ctx: Context) -> Iterator[Formula]:
    for found in _TITLES.finditer(ctx.sheet.skeleton):
        number = value_of(ctx, found.start("n"), found["n"])
        named = found["items"].count("《")
        if number is None or number > 30:
            continue
        if found["n"] == COUNT and ctx.sheet.figure(found.start("n")).mention.unit not in ("部", "件", "项", "个"):
            continue
        holds = number >= named if found["etc"] else number == named
        span = ctx.sheet.place(found.start("items"), found.end())
        yield _formula(ctx, found.start("n"), span, number, named, named, holds)


def _named(ctx: Context) -> Iterator[Formula]:
    """建成法治广场2处。分别位于A、B、C."""
    text = ctx.sheet.skeleton
    for found in _NAMED.finditer(text):
        items = found["items"]
        if "、" not in items or "等" in items or not _is_list(items):
            continue
        start, _ = ctx.sheet.paragraph(found.start())
        before = list(
            re.finditer(
                rf"{COUNT}|[一二三四五六七八九十两](?=[个处家项支所条类种部])",
                text[max(start, found.start() - 50) : found.start()],
            )
        )
        if not before:
            continue
        at = max(start, found.start() - 50) + before[-1].start()
        token = before[-1].group()
        if token == COUNT and ctx.sheet.figure(at).mention.unit not in (
            "个",
            "处",
            "家",
            "项",
            "支",
            "所",
            "条",
            "类",
            "种",
            "部",
            "件",
            "名",
            "座",
        ):
            continue
        number = value_of(ctx, at, token)
        low, high = counts_of(items)
        if number is None or number > 30 or re.search(r"[”“]|。.*。", text[at : found.start()]):
            continue
        span = ctx.sheet.place(found.start("items"), found.end("items"))
        holds = low <= number <= high
        yield _formula(ctx, at, span, number, low, high, holds)


def _above(ctx: Context) -> Iterator[Formula]:
    """五个领域 … 以上六个领域."""
    text = ctx.sheet.skeleton
    for found in _ABOVE.finditer(text):
        number = value_of(ctx, found.start("n"), found["n"])
        start = max(0, found.start() - 400)
        kind = found["class"][:2]
        earlier = list(
            re.finditer(
                rf"(?P<n>{COUNT}|[一二三四五六七八九十两]{{1,2}})(?:[个项大类种支家级部条处])?[\u4e00-\u9fff]{{0,4}}?{re.escape(kind)}",
                text[start : found.start()],
            )
        )
        values = [value_of(ctx, start + m.start("n"), m["n"]) for m in earlier]
        if number is None or not values or None in values:
            continue
        first = earlier[-1]
        holds = number in values
        place = ctx.sheet.place(start + first.start(), start + first.end())
        here = ctx.sheet.place(found.start(), found.end())
        yield Formula(
            FormulaKind.LIST,
            (
                Bound(here, ctx.sheet.text[here.start : here.end], Text("回指", "reference")),
                Bound(place, ctx.sheet.text[place.start : place.end], Text("前文", "earlier")),
            ),
            Origin.SYNTAX,
            Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
            Text(f"前文为 {values[-1]} 项，此处称 {number} 项", f"{values[-1]} before, {number} here"),
            (Reading(Text(f"{values[-1]} ≠ {number}", f"{values[-1]} ≠ {number}"), holds),),
            Text("使前后数目一致", "make the numbers agree"),
        )
