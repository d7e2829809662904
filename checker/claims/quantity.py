"""Reads a numeric phrase (近200件, 同比增长35.0%, 15至20个工作日) into mentions, by the tree of its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from functools import lru_cache

from checker.claims.bounds import intervals
from checker.claims.interval import Interval
from checker.claims.lexer import Phrase, Token
from checker.claims.lexicon import Lexicon
from checker.claims.model import Kind, Mention
from checker.claims.numerals import Numeral, read_arabic, read_han, scale_of
from checker.claims.shapes import Tree, shape_parser
from checker.dataclass import dataclass
from checker.document.span import Span

_HALVES = {"半成": Decimal("0.05"), "半百": Decimal(50)}
_REST = {c: Decimal(n) / 10 for n, c in enumerate("零一二三四五六七八九")} | {"半": Decimal("0.5")}
_SLASH = str.maketrans("／０１２３４５６７８９", "/0123456789")
_TURNS = {"": 2, "一": 2, "1": 2, "两": 4, "二": 4, "2": 4, "三": 8, "3": 8, "四": 16, "4": 16}


@dataclass(slots=True)
class Amount:
    """One figure of a phrase as read: tokens by kind, the number, its unit and how exact it is."""

    tokens: list[Token]
    numeral: Numeral
    number: Span
    """The numeral with 万/亿."""
    numeral_kind: str
    measure: str | None = None
    """Terminal of the unit: PERCENT, TENTHS, TIMES, MEASURE."""
    unit: str | None = None
    bounds: list[tuple[str, str]] = field(default_factory=list)
    """(approximation word, what it does), in text order."""

    @property
    def start(self) -> int:
        """Where the figure starts, approximation words included."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends, unit and approximation words included."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class _Figure:
    """Where the tokens of one figure stand in a phrase."""

    start: int
    end: int
    core: int
    """The numeral."""
    scales: tuple[int, ...]
    """万, 亿 …"""
    told: tuple[int, ...]
    """What else is told: its unit and how exact it is."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a shape of phrases says: its words of change, and its items of one figure or, where it is a range, two."""

    lead: tuple[int, ...]
    items: tuple[tuple[_Figure, ...], ...]


@lru_cache(maxsize=1024)
def _layout(shape: str) -> _Layout | None:
    """Worked out once for a shape; None for one outside the grammar."""
    tree = shape_parser("quantity", "phrase").parse(shape)
    if tree is None:
        return None
    kinds = shape.split(" ")
    branches = [t for t in tree[1:] if isinstance(t, tuple)]
    lead = next((tuple(_leaves(t)) for t in branches if t[0] == "lead"), ())
    bodies = [t[1] for t in branches if t[0] == "item"]
    quantities = [[q for q in b[1:] if isinstance(q, tuple)] if b[0] == "range" else [b] for b in bodies]
    return _Layout(lead, tuple(tuple(_figure(q, kinds) for q in some) for some in quantities))


def _figure(tree: Tree, kinds: Sequence[str]) -> _Figure:
    mine = list(_leaves(tree))
    core, *inner = _leaves(next(t for t in tree[1:] if isinstance(t, tuple) and t[0] == "amount"))
    scales = tuple(i for i in inner if kinds[i] == "SCALE")
    told = tuple(i for i in mine if i != core and kinds[i] not in ("SCALE", "EACH"))
    return _Figure(mine[0], mine[-1] + 1, core, scales, told)


def _leaves(tree: Tree) -> Iterator[int]:
    for child in tree[1:]:
        if isinstance(child, tuple):
            yield from _leaves(child)
        else:
            yield child


def read_phrase(text: str, phrase: Phrase, lexicon: Lexicon) -> list[tuple[Mention, Amount]] | None:
    """The mentions of a numeric phrase in text order; None when it cannot be read."""
    layout = _layout(phrase.shape)
    if layout is None:
        return None
    tokens = phrase.tokens
    led = [tokens[i] for i in layout.lead]
    out: list[tuple[Mention, Amount]] = []
    for figures in layout.items:
        known: list[Amount] = []
        for figure in figures:
            amount = _amount(text, figure, tokens, lexicon)
            if amount is None:
                return None
            known.append(amount)
        made = _range(text, known[0], known[1], lexicon) if len(known) == 2 else _single(text, known[0], lexicon)
        out.append((_changed(text, made, known[0], led, not out) if led else made, known[0]))
    return out


def _amount(text: str, figure: _Figure, tokens: list[Token], lexicon: Lexicon) -> Amount | None:
    core = tokens[figure.core]
    numeral = _numeral(text[core.start : core.end], core.kind)
    if numeral is None:
        return None
    end = core.end
    for i in figure.scales:
        numeral = numeral.scaled(scale_of(text[tokens[i].start : tokens[i].end]))
        end = tokens[i].end
    out = Amount(tokens[figure.start : figure.end], numeral, Span(core.start, end), core.kind)
    for i in figure.told:
        token = tokens[i]
        word = text[token.start : token.end].strip()
        if token.kind == "BEFORE":
            out.bounds.append((word, lexicon.before[word]))
        elif token.kind == "MORE":
            out.bounds.append((word, lexicon.inside[word]))
        elif token.kind == "ANDHALF":  # 两斤半, 2个半小时
            half = Decimal("0.5")
            out.numeral = replace(out.numeral, value=out.numeral.value + half, high=out.numeral.high + half)
            out.unit = word[1:] or out.unit
        elif token.kind == "AFTER":
            out.bounds.append((word, lexicon.after[word]))
        else:
            out.measure, out.unit = token.kind, _unit(word, token.kind)
    if out.unit == "打":
        out.numeral = replace(out.numeral, value=out.numeral.value * 12, high=out.numeral.high * 12)
    if numeral.percent:
        out.measure, out.unit = "PERCENT", "%"
    return out


def _unit(word: str, kind: str) -> str | None:
    if kind == "TENTHS":
        return None
    if kind == "PERCENT" and word in ("%", "％"):
        return "%"
    return "个百分点" if kind == "PERCENT" and word != "‰" else word


def _numeral(word: str, kind: str) -> Numeral | None:
    if kind == "NUMBER":
        return read_arabic(word)
    if kind == "HALF":
        half = _HALVES.get(word, Decimal("0.5"))
        return Numeral(half, half, fraction=half < 1)
    if kind == "TURN":
        turns = Decimal(_TURNS[word.strip("翻了番")])
        return Numeral(turns, turns)
    if kind == "ODDS":
        left, right = (Decimal(p.strip()) for p in word.replace("：", ":").replace("∶", ":").split(":"))
        return Numeral(left / right, left / right, fraction=True) if right else None
    if kind == "FRACTION" and (slash := word.translate(_SLASH)).count("/") == 1:
        whole, _, part = slash.rpartition(" ")  # 1 3/5
        above, below = (Decimal(p) for p in part.split("/"))
        value = Decimal(whole or 0) + above / below if below else None
        return None if value is None else Numeral(value, value, fraction=True)
    return read_han(word.replace(" ", ""))


def _kind(amount: Amount, lexicon: Lexicon) -> Kind:
    if amount.measure == "PERCENT":
        return Kind.POINTS if amount.unit == "个百分点" else Kind.PERCENT
    if amount.measure == "TIMES" or amount.numeral_kind == "TURN":
        return Kind.MULTIPLE
    if amount.measure == "TENTHS" or (amount.numeral.fraction and amount.measure is None):
        return Kind.RATIO
    return Kind.MONEY if lexicon.kinds.get(amount.unit or "") == "money" else Kind.COUNT


def _single(text: str, amount: Amount, lexicon: Lexicon) -> Mention:
    numeral = amount.numeral
    kind = _kind(amount, lexicon)
    if amount.measure == "TENTHS":
        tenths = next(text[t.start : t.end].strip() for t in amount.tokens if t.kind == "TENTHS")
        rest = _REST.get(tenths[1:], 0)  # 九成七, 三成半
        numeral = replace(numeral, value=numeral.value + rest, high=numeral.high + rest)
        tenth = Decimal("0.1") if abs(numeral.value) <= 10 else Decimal("0.01")
        step = (numeral.step or Decimal(1)) * tenth
        numeral = replace(numeral, value=numeral.value * tenth, high=numeral.high * tenth, step=step)
    elif kind in (Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE) and numeral.step is None:
        numeral = replace(numeral, step=None if amount.numeral_kind == "TURN" else Decimal(1))
    rounded, truncated = intervals(numeral, [b for _, b in amount.bounds])
    if numeral.high != numeral.value:
        kind = Kind.RANGE
    return _mention(text, amount, amount.start, amount.end, kind, numeral.value, rounded, truncated, amount.unit)


def _range(text: str, low: Amount, high: Amount, lexicon: Lexicon) -> Mention:
    """20%～30%, 15至20个工作日, 5—10万人: what the first leaves out it takes from the second."""
    first = low.numeral
    if first.step is None and high.numeral.step and not low.number.end - low.number.start > 6:
        scale = _scale_after(text, high)
        if scale > 1 and first.value < high.numeral.value / scale * 10 and low.measure is None:
            first = first.scaled(scale)
    one, other = sorted((first.value, high.numeral.high))
    span = Interval(one, other)
    unit = high.unit or low.unit
    amount = replace(low, tokens=[*low.tokens, *high.tokens], bounds=[*low.bounds, *high.bounds])
    return _mention(text, amount, low.start, high.end, Kind.RANGE, first.value, span, span, unit)


def _scale_after(text: str, amount: Amount) -> Decimal:
    token = next((t for t in amount.tokens if t.kind == "SCALE"), None)
    return scale_of(text[token.start : token.end]) if token else Decimal(1)


def _mention(
    text: str,
    amount: Amount,
    start: int,
    end: int,
    kind: Kind,
    value: Decimal,
    rounded: Interval,
    truncated: Interval,
    unit: str | None,
) -> Mention:
    return Mention(
        span=Span(start, end),
        text=text[start:end],
        kind=kind,
        value=value,
        rounded=rounded,
        truncated=truncated,
        unit=unit,
        approx="…".join([w for w, _ in amount.bounds]) or None,
        decimals=amount.numeral.decimals,
        digits=amount.number,
        chinese=amount.numeral_kind in ("HAN", "FRACTION", "HALF", "TURN")
        and not any(c.isdigit() and c.isascii() for c in text[amount.number.start : amount.number.end]),
    )


def _changed(text: str, mention: Mention, amount: Amount, led: list[Token], first: bool) -> Mention:
    """The mention with the words of change before it: a percentage becomes a growth, a decrease negative."""
    way = next((t.kind for t in led if t.kind in ("UP", "DOWN", "TO")), None)
    compared = any(t.kind == "COMPARE" for t in led)
    if way not in ("UP", "DOWN"):
        return mention
    share = mention.kind in (Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO)
    if not share and not (compared and first):
        return mention
    if mention.kind is Kind.PERCENT:
        mention = replace(mention, kind=Kind.GROWTH)
    if way == "DOWN" and mention.value is not None:
        mention = replace(mention, value=-mention.value, rounded=-mention.rounded, truncated=-mention.truncated)
    if first:
        start = next(t.start for t in led if t.kind != "SHARED")
        mention = replace(mention, span=Span(start, mention.span.end), text=text[start : mention.span.end])
    return mention
