"""Two figures that may be one measure told twice, with what both the weighing and its exceptions ask of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.slips import repeat_bits
from checker.claims.weighing.telling.beside import anchored_to, beside, computed, nearest
from checker.claims.weighing.telling.heads import Head, read_head
from checker.claims.weighing.telling.likeness_words import shared_name, strange
from checker.claims.weighing.telling.tellings import Telling, Tellings

_BODY = lazy.compile(
    r"[\u4e00-\u9fff]{0,6}(?:省|市|县|区|镇|乡|局|院|街道|支队|大队|中心|部门|机关|系统|法院|公司|学校|委|办)"
)
_INCLUDED = lazy.compile("[（(]?(?:其中|含|包[括含]|内[有含]|里面|连同)")
_AMONG = lazy.compile("[之当]?(?:中|里面?|内)(?![介外心部容])[\u4e00-\u9fff]")
_AGED = lazy.compile(
    r"(?:(?:满|不足|超过?|逾|将近)(?:[一二两三四五六七八九十半\ue001\ue007]+(?:个?年|周年|个?月|日|天|季度)?|期)(?:以上|以内)?"
    r"|[届期]满|到期|逾期|超期|过期)(?=[\u4e00-\u9fff]{0,4}的|未|并|且)"
)
"""What singles out some by how long they have lasted: 施行满三年的, 任期届满的, 逾期未结的."""
RARE, STRIKING = 2.0, 5.0
"""Bits from which a slip of the pen explains two figures far better than chance, and from which it is weighed whatever
the words: two of three digits exchanged."""
EXCHANGED = 4.0
"""Bits of two digits exchanged: 57 and 75."""
LONG = 4
"""Characters of a name that two measures share only if they are one."""
_THAT = lazy.compile("(?:这一?|那一?|该|此|上述|前述)[个项批起宗件座条处]?(?P<what>[\u4e00-\u9fff]{2})")
_SEASON = lazy.compile("[上下前后]半年|[一二三四]季度")
_LEVEL = lazy.compile("[省市县区镇乡村](?=级|本级|直)|(?<=各)[市州县区旗镇乡村](?![级直类个项种位])")
_LEVELS = frozenset("省市州县区镇乡村")
_INNER = lazy.compile("[\u4e00-\u9fff]{2}(?:中|里)(?![介外心部])[\u4e00-\u9fff]{2,}的$")
"""在编人员中持证的■: some of them."""
_COVERED = lazy.compile("(?P<what>[\u4e00-\u9fff（）]{1,10})全覆盖(?=[，,。；;]|$)")
_ALL_DONE = lazy.compile("(?:已|现已|基本)?(?:做到|实现|完成|达到|达成)?了?")
_YEAR_OF = lazy.compile("[比较与](20[0-9]{2}年)的$")
_ABLE = lazy.compile("能够?|可以|已经?|始终|一直|(?:保持|稳定|维持)在?")
"""Words of grammar between a name and its figure: they narrow nothing."""
_SCOPE, _BEFORE = 6, 18
"""Characters right before a figure that may name a place or kind, and in which it may point back."""


class Pair:
    """Two figures, `a` before `b`, with what both the weighing and its exceptions ask of them."""

    def __init__(
        self, tellings: Tellings, relation: Relation, a: Figure, b: Figure, equals: Sequence[Figure] = ()
    ) -> None:
        self.tellings, self.relation, self.a, self.b = tellings, relation, a, b
        self.equals = equals
        """The figures before the later one that have its value."""
        self.anchored = anchored_to(tellings.ctx, a, b)
        self.one, self.two = one, two = tellings.of(a), tellings.of(b)
        self.size, self.word = shared_name(one, two)
        """Size and text of the longest words they share."""
        self.apart = b.sentence - a.sentence
        self.bits = repeat_bits(a, b)
        """How much they look like one figure mistyped."""
        self.kin = tellings.kin(a, b)
        self.strange_a, self.strange_b = strange(one.own, two.words), strange(two.own, one.words)
        """Characters of each that the sentence of the other lacks."""
        pre, says = tellings.pre(b).rstrip()[-_BEFORE:], relation.says
        named_behind = self.size > 1 and self.word in two.behind
        self.held = self._held(pre)
        """Whether the later one is said to stand in what the first was put into: 列入目录■ … 目录内■."""
        self.back = self.held or says("back", pre) or "的基础上" in b.post[:14]
        ended = tellings.ctx.sheet.skeleton.startswith("、", b.at + 1)
        all_behind = says("all_behind", b.post) or self._covered()
        self.every = says("all", pre) or (not ended and all_behind)  # but 完成6个、年底前全部办结
        a_noun = bool(two.noun) or (self.size > 2 and two.behind.startswith(self.word))
        self.of = self.kin and (
            (
                pre.endswith("的")
                and pre != "的"
                and (a_noun or self.apart > 0)
                and not (self._narrows() or self._set_off())
            )
            or (b.post.startswith("的") and named_behind)
        )
        self.of = self.of or self._of_year()
        self.turned_noun = bool(one.before) and named_behind
        """Whether what stands before the first one stands behind the later one."""
        self.turned = self.turned_noun and _names_nothing(two.before, two.subject)
        self.of_it = not self.back and self._of_it()
        """Whether its clause begins with what the first is told of: 首个项目用了■ … 该项目用了■."""
        striking = self.bits >= STRIKING
        self.among = (striking and not pre and says("among_in", b.post)) or (
            (self.kin or striking)
            and (says("among", b.post) or (pre.endswith(("在", "从")) and says("among_in", b.post)))
        )
        self.pointing = self.back or self.every or self.of or self.turned or self.among
        """Whether the later one says that it was told before."""

    @cached_property
    def clause_strange(self) -> tuple[int, int]:
        """Characters of the name of each, in its own clause, that the other part of their sentence does not say."""
        before, behind = self.clauses
        return strange(self.one.own, behind), strange(self.two.own, before)

    @cached_property
    def two_things(self) -> bool:
        """Whether two figures of one sentence count what the clause of the other does not speak of."""
        before, behind = self.clauses
        first, second = _thing(self.one), _thing(self.two)
        return strange(first, behind) > 1 and strange(second, before) > 1

    @cached_property
    def clauses(self) -> tuple[str, str]:
        """Their sentence before the clause of the later one, and from there on."""
        sheet = self.tellings.ctx.sheet
        start, end = sheet.sentence(self.b.at)
        border = max(self.b.at - len(self.b.clause), self.a.at + 1)
        return sheet.skeleton[start:border], sheet.skeleton[border:end]

    def _of_it(self) -> bool:
        found = _THAT.match(self.b.clause.lstrip()) or _THAT.match(self.b.lead.lstrip())
        return found is not None and found["what"] in self.a.lead + self.a.clause + self.a.post

    def _covered(self) -> bool:
        """现有行政村■个 … 实现■个行政村全覆盖: all of those told before, by the bare name."""
        found = _COVERED.match(self.b.post)
        named = found is not None and found["what"] in self.one.words
        return named and _ALL_DONE.fullmatch(self.b.pre.strip()) is not None

    def _of_year(self) -> bool:
        """2023年查处■。2024年查处■，比2023年的■: digits exchanged, and only the year names the later."""
        found = _YEAR_OF.search(self.b.pre) if self.bits >= STRIKING else None
        return found is not None and found[1] in self.a.clause

    def _held(self, pre: str) -> bool:
        found = self.relation.cues["held"].search(pre)
        if found is None or self.a.pre.endswith(found.group()):
            return False
        return found["of"] in self.a.clause + self.a.post

    def _narrows(self) -> bool:
        """队员7人，有证的■人; 受理118件（含代收的■件）: the words before 的 single out some of those before it."""
        if _INCLUDED.match(self.b.clause or self.b.pre):
            return True
        if self.b.number < self.a.number and self.size > 1 and self.within():
            return True
        if (
            self._of_age()
            or self._of_those_right_before()
            or (self.b.number < self.a.number and _INNER.search(self.b.pre))
        ):
            return True
        if self.b.number >= self.a.number or self.apart > 1:
            return False
        if self.apart:
            return self.bits < 0 and strange(self.two.before, self.one.words) > 2
        text = self.tellings.ctx.sheet.skeleton
        start, _ = self.tellings.ctx.sheet.sentence(self.b.at)
        return strange(self.two.before, text[start : self.b.at - len(self.b.pre)]) > 1

    def _of_those_right_before(self) -> bool:
        """出庭的117件里，出声的■件: some of those told right before it, which are not the first."""
        x = self.tellings.ctx.sheet.figures[self.b.index - 1]
        if x.index <= self.a.index or x.family != self.b.family or x.sentence != self.b.sentence:
            return False
        return x.number > self.b.number and self.relation.says("among", x.post)

    def picked(self) -> bool:
        """律师■名。城区的■名律师, 其中的■名: some of them, by a place or kind which the first does not name."""
        if self.b.number > self.a.number:
            return False
        if self.b.pre.endswith(("其中的", "之中的", "当中的")):
            return True
        found = self.relation.cues["scoped"].search(self.b.pre[-_SCOPE:])
        return found is not None and found.group()[:2] not in self.one.words + self.heads[0].text

    def _set_off(self) -> bool:
        """拿审结的■作底 … 拿受理的■作底: each is singled out by words of its own."""
        one, two = self.one.before, self.two.before
        return self.a.pre.endswith("的") and strange(one, two) > 1 and strange(two, one) > 1

    def _of_age(self) -> bool:
        """制定规章3部，对施行满三年的■部规章开展评估: those that have lasted so long, which nothing told before."""
        found = _AGED.search(self.b.clause)
        if found is None:
            return False
        sheet = self.tellings.ctx.sheet
        return found.group() not in sheet.skeleton[sheet.sentence(self.a.at)[0] : self.a.at] + self.a.post

    def within(self) -> bool:
        """在编人员■，在编人员中持证的■人: the later one counts some of those named before 中."""
        at = self.b.pre.find(self.word)
        return at >= 0 and bool(_AMONG.match(self.b.pre, at + len(self.word)))

    @cached_property
    def nearest(self) -> bool:
        """Whether the later one points back to the first as the last of its family."""
        return self.back and nearest(self.tellings.ctx, self.relation, self.a, self.b)

    @cached_property
    def rows(self) -> tuple[int, int]:
        """How many figures beside them are told again with one value, and with another."""
        return beside(self.tellings, self.a, self.b)

    @cached_property
    def computed(self) -> float:
        """How surely the later one is computed from figures told before it, in bits."""
        return computed(self.tellings, self.a, self.b)

    @cached_property
    def set_apart(self) -> frozenset[str]:
        """What sets two figures apart, when the later one does not point back."""
        if self.pointing:
            return frozenset()
        return self.frames_apart | {"unlike"} if self.unlike() else self.frames_apart

    @cached_property
    def heads(self) -> tuple[Head, Head]:
        """What their sentences say up to them."""
        return self._head(self.a, self.one), self._head(self.b, self.two)

    def _head(self, figure: Figure, told: Telling) -> Head:
        kept, key = self.tellings.heads, (self.relation.name, figure.index)
        known = kept.get(key)
        if known is None:
            known = kept[key] = read_head(self.tellings.ctx, self.relation, figure, told.own)
        return known

    @cached_property
    def two_bodies(self) -> bool:
        """Whether they are told of two bodies: 城关镇 … 河东镇, 公安机关 … 检察机关."""
        first, second = (h.place for h in self.heads)
        one, two = self.one.subject, self.two.subject
        return _different(first, second) or _different(one, two) or _of_two_levels(one, two)

    @property
    def new_body(self) -> bool:
        """组织讲座■。镇村组织讲座■: whether the later sentence begins with a body that the first one does not name."""
        who = self.two.subject
        return who != self.one.subject and strange(who, self.heads[0].text + self.one.words) > 0

    @cached_property
    def two_scopes(self) -> bool:
        """我局■ … 全县■: whether their sentences last say two bodies of their own."""
        first, second = (h.scope for h in self.heads)
        return bool(first and second) and first != second

    @property
    def two_years(self) -> bool:
        """Whether one is last year's and the other is not."""
        return self.heads[0].other_year(self.heads[1])

    @property
    def narrower(self) -> bool:
        """讲座■ … 办讲座进校园■: whether the later name is the first one with more behind it, which that lacks."""
        first, second = self.one.before, self.two.before
        _, found, more = second.partition(first) if len(first) > 2 else ("", "", "")
        more = _ABLE.sub("", more)
        return bool(found) and strange(more, self.one.words if self.bits >= RARE else first) > 1

    @property
    def aimed(self) -> bool:
        """Whether only the later one is planned, and does not point back: what is aimed at is not yet there."""
        first, second = self.heads
        return not self.pointing and "planned" in second.frames - first.frames

    @cached_property
    def two_levels(self) -> bool:
        """镇级专家库■ … 县级专家库里的■: whether each names a level that the other's sentence does not."""
        first, second = (frozenset(_LEVEL.findall(f.lead + f.clause)) for f in (self.a, self.b))
        return bool(first and second) and first.isdisjoint(second)

    @property
    def two_months(self) -> bool:
        """截至3月底■ … 截至12月底■: whether each names a month that the other does not."""
        first, second = (h.months for h in self.heads)
        return bool(first and second) and first.isdisjoint(second)

    @property
    def two_seasons(self) -> bool:
        """上半年■ … 全年■: whether one is said of half a year or a quarter, and the other is not."""
        first, second = self._seasons
        return first != second

    @cached_property
    def _seasons(self) -> tuple[frozenset[str], frozenset[str]]:
        first, second = (frozenset(_SEASON.findall(h.text)) for h in self.heads)
        return first, second

    @property
    def singled_out(self) -> bool:
        """Whether words of the later one set it apart though it seems to point back: 实际轮训的, 西城所调解的."""
        (one, two), a, b, says = self._seasons, self.a.pre, self.b.pre, self.relation.says
        first, second = (h.place for h in self.heads)
        return (
            bool(one and two and one.isdisjoint(two))
            or (first in a and second in b and _different(first, second))
            or (says("planned", a) and says("actual", b))
            or (says("formerly", a) and says("now", b))
        )

    @cached_property
    def of_others(self) -> bool:
        """Whether the later one counts those that the first leaves out: 其余■名, 未采纳的■条."""
        known = self.one.words if self.apart else self.heads[0].text
        return any(w not in known for w in _of_rest(self.relation, self.b))

    @cached_property
    def frames_apart(self) -> frozenset[str]:
        """What sets them apart: plan or level, body, time, stage, kind, an item of a list of its own."""
        first, second = self.heads
        apart = {
            "frame": first.frames != second.frames,
            "headed": first.headed != second.headed,
            "body": self.two_bodies,
            "time": first.other_time(second),
            "span": first.one_part(second),
            "stage": bool(first.stages and second.stages) and first.stages.isdisjoint(second.stages),
            "kind": self._two_kinds(first.kinds, second.kinds),
            "item": first.item and second.item,
        }
        return frozenset(k for k, v in apart.items() if v)

    def _two_kinds(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """刑事案件发案率下降，立案■起。治安案件立案■起: each sentence names another kind before its figure."""
        if not first or not second:
            return False
        kind = self.relation.cues["kinds"]
        return first.isdisjoint((*second, *kind.findall(self.two.words))) and second.isdisjoint(
            kind.findall(self.one.words)
        )

    def unlike(self) -> bool:
        """Whether each says much that the other's sentence lacks, and they share little."""
        return self.size < 4 and min(self.strange_a, self.strange_b) > 3

    def noun_told(self, signs: Mapping[str, float]) -> bool:
        """在建的217个工地 … 这批接入监测的271个工地: the later one points back before a noun of the first."""
        noun = self.two.noun
        told = self.pointing and len(noun) > 1 and not strange(noun, self.one.words)
        return told and not (signs.get("other_deed") and self.bits < EXCHANGED)

    def widened(self) -> bool:
        """规模以上船厂■家，全部■家船厂: the later and larger one leaves out what narrows the first."""
        if not self.every or self.back or self.of or self.b.number < self.a.number or self.held:
            return False
        if self.bits >= EXCHANGED:
            return False
        narrow = set(self.relation.cues["soft"].findall(self.a.pre))
        return any(w not in self.b.clause + self.b.post for w in narrow - {"其中"} or narrow)  # 其中专职5名…6名专职


def _thing(told: Telling) -> str:
    """The last two characters of what a figure counts."""
    return told.noun.partition("的")[0][-2:] or told.before[-2:]


def _names_nothing(before: str, subject: str) -> bool:
    """Whether the words before a figure are none, or only the body that tells it: 园区全年■户次检查."""
    return not before.strip("且而并但其") or bool(_BODY.fullmatch(before)) or before == subject


def _of_rest(relation: Relation, figure: Figure) -> set[str]:
    behind = {w for w in ("未", "尚未", "以外", "之外") if figure.post.startswith(w)}
    left = behind | set(relation.cues["rest"].findall(figure.pre[-8:]))
    return left - {"仍有"} if "全年" in figure.pre and not behind else left  # 入企检查全年仍有■: all of the year


def _of_two_levels(a: str, b: str) -> bool:
    """县司法局, 市法律援助中心."""
    return a[:1] != b[:1] and a[:1] in _LEVELS and b[:1] in _LEVELS


def _different(a: str, b: str) -> bool:
    """Whether two names of bodies of one kind differ."""
    return bool(a and b) and a[-1] == b[-1] and not a.endswith(b) and not b.endswith(a)
