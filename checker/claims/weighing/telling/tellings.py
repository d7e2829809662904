"""How a figure tells its measure: the words before it, the noun behind it, its sentence and whom that is about."""

from __future__ import annotations

from decimal import Decimal
from operator import add

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure, Sheet
from checker.claims.formulas.wording import content
from checker.claims.model import Kind
from checker.claims.weighing.telling.heads import Head
from checker.dataclass import dataclass

_VERB_START = lazy.compile(
    r"(?:[均全都已中里内，,。；;、：:（）()“”共被为由占得实进就也还经在对随按依从将予逐各需要能可及和与是有以向集主"
    r"于平按没未无需应须用达较同又则仍再]|每(?![秒小分天日人亩公千升])|场场|件件|户户|人人|村村|次次|个个|条条|开展|通过|参[与加]|完成|承担|承办|提[出交升前供]|反[映馈]|负责|分[布别属]|发[放布现挥出]|整改|修[订改]|"
    r"签[订署约]|达[到成]|办[理结]|审[查核结理]|处[理置]|立[案卷]|结[案]|接受|接入|列[入为]|纳入|配[备齐]|建[成立]|挂[牌图]|录入|培训|化解|"
    r"调解|公[开布示]|落实|涉[及案]|覆盖|服务|满意|组织|实行|实施|执行|移送|移交|给予|兑付|发到|存在|难以|兑现|运[行转]|成功|持有|取得|获得|入[选围]|"
    r"报送|报[备名]|备案|评[查出为]|解[读答决]|推[动行进]|形成|促[进成]|带动|持证|下[降发达]|上[升传报线缴]|离|距|与|带|投入|编[入制]|明确|符合|来(?![电访信件])|里|"
    r"当|即|虽|却|后|前|大|多|最|年|累|表[示明]|认[为定可]|支[持出付]|交|收|送|走|进|出|升|降|高|低|省|减|增|保)|$"
)
_SUBJECT = lazy.compile(
    r"^[\s（(一二三四五六七八九十\d、.．)）]*(?P<name>[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|镇|乡|街道|局|法院|检察院|政法委|纪委|办公室|大队|支队|司法所|派出所|村|社区|中心|机关|机构|部门|组织|平台|学校)(?<!示范[村县区镇乡市])(?!干部|矫正|工作者|民警|两委|级))"
)
_OWN_SCOPE = lazy.compile(
    r"^[全我本各]|^辖区|20\d\d|^(?:今年|全年|年内|一年|截至|目前|上述|其中|对|在|为|从|通过|加强|推进|组织|"
    r"培训|轮训|走访|慰问|检查|抽查|巡查|排查|督[查导促]|帮扶|指导|服务|选[派聘]|评选|创建|建[成设]|新[建增]|奖励|表彰|命名|授予|动员|邀请|"
    r"联合|协助|会同|约谈|考核|整治|改造|培育|打造)"
)


_NAME = lazy.compile(r"[^，,。；;：:\n\ue001-\ue007]{2,20}$")
_HOST = lazy.compile(r"[^，,。；;：:（()）\n\ue001-\ue007]{2,16}$")
_MOVE = lazy.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,16}}?)已?[由从][^，,\ue001-\ue007]{{0,10}}{ANY}[\u4e00-\u9fff]{{1,6}}$"
)
"""执法车辆由■增加到■: the name stands before the first state."""
_WHERE = lazy.compile("^(?:[全我本][省市县区镇乡州盟旗]|全系统)(?=[\u4e00-\u9fff]{2})")
"""92.8%的全区应诉率: the noun begins behind it."""
_SUMMED = frozenset(("", "共", "共计", "合计", "总计", "计"))
"""What stands in a bracket before the number of what it is set behind."""
_EACH = lazy.compile(
    r"(?:^|[，,；;：:])[^，,。；;：:、\ue001-\ue007]{0,10}?(?:每|各)[^，,。；;：:、\ue001-\ue007]{0,8}?(?:配备?|派驻?|设立?|聘请?|安排|明确|建立?|发放?|有)(?P<name>[\u4e00-\u9fff]{2,12})\ue001[，,]$"
)
"""每个网格配专职网格员2名，共■名: what each has is what there are in all."""
_TOTAL, _FIGURES = lazy.compile("[合共总累]计|总[数量]"), lazy.compile(f"{ANY}|[，,、；;]")
"""承办建议■，提案■，合计■: a total is named by what it adds."""


class Telling:
    """One figure as it tells its measure."""

    def __init__(self, before: str, behind: str, words: str, line: _Line) -> None:
        self.before = before
        """Words before it in its clause without those of time, place and grammar."""
        self.behind = behind
        """Words behind it up to the next mark or figure."""
        self.words = words
        """Its sentence around it."""
        self._line = line
        self._noun: str | None = None
        self._own: str | None = None

    @property
    def noun(self) -> str:
        """The noun behind it: 网格员 of 网格员全部配齐."""
        if self._noun is None:
            self._noun = self.behind[: _noun_end(self.behind)]
        return self._noun

    @property
    def own(self) -> str:
        """The words it is named by: those before it, and the noun behind it."""
        if self._own is None:
            self._own = self.before + "|" + self.noun
        return self._own

    @property
    def subject(self) -> str:
        """Who the sentence begins with, where it says so."""
        return self._line.subject


_GRAMMAR = frozenset(a + b for a in "|均全都已也各" for b in "均全都已也各部被")
"""Two neighbouring characters by which nothing is named: ■均已办结, ■均已回复."""
_GLOSS = lazy.compile(r"(?<=[省市县区镇乡村])[（(][社区居街道省市县乡镇村场园旗州、]{1,5}[)）](?=[\u4e00-\u9fff])")
"""村（社区）法律服务室■ … ■个村（社区）法律服务室: bodies in brackets inside a name."""
_BESIDE = 3
"""Figures on either side that may be told again with one."""
Row = tuple[int, tuple[str, Kind], Decimal, frozenset[str]]
"""Index, family and kind, number, and neighbouring characters of a figure."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence in the skeleton and whom it is about."""

    start: int
    end: int
    subject: str


class Tellings:
    """The figures of a report as they tell their measures; each is read once."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._told: dict[int, Telling] = {}
        self._pairs: dict[int, frozenset[str]] = {}
        self._lines: dict[int, _Line] = {}
        self._rows: dict[int, Row] = {}
        self._around: dict[int, list[Row]] = {}
        self._threes: dict[int, frozenset[str]] = {}
        self.heads: dict[tuple[str, int], Head] = {}
        """What is said up to a figure, by the relation that asks and the figure's index."""

    def of(self, figure: Figure) -> Telling:
        """The words of a figure."""
        known = self._told.get(figure.index)
        if known is None:
            known = self._told[figure.index] = _telling(self.ctx.sheet, figure, self._line(figure))
        return known

    def pre(self, figure: Figure) -> str:
        """The words right before it; 上述机构共 of 上述机构（共■家）."""
        pre, text = figure.pre, self.ctx.sheet.skeleton
        if pre not in _SUMMED or text[max(figure.at - len(pre) - 1, 0)] not in "（(":
            return pre
        return _hosted(text, figure.at - len(pre)) + pre

    def kin(self, a: Figure, b: Figure) -> bool:
        """Whether two figures share any two neighbouring characters beside them."""
        return not self.near(a).isdisjoint(self.near(b))

    def near(self, figure: Figure) -> frozenset[str]:
        """Each two neighbouring characters beside a figure."""
        known = self._pairs.get(figure.index)
        if known is None:
            told = self.of(figure)
            before, behind = told.before, "|" + told.behind
            known = frozenset((*map(add, before, before[1:]), *map(add, behind, behind[1:])))
            if not _GRAMMAR.isdisjoint(known):
                known -= _GRAMMAR
            self._pairs[figure.index] = known
        return known

    def row(self, figure: Figure) -> Row:
        """A figure as one of a row."""
        known = self._rows.get(figure.index)
        if known is None:
            kind = (figure.family, figure.kind)
            known = self._rows[figure.index] = (figure.index, kind, figure.number, self.near(figure))
        return known

    def around(self, figure: Figure) -> list[Row]:
        """A figure and those beside it that may be told again with it."""
        at = figure.index
        known = self._around.get(at)
        if known is None:
            beside = self.ctx.sheet.figures[max(at - _BESIDE, 0) : at + _BESIDE + 1]
            known = self._around[at] = [self.row(f) for f in beside]
        return known

    def threes(self, figure: Figure) -> frozenset[str]:
        """Each three neighbouring characters of a figure's own words."""
        known = self._threes.get(figure.index)
        if known is None:
            own = self.of(figure).own
            threes = (own[i : i + 3] for i in range(len(own) - 2))
            known = self._threes[figure.index] = frozenset(t for t in threes if "|" not in t)
        return known

    def _line(self, figure: Figure) -> _Line:
        known = self._lines.get(figure.sentence)
        if known is None:
            known = self._lines[figure.sentence] = _line(self.ctx.sheet, figure)
        return known


def tellings_of(ctx: Context) -> Tellings:
    """The tellings of a report, kept with it: every relation that asks reads the same."""
    known = vars(ctx).get("tellings")
    if not isinstance(known, Tellings):
        known = vars(ctx)["tellings"] = Tellings(ctx)
    return known


def pairs(words: str) -> list[str]:
    """Each two neighbouring characters."""
    return [words[i : i + 2] for i in range(len(words) - 1)]


def _line(sheet: Sheet, figure: Figure) -> _Line:
    """The sentence of a figure."""
    start, end = sheet.sentence(figure.at)
    found = _SUBJECT.match(sheet.skeleton[start : min(end, start + 24)])
    subject = found["name"] if found else ""
    if not subject or _OWN_SCOPE.match(subject):
        subject = _headed(sheet.skeleton, sheet.paragraph(figure.at)[0])
    return _Line(start, end, subject)


def _telling(sheet: Sheet, figure: Figure, line: _Line) -> Telling:
    """Reads the words of one figure."""
    text = sheet.skeleton
    before = _unglossed(figure.pre)
    told = content(before)
    if not told:
        if move := _MOVE.match(figure.clause):
            before = move["name"]
        elif text[max(figure.at - 1, 0) : figure.at] in ("：", ":") and figure.clause == "":
            found = _NAME.search(text[line.start : figure.at - 1])
            before = found.group() if found else before
        elif host := _hosted(text, figure.at - len(figure.pre)):
            before = host
        elif not figure.post.strip() and (name := figure.lead or _before(text, figure.at - len(figure.clause))):
            before = name
        elif before.strip() in _SUMMED and (each := _EACH.search(text[line.start : figure.at - len(figure.pre)])):
            before = each["name"]
        elif _TOTAL.search(before):
            before = _FIGURES.sub("", text[max(line.start, figure.at - 40) : figure.at - len(figure.pre)])
        told = content(before)
    words = text[max(line.start, figure.at - 100) : min(line.end, figure.at + 40)]
    subject = line.subject
    if subject and told.startswith(subject) and len(told) - len(subject) >= 2:
        told = told[len(subject) :]
    after = _unglossed(figure.post).strip("“”‘’「」 ").removeprefix("的").removeprefix("之")
    behind = _WHERE.sub("", after, count=1)[:18]
    return Telling(told[-18:], behind, words, line)


def _unglossed(words: str) -> str:
    """Words without bodies in brackets inside a name."""
    return _GLOSS.sub("", words) if "（" in words or "(" in words else words


def _noun_end(behind: str) -> int:
    """Where the noun behind a figure ends and its predicate begins."""
    found = _VERB_START.search(behind)
    return found.start() if found else len(behind)


def _hosted(text: str, at: int) -> str:
    """行政赔偿案件（全年共■件）: the name stands before the bracket."""
    if text[max(at - 1, 0) : at] not in ("（", "("):
        return ""
    found = _HOST.search(text[max(at - 24, 0) : at - 1])
    return found.group() if found else ""


def _before(text: str, at: int) -> str:
    """为■所学校选聘副校长，共■人: what the clause before says behind its last figure names it."""
    if text[max(at - 1, 0) : at] not in ("，", ","):
        return ""
    found = _NAME.search(text[max(at - 24, 0) : at - 1])
    return found.group() if found else ""


def _headed(text: str, start: int) -> str:
    """The body a paragraph is headed by: （二）河东镇。"""
    found = _SUBJECT.match(text[start : start + 24])
    if found is None or text[start + found.end() : start + found.end() + 1] not in ("。", "：", ":"):
        return ""
    return "" if _OWN_SCOPE.match(found["name"]) else found["name"]
