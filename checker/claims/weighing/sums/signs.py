"""What speaks for and against a list of counts making up a count of their unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from math import log2

from checker import lazy
from checker.claims.formulas.breakdown import opposites, staged_share, two_classes
from checker.claims.formulas.context import Context, added_up, is_count
from checker.claims.formulas.regions import is_rest
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.data import Relation
from checker.claims.weighing.slips import sum_bits
from checker.claims.weighing.sums.beside import beside_adds_up
from checker.claims.weighing.sums.brackets import in_bracket, unbracketed
from checker.claims.weighing.sums.gaps import off_by_ten
from checker.claims.weighing.sums.mistyped import is_leap, mistyped, spread
from checker.claims.weighing.sums.rated import rate_signs
from checker.claims.weighing.sums.shape import is_closed, nothing_else, shape_signs, tells_traits
from checker.dataclass import dataclass
from checker.document import Span

_ANNOUNCED = lazy.compile(
    r"(?<![第前后])([两三四五六七八九])(?:个[\u4e00-\u9fff]{2}|(?:大|个)?(?:类|块|级|种|项(?![制机]|行动|改革|工程|整治|措施|任务|规定|清单)|者|等|档|部分|条|渠道|方面|来源|批|板块|方式|区|镇|家|品种|口岸|[大小]?[块拨样头路支摊]|环节|档次|途径|去向"
    r"|(?![年月天日周季次期轮届])[\u4e00-\u9fff]{1,4}(?:合[计在并共起]|共[计有是]?|总[计共]|加[起总在]|相加|一并|全部|齐)))"
)
_MARK = lazy.compile(r"[，,、；;。：:（）()|\n]")
_TOPIC = lazy.compile(
    r"[^，,。；;：:\n\ue001-\ue007]{2,10}[：:]|[^\n]{0,3}[（(]?[一二三四五六七八九十\d\ue001]+[）)、.．][^，,。；;\n\ue001-\ue007]{2,16}[。：:]"
)
_BACK = lazy.compile(r"\s*(?:以上|上述|前述|上列|这|该|此)")
_HAN_ANY = lazy.compile(r"[\u4e00-\u9fff\s]+")
_HANS = lazy.compile(r"[\u4e00-\u9fff]{2}")
_JOINED = frozenset(("、", "和", "及", "与", "，", ",", "以及"))
_LOOK, _CLOSING, _OPENING, _HOPELESS = 24, 40, 160, -3.0
"""Characters looked at behind and before a list; bits from which no slip accounts for what is missing."""
_NO: frozenset[Span] = frozenset()
Settled = Mapping[Span, AbstractSet[Span]]


@dataclass(frozen=True, slots=True)
class SumReading:
    """One list of parts and the count it may make up."""

    whole: Figure
    parts: tuple[Figure, ...]
    told: bool = False
    """The words of the text open the list (其中, 包括 …), so a finder of words knows it too."""
    known: bool = False
    """The parts are those of a complete classification of the field (维持、驳回、撤销 …)."""
    lines: bool = False
    """Each part begins a paragraph of its own."""

    @property
    def last(self) -> bool:
        """The whole stands behind its parts."""
        return self.whole.at > self.parts[0].at


def sum_signs(
    ctx: Context, relation: Relation, settled: Settled, group: Sequence[Figure], reading: SumReading
) -> Mapping[str, float]:
    """Signs by name, none of a list that hardly is one of the whole.

    `group` holds the counts of the unit in text order, `settled` the figures of sums that agree,
    each with the wholes of those."""
    sheet, says = ctx.sheet, relation.says
    whole, parts, last = reading.whole, reading.parts, reading.last
    added = added_up(parts)
    slip = sum_bits(parts, whole, spread(whole, parts))
    slipped = mistyped(whole, parts)
    leap = bool(slipped) and is_leap(whole, parts)
    first, final = (parts[0], whole) if last else (whole, parts[-1])
    text = sheet.skeleton
    head, end = sheet.sentence(first.at)[0], sheet.sentence(final.at)[1]
    behind = _followed(text, end)
    stretch = text[head:end] + behind
    opening = (sheet.between(parts[-1], whole) if last else sheet.between(whole, parts[0]))[-_OPENING:]
    told = [sheet.between(a, b) for a, b in pairwise(parts)]
    gaps = [unbracketed(gap) for gap in told]
    labels = [p.pre or p.post for p in parts]
    ends = [(x[:-1] if x[-1:] == "的" else x)[-1:] for x in labels]
    announced = [SPOKEN[m[1]] for m in _ANNOUNCED.finditer(stretch)]
    marks = _marks(gaps)
    taken = {f.index for f in (whole, *parts)}
    inner = [f for f in sheet.within(parts[0].at, parts[-1].at) if f.index not in taken]
    if gaps != told:  # what a bracket tells of one part alone stands between no two of them
        inner = [f for f in inner if not in_bracket(ctx, parts, f)]
    off = 0.0 if leap else float(abs(added - whole.number) / whole.number)
    short = added < whole.number
    rest = says_rest(relation, parts[-1])
    more = 0.0 if last or rest or reading.lines else goes_on(ctx, group, parts)
    some = says("lists_some", opening[-14:])
    leading = says("leading", opening[-2 * _LOOK :] + ("" if not last else parts[0].pre))
    two = opposites(parts) or two_classes(parts)
    closes = says("closes", text[first.at : end] + behind)
    called_total = says("total", whole.pre[-12:]) or (last and says("summed_up", whole.lead))
    exceeds_some = not short and (says("of_these", opening[-14:]) or leading or says("among", text[parts[-1].at : end]))
    apart = first.sentence != final.sentence
    again = named_again(whole, opening[-24:]) if apart else 0.0
    resumed = apart and not last and (again > 1 or says("resumes", opening[-24:]))
    axis = not last and (resumed or says("lists_all", opening[-24:]))
    signs: dict[str, float] = {
        "told": reading.told,
        "told_rest": reading.told and rest,
        "told_apart": reading.told and first.sentence != final.sentence,
        "told_far": reading.told and first.block != final.block,
        "slip": max(min(slip, 8.0), -6.0 if short and not reading.told else 0.0),
        "by_ten": off_by_ten(whole, parts),
        "rest_left": not (short or leap) and rest_untold(ctx, relation, parts),
        "alone": not short and says("alone", opening + parts[0].pre),
        "whole_aside": says("aside", whole.pre),
        "off": 0.0 if reading.told or exceeds_some else min(off, 1.0) * 10,
        "off_short": 0.0 if reading.told else short * min(off, 1.0) * 10,
        "told_known": reading.known and first.sentence == final.sentence and not more,
        "leap": leap,
        "leap_slip": leap * max(min(slip, 8.0), 0.0),
        "leap_over": leap and not short,
        "exceeds": not leap and added > whole.number,
        "last": last,
        "last_bare": last and not (called_total or closes or announced or axis),
        "follows": _share(_follows(relation, a, b) for a, b in pairwise(parts)),
        "lists_all": says("lists_all", opening + (parts[0].pre if last else "")),
        "lists_some": short and some,
        "some_exceed": exceeds_some,
        "leading_short": short and leading,
        "rest_inside": any(is_rest(p) for p in parts[:-1]),
        "axis_own": axis
        and apart
        and any(f.sentence == parts[0].sentence and whole.at < f.at < parts[0].at for f in group),
        "respective": _respective(ctx, group, parts),
        "part_aside": any(says("aside", p.pre[:3]) for p in parts[1:]),
        "slip_many": max(min(slip, 8.0), 0.0) * (len(parts) > 2),
        "only": len(sheet.within(head, end)) == len(taken),
        "only_counts": not any(is_count(f) and f.index not in taken for f in sheet.within(head, end)),
        "two": two,
        "own_topic": not reading.lines and not again and _own_topic(ctx, first, final),
        "common": again,
        "long_labels": log2(max(sum(map(len, labels)) / len(labels) / 4, 1)),
        "bare_parts": _share(not _acts(p) for p in parts),
        "opens": not last and not any(head <= f.at < first.at for f in sheet.within(head, first.at)),
        "closes": closes,
        "all_said": short
        and relation.cues["all_said"].search(text, parts[-1].at, min(end, final.at + _CLOSING)) is not None,
        "rest": rest,
        "announced": len(parts) in announced,
        "total": called_total,
        "overlap": says("overlap", text[parts[0].at : end + _LOOK]),
        "elsewhere": sum(says("elsewhere", g) for g in [*gaps, opening]),
        "child": _share(
            p.claim is not None and whole.claim is not None and p.claim.parent == whole.claim.index for p in parts
        ),
        "own_subject": _share(p.claim is not None and "subject" not in p.claim.inherited for p in parts),
        "staged": 0.0 if reading.known else staged_share(ctx, parts),
        "even_labels": max(map(len, labels)) - min(map(len, labels)) <= 2,
        "deeds": sum(says("deed", x) for x in labels) / len(labels),
        "alike": sum(x == ends[0] for x in ends[1:]) / max(len(ends) - 1, 1),
        "same_marks": len(marks) == 1,
        "like_part": not (last or called_total) and len({_HAN_ANY.sub("", g) for g in [opening, *gaps]}) == 1,
        "breaks": _breaks(gaps, labels),
        "skipped": 0.0 if axis else sum(whole.at < f.at < parts[0].at and not says("aside", f.pre) for f in group),
        "resumed": resumed,
        "new_paragraph": first.block != final.block,
        "inner": min(len(inner) / len(parts), 2.0),
        "parts": log2(len(parts)),
        "goes_before": last and _went_before(ctx, group, parts[0]),
        "bigger_before": not (reading.told or axis)
        and any(f.sentence == parts[0].sentence and f.at < first.at and whole.value.below(f.value) for f in group),
        "settled_parts": 0.0
        if reading.told
        else _share(bool(settled.get(p.span, _NO) - {whole.span, p.span}) for p in parts),
        "part_bigger": not (reading.known or rest) and any(whole.value.below(p.value) for p in parts),
        "total_inside": any(says("total", p.pre[-4:]) for p in parts),
        "settled_whole": not (reading.told or axis) and whole.span in settled,
        "money": whole.kind is Kind.MONEY,
        "twin": beside_adds_up(ctx, whole, parts),
        **shape_signs(ctx, relation, group, whole, parts, opening, 0.0 if short else off),
        **rate_signs(ctx, whole, parts, slipped),
    }
    signs.update(_together(signs))
    if leap and (_is_chance(signs) or rest_untold(ctx, relation, parts)):
        return {}
    if len(parts) == 2 and not reading.lines and not any(signs.get(name) for name in _BINDS):
        return {}  # 门店■，主街■，拆除■: no word or name puts two counts under a third
    if _is_complete(signs):
        signs.update(row=0.0, row_peers=0.0)
    elif not short and ("row" in signs or tells_traits(relation, parts)):
        signs.update(told=0.0, child=0.0)  # traits are only picked out by 其中, and a comma puts nothing under a whole
    return {name: float(size) for name, size in signs.items() if size}


def is_hopeless(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that fall short of their whole, by what is no slip, may be only some of it."""
    if added_up(parts) >= whole.number or sum_bits(parts, whole, spread(whole, parts)) >= _HOPELESS:
        return False
    if whole.at > parts[-1].at and relation.says("total", whole.pre[-12:]) and any(p.times > 1 for p in parts):
        return False  # 21个村每村■，4个社区各■，共■: the slip may be in what each of them has
    return not (opposites(parts) or is_closed(relation, parts) or nothing_else(ctx, relation, parts[-1].at))


def _is_chance(signs: Mapping[str, float]) -> bool:
    """Whether parts which one slip leads far off have each its own whole, or hold or follow another list."""
    return any(signs[s] for s in ("respective", "skipped", "total_inside"))


def _together(signs: Mapping[str, float]) -> Mapping[str, float]:
    """What signs say together that none says alone."""
    closed = _is_complete(signs)
    return {
        "short_open": not signs["exceeds"] and not closed,  # 其中甲■、乙■: there may be more
        **({"staged": 0.0, "deeds": 0.0, "like_part": 0.0} if closed else {}),
        **({"like_part": 0.0} if signs["rest_left"] else {}),  # of which more is said to remain, it is the whole
    }


def _is_complete(signs: Mapping[str, float]) -> bool:
    """Whether nothing can be left out of the list, nor be in two of its parts."""
    return any(signs[s] for s in _CLOSED)


_CLOSED = ("closes", "none_else", "announced", "two", "pair", "opposed", "whole_all", "rest", "twin")
_BINDS = (
    *("told", "child", "lists_all", "lists_some", "some_exceed", "alone", "resumed", "whole_all", "total", "all_said"),
    *("pair", "two", "one_kind", "alike", "announced", "rest", "rest_left", "closes", "none_else", "twin"),
    *("rated", "rated_meant"),
)
"""Signs of which two parts that make up a whole show one."""
_NONE_LEFT = lazy.compile(
    r"没有|[全均都皆]无|无(?!法|从|需|须|论)|为零|未(?!列|计|细|单|分|统|逐|结|办|完|审|整|销|改|解|到|查|处|予|能|定|落|达|判|明|缴|报)"
)
"""其他国企今年无上缴: nothing is left; 其余未审结 tells of cases that are."""
_AND_SO_ON = lazy.compile(
    r"[\u4e00-\u9fff]{0,3}等(?:\w{1,3}(?:领域|方面|类型|行业|问题|单位|情形))?(?=[，,。；;）)])"
    r"|[\u4e00-\u9fff]{0,4}(?:较为?(?:突出|集中|多)|居多|为主|占大头)|[，,]为主(?:要|体)"
)


def rest_untold(ctx: Context, relation: Relation, parts: Sequence[Figure]) -> bool:
    """Whether parts told without a number fill the whole up: 其余为欠税等信息, 还有几名临时工, ■、■等，共计■."""
    if _AND_SO_ON.match(ctx.sheet.skeleton, parts[-1].at + 1):
        return True
    _, end = ctx.sheet.sentence(parts[-1].at)
    found = relation.cues["rest_left"].search(ctx.sheet.skeleton, parts[-1].at + 1, min(end, parts[-1].at + 60))
    return found is not None and _NONE_LEFT.search(found.group()) is None


def _followed(text: str, end: int) -> str:
    """What stands behind a sentence; the next paragraph only when it refers back: 以上三类即为全部."""
    after = text[end : end + _LOOK]
    apart = text[end - 1 : end] == "\n" or after.startswith("\n")
    return "" if apart and not _BACK.match(after) else after


def _own_topic(ctx: Context, first: Figure, final: Figure) -> bool:
    """Whether the paragraph of the second begins with a heading of its own: 交通：查酒驾■、醉驾■."""
    if first.block == final.block:
        return False
    start, _ = ctx.sheet.paragraph(final.at)
    return _TOPIC.match(ctx.sheet.skeleton, start, final.at) is not None


def named_again(whole: Figure, words: str) -> float:
    """How much of what the whole counts comes again in the words that open the list."""
    names = (whole.pre[-8:], whole.post[:6])
    again = {p for n in names for i in range(len(n) - 1) if (p := n[i : i + 2]) in words and _HANS.fullmatch(p)}
    return min(len(again), 3)


def _breaks(gaps: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a semicolon parts some of the parts from the others, or a long clause begins behind it."""
    parted = ["；" in g or ";" in g for g in gaps]
    return any(parted) and (not all(parted) or max(map(len, labels)) > 8)


def _follows(relation: Relation, first: Figure, then: Figure) -> bool:
    """参考■，及格■: whether a part comes out of the one before it: named as an outcome, and no larger."""
    return (
        then.number <= first.number and relation.says("outcome", then.pre) and not relation.says("outcome", first.pre)
    )


def _respective(ctx: Context, group: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """甲■、乙■，办结的分别■和■: as many counts told before in the sentence, each the whole of one."""
    start = ctx.sheet.sentence(parts[0].at)[0]
    bare = all(ctx.sheet.between(a, b).strip() in _JOINED for a, b in pairwise(parts))
    if not bare or sum(start <= f.at < parts[0].at for f in group) < len(parts):
        return False
    return lazy.search("分别|依次|各", ctx.sheet.skeleton[max(start, parts[0].at - 16) : parts[0].at]) is not None


def _parted(gap: str) -> bool:
    """Whether a semicolon stands between, with words of its own behind it: ■；从年龄看，■."""
    return lazy.search(r"[；;][^，,。；;：:\n]*[，,：:]", gap) is not None


def _share(holds: Iterable[bool]) -> float:
    found = list(holds)
    return sum(found) / len(found)


def _marks(gaps: Sequence[str]) -> AbstractSet[str]:
    """The marks between the parts; 和 stands for 、."""
    return {
        "、" if lazy.match(r"\s*(?:和|及|与|以及)", g) else m.group() if (m := _MARK.search(g)) else "" for g in gaps
    }


def says_rest(relation: Relation, part: Figure) -> bool:
    """其余■, 其他■: what closes a list."""
    return is_rest(part) or relation.says("rest", part.pre or part.post)


def goes_on(ctx: Context, group: Sequence[Figure], parts: Sequence[Figure]) -> float:
    """How likely one more count of the unit continues the list: by the same mark, or further on in the sentence."""
    final = parts[-1]
    after = next((f for f in group if f.at > final.at), None)
    if after is None or after.sentence != final.sentence:
        return 0.0
    gap = ctx.sheet.between(final, after)
    if "其中" in gap:
        return 0.0
    marks = _marks([ctx.sheet.between(a, b) for a, b in pairwise(parts)])
    if not marks & {"；", ";"} and lazy.search("[；;]", gap):
        return 0.0 if _parted(gap) else 0.1
    mark = _MARK.search(gap)
    if len(gap) < 24 and (mark.group() if mark else "") in marks:
        return 0.5 if _acts(after) and not any(map(_acts, parts)) else 1.0
    if set(marks) == {"、"}:
        return 0.15  # 甲■、乙■，移送■: the list ended at the stronger mark
    return 0.4 if len(gap) < 40 else 0.0


def _acts(figure: Figure) -> bool:
    return figure.claim is not None and bool(figure.claim.action) and "action" not in figure.claim.inherited


def _went_before(ctx: Context, group: Sequence[Figure], first: Figure) -> bool:
    before = next((f for f in reversed(group) if f.at < first.at), None)
    return before is not None and before.sentence == first.sentence and len(ctx.sheet.between(before, first)) < 40
