"""How much speaks for two figures being one measure told twice: their noun, verb, form, distance and digits.

No single wording decides. A shared head noun beside both figures, a later mention that points back (这, 上述, 全部),
the same verb and digits that differ as slips do speak for it; words on one side that the other's sentence does not
know, another subject and distance speak against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import ne

from checker import lazy
from checker.claims.formulas.arithmetic import plain, same_digits
from checker.claims.formulas.sheet import Figure, Sheet
from checker.claims.formulas.wording import content
from checker.claims.model import Kind

_LIGHT = frozenset("中里内出所后前时来去过再又还仍也于之其个各次批名位家大的")
"""Characters that tell no measure from another."""
ENOUGH = 8.0
"""Evidence from which two mentions are read as one measure."""

_GENERIC = lazy.compile(r"案件|人员|情况|工作|事项|问题|活动|行政|执法|法治|法律|单位|部门")
_POINTS_BACK = lazy.compile(r"(?:上述|上列|以上|前述|这批|这些|这|该批|该|此|所列)(?:[一二三四五六七八九十]{0,2}个?)$")
_ALL = lazy.compile(r"(?:所有|全部|全[市县区镇乡局院队校省州盟旗]|全系统|现有|目前)[的共这]?$")
_ALL_BEHIND = lazy.compile(r"^[^，,。；;\ue001-\ue007]{0,16}(?:均|全部|都|全(?=部|数|面)|逐[一件条项宗户个]|各自)")
_VERB_FIRST = lazy.compile(
    r"^(?:共|依法|新|吸纳|吸收|选任|选派|选定|配置|登记|立案|结案|引进|落实|筹集|化解|调处|申报|通过|先后|完成|实现|组织|开展|办理|受理|审理|审查|审核|查处|处理|处置|调解|化解|排查|收到|接到|接待|接收|"
    r"承办|交办|转办|制定|制发|印发|出台|修订|清理|梳理|编制|公布|公开|发布|发放|发出|建成|新建|建立|设立|组建|配备|聘任|聘请|选聘|"
    r"培养|培育|培训|召开|举办|追回|追缴|挽回|投入|安排|下达|拆除|整治|整改|抽查|检查|评查|巡查|督办|约谈|走访|辖有?|"
    r"设有?|拥有|保留|取消|下放|纳入|收录|回收|收回|征集|采纳|涵盖|覆盖|惠及|服务|减免|缩短|压缩|抓获|移送|移交|推送|签订|达成)+"
)
_COUNTED = lazy.compile(r"数量|总数|总量|人数|户数|件数|名单|台账|清单|总计|情况")
_ATTRIBUTE = lazy.compile(r"时间|时限|期限|用时|时长|周期|面积|标准|金额|总量|总数|总额|经费|率$|率(?=[\u4e00-\u9fff])")
_VERB_START = lazy.compile(
    r"(?:[均全都已中里内，,。；;、：:（）()“”共被为由占得实进就也还经在对随按依从将予逐各需要能可及和与是有以向集主"
    r"平按没未无需应须用达较同又则仍再]|开展|通过|参[与加]|完成|承担|承办|提[出交升前供]|反[映馈]|负责|分[布别属]|发[放布现挥出]|整改|修[订改]|"
    r"签[订署约]|达[到成]|办[理结]|审[查核结理]|处[理置]|立[案卷]|结[案]|接受|接入|列[入为]|纳入|配[备齐]|建[成立]|挂[牌图]|录入|培训|化解|"
    r"调解|公[开布示]|落实|涉[及案]|覆盖|服务|满意|组织|实行|实施|执行|移送|移交|给予|兑付|发到|存在|难以|兑现|运[行转]|成功|持有|取得|获得|入[选围]|"
    r"报送|报[备名]|备案|评[查出为]|解[读答决]|推[动行进]|形成|促[进成]|带动|持证|下[降发达]|上[升传报线缴]|离|距|与|带|投入|编[入制]|明确|符合|来|里|"
    r"当|即|虽|却|后|前|大|多|最|年|累|表[示明]|认[为定可]|支[持出付]|交|收|送|走|进|出|升|降|高|低|省|减|增|保)|$"
)
_SUBJECT = lazy.compile(
    r"^[\s（(一二三四五六七八九十\d、.．)）]*(?P<name>[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|镇|乡|街道|局|法院|检察院|政法委|纪委|办公室|大队|支队|司法所|派出所|村|社区|中心|机关|机构|部门|组织|平台|学校))"
)
_OWN_SCOPE = lazy.compile(
    r"^[全我本各]|20\d\d|^(?:今年|全年|年内|一年|截至|目前|上述|其中|对|在|为|从|通过|加强|推进|组织)"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure as it tells its measure."""

    figure: Figure
    before: str
    """Words before it in its clause without those of time, place and grammar."""
    behind: str
    """Words behind it up to the next mark or figure."""
    around: frozenset[str]
    """Every character of its sentence."""
    words: str
    """Its sentence up to the end of its clause."""
    subject: str
    """Who the sentence begins with, where it says so."""
    digits: str


def telling(sheet: Sheet, figure: Figure) -> Telling:
    """Reads the words of one figure."""
    start, end = sheet.sentence(figure.at)
    text = sheet.skeleton
    before = figure.pre
    if not content(before) and text[max(figure.at - 1, 0) : figure.at] in ("：", ":") and figure.clause == "":
        found = re.search(r"[^，,。；;：:\n\ue001-\ue007]{2,20}$", text[start : figure.at - 1])
        before = found.group() if found else before
    elif not content(before) and (host := _hosted(text, figure.at - len(figure.pre))):
        before = host
    elif not content(before) and not figure.post.strip() and figure.lead:
        before = figure.lead
    elif text[max(figure.at - 1, 0) : figure.at] not in ("，", ",") and before != figure.clause[-len(before) :]:
        before = figure.pre
    words = text[max(start, figure.at - 100) : min(end, figure.at + 40)]
    found_subject = _SUBJECT.match(text[start : min(end, start + 24)])
    subject = found_subject["name"] if found_subject else ""
    if _OWN_SCOPE.match(subject):
        subject = ""
    if not subject:
        subject = _headed(text, sheet.paragraph(figure.at)[0])
    told = content(before)
    if subject and told.startswith(subject) and len(told) - len(subject) >= 2:
        told = told[len(subject) :]
    return Telling(
        figure,
        told[-18:],
        re.sub(r"^[的之]", "", figure.post.strip("”’」 "))[:18],
        frozenset(words),
        words,
        subject,
        plain(figure.number),
    )


def _hosted(text: str, at: int) -> str:
    """行政赔偿案件（全年共■件）: the name stands before the bracket."""
    if text[max(at - 1, 0) : at] not in ("（", "("):
        return ""
    found = re.search(r"[^，,。；;：:（()）\n\ue001-\ue007]{2,16}$", text[max(at - 24, 0) : at - 1])
    return found.group() if found else ""


def _headed(text: str, start: int) -> str:
    """The body a paragraph is headed by: （二）河东镇。"""
    found = _SUBJECT.match(text[start : start + 24])
    if found is None or text[start + found.end() : start + found.end() + 1] not in ("。", "：", ":"):
        return ""
    return "" if _OWN_SCOPE.match(found["name"]) else found["name"]


def slip_weight(a: str, b: str) -> float:
    """How much two printed numbers look like one number mistyped; rare coincidences weigh more."""
    if abs(len(a) - len(b)) > 1:
        return -2.0
    left, right = a.replace(".", ""), b.replace(".", "")
    if len(left) != len(right):
        return -2.0
    size, wrong = len(left.strip("0")), sum(map(ne, left, right))
    if wrong == 1:
        return {1: -1.0, 2: 0.5, 3: 2.0}.get(size, 3.0 if size > 3 else 0.0)
    if wrong and sorted(left) == sorted(right):  # two neighbours swapped are among these
        return {2: 3.0, 3: 4.0}.get(size, 5.0 if size > 3 else 2.0)
    return -2.0


def points_back(later: Telling) -> bool:
    """这■名…, 上述■件: the figure is said to have been told."""
    return bool(_POINTS_BACK.search(later.figure.pre))


def is_definite(later: Telling) -> bool:
    """Whether the later mention says it is all of something known."""
    return points_back(later) or bool(_ALL.search(later.figure.pre) or _ALL_BEHIND.match(later.figure.post))


def _kin(a: Telling, b: Telling) -> bool:
    """A quick look: whether they share any two neighbouring characters beside the figure."""
    words = a.before + "|" + a.behind
    return any(w in words for t in (b.before, b.behind) for w in (t[i : i + 2] for i in range(len(t) - 1)))


def evidence(a: Telling, b: Telling) -> float:
    """The weight of everything that speaks for `b` telling the measure of `a` again, less what speaks against."""
    if not _kin(a, b):
        return 0.0
    shared, left_a, left_b = _shared(a, b)
    if shared < 1.0 and not (points_back(b) and b.figure.sentence - a.figure.sentence <= 1 and shared > 0):
        return 0.0
    score = shared + slip_weight(a.digits, b.digits) + _form(a, b) + _nearness(a.figure, b.figure)
    score -= 1.2 * left_b + min(0.6 * left_a, 2.4)
    if a.subject and b.subject and not set(a.subject[:-1]) & set(b.subject) and not points_back(b):
        score -= 3.0
    elif a.subject and a.subject[-2:] in b.words:
        score += 1.0
    return score


def noun_end(side: Telling) -> int:
    """Where the noun behind a figure ends and its predicate begins."""
    return next((i for i in range(len(side.behind)) if _VERB_START.match(side.behind, i)), len(side.behind))


def shared_size(a: Telling, b: Telling) -> float:
    """The weight of the noun two mentions share."""
    return _shared(a, b)[0]


def same_name(a: Telling, b: Telling) -> bool:
    """Whether both say one long name, letter by letter, with digits exchanged: 诉求解决率 twice."""
    shared, left_a, left_b = _shared(a, b)
    return shared >= 4 and left_a == left_b == 0 and same_digits(a.digits, b.digits)


def verbatim(sheet: Sheet, a: Telling, b: Telling) -> bool:
    """Whether both sentences begin with the very same words up to the figure: 全年受理行政复议案件■ twice."""
    words = a.figure.pre
    if words != b.figure.pre or len(a.before) < 6 or a.subject != b.subject:
        return False
    return all(sheet.sentence(f.at)[0] + len(words) >= f.at - 1 for f in (a.figure, b.figure))


def _form(a: Telling, b: Telling) -> float:
    pre = b.figure.pre
    if points_back(b):
        return 4.0
    out = 0.0
    if _ALL.search(pre) or _ALL_BEHIND.match(b.figure.post):
        out += 2.0
    own = [b.before[i : i + 2] for i in range(len(b.before) - 1)]
    told = sum(w in a.words for w in own)
    if pre.rstrip().endswith("的") and told:
        out += 2.5
    elif (not b.before and b.behind) or b.figure.post.startswith("的"):
        out += 1.5
    elif told and any(w in a.before for w in own):
        out += 1.0
    return min(out, 4.0)


def _nearness(a: Figure, b: Figure) -> float:
    if b.sentence - a.sentence <= 1 or (b.sentence - a.sentence == 2 and b.block != a.block):
        return 2.0
    return 1.0 if b.block - a.block <= 1 else 0.0


def _shared(a: Telling, b: Telling) -> tuple[float, float, float]:
    """(weight of the shared noun, characters of `a` the other lacks, characters of `b` the other lacks)."""
    best: tuple[float, float, float] = (0.0, 9.0, 9.0)
    rank = 0.0
    for mine, front_a in ((a.before, True), (a.behind, False)):
        for other, front_b in ((b.before, True), (b.behind, False)):
            at_a, at_b, size = _longest(mine, other, front_a)
            if size < 2:
                continue
            word = other[at_b : at_b + size]
            # a noun before its figure ends at it, one behind begins there
            gap_a = len(mine) - at_a - size if front_a else at_a
            gap_b = len(other) - at_b - size if front_b else at_b
            weight = min(size - 0.5 * sum(len(m) for m in _GENERIC.findall(word)), 8.0)
            weight += 1.5 if _ATTRIBUTE.search(word) else 0.0
            weight += 0.5 * _second(mine[:at_a] + "|" + mine[at_a + size :], other[:at_b] + "~" + other[at_b + size :])
            weight -= 0.4 * max(gap_a - 2, 0) + 0.3 * max(gap_b - 4, 0)
            if a.figure.kind is Kind.PERCENT and not re.search(r"率|比例|占比|比重|度", word):
                continue
            tail = _tail(other, at_b + size) if not front_b else ""
            tail_a = _tail(mine, at_a + size) if not front_a else ""
            own = (other[:at_b] + (other[at_b + size :] if front_b else tail)) if front_b else other[:at_b] + tail
            own = own if front_b else b.before + own
            left_b = _unknown(own, a)
            theirs = mine[:at_a] + (mine[at_a + size :] if front_a else tail_a) + ("" if front_a else a.before)
            verbless = at_b == 0 if front_b else len(_rest(b.before)) < 2 or b.figure.pre.rstrip().endswith("的")
            theirs = _VERB_FIRST.sub("", theirs) if verbless else theirs
            left_a = sum(c not in b.around and c not in _LIGHT for c in _COUNTED.sub("", theirs))
            if left_a >= 1 and left_b >= 1:
                weight -= 1.0
            if not front_a and not front_b and not a.before and not is_definite(b):
                weight -= 2.0  # two predicates: ■行政村达标 … ■行政村验收
            if weight - left_b - 0.3 * left_a > rank or best[0] == 0.0:
                rank = weight - left_b - 0.3 * left_a
                best = (weight, left_a, left_b)
    return best


def _rest(before: str) -> str:
    """What follows the body a sentence is told of: 县局对|…"""
    return re.sub(r"^.*[对为在把将向从]", "", before)


def _unknown(own: str, a: Telling) -> float:
    """How much of a later mention's words the earlier sentence lacks; its subject (县局对…) and verb weigh less."""
    who, rest = "", _COUNTED.sub("", own)
    found = re.match(r"(?P<who>.*[对为在把将向从])(?P<rest>.*)$", rest)
    if found:
        who, rest = found["who"], found["rest"]
    plain_rest = _VERB_FIRST.sub("", rest)
    verb = rest[: len(rest) - len(plain_rest)]
    light = sum(c not in a.around and c not in _LIGHT for c in who)
    strange = sum(c not in a.around and c not in _LIGHT for c in plain_rest)
    return strange + 0.3 * light + (0.8 if any(c not in a.around for c in verb) else 0.0)


def _tail(behind: str, end: int) -> str:
    """What still belongs to the noun behind a figure: 网格|员, up to a verb."""
    out = ""
    for i in range(end, min(len(behind), end + 6)):
        if _VERB_START.match(behind, i):
            break
        out += behind[i]
    return out


def _second(a: str, b: str) -> int:
    size = _longest(a, b)[2]
    return size if size >= 2 else 0


def _longest(a: str, b: str, late: bool = False) -> tuple[int, int, int]:
    best = (0, 0, 0)
    for i in range(len(a)):
        while i + best[2] < len(a):
            at = b.find(a[i : i + best[2] + 1])
            if at < 0:
                break
            best = (i, at, best[2] + 1)
        if late and best[2] >= 2 and a[i : i + best[2]] in b and len(a) - i >= best[2]:
            best = (i, b.find(a[i : i + best[2]]), best[2])  # of two as long, the one nearer to the figure
    return best


__all__ = [
    "ENOUGH",
    "Telling",
    "evidence",
    "is_definite",
    "noun_end",
    "points_back",
    "same_name",
    "shared_size",
    "slip_weight",
    "telling",
    "verbatim",
]
