"""Announced numbers of things: 四个部门, 3个乡镇, “五项整治”, 上述三部地方立法, 三级."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from checker import lazy
from checker.claims.formulas.sheet import COUNT, Sheet
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.data import Relation
from checker.dataclass import dataclass

_MOST, _TWENTY = 30, 20
_SPOKEN = lazy.compile(
    r"(?<![第每逐各另同统之唯进专万单百千年月零〇一二三四五六七八九十礼届红·])(?<!(?<![少短])两)(?<!周(?!.个[\u4e00-\u9fff]{2}))(?P<n>[二两三四五六七八九十])"
    r"(?P<unit>(?:[大个项类种支家级部条重套点处所块件步道张名位方镇县区市村街乡院组档省地场批门字篇份座间只台环员讲课网色维轮章宗本册套辆间片段栋幅款封例卷样路拨股句起桩招]"
    r"|部门|单位|环节|步骤|举措|措施|机制|制度|清单|平台|领域|行业|渠道|阶段|主体|局|站|校"
    r"|人(?![民大员数均行工才为格口手车])|[次轮期](?![性日年要序品级货]))(?:大(?=[\u4e00-\u9fff]))?)"
)
_DIGIT = lazy.compile("[二两三四五六七八九十]")
_TERM = lazy.compile(
    r"[二两三四五六七八九十](?P<unit>(?<=[“‘].)[\u4e00-\u9fff](?=[”’])|(?<![\u4e00-\u9fff].)[\u4e00-\u9fff](?=即|[：:])"
    r"|(?<=[“‘].)[\u4e00-\u9fff](?=[^二两三四五六七八九十“”\n]{1,6}[”’](?:[\u4e00-\u9fff]{0,6}[，,]?即(?!将|可|时|使|办|日|期)|是指|指的是|[（(：:]|——))"
    r"|(?<=[居列名位]前.)(?=的[^，,。；;\n]{0,6}?(?:依次|分别)[为是])"
    r"|(?<=\d年.)[次轮批]|(?<=年.)个(?=季度)|(?<=[去上今本全当]年.)[个项类种]|(?<=十)佳"
    r"|(?<![第一二三四五六七八九十百].)[\u4e00-\u9fff](?=”?(?:是指|指的是|即为|指(?![导挥标定向数引责控派明出])))|(?<=有.)(?=[：:，,。；;]))"
)
"""“四色”, 三单即, 原因有三：, “三所联动”（: the word that comes again in every item serves as measure, or none does."""
_COMPOUND = lazy.compile(
    r"(?<=[“‘])(?P<a>[一两二三四五六])[\u4e00-\u9fff](?P<b>[一两二三四五六])[\u4e00-\u9fff](?=[”’])"
)
"""“三书一函”: as many as both numbers say together."""
_ONE_EACH = lazy.compile(".个一|.[\u4e00-\u9fff]一[线体]")
"""“四个一批”, “三点一线”: as many as the first number says; the one is told of each, or is what they make together."""
_PLACES = lazy.compile(
    r"(?<![第每逐各一二两三四五六七八九十])(?P<a>[二两三四五六七八九])[镇乡街县区市院所局馆]"
    r"(?P<b>[一两三四五六七八九])(?P<unit>[镇乡街县区市院所庭局馆站])(?![策品])"
)
"""平安镇、柳河镇、石门乡这两镇一乡: as many places as both say together."""
_LEAD = lazy.compile(
    r"(?:以上|上述|前述|上列|前列|下列|以下|如下|下面|其中的?|之?中的|这|该|此|共有?|合计|总共|共计|等共?|在内的|的|主要|重点|全部|所有|——|—|[：:]|[“‘\"])*$"
)
_LEAD_ENDS = '上述列下面中的这该此有共计等要点部—：:“‘"'
_NOUN = lazy.compile(r"[”’\"]?大?[“‘]?(?P<noun>[\u4e00-\u9fff]{0,14})")
_OTHER_NUMBER = lazy.compile("(?<=.)[一两二三四五六七八九](?=[个名家件条项张座所])")
"""坐到一个院里, 分为两个组: what another number counts is no noun of this one."""
_BORDER = lazy.compile(r"[，,。；;：:！？!?\n\ue001-\ue007]")
_ORDINALS = frozenset("期次轮批")
_BODIES = frozenset(("省", "市", "县", "区", "镇", "乡", "街道", "村", "社区"))
_UNITS = frozenset(
    "个项类种支家级部条重套点处所块件步道张名位方镇县区市村街乡院组档省地场期批门字篇份座间只台环员讲课轮次人章宗本册套辆间片段栋幅款例卷样路拨股起桩段片站层首招"
) | {
    "场次",
    "部门",
    "单位",
    "环节",
    "个处",
    "个市",
    "个县",
    "个区",
    "个镇",
    "个乡",
    "乡镇",
    "街道",
    "社区",
    "大类",
    "支队伍",
}


@dataclass(frozen=True, slots=True)
class Announced:
    """A number of things at its place in the skeleton."""

    at: int
    """Where the number stands."""
    head: int
    """Where the words that lead to it begin: 这, 上述, 共, an opening quotation mark."""
    end: int
    """Behind number and measure word."""
    stop: int
    """Behind the name of the things."""
    number: int
    unit: str
    """The measure word; may be empty."""
    noun: str
    """What the things are: a noun of the field when one is named, else the words that follow."""
    named: bool
    """Whether the noun is one that is counted off in lists."""
    quoted: bool
    """“三项制度”: opened by a quotation mark."""
    spoken: bool
    """四, not 4."""
    lead: str
    told: str
    """The words of its clause before it: 联系点有 of 联系点有四个."""


def announced(sheet: Sheet, relation: Relation) -> Iterator[Announced]:
    """Every number up to thirty that may say how many things are named, in text order."""
    text = sheet.skeleton
    found: list[tuple[int, int, int, str, bool]] = []
    for figure in sheet.figures:
        mention = figure.mention
        unit = mention.unit or ""
        if (unit and unit not in _UNITS) or mention.kind is not Kind.COUNT or mention.approx is not None:
            continue
        if unit in _BODIES and (
            text[figure.at - 1 : figure.at] == COUNT or text[figure.at + 1 : figure.at + 2] == COUNT
        ):
            continue  # 3县2区1市: of what a place consists
        if text[figure.at - 1 : figure.at] == "月" and text[figure.at + 1 : figure.at + 2] == "日":
            continue  # 12月4日均组织: a day
        printed = figure.number
        if printed > _TWENTY and mention.chinese and mention.text.startswith("两"):
            printed %= 10  # 短斤少两五类: 两 is of the word before
        if 1 <= printed <= _MOST and printed == int(printed) and text[figure.at - 1 : figure.at] not in ("届", "第"):
            found.append((figure.at, figure.at + 1, int(printed), unit, mention.chinese))  # not 九届十三次全会
    found += _spoken(text)
    nouns: dict[str, Match[str] | None] = {}
    for at, end, number, unit, han in sorted(found):
        lead = _LEAD.search(text, max(0, at - 10), at) if text[at - 1 : at] in _LEAD_ENDS else None
        head = lead.start() if lead else at
        behind = _NOUN.match(text, end)
        words = _OTHER_NUMBER.split(behind["noun"], maxsplit=1)[0] if behind else ""
        if (unit == "期" and relation.says("stage_of", words)) or (text[at] == "二" and unit in _ORDINALS):
            continue  # 三期工程: the third stage; 轨道交通二期, 二次意见: the second
        named = unit + words[:10]
        if named not in nouns:
            nouns[named] = relation.cues["noun"].search(named)
        known = nouns[named]
        noun = known.group() if known else words[:4]
        stop = end
        if behind and words:
            own = len(words) if known is None else max(known.end() - len(unit), 0)
            stop = behind.start("noun") + min(own, len(words))
        if text[stop : stop + 1] in ("”", "’", '"'):
            stop += 1
        quoted = any(c in text[head:at] for c in '“‘"')
        before = _BORDER.split(text[max(0, head - 24) : head])[-1]
        yield Announced(at, head, end, stop, number, unit, noun, known is not None, quoted, han, text[head:at], before)


def _spoken(text: str) -> Iterator[tuple[int, int, int, str, bool]]:
    """Numbers written out: place, end, number, measure word."""
    after = 0
    compounds = _COMPOUND.finditer(text) if "“" in text else ()
    for both in compounds:
        number = SPOKEN[both["a"]] + (0 if _ONE_EACH.match(both[0]) else SPOKEN[both["b"]])
        yield both.start(), both.end(), number, "", True
    for digit in _DIGIT.finditer(text):
        at = digit.start()
        places = _PLACES.match(text, at) if at >= after else None
        if places:
            after = places.end()
            yield at, after, SPOKEN[places["a"]] + SPOKEN[places["b"]], places["unit"], True
            continue
        said = (
            at >= after
            and not (text[at - 1 : at] in ("“", "‘") and _COMPOUND.match(text, at))
            and (_SPOKEN.match(text, at) or _TERM.match(text, at))
        )
        if said:
            after = said.end()
            yield at, after, SPOKEN[digit.group()], said["unit"], True


def is_watchword(text: str, item: Announced) -> bool:
    """Whether a numeral and one character that is no measure word stand alone in quotation marks: “三资”, “两书”."""
    alone = text[item.at - 1 : item.at] in ("“", "‘") and text[item.end : item.end + 1] in ("”", "’")
    return alone and item.end - item.at == 2 and len(item.unit) == 1 and not _SPOKEN.match(text, item.at)


def counted(item: Announced) -> str:
    """Number and measure word as a message shows them: 5 家."""
    return f"{item.number} {measure(item)}"


def measure(item: Announced) -> str:
    """The measure word of a message: 三大行动 and 三 without one are counted in 项, 三方面 in 个方面."""
    if item.unit == "方" and item.noun == "方面":
        return "个方面"
    return "项" if item.unit in ("", "大") else item.unit.removesuffix("大") or "项"


def unquoted(words: str) -> str:
    """Words without quotation marks."""
    return lazy.sub('[“”‘’"]', "", words)
