"""Two figures of two times told the wrong way round: 由120件降至150件, 24次与上年的16次持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import percent_text
from checker.claims.formulas.changes import CAVEAT, LAST_YEAR, Move, from_to, when
from checker.claims.formulas.context import Context, bound, is_amount, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_THEN = f"(?:到|至|为)(?:了|约|(?:{_WORDS['now']})的?)?$"
_UP = lazy.compile(f"(?:{_WORDS['up']}){_THEN}")
_DOWN = lazy.compile(f"(?:{_WORDS['down']}){_THEN}")
_RANK = lazy.compile(_WORDS["ranks"])
_NEARLY = lazy.compile(_WORDS["nearly"])
_EVEN = lazy.compile("|".join([*(f"{n}(?:{_WORDS['even']})" for n in _WORDS["nearly"].split("|")), _WORDS["even"]]))
_AGAINST = lazy.compile(f"(?:与|和|同|跟|较|比)(?:{_WORDS['against']})[^，,。；;]{{0,10}}$")
_BASE_BEHIND = lazy.compile(f"[（(](?:{_WORDS['earlier_years']})(?:度|同期)?的?[为是]?[：:]?")
_YEARLY = lazy.compile(f"[，,]?(?:{_WORDS['yearly']})?")
_LEVELLED = lazy.compile(
    f"[，,。；;]?(?P<noun>[^，,。；;：:、]{{0,10}}?)(?:[与和同跟较比](?:{_WORDS['earlier_years']})(?:同期)?(?:相比)?)$"
    f"|[，,。；;](?P<both>[两二]年(?:的?(?:{_WORDS['two_years']}))?)(?:完全|大体|基本)?$"
)
"""总数与去年: what two counts told before are said to be level in."""
_AHEAD = lazy.compile(
    f"(?:^|[，,。；;\\n])(?P<noun>[^，,。；;：:、\\n\ue001-\ue007]{{1,14}}?)[与和同跟较比](?:{_WORDS['earlier_years']})(?:同期)?(?:相比)?(?:完全|大体|基本|总体)?(?:{_WORDS['even']})$"
)
_FULL_STOP = lazy.compile("[。；;][\\s]*")
_TWO = 2
_OF_ALL = lazy.compile(_WORDS["of_all"])
_TIME = lazy.compile(_WORDS["times"])
_YEAR = lazy.compile(r"20\d\d(?=年)")
_PAIR_GAP = 30
"""Characters between a figure and that of the year before in the clause or sentence beside it."""
_MOVED_BY = lazy.compile(
    f"[，,]?(?:{_WORDS['than_before']})?(?:(?P<up>{_WORDS['risen']})|(?P<down>{_WORDS['fallen']}))[了约]?"
)
_YEAR_BY_YEAR = lazy.compile(
    f"[，,]?(?:[呈现总体整数量保持实继均为出]{{0,6}})逐年(?:{_WORDS['steadily']})?"
    f"(?:(?P<up>{_WORDS['rising']})|(?P<down>{_WORDS['falling']}))"
)
_IN_A_ROW = lazy.compile(r"[、，,和及与]")
_LEAST_ROW = 3
_RESPECTIVELY = lazy.compile(r"分别|依次")
_SLACK = (Decimal("0.1"), Decimal("0.2"))
"""Part of the old figure by which 持平, and 基本持平, may differ from it."""


def find_directions(ctx: Context) -> Iterator[Formula]:
    """Rises told as falls between two figures, and figures said to be equal that are far apart."""
    for move in from_to(ctx):
        yield from _by_so_much(ctx, move)
        words = ctx.sheet.between(move.old, move.new)
        rises, falls = _UP.search(words), _DOWN.search(words)
        if not (rises or falls) or _RANK.search(move.old.clause[-16:]) or not is_amount(move.new):
            continue
        if (rises and move.new.value.below(move.old.value)) or (falls and move.old.value.below(move.new.value)):
            verb, en = ("增加", "rise") if rises else ("减少", "fall")
            yield _formula(
                move.new,
                move.old,
                Text(f"文中说{verb}，两数却相反", f"the text says a {en}; they differ the other way"),
            )
    for found in _EVEN.finditer(ctx.sheet.skeleton):
        yield from _even(ctx, found)
    if "逐年" in ctx.sheet.skeleton:
        for found in _YEAR_BY_YEAR.finditer(ctx.sheet.skeleton):
            yield from _year_by_year(ctx, found)


def _by_so_much(ctx: Context, move: Move) -> Iterator[Formula]:
    """由11.8%变为9.3%，上升2.5个百分点: the word behind two figures says the other direction."""
    following = ctx.sheet.figures[move.new.index + 1 : move.new.index + 2]
    if not following or following[0].sentence != move.new.sentence or move.old.index + 1 != move.new.index:
        return
    if following[0].kind is not Kind.POINTS and following[0].family != move.new.family:
        return
    said = _MOVED_BY.fullmatch(ctx.sheet.between(move.new, following[0]))
    if said is None or _RANK.search(move.old.clause[-16:]) or not (move.new.exact and move.old.exact):
        return
    rises = said["up"] is not None
    if (rises and move.new.number < move.old.number) or (not rises and move.old.number < move.new.number):
        verb, en = ("上升", "rise") if rises else ("下降", "fall")
        yield _formula(
            move.new,
            move.old,
            Text(f"文中说{verb}，两数却相反", f"the text says a {en}; they differ the other way"),
        )


def _year_by_year(ctx: Context, found: re.Match[str]) -> Iterator[Formula]:
    """分别为19件、14件、17件，呈现逐年下降: a row of years that once goes the other way."""
    at = found.start()
    here = ctx.sheet.within(ctx.sheet.sentence(at)[0], at)
    row = list(here[-1:])
    if not row or row[0].at + 1 != at:
        return
    for figure in reversed(here[:-1]):
        if figure.family != row[0].family or not _IN_A_ROW.fullmatch(ctx.sheet.between(figure, row[0])):
            break
        row.insert(0, figure)
    if len(row) < _LEAST_ROW or not all(is_amount(f) and f.exact and not f.is_delta for f in row):
        return
    years = _YEAR.findall(ctx.sheet.skeleton, ctx.sheet.sentence(at)[0], row[0].at)
    if not _RESPECTIVELY.search(row[0].clause) or years != sorted(years):
        return
    sign = 1 if found["up"] is not None else -1
    for old, new in pairwise(row):
        if (new.number - old.number) * sign < 0:
            word = found.group().lstrip("，,")
            yield _formula(new, old, Text(f"文中说{word}", "the text says that it goes one way year by year"))
            return


def _even(ctx: Context, found: re.Match[str]) -> Iterator[Formula]:
    """■与上年的■持平; ■，同比持平（上年为■）"""
    start, end = ctx.sheet.sentence(found.start())
    near = [f for f in ctx.sheet.within(start, found.start()) if is_amount(f)]
    behind = ctx.sheet.within(found.end(), end)[:1]
    if near and behind and _BASE_BEHIND.fullmatch(ctx.sheet.skeleton, found.end(), behind[0].at):
        new, old = near[-1], behind[0]
        words = ctx.sheet.skeleton[new.at + 1 : found.start()]
        told = new.family == old.family and _YEARLY.fullmatch(words) is not None
    elif len(near) > 1 and near[-1].family == near[-2].family and near[-1].index == near[-2].index + 1:
        old, new = near[-1], near[-2]
        words = ctx.sheet.skeleton[old.at + 1 : found.start()]
        told = len(words) <= 8 and not lazy.search(r"[，,。；;]", words) and _AGAINST.search(old.clause) is not None
    else:
        told = False
    if not told and (pair := _of_two_years(ctx, found) or _told_ahead(ctx, found)) is not None:
        new, old = pair
        told = True
    if not told or old.is_delta or new.is_delta:
        return
    if when(ctx, new) == LAST_YEAR or CAVEAT.search(ctx.sheet.skeleton[start : found.start()]):
        return
    slack = _SLACK[1] if _NEARLY.match(found.group()) else _SLACK[0]
    if old.exact and new.exact and abs(new.number - old.number) > old.number * slack:
        word = found.group()
        yield _formula(new, old, Text(f"文中说{word}", "the text says that they are even"))


def _of_two_years(ctx: Context, found: re.Match[str]) -> tuple[Figure, Figure] | None:
    """去年排查■，今年排查■，总数与去年持平; ■。上年为■，接访批次与上年持平: (new, old) of two clauses side by side."""
    sheet, at = ctx.sheet, found.start()
    start, _ = sheet.sentence(at)
    last = sheet.within(start, at)[-1:]
    if not last or not is_amount(last[0]) or last[0].index == 0:
        return None
    second, first = last[0], sheet.figures[last[0].index - 1]
    if not is_amount(first) or first.family != second.family or second.sentence - first.sentence > 1:
        return None
    said = _LEVELLED.fullmatch(sheet.skeleton, second.at + 1, at)
    if said is None or second.at - first.at > _PAIR_GAP:
        return None
    words = first.lead + first.clause + first.post + second.clause + second.post + second.family
    if not set(_OF_ALL.sub("", said["noun"] or "")) <= set(words):
        return None
    one, two = (_TIME.sub("", f.clause) for f in (first, second))
    if one and two and not any(one[i : i + 2] in two for i in range(len(one) - 1)):
        return None  # 去年立案■，今年受理■
    past = [when(ctx, f) == LAST_YEAR for f in (first, second)]
    if past == [True, False]:
        return second, first
    return (first, second) if past == [False, True] else None


def _told_ahead(ctx: Context, found: re.Match[str]) -> tuple[Figure, Figure] | None:
    """立项数与上年持平。上年立项■，今年立项■: (new, old) of the two figures that open the sentence behind."""
    sheet = ctx.sheet
    ahead = _AHEAD.search(sheet.skeleton, max(sheet.sentence(found.start())[0], found.start() - _PAIR_GAP), found.end())
    opens = _FULL_STOP.match(sheet.skeleton, found.end())
    if ahead is None or opens is None:
        return None
    start, end = sheet.sentence(opens.end())
    two = sheet.within(start, end)[:_TWO]
    if (
        len(two) < _TWO
        or two[1].at - start > _PAIR_GAP
        or two[0].family != two[1].family
        or not all(map(is_amount, two))
    ):
        return None
    first, second = two
    told = [_TIME.sub("", f.clause) for f in two]
    noun, words = _OF_ALL.sub("", ahead["noun"]), first.clause + first.post[:6]
    named = set(noun) <= set(words + first.family) or any(noun[i : i + 2] in words for i in range(len(noun) - 1))
    if first.family != second.family or not named or (told[1] and told[0] != told[1]):
        return None
    past = [when(ctx, f) == LAST_YEAR for f in two]
    if past == [True, False]:
        return second, first
    return (first, second) if past == [False, True] else None


def _formula(new: Figure, old: Figure, says: Text) -> Formula:
    rate = (new.number - old.number) * 100 / old.number if old.number else Decimal(0)
    zh, en = ("增长", "rise") if rate > 0 else ("下降", "fall")
    text = percent_text(abs(rate), 1)
    arithmetic = f"({shown(new)}-{shown(old)})/{shown(old)} = {'-' if rate < 0 else ''}{text}"
    return Formula(
        FormulaKind.GROWTH,
        (bound(new, "本期数", "present figure"), bound(old, "基数", "base")),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(
            f"由 {shown(old)} 到 {shown(new)} 是{zh} {text}，{says.zh}",
            f"from {shown(old)} to {shown(new)} is a {en} of {text}; {says.en}",
        ),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text("改写增减的说法，或订正两期的数", "correct the wording or the two figures"),
    )
