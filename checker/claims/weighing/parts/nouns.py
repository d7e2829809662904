"""Whether a whole and its part count things of one name."""

from __future__ import annotations

from math import log2

from checker import lazy
from checker.claims.formulas.context import shown
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import LOOSE_UNITS, content
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import common, words
from checker.claims.weighing.parts.sides import told_words

_INVENTORY = lazy.compile(r"(?<![管])辖|下设|设有|设立有|现有|共有|拥有|在册|在编|建有|总数|[^没]有$")
_VERBAL = lazy.compile(r"[的共有为达到至是已约仅就]|\W|[过了完办定审]$|其中|当中")
_HAVE = lazy.compile(r"[全该我本][省市县区镇乡街局院所村州旗]|其中|已|均|都")
# behind a figure: no name of what it counts
_NO_NOUN = lazy.compile(r"[的中里内之均都全已被为由在经尚未并且和与及因需可获通提报]")
_THING = lazy.compile(r"[\u4e00-\u9fff]{2,}")
_COPULA = lazy.compile(r"[共有为达到至就是已约仅竟倒总占计]+$")
_OUGHT = lazy.compile(
    r"(?:应当?(?![诉急用对答邀聘届变])|须|需|待|(?<![必主重需])要|应该)((?:由[\u4e00-\u9fff]{2,9}?)?[\u4e00-\u9fff]{1,6})"
)
_OTHER_YEAR = lazy.compile(r"\d年|[上去]年|^(?:至|到|变)")
_DONE = lazy.compile(r"实际?|已|到|了")
# 消费类■; 进校园的场次■: of what is counted, by its class or by how many
_CLASS = lazy.compile(r"(?:类|方面|领域|性质|渠道|途径|的[\u4e00-\u9fff]?[数次]量?)(?:的)?[共有为达到就是占了]*$")
# what is done with all of them, no kind of them
_DEED = lazy.compile(r"[办受收接审核发签立开举组制印出完共总现新全评检抽排处查][\u4e00-\u9fff]了?")
_NOUN = lazy.compile(r"的([\u4e00-\u9fff]{0,8}?)(?:[共有为达到就已现]|分别)*$")
# 户均增收■, 平均每村■: no part of another average
_MEAN = lazy.compile(
    r"(?:平均|[户日月年亩案]均|(?<![\u4e00-\u9fff])人均)(?![由从在已未可须要应被得需能全都无按以给予获])[^，,。；;的]{0,8}的?$"
)
_WHOLE = frozenset((*"件人次户个份项条家卷", "件次", "人次"))
"""Units of things counted one by one: a fraction of one is an average."""


def is_mean(figure: Figure) -> bool:
    """72.6件, 户均增收■: things that are counted one by one, told with a fraction, are an average, and so are those
    said to be one."""
    return ("均" in figure.pre and _MEAN.search(figure.pre) is not None) or (
        figure.family in _WHOLE and "." in shown(figure) and shown(figure)[-1].isdigit()
    )


def is_one_or_finer(relation: Relation, whole: Figure, part: Figure) -> bool:
    """最低一笔1万元，最高一笔96万元; 行政村112个，自然村131个: whether the smaller is one, or of a coarser kind."""
    if relation.says("largest", whole.pre[-14:]):
        return True
    return relation.says("finer", part.pre + part.post[:4]) and not relation.says("finer", told_words(whole))


def narrowing(whole: Figure, part: Figure) -> set[str]:
    """The characters that the part is told with and the whole is not: what narrows it."""
    own = content(part.pre or part.lead[-8:]) + content(part.post[:8])
    return {c for c in own if c not in whole.lead + whole.pre + whole.post and "\u4e00" <= c <= "\u9fff"}


def other_thing(whole: Figure, part: Figure, frame: str) -> tuple[bool, bool]:
    """Whether the noun after the whole (12个县区), or the one before it, is nowhere told with the part (问题54个)."""
    if whole.family not in LOOSE_UNITS:
        return False, False
    told = part.lead[-16:] + part.pre + part.post[:10] + frame
    if lazy.match(r"[\u4e00-\u9fff]{2}", whole.post) and whole.post[0] not in "的中里内之均都全已":
        return not any(c in told for c in whole.post[:2]), False
    if part.pre.endswith("的"):
        return False, False  # 完成论证的■项: of those before
    return False, not set(content(whole.pre)[-3:]) & set(told)


def of_one_kind(whole: Figure, part: Figure) -> float:
    """辖行政村■ … 全镇已有■行政村: both count one kind of thing, and the smaller one says how many there are.

    The longer its name, the more it says.
    """
    if not _INVENTORY.search(whole.lead + "，" + whole.pre) or not _HAVE.search(part.pre):
        return 0.0
    for length in (4, 3, 2):
        noun = part.post[:length]
        if len(noun) == length and (noun in whole.pre[-6:] or whole.post.startswith(noun)):
            return log2(length)
    return 0.0


def own_noun(relation: Relation, whole: Figure, part: Figure) -> int:
    """建成工作室■ beside 村（社区）■: the part names another thing right before it.

    It is 2 where the whole is followed by what it counts, or the part after 有 (小区■个 … 已有■个居民小组), else 1.
    """
    noun = part.pre[-2:]
    if whole.family in LOOSE_UNITS and part.pre.endswith("有") and lazy.match(r"[\u4e00-\u9fff]{4}", part.post):
        if relation.says("late", part.post[:4]) and common(part.pre, told_words(whole)):
            return 0  # 反馈的问题已有■整改销号: a deed behind it, no thing
        return 0 if common(part.post[:4], told_words(whole)) else 2
    if whole.family not in LOOSE_UNITS or part.post.startswith("的") or len(noun) < 2 or _VERBAL.search(noun):
        return 0
    said = relation.says("late", noun) or relation.says("early", noun) or relation.says("drawn", noun)
    if said or noun in whole.lead + whole.pre + whole.post:
        return 0
    return 2 if lazy.match(r"[^的中里内之均都全已]", whole.post) else 1


def elided(whole: Figure, part: Figure) -> bool:
    """退费完毕的■家; 退费完毕的单位■家: whether what the part counts is left out, or told as it was with the whole."""
    found = _NOUN.search(part.pre)
    if _CLASS.search(part.pre):
        return True
    if found is None:
        return part.post.startswith("的")
    return not found[1] or (len(found[1]) > 1 and found[1] in words(whole) + whole.post[:6])


def noun_again(whole: Figure, part: Figure) -> float:
    """监督员■名，参与活动的监督员■名: the part narrows the name of the whole; the longer the surer."""
    found = _NOUN.search(part.pre)
    if found is None or len(found[1]) < 2:
        return 0.0
    before, name, _ = (words(whole) + whole.post[:6]).rpartition(found[1])
    return log2(len(name)) if name and "的" not in before else 0.0


def head_again(whole: Figure, part: Figure) -> float:
    """注册律师■ … 党员律师■: the thing that the part counts is told with the whole; the longer the surer."""
    noun = _head(part)
    if not noun:
        return 0.0
    told = f"{whole.pre}|{whole.post[:10]}"
    if noun not in told:
        return 0.0
    longer, size = part.pre[: part.pre.rfind(noun) + 2] if noun in part.pre else noun, 2
    while size < min(len(longer), 8) and longer[-size - 1 :] in told:
        size += 1
    return log2(size)


def narrowed(whole: Figure, part: Figure) -> float:
    """公证员■ … ■名女公证员: the thing that the whole counts is told behind the part, with a word that narrows it; the
    longer the surer."""
    if len(part.post) < 3:
        return 0.0
    name = _COPULA.sub("", whole.pre) if not _THING.match(whole.post) else _NO_NOUN.split(whole.post[:8])[0]
    if name[-1:] not in part.post[2:]:
        return 0.0
    for size in (5, 4, 3, 2):
        noun = name[-size:]
        at = part.post.find(noun, 1, 10) if len(noun) == size and _THING.fullmatch(noun) else -1
        if at > 0:
            plain = _NO_NOUN.search(part.post, 0, at) or set(part.post[:at]) & set(whole.lead + whole.pre + whole.post)
            return 0.0 if plain else log2(size)
    return 0.0


def _head(figure: Figure) -> str:
    """The last two characters of the name of what it counts, behind it or before it; none where it is left out."""
    behind = figure.post[:2]
    if lazy.fullmatch(r"[\u4e00-\u9fff]{2}", behind) and not _NO_NOUN.match(behind):
        return behind
    plain = _COPULA.sub("", figure.pre)
    return plain[-2:] if lazy.search(r"[\u4e00-\u9fff]{2}$", plain) and not plain.endswith("的") else ""


def heir(whole: Figure, part: Figure) -> bool:
    """样品■份，不合格■份: whether the part names nothing and is told of what the whole names."""
    mine, its = part.claim, whole.claim
    if mine is None or its is None or not mine.subject or mine.subject != its.subject:
        return False
    return mine.subject[-2:] not in part.pre + part.post[:8] and not lazy.search(
        r"\d年|[上去]年|^(?:至|到|变)", part.pre
    )


def sibling(whole: Figure, part: Figure) -> bool:
    """线上申请■，线下申请■; 市直部门发现的■，乡镇发现的■: two of one rank, told in the same words but for a few."""
    a, b = content(whole.pre), content(part.pre)
    if not a or not b or a == b:
        return False
    end = 0
    while end < min(len(a), len(b)) and a[-end - 1] == b[-end - 1]:
        end += 1
    a, b = a[: len(a) - end], b[: len(b) - end]
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    if _DEED.fullmatch(a):
        return False  # 办理公证■，涉外公证■
    if not a or not b or (start + end < 1):
        return False
    return abs(len(a) - len(b)) < 2 and (len(b) < 4 or (end > 1 and b.endswith("的") == a.endswith("的")))


def due(whole: Figure, part: Figure) -> bool:
    """应当出庭的■，到庭■; 要腾退的■，腾退■: whether the whole is what ought to be of a deed that the part did."""
    ought = _OUGHT.search(words(whole))
    if ought is None or _OUGHT.search(part.pre.rpartition("的")[0] or part.pre):
        return False
    deed = {c for c in content(ought[1]) if "\u4e00" <= c <= "\u9fff"}
    return bool(deed & set(part.pre)) and bool(_DONE.search(part.pre) or ought[1][:2] in part.pre)
