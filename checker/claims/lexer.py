"""Finds figures and cuts them into tokens: a cheap scan for characters a figure may start with, then one compiled
expression for what starts there, one for what follows a numeral and one for the words right before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache

import grammars
from checker import kept, lazy
from checker.alternatives import any_of, begins
from checker.claims.lexicon import Lexicon
from checker.dataclass import dataclass

NUMERIC = frozenset({"NUMBER", "MIXED", "HAN", "FRACTION", "HALF", "TURN", "ODDS"})
TEMPORAL = frozenset({"YEAR", "MONTH", "DAY", "PERIOD_NAME", "STAMP", "CLOCK", "FEAST", "YEARS"})
SILENT = frozenset({"WORD", "LINK", "LIST_NUMBER", "ADDRESS"})
_STARTS = tuple(
    "ADDRESS NOTICE PHONE STAMP FEAST CLOCK CODE MALFORMED PERIOD_NAME LIST_NUMBER LINK YEAR FRACTION NAME WORD ODDS"  # noqa: SIM905
    " TURN HALF MONTH DAY YEARS ORDINAL LETTERED MIXED NUMBER HAN".split()
)
"""Terminals that may start a figure, in the order they are tried."""
NOT_BY_HAN = frozenset("NOTICE PHONE STAMP FEAST CLOCK CODE MALFORMED ODDS LETTERED MIXED".split())  # noqa: SIM905
NOT_BY_DIGIT = frozenset("NOTICE LINK TURN HALF ORDINAL HAN".split())  # noqa: SIM905
"""Of these, those that a Han character never begins, and those that a digit never does."""
DIGITS = "0123456789０１２３４５６７８９"
_WINDOW = 20
"""The longest chain of words of change and approximation looked for before a figure, in characters."""
_EDITED = frozenset({"before", "after"})
"""Lists of words of which some get a condition of their own, which needs them one beside the other."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a figure: its terminal, and where it stands in the text."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """A run of joined figures of one sort: numeric, temporal, or a single look-alike."""

    tokens: list[Token] = field(default_factory=list)

    @property
    def shape(self) -> str:
        """The token types, as the grammars' memo knows them."""
        return " ".join([t.kind for t in self.tokens])


def _flat(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)"


def _kinds(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The terminals of an expression's groups, in the order they stand in it: BEFORE for BEFORE_1."""
    return tuple(name.split("_")[0] for name in sorted(pattern.groupindex, key=lambda n: pattern.groupindex[n]))


_FIGURES = frozenset(
    "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟兩貳參陸萬億兆倆负負第前上下半對对过翻周星每年月"
    "ABCDEFGHIJKLMOPQRSTUVWYZabcdefghijklmopqrstuvwyz"
)
"""What a figure, a date or a code may start with besides digits and marks."""


class FigureLexer:
    """The compiled expressions of one lexicon; stateless."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = {
            "names": lexicon.words("look_alikes.names"),
            "standing": lexicon.words("look_alikes.standing"),
            "words": lexicon.words("look_alikes.words"),
            "measures": lexicon.families,
            "inside": lexicon.inside,
            "after": lexicon.after,
            "before": lexicon.before,
            **{name: lexicon.words(f"change.{name}") for name in ("compare", "to", "up", "down")},
        }
        t = {
            name: lazy.sub(
                r"<([a-z]+)>", lambda m: f"(?:{_flat(words[m[1]]) if m[1] in _EDITED else any_of(words[m[1]])})", body
            )
            for name, body in grammars.terminals().items()
        }
        t["MORE"] = t["MORE"].replace("|来", "|来(?=[个件名人次场家户万])")
        before = (
            t["BEFORE"]
            .replace("近", "(?<![附最临就靠邻远])近")
            .replace("|破", "|(?<![突侦告查])破")
            .replace("约", "(?<![节预特合条公契违签邀])约")
        )
        t["AFTER"] = t["AFTER"].replace("许", "许(?![可多])")
        before = before.replace("|上|", "|上(?=[百千万亿])|").replace("|上)", "|上(?=[百千万亿]))")
        before = before.replace("|数", "|(?<![总件人次户量额])数(?=[十百千万])").replace("|几", "|几(?=[十百千万])")
        self.starts = kept.compile(f"[0-9０-９.．\\-－①-⑳〔\\[【（(NnXx{''.join(sorted(self._firsts(words)))}]")
        named = [w for w in (*words["names"], *words["words"]) if w[0] not in _FIGURES and not w[0].isdigit()]
        self.led, self.leading = begins(named)

        def starting(left_out: frozenset[str]) -> re.Pattern[str]:
            return kept.compile("|".join(f"(?P<{n}>{t[n]})" for n in _STARTS if n not in left_out), re.M)

        self.start = starting(frozenset())
        by_han, by_digit = starting(NOT_BY_HAN | {"ADDRESS"}), starting(NOT_BY_DIGIT | {"ADDRESS"})
        self.by_first = {c: by_han for c in self._firsts(words) if "一" <= c <= "鿿"} | dict.fromkeys(DIGITS, by_digit)
        """What is tried at a character in place of `start`, where no @ stands that an address would need."""
        self.tail = kept.compile(
            f"(?P<MORE_1>{t['MORE']})?(?P<SCALE>{t['SCALE']})?(?P<MORE_2>{t['MORE']})?"
            f"(?:(?P<PERCENT>{t['PERCENT']})|(?P<TENTHS>{t['TENTHS']})|(?P<TIMES>{t['TIMES']})|(?P<MEASURE>{t['MEASURE']}))?"
            f"(?P<MORE_3>余|多(?=$|[，,。；;、]))?(?P<ANDHALF>(?<=[个斤里米天公]){t['ANDHALF']})?(?P<AFTER_1>{t['AFTER']})?(?P<AFTER_2>{t['AFTER']})?"
        )
        self.tails = _kinds(self.tail)
        self.left = kept.compile(
            f"(?:(?P<COMPARE>{t['COMPARE']})[，,]?)?(?P<SHARED>{t['SHARED']})?"
            f"(?:(?P<TO>{t['TO']})|(?P<UP>{t['UP']})|(?P<DOWN>{t['DOWN']}))?(?:了|达到?|为|至|到|(?=近))?"
            f"(?P<EACH>{t['EACH']})?(?:(?:设|有|为))?(?P<BEFORE_1>{before})?(?P<BEFORE_2>{before})?\\s?$"
        )
        self.lefts = _kinds(self.left)
        led = [w for n in ("compare", "to", "up", "down", "before") for w in words[n]]
        self.left_ends = frozenset(w[-1] for w in led) | frozenset(
            "分别均都又再计共体同步遍自了达到为至近各每设有比 \u3000，,"
        )
        self.left_firsts = frozenset(w[0] for w in led) | frozenset("比较与分均各都又再累共总平同普了达为至到每设有")
        """Every character that what `left` finds can begin with."""
        self.tilde = kept.compile(t["TILDE"])
        self.and_ = kept.compile(t["AND"])

    @staticmethod
    def _firsts(words: Mapping[str, Iterable[str]]) -> frozenset[str]:
        return _FIGURES | {w[0] for w in (*words["names"], *words["words"]) if not w[0].isdigit()}

    def phrases(self, text: str, start: int, end: int) -> Iterator[Phrase]:
        """The figures of `text[start:end]` in order; look-alikes come as phrases of one token."""
        phrase = Phrase()
        at = start
        scan, start_of = self.starts.search, self.start
        by_first = self.by_first if text.find("@", start, end) < 0 else {}
        while found := scan(text, at, end):
            at = found.start()
            if text[at] in self.led and text[at : at + 2] not in self.leading:
                at += 1
                continue
            m = by_first.get(text[at], start_of).match(text, at, end)
            if m is None or m.end() == at:
                at += 1
                continue
            kind = m.lastgroup or ""
            at = m.end()
            if kind in NUMERIC or kind in TEMPORAL:
                joint = self._joint(text, phrase, m.start(), kind) if phrase.tokens else None
                if joint is None:
                    if phrase.tokens:
                        yield phrase
                    phrase = Phrase()
                    if kind in NUMERIC:
                        phrase.tokens += self._before(text, max(start, m.start() - _WINDOW), m.start())
                else:
                    phrase.tokens += joint
                phrase.tokens.append(Token(kind, m.start(), at))
                if kind in NUMERIC:
                    phrase.tokens += self._after(text, at, end)
                    at = phrase.tokens[-1].end
                continue
            if phrase.tokens:
                yield phrase
            phrase = Phrase()
            yield Phrase([Token(kind, m.start(), at)])
        if phrase.tokens:
            yield phrase

    def _joint(self, text: str, phrase: Phrase, start: int, kind: str) -> list[Token] | None:
        """The tokens between the phrase and the next figure when they join the two; None when they do not."""
        last = phrase.tokens[-1]
        temporal = kind in TEMPORAL
        if temporal != (phrase.tokens[0].kind in TEMPORAL) or start - last.end > 6:
            return None
        gap = text[last.end : start]
        if temporal and not gap.strip(" ") and last.kind in ("YEAR", "MONTH"):
            return []
        for name, pattern in (("TILDE", self.tilde), ("AND", self.and_)):
            if m := pattern.match(gap):
                rest = [] if m.end() == len(gap) or temporal else self._before(text, last.end + m.end(), start)
                inside = all(t.kind in ("EACH", "BEFORE") for t in rest)
                if temporal and m.end() < len(gap):
                    return None
                if m.end() == len(gap) or (rest and inside and rest[0].start == last.end + m.end()):
                    if name == "TILDE" and not temporal and self._moves(text, phrase, gap):
                        return None
                    return [Token(name, last.end, last.end + m.end()), *rest]
        return None

    @staticmethod
    def _moves(text: str, phrase: Phrase, gap: str) -> bool:
        """由20件至30件 says a change, not a range."""
        first = phrase.tokens[0].start
        return gap.strip() in ("至", "到") and text[max(0, first - 1) : first] in ("由", "从", "自")

    def _before(self, text: str, floor: int, start: int) -> list[Token]:
        if start <= floor or text[start - 1] not in self.left_ends:
            return []
        firsts, match = self.left_firsts, self.left.match
        for at in range(floor, start):
            if text[at] in firsts and (m := match(text, at, start)) is not None:
                return [Token(kind, i, j) for kind, (i, j) in zip(self.lefts, m.regs[1:], strict=True) if i >= 0]
        return []

    def _after(self, text: str, start: int, end: int) -> list[Token]:
        m = self.tail.match(text, start, end)
        if m is None or m.end() == start:
            return []
        return [Token(kind, i, j) for kind, (i, j) in zip(self.tails, m.regs[1:], strict=True) if i < j]


@lru_cache(maxsize=8)
def figure_lexer(lexicon: Lexicon) -> FigureLexer:
    """The lexer of a lexicon, compiled once."""
    return FigureLexer(lexicon)
