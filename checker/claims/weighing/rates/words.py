"""What a percentage says it is a rate or share of, read loosely: its name, the base it names, the words behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from checker import lazy
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.percents import is_percent
from checker.claims.formulas.sheet import ANY, Figure, Sheet
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.dataclass import dataclass

_FILL = lazy.compile(
    r"(?:大约|约|近|仅|只有|只|均|都|也|已|则|就|高达|达到?|达至|为|是|有|在|超过?|过|突破|逾|接近|将近|不到|不足|不及|不低于|保持|维持|稳定|实现|分别|依次|合计|总体|平均|"
    r"由此|因此|因而|随之|相应|从而|便|即|进一步|再|又|同步|逐步|稳步|上升|下降|提升|提高|回升|攀升|跃升|提|增|涨|减|跌|降|升|到|至|了|占|：|:|[（(\s])+$"
)
_CUT = lazy.compile(rf"[，,；;。！？!?、\n]|{ANY}")
_TOTAL = lazy.compile(r"(?:两[项者类]|[二三四五]类)?(?:合计|共计|总计|共|计|即|合起来|加起来)(?:为|达|有)?")
"""Words that tell a total and nothing else: what it is of stands at its parts."""
_BRACKET = lazy.compile(r"[（(][^（()）]*[)）]")
_NAME = lazy.compile(r"([\u4e00-\u9fff“”、]{1,16})(?:率|占比|比重|比例|面|度|份额)$")
_RECKONED = lazy.compile(r"^.*(?:[算得推折]出|得来|计算|测算|统计|反映)$")
"""据此算出的满意率: how it was reckoned, not what it is of."""
_NAME_ABOUT = lazy.compile(
    r"([\u4e00-\u9fff“”、]{1,16}?(?<!效)(?<!效[高低]))(?:率(?![先领军队])|占比|比重|比例)[^的占，,。；;]{1,8}$"
)
"""不合格率控制在■, 到岗率一举冲上■: whatever stands between the name and its percentage."""
_FROM = lazy.compile(r"(?:率|占比|比重|比例|面|度|份额)(?:由|从|在)[^，,。；;]{0,12}$")
_BARE_SHARE = lazy.compile(r"(?:所占)?(?:占比|比重|比例|份额)")
"""甲■、乙■，比重分别是■、■"""
_SHARE = lazy.compile(r"占(?!地|道|用|有)([^占]{0,18})$")
_WORN = lazy.compile(
    r"^(?:其中|这样|算(?:下来|起来|一算)|[折换]算下来|这么算|照此|据此|由此|[一二三四五六七八九]是|而|且|使|的|达(?!标|成)|年|全年|年度|总体|平均|综合|全[省市县区州盟镇旗]|群众|当前|目前|上述|今年|本年度?|整体|[两二三四五六]者|[两二三四五六](?:类|项)|各自|分别|依次|所)+"
)
_PLAIN = lazy.compile(
    r"总件数|总数|总量|总额|总|数量|全部|所有|比重|比例|[全本][年省市县区州]|[的其数]|(?<![存增流])量|同期|当年|占|比|这些|上述|以上"
)
_ABOUT = lazy.compile(
    r"^[还尚仅已均都也略远]?(?:[不未没]有?)?(?:接近|将近|超[过出]|[高低多少大小]于|突破|不足|约为|大?约|(?<=[不未没])(?:达?到|及))了?占?"
)
_BY = lazy.compile(r"(?:按照?|以)([\u4e00-\u9fff]{1,10}?)(?:数|总数|量|口径)?(?:的)?(?:计算|测算|计|算|为基数|为分母)")
_BY_CLAUSE = lazy.compile(
    r"(?:^|[，,；;。：:\n])(?:按照?|以)([\u4e00-\u9fff]{2,8}?)(?:人?数|总数|口径)?(?:来)?(?:计算|测算|计|算|为基数|为分母)[，,]$"
)
_CLAUSE_LONGEST = 20
_AREA = lazy.compile(r"全[国省市县区州盟]")
_VALUE = lazy.compile(r"金额|款额|资金|总额|标的额|[价产税]值|罚没款|罚款额|(?<![名份])额$")
_MEASURED = lazy.compile(r"^(?:案件|合同|项目)?([件份户家宗起卷])数$")
_HEADS = lazy.compile(r"(?<=..)([人户])(?:次|数|总数)$")
"""占普通程序人次的: the unit of its base, and so of its part."""
_MONEY = lazy.compile(r"^(?:[\u4e00-\u9fff]{0,3}金额|标的额|资金|款额)$")
_WITHIN = r"(?<![其集])(?:当中|之中|[中里内])(?![心学小专等级型介共间央国医期药院])"
_AMONG = lazy.compile(rf"^(.{{2,}}?){_WITHIN}的?([\u4e00-\u9fff].*)?$")
_TOPIC = lazy.compile(rf"([\u4e00-\u9fff]{{2,12}}?){_WITHIN}[，,]?(?:[\u4e00-\u9fff]|{ANY})")
_NAMED_BEHIND = lazy.compile(
    r"的([\u4e00-\u9fff]{2,10}?)(率|占比|比重|比例)(?!先|领|[\u4e00-\u9fff]{0,6}(?:目标|要求|任务|标准|指标|底线))"
)
"""以93.6%的提前办结率排在第二: the name behind its percentage."""
_OF_BEHIND = lazy.compile(
    r"的([\u4e00-\u9fff]{2,10}?)(?=[被已得均都经由能可在于未没需仍]|获|当[场庭天日]|是|来自|属于?|发生|集中|涉及|进入|以|实现|达到|通过|选择|提出|[一二]审|即|(?<=案件|事项|企业|纠纷|群众|商户|合同|文件|单位))"
)
"""9.0%的复议案件被直接纠错: what a percentage is of, and what became of it."""
_ANY_KIND = frozenset(["案件", "事项", "企业", "纠纷", "群众", "合同", "文件", "单位", "问题", "人员", "办件"])
"""Nouns that tell no kind of what was counted."""
_RANKED = lazy.compile(
    r"(?:[最较偏居]|次之|紧随|位列|位居|排在|排第|列第|仍|为主|第[一二三四五]|其次|依然|相对|数量|明显|同样)[^，,]*$"
)
_MAINLY = lazy.compile(r"以([^，,、]{2,10}?)(?:类|案件|纠纷|问题)?(?:为主|居多|最多|居首|占多数)$")
"""类别上以缓刑为主，占■"""
_TOGETHER = lazy.compile(
    r"(?:([两二三四五六七八])(?:类|项|者|个|家|种|大|部门|领域|区|县|地|级)[^，,。；;占]{0,8}|合计|合|共|加起来|合并|一起|相加|累计|总共|(?<![格秀好等])以上|上述)占"
)
_TOGETHER_RATE = lazy.compile(
    r"([两二三四五六七八])(?:类|项|者|个|家|种|大|区|县|地|级)(?:合计|合起来|加起来|相加|共计|总共|一共)的?([^，,。；;占]{2,8})率"
)
"""两级合计创成率■"""
_ADDED_BEFORE = lazy.compile(
    r"([两二三四五])(?:者|项|类|级|种|方面|部分|块|地)(?:相加|合计|加起来|之和|合起来|合在一起|加总|加在一起)[，,]"
)
"""两者相加，市本级占■，县区占■"""


@dataclass(frozen=True, slots=True)
class RateWords:
    """How a percentage is introduced."""

    name: str
    """办结, of 办结率; 简易程序, of 简易程序占."""
    base: str = ""
    """What a share is said to be of; empty where only 总数 or nothing is said."""
    share: bool = False
    behind: str = ""
    """37.4%的案件集中在…: what follows the percentage, when nothing stands before it."""
    bare: bool = False
    """In brackets or without any word of its own."""
    unit: str = ""
    """按件计算: the unit of its counts."""
    together: int = 0
    """三类合计占: how many counts before it are taken together; 1 where no number is said."""
    by: bool = False
    """按普通程序计: the text says by which counts it is reckoned, and `base` are they."""
    added: int = 0
    """占两项总数, 占二者之和: how many counts add up to its base."""
    area: str = ""
    """占全市的■: the area of what a share is of."""
    of: str = ""
    """开庭案件的出庭率: what its name says it is of."""
    inside: int = -1
    """占总量（■）的: index of the count in that bracket."""


def before(sheet: Sheet, figure: Figure) -> str:
    """The words before a figure back to a comma, a stop or a figure; colons and brackets do not part."""
    border = figure.at - len(figure.pre)
    if figure.pre and not (_FILL.fullmatch(figure.pre) and sheet.skeleton[border - 1 : border] in ("）", ")")):
        return figure.pre
    words = sheet.skeleton[max(sheet.sentence(figure.at)[0], figure.at - 40) : figure.at]
    return _CUT.split(words)[-1].strip("：:（( 、")


_LATTER = lazy.compile(r"([\u4e00-\u9fff]{2,8})[和与、]([\u4e00-\u9fff]{2,8}?)(?:[两二]|[，,])")
"""正常和发现问题两类，前者■，后者■."""


def told(sheet: Sheet, figure: Figure) -> str:
    """The words on both sides of a count."""
    own = before(sheet, figure)[-20:]
    lead = figure.lead[-12:] if len(own) < 4 else ""
    if own.startswith(("前者", "后者")):
        words = sheet.skeleton[max(sheet.sentence(figure.at)[0], figure.at - 60) : figure.at]
        if (named := _LATTER.search(words)) is not None:
            lead, own = "", named[1 if own[0] == "前" else 2] + own
    if len(own) < 3 and figure.index and (previous := sheet.figures[figure.index - 1]).family == "分":
        own = f"{previous.mention.text[-2:]}{own}"  # 60分以上的■
    if _TOTAL.fullmatch(own):
        start = max(sheet.sentence(figure.at)[0], figure.at - 40)
        lead = lazy.split(r"[。；;：:]", sheet.skeleton[start : figure.at - len(figure.pre)])[-1]
    return lead + own + "|" + figure.post[:20]


def rate_words(ctx: Context, figure: Figure) -> RateWords:
    """The words that introduce a percentage."""
    if (defined := _defined(ctx.sheet, figure)) is not None:
        return defined
    words, inside = _introduced(ctx.sheet, figure)
    words = _BRACKET.sub("", words)
    by = _BY.search(words)
    joined = ctx.sheet.skeleton[figure.at + 1 : figure.at + 2] not in ("。", "；", ";", "\n")
    aside = _BY.match(ctx.sheet.skeleton[figure.at + 2 : figure.at + 16]) if joined else None
    unit = next((found[1] for found in (by, aside) if found is not None and len(found[1]) == 1), "")
    said = by or aside or _reckoned_by(ctx.sheet, figure, words)
    if by is not None:
        words = words[: by.start()] + words[by.end() :]
    together = _together(words)
    bare = _FILL.sub("", words) or _since(ctx.sheet, figure)
    bare = _MOVES.sub(r"\1", bare)
    share = _SHARE.search(_FILL.sub("", words) + ("占" if lazy.search(r"占[约近达到为了]*$", words) else ""))
    if share is not None:
        subject = bare[: share.start()] if share.start() < len(bare) else bare
        name, base = _WORN.sub("", subject), _base(share[1])
        if not base and (among := _AMONG.match(name)) is not None:
            name, base = among[2] or "", _base(among[1])
        name = name or _ranked(ctx.sheet, figure)
        area = _AREA.search(share[1])
        added = _added(share[1]) or (0 if base or together or len(name) < 2 else _added_before(ctx.sheet, figure))
        unit = unit or ("元" if _VALUE.search(name) or _VALUE.search(share[1]) else "")
        return RateWords(
            name[-16:],
            "" if added else base,
            True,
            "",
            False,
            unit,
            together,
            added=added,
            area=area[0] if area is not None else "",
            inside=inside,
        )
    if (both := _TOGETHER_RATE.search(bare)) is not None:
        return RateWords(both[2], unit=unit, together=SPOKEN.get(both[1], 2), inside=inside)
    if _BARE_SHARE.fullmatch(bare):
        return RateWords(_ranked(ctx.sheet, figure), "", True, unit=unit, together=together, inside=inside)
    named = _NAME.search(bare) or _NAME_ABOUT.search(bare)
    if named is not None:
        name, base = _name(named[1]), _base(said[1]) if said is not None and not unit else ""
        is_share = bool(lazy.search(r"占比|比重$|份额$", bare)) or len(name) < 2
        if is_share and not base and (among := _AMONG.match(name)) is not None:
            name, base = among[2] or "", _base(among[1])
        if is_share and len(name) < 2:
            name = _ranked(ctx.sheet, figure)
        by_base = said is not None and len(base) > 1
        of = _RECKONED.sub("", named[1].rsplit("的", 1)[0]) if "的" in named[1] else ""
        return RateWords(name, base, is_share, "", False, unit, together, by_base, of=of, inside=inside)
    if (earlier := _named_before(ctx.sheet, figure, bare)) is not None:
        return RateWords(_name(earlier))
    if not bare and (told_before := _told_before(ctx.sheet, figure)) is not None:
        return told_before
    behind = ctx.sheet.skeleton[figure.at + 1 : min(figure.at + 24, ctx.sheet.sentence(figure.at)[1])]
    if (after := _NAMED_BEHIND.match(behind)) is not None:
        return RateWords(_name(after[1]), share=after[2] != "率")
    if bare.endswith("的") and len(bare) > 2 and words.rstrip() != bare:
        return RateWords(_name(bare[:-1]), "", True, "", False, unit, together, inside=inside)
    if bare.endswith("的") and len(bare) > 2:
        heads = _HEADS.search(bare[:-1])
        return RateWords("", _base(bare[:-1].split("的")[-1]), True, unit=heads[1] if heads is not None else "")
    behind = lazy.split(r"[，,。；;：:]", behind)[0]
    if lazy.match(r"强|弱|多|左右|以上", behind):
        behind = ""
    name = _name(bare)
    measured = _MEASURED.match(name)
    unit = unit or (measured[1] if measured is not None else "元" if _MONEY.match(name) else "")
    kind = _OF_BEHIND.match(behind) if len(bare) < 2 else None
    base = _base(kind[1]) if kind is not None and kind[1] not in _ANY_KIND else ""
    return RateWords(name, base, len(name) < 2, behind.lstrip("的"), len(bare) < 2, unit, together, inside=inside)


def _introduced(sheet: Sheet, figure: Figure) -> tuple[str, int]:
    """The words before a percentage, and the count in the bracket among them: 占总量（■）的."""
    words = before(sheet, figure)
    border = figure.at - len(figure.pre)
    previous = sheet.figures[figure.index - 1] if figure.index else None
    if (
        previous is not None
        and is_amount(previous)
        and lazy.search(r"占[^，,。；;]*$", previous.pre)
        and lazy.fullmatch(r"的?(?:比[重例])?[约近达到为]*", sheet.between(previous, figure))
    ):
        return before(sheet, previous) + "的", previous.index
    if (
        previous is not None
        and is_amount(previous)
        and lazy.search(r"(?:按照?|以)[^，,。；;]*$", previous.pre)
        and lazy.fullmatch(r"(?:计算|测算|计|算|为基数|为分母)[，,]?[约近达到为是]*", sheet.between(previous, figure))
    ):
        return lazy.split(r"按照?|以", before(sheet, previous))[0], previous.index
    following = sheet.figures[figure.index + 1] if figure.index + 1 < len(sheet.figures) else None
    if (
        following is not None
        and is_amount(following)
        and lazy.fullmatch(r"[（(，,](?:按照?|以)[^，,。；;（(]*", sheet.between(figure, following))
        and lazy.match(r"(?:计算|测算|计|算|为基数|为分母|为准)", following.post)
    ):
        return words, following.index
    if not figure.pre or sheet.skeleton[border - 1 : border] not in ("）", ")"):
        return words, -1
    opening = max(sheet.skeleton.rfind(mark, max(border - 40, 0), border) for mark in "（(")
    counts = [f for f in sheet.within(opening, border) if f.kind in (Kind.COUNT, Kind.MONEY)]
    if opening < 0 or len(counts) != 1:
        return words, -1
    return _CUT.split(sheet.skeleton[max(opening - 40, 0) : opening])[-1] + figure.pre, counts[0].index


def _ranked(sheet: Sheet, figure: Figure) -> str:
    """邻里纠纷最多，占比■: the clause before, when it tells no figure, has the name."""
    start = sheet.sentence(figure.at)[0]
    words = sheet.skeleton[max(start, figure.at - 40) : figure.at]
    clauses = lazy.split(r"[，,；;。：:]", words)
    if len(clauses) < 2 or lazy.search(ANY, clauses[-2]) or lazy.search(ANY, clauses[-1]):
        return ""
    mainly = _MAINLY.search(clauses[-2])
    if mainly is not None:
        return mainly[1]
    return _RANKED.sub("", _WORN.sub("", clauses[-2]))[-12:]


def topic(sheet: Sheet, figure: Figure) -> str:
    """受理的案件里，农民工讨薪类■: what the sentence so far says that its figures are among."""
    start = sheet.sentence(figure.at)[0]
    return topic_in(sheet.skeleton[max(start, figure.at - 80) : figure.at])


@lru_cache(maxsize=2048)
def topic_in(words: str) -> str:
    """The last X of X中, X里 among some words."""
    found = _TOPIC.findall(words)
    return str(found[-1]) if found else ""


_ADDED = lazy.compile(
    r"^(?:[这以上述]{0,2}([两二三四五])[项者类个种批部分]{1,2}(?:案件|数量|之)?的?(?:总数|总量|总额|总和|总计|合计|之和|相加|和)|(?:总和|之和))"
)


def _added(base: str) -> int:
    found = _ADDED.search(base)
    return 0 if found is None else SPOKEN.get(found[1] or "两", 0)


def _together(words: str) -> int:
    found = _TOGETHER.search(words)
    return 0 if found is None else SPOKEN.get(found[1] or "", 1)


def _added_before(sheet: Sheet, figure: Figure) -> int:
    """How many counts the words before a share add up to what it is of, no count standing between."""
    start = sheet.sentence(figure.at)[0]
    found = list(_ADDED_BEFORE.finditer(sheet.skeleton, start, figure.at))
    if not found or not all(is_percent(f) for f in sheet.within(found[-1].end(), figure.at)):
        return 0
    several = SPOKEN.get(found[-1][1], 0)
    last = sheet.within(0, found[-1].start())[-several:]
    return several if len(last) == several and all(is_amount(f) for f in last) else 0


_DEFINED = lazy.compile(
    r"(?:[，,。；;（(]?(?:上述|该|此|这一|本)?[^，,。；;：:\ue001-\ue007]{0,8}(?:按照?|以|即|系|是|指|为))"
    r"(?P<top>[\u4e00-\u9fff]{2,10}?)(?:案件|事项)?(?:件|人|户)?(?:数量|总数|数|量|额)?"
    r"(?:÷|除以|/|／|与(?=[^，,。；;]{2,14}之比)|占(?=[^，,。；;]{2,14}(?:比[例重]|计算|测算)))"
    r"(?P<base>[\u4e00-\u9fff]{2,10}?)(?:案件|事项)?(?:件|人|户)?(?:数量|总数|数|量|额)?"
    r"(?:之比|的?比[例重])?(?:计算|测算|得出|得来|算出|统计|计|算)?(?:得出|而来|所得)?[，,。；;）)\n]"
)


def _reckoned_by(sheet: Sheet, figure: Figure, words: str) -> re.Match[str] | None:
    """按实考人数计，合格率为■: what the clause before says that it is reckoned by."""
    end = figure.at - len(words)
    if end < 2 or sheet.skeleton[end - 2] not in "计算数母":
        return None
    return _BY_CLAUSE.search(sheet.skeleton, max(sheet.sentence(figure.at)[0] - 1, end - _CLAUSE_LONGEST, 0), end)


def _defined(sheet: Sheet, figure: Figure) -> RateWords | None:
    """办结率为■，按办结数除以受理数计算: the rate as it says itself how it is made."""
    found = _DEFINED.match(sheet.skeleton[figure.at + 1 : figure.at + 60])
    return RateWords(found["top"], found["base"]) if found is not None else None


_ITS_NAME = lazy.compile(r"([\u4e00-\u9fff]{2,12})率(?:一项|这一指标|方面|上|来说|这一块|如何|指标|情况)*[，,：:、—]")


def _named_before(sheet: Sheet, figure: Figure, bare: str) -> str | None:
    """办结率一项，县里报的是■: the name that the clauses before bring in, when its own has none."""
    if len(bare) > 8 or (len(bare) > 1 and not _REPORTED.search(bare)):
        return None
    words = sheet.skeleton[max(sheet.sentence(figure.at)[0], figure.at - 48) : figure.at]
    found = _ITS_NAME.findall(lazy.split(r"[\ue003\ue005；;]", words)[-1])
    return found[-1] if found else None


_MOVES = lazy.compile(r"(率|占比|比重|比例|份额)(?:已|又)?[由从][^，,]{0,8}$")
_TOLD_BEFORE = lazy.compile(r"([\u4e00-\u9fff“”、]{2,16}?)(率|占比|比重|比例|份额)[\u4e00-\u9fff]{1,10}$")


def _told_before(sheet: Sheet, figure: Figure) -> RateWords | None:
    """专利侵权类占比最大，达■; 办结率再创新高，达■: the clause before, when it tells no figure, has the name."""
    words = sheet.skeleton[max(sheet.sentence(figure.at)[0], figure.at - 40) : figure.at]
    clauses = lazy.split(r"[，,；;。：:]", words)
    if len(clauses) < 2 or lazy.search(ANY, clauses[-1] + clauses[-2]) or not clauses[-1]:
        return None
    found = _TOLD_BEFORE.search(clauses[-2])
    return RateWords(_name(found[1]), share=found[2] != "率") if found is not None else None


_REPORTED = lazy.compile(r"报|算|通报|计算|统计|显示|折|测|为准|数字|口径")


def _since(sheet: Sheet, figure: Figure) -> str:
    """出庭率由上年的■进一步提升到■: the name stands before the first."""
    previous = sheet.figures[figure.index - 1] if figure.index else None
    if previous is None or not is_percent(previous) or previous.sentence != figure.sentence:
        return ""
    gap, source = sheet.between(previous, figure), before(sheet, previous)
    if not _FROM.search(source) or len(gap) >= 16 or lazy.search(r"[，,；;]", gap):
        return ""
    return source[: max(source.rfind(mark) for mark in "由从在")]


def _name(words: str) -> str:
    name = _WORN.sub("", words.split("的")[-1] if len(words.split("的")[-1]) > 1 else words)[-12:].strip("“”、的")
    return name.removesuffix("进") if len(name) > 2 else name


def _base(words: str) -> str:
    return _PLAIN.sub("", _ABOUT.sub("", words))
