"""Which numerals are figures at all (handbook 8.16, guard 5), and which are names, slogans, titles, hotlines."""

from __future__ import annotations

from bisect import bisect_right

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.lexicon import Lexicon
from checker.claims.model import Kind, Mention
from checker.claims.quantity import Amount
from checker.document.span import Span

_WORDS = word_lists(__file__)

_QUOTED = lazy.compile(r"[“\"‘「『][^”\"’」』“。；;\n]{1,18}[”\"’」』]|《[^》\n]{1,80}》|〈[^〉\n]{1,60}〉")
_NUMBERED = lazy.compile(rf"(?:{_WORDS['numbered']})[为是]?[:：]?\s?$")
_THING = lazy.compile(rf"[ \t\u3000]?(?:{_WORDS['things']})")
_NUMERALS = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟兩貳參陸萬億兆倆点點负負分之又"
_PURE = lazy.compile(rf"[\s{_NUMERALS}]+[。，,.！!]?\s*")
_MYRIADS = lazy.compile(r"[万亿萬億]+")
_BARE_POWER = lazy.compile(r"[十百千万亿佰仟萬億]+")
_POWER = lazy.compile(r"[十百千万亿廿卅拾佰仟萬億点點]")
_CLOSES = lazy.compile(r"\s*(?:$|[，,。；;、：:！!？?）)\]」”\n]|和|及|与|以上|左右)")
_NOT_BEHIND = tuple("击造开一二两三四五六七八九多照应接标策向点肩随重拥面手眼方边")
_ROOM = lazy.compile(_WORDS["rooms"])
_FLAT = lazy.compile(_WORDS["flats"])
_BUILDING = ("楼", "座", "栋", "幢", "单元", "层", "号", "弄")
_SAID = lazy.compile(r"(?:是|等于|得)[二三四五六七八九]$")
_ENDS = lazy.compile(f"$|[，,。；;？！]|{_WORDS['denied']}")
_RANKED = ("位", "名", "项", "强", "类")
_STEPS = tuple("整革合理简订化并施造治减")
"""How steps of reform end that something was before: 调整前, 清理前."""
_NOT_BEFORE_ONE = "每同这那某另各上下第进逐唯单统任首末前后万再不有是为成以之用把将作从"


class Surroundings:
    """Quotation marks and title marks of one block, looked up by bisection."""

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self._marks = [m.span() for m in _QUOTED.finditer(text, span.start, span.end)]
        self._starts = [s for s, _ in self._marks]
        self.pure = _PURE.fullmatch(text, span.start, span.end) is not None

    def whole(self, text: str, span: Span) -> bool:
        """Whether a figure is all there is in the block."""
        return text[self.span.start : self.span.end].strip(" 。，") == text[span.start : span.end].strip()

    def quoted(self, at: int) -> bool:
        """Whether the character at `at` stands in a short quotation or a title."""
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._marks[i][1]


_HAN = lazy.compile(r"[\u4e00-\u9fff]")
_LINKED = lazy.compile(f"(?:{_WORDS['linked']})$")
"""What stands before the number of a line in a row of such numbers."""


def sort_of_number(text: str, mention: Mention, around: Surroundings, lexicon: Lexicon) -> Kind | None:
    """What an Arabic figure is when it measures nothing; None when it does."""
    start, end = mention.span.start, mention.span.end
    if around.quoted(start):
        return Kind.IDENTIFIER
    if _ranked(text, start, mention.unit):
        return Kind.ORDINAL
    if mention.digits is not None and not mention.approx and _placed(text, mention.digits):
        return Kind.IDENTIFIER
    if mention.unit is not None or mention.approx or mention.digits is None:
        return None
    digits = text[mention.digits.start : mention.digits.end]
    if digits in lexicon.words("look_alikes.hotlines") and _called(text, start, end, lexicon):
        return Kind.IDENTIFIER
    if not digits.isdigit():
        return None
    if (
        len(digits) >= 8
        or (len(digits) == 7 and start > around.span.start)
        or _NUMBERED.search(text, max(0, start - 8), start)
        or _THING.match(text, end)
    ):
        return Kind.IDENTIFIER
    if len(digits) == 4 and digits[:2] in ("19", "20") and text[end : end + 1] not in "，,、。":
        return Kind.DATE
    return None


def _called(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the number of a line is called by it: 拨打119, 12345热线. 受理案件119，is a count without its unit."""
    if text[max(0, start - 2) : start] in ("拨打", "热线", "电话", "平台"):
        return True
    if end - start == 3 and text[end : end + 1] in "，,、" and _HAN.match(text, start - 1):
        return _LINKED.search(text, max(0, start - 2), start) is not None
    return any(text.startswith(w, end) for w in lexicon.words("look_alikes.after_hotline"))


def _placed(text: str, digits: Span) -> bool:
    """A number of a house, a flat or a room: 3号楼2单元501室, B座12层, 301会议室."""
    after = text[digits.end : digits.end + 3]
    if digits.end - digits.start in (3, 4) and _ROOM.match(after):
        return True
    return _FLAT.match(after) is not None and text[max(0, digits.start - 2) : digits.start].endswith(_BUILDING)


def accept(text: str, mention: Mention, amount: Amount, around: Surroundings, lexicon: Lexicon) -> bool:
    """Whether a Chinese numeral is a figure here, and not a part of a word, a slogan or an idiom."""
    start = mention.span.start
    word = text[amount.number.start : amount.number.end]
    if around.pure or around.whole(text, mention.span):
        return not _MYRIADS.fullmatch(word) and (word != "一" or amount.unit != "起")
    if around.quoted(start) or _ranked(text, start, amount.unit):
        return False
    if amount.numeral_kind != "HAN":
        return True
    marked = bool(amount.bounds) or mention.span.start < amount.start
    if _BARE_POWER.fullmatch(word) and word != "十":
        return marked
    if amount.measure is None:
        return _bare(text, word, mention.span.end, marked, around)
    if amount.unit in lexicon.concrete:
        return not text.startswith(_NOT_BEHIND, mention.span.end)
    if word == "一":
        return _one(text, mention, amount, lexicon, marked)
    if word == "二" and amount.unit in ("次", "级", "期"):
        return False
    if len(word) == 1 and amount.unit in lexicon.weak:
        return marked
    return True


def _ranked(text: str, start: int, unit: str | None) -> bool:
    """前两位, 前10名 say a rank; 调整前416项 does not."""
    if unit not in _RANKED or text[start - 1 : start] != "前":
        return False
    before = text[max(start - 2, 0) : start]
    return before not in ("目前", "当前", "此前", "日前", "年前") and not (unit == "项" and before[:1] in _STEPS)


def _bare(text: str, word: str, end: int, marked: bool, around: Surroundings) -> bool:
    """A Chinese numeral without unit: only when it is long, or approximate, and no word goes on behind it."""
    if not _POWER.search(word):
        return (
            len(word) == 1
            and _SAID.search(text[max(around.span.start, end - 4) : end]) is not None
            and bool(_ENDS.match(text, end))
        )
    following = text[end : end + 1]
    closed = not following or not "一" <= following <= "鿿" or end == around.span.end
    return (len(word) >= 2 or marked) and (closed or (marked and len(word) >= 2))


def _one(text: str, mention: Mention, amount: Amount, lexicon: Lexicon, marked: bool) -> bool:
    """一 before a measure word counts at the end of a clause (事件一起), hardly ever elsewhere (一个平台)."""
    start, end = mention.span.start, mention.span.end
    if marked or amount.measure in ("TIMES", "TENTHS", "PERCENT"):
        return True
    if lexicon.kinds.get(amount.unit or "") in ("duration", "money"):
        return text.startswith(("内", "以内", "之内"), end)
    if amount.unit in lexicon.weak:
        return False
    before = text[start - 1 : start]
    if _CLOSES.match(text, end):
        return "一" <= before <= "鿿" and before not in _NOT_BEFORE_ONE and not _verb_before(text, start, lexicon)
    return amount.unit in ("起", "宗", "例") and _verb_before(text, start, lexicon)


def _verb_before(text: str, start: int, lexicon: Lexicon) -> bool:
    return any(text[start - n : start] in lexicon.actions for n in (2, 3, 4) if start >= n)
