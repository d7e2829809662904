"""Things named one after another, and how many they may be: A、B和C, 《甲》《乙》, “听、查、看”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from re import Match

from checker import lazy
from checker.claims.formulas.ordinals import RUN, several_in
from checker.claims.formulas.sheet import ANY, COUNT, PERCENT
from checker.claims.weighing.data import Relation
from checker.dataclass import dataclass

_TITLE = lazy.compile(r"《[^《》\n]{1,80}》")
_ASIDE = lazy.compile(r"（[^（）\n]{1,80}）|\([^()\n]{1,80}\)")
_QUOTED = lazy.compile(r"“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’")
_BORDER = lazy.compile(r"、|(?<=[》])(?:[和及与]|以及)?(?=《)|(?<=”)(?:[和及与]|以及)?(?=“)")
_JOIN = lazy.compile(
    r"(?<=[\u4e00-\u9fff\ue001■”》）)A-Za-z0-9])(?:以及|(?<![调总缓饱共温])和(?![解谐平睦好])|(?<![涉普以危顾波提触累])及(?![时其早])|(?<![参赋给])与(?![会否时])"
    r"|(?<![合归兼一])并(?![轨联购行])|或(?![者许]))(?=[\u4e00-\u9fff\ue001■“《（A-Za-z0-9])"
)
_CALLED_IN = lazy.compile("(?<=.)(?:会同|联合|邀请|带领|组织)(?=..)")
_ANY_JOIN = lazy.compile("[和及与并或]")
# 联调和归集: the character before may make a word of it
_PERHAPS = lazy.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?<=[调总缓饱共温])和|(?<=[参赋给])与|(?<=[涉普以危顾波提触累])及)(?=[\u4e00-\u9fff]{2})"
)
_CLOSED = lazy.compile(r"等(?:[共在总合]|$)|等(?=[^\u4e00-\u9fff]|$)")
_MORE = lazy.compile(r"等(?!级|次|待|于|候|额)[\u4e00-\u9fff■“”]{1,12}$")
_OTHER = lazy.compile(ANY.replace(COUNT, ""))
_SHARE = lazy.compile(rf"[^{COUNT}{PERCENT}]{{2,16}}占{PERCENT}")
_NAME = lazy.compile(r"[\u4e00-\u9fffA-Za-z]{2}|《|“")
_NUMBERING = lazy.compile(r"^\s*(?:[（(][■一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]{1,3}[、.．])\s*")


@dataclass(frozen=True, slots=True)
class Listed:
    """Things named between `start` and `end` (skeleton offsets)."""

    start: int
    end: int
    items: tuple[str, ...]
    low: int
    """The fewest things it can name: 和 within an item, a word that may begin the list anew."""
    high: int
    """The most: every 和 a border."""
    open: bool = False
    """Ends in 等: there may be more."""
    form: str = "marks"
    """`marks` (、), `titles`, `quotes`, `clauses` (；), `words` (one comes again), `chain` (一是…二是…), `lines`."""
    last: int | None = None
    """Where the last marked point begins."""
    joined: bool = False
    """Ends in A和B, each as long as the names before: 普法宣传、纠纷调解、法律援助和社区矫正 are four."""
    joint: bool = False
    """Ends in A和B, which is hardly one name, though no such name is known to be none."""
    groups: tuple[int, ...] = ()
    """How many stand behind each 和 that joins two runs of names: 甲、乙和丙、丁、戊 has 3."""

    @property
    def nameless(self) -> bool:
        """■、■和■: figures alone."""
        return all(COUNT in i and not _NAME.search(i) for i in self.items)

    def holds(self, number: int) -> bool:
        """Whether so many things may be named here."""
        return self.low <= number <= self.high or (self.open and number >= self.low) or number in self.groups


def mask(text: str) -> str:
    """The text with the insides of titles, brackets and quotation marks blotted out, offsets kept."""
    for pattern in (_TITLE, _ASIDE, _QUOTED):
        text = pattern.sub(lambda m: m[0][0] + "■" * (len(m[0]) - 2) + m[0][-1], text)
    return text


def read_list(text: str, masked: str, start: int, end: int, relation: Relation) -> Listed | None:
    """The things named in a stretch that holds nothing else but words before the first."""
    lead = _NUMBERING.match(masked[start:end])
    start += lead.end() if lead else 0
    start += len(masked[start:end]) - len(masked[start:end].lstrip(" 　、"))
    ended = _CLOSED.search(masked, start, end)
    last = ended.start() if ended and end - ended.start() <= 6 else end
    if lazy.match(r"[”）)]", masked[start:last]):
        return None
    spans = _pieces(masked, start, last)
    if len(spans) < 2 or any(b <= a for a, b in spans):
        return None
    pieces = [masked[a:b] for a, b in spans]
    if COUNT in masked[start:last] and not _counted(pieces):
        return None
    if _OTHER.search(masked, start, last) and not all(_SHARE.fullmatch(p) for p in pieces):
        return None
    anew = relation.cues["anew"].search
    begin = next((i for i in range(len(pieces) - 1, 0, -1) if len(pieces[i]) > 2 and anew(pieces[i], 1)), 0)
    if begin == len(pieces) - 1 and not _joins(pieces[begin], 0, relation):
        begin = 0  # 检察院检察长为副组长: what begins behind the last mark would be one thing, no list
    bodies: tuple[int, ...] = ()
    if len(pieces) > 2 and (own := _own_list(pieces, relation)):
        opening, cut = own
        spans = [(spans[opening][0] + cut, spans[opening][1]), *spans[opening + 1 :]]
        pieces, begin, bodies = [masked[a:b] for a, b in spans], 0, (opening + 1,)
    joined = _ANY_JOIN.search(masked, start, last) is not None
    ending = _ending(pieces) if joined else ""
    shortest = min(len(p) for p in pieces) if joined else 0
    noun = pieces[0][-1:] if joined and all(p.endswith(pieces[0][-1:]) for p in pieces) else ""
    names: list[str] = []
    sure = unsure = 0
    for i, (piece, (a, b)) in enumerate(zip(pieces, spans, strict=True)):
        if not joined:
            names.append(text[a:b].strip())
            continue
        joins = _joins(piece, max(len(piece) - 14, 0) if i == 0 else 0, relation)
        if i == 0 and noun:
            joins = [
                j for j in joins if j.group() != "并" or piece[: j.start()].endswith(noun)
            ]  # 公布并动态调整甲清单、乙清单
        if i == 0 and "的" in piece:
            joins = [j for j in joins if j.group() != "与" or "的" not in piece[j.end() :]]  # 与毗邻的平川、石门
        if joins and shortest >= 3:
            joins = [j for j in joins if j.start() > 1 and len(piece) - j.end() > 1]  # 瑞和食品
        borders = [0, *(j for join in joins for j in join.span()), len(piece)]
        halves = list(zip(borders[::2], borders[1::2], strict=True))
        like_others = ending and all(piece[x:y].endswith(ending) for x, y in halves)
        if joins and i >= begin and (like_others or _bodies([piece[x:y] for x, y in halves], pieces, relation)):
            sure += len(joins)
            names += [text[a + x : a + y].strip() for x, y in halves]
        else:
            unsure += len(joins) + len(_PERHAPS.findall(piece) if i and i == len(pieces) - 1 else ())
            names.append(text[a:b].strip())
    more = last != end or _MORE.search(pieces[-1]) is not None
    form = "marks"
    if all(p.startswith("《") for p in pieces[1:]) and "《" in pieces[0]:
        form = "titles"
        names = [n[: n.rfind("》") + 1] or n for n in names]
    elif all(p.startswith("“") for p in pieces[1:]) and "“" in pieces[0]:
        form = "quotes"
    groups = bodies + tuple(len(pieces) - i for i, p in enumerate(pieces[:-1]) if i and joined and _JOIN.search(p))
    low, high = len(pieces) - begin + sure, len(pieces) + sure + unsure
    high += begin > 0 and _CALLED_IN.search(pieces[begin], 2) is not None
    if more_of := several_in(pieces):
        groups += tuple(range(low, high + 1))  # 两组：一至三中队、四至六中队
        low, high = low + more_of, high + more_of
    if form == "marks" and not begin and unsure == 1 and high - low == 1 and _level(pieces, relation):
        both = _JOIN.split(pieces[-1])
        return Listed(spans[0][0], last, (*names[:-1], *both), high, high, more, form, joined=True)
    if form == "marks" and not (begin or more_of or groups) and high - low == 1 and _joint(pieces, relation):
        return Listed(spans[0][0], last, tuple(names), high, high, more, form, joint=True)
    return Listed(spans[0][0], last, tuple(names), low, high, more, form, groups=groups)


def _own_list(pieces: Sequence[str], relation: Relation) -> tuple[int, int] | None:
    """The piece and the place in it where the list of what bodies do begins: 甲院、乙局建立会商、移送两项机制."""
    if not _is_body(pieces[0], relation):
        return None
    opening, did = next(
        ((i, m) for i, p in enumerate(pieces) if (m := relation.cues["own_list"].search(p, 1))), (0, None)
    )
    if did is None or opening > len(pieces) - 2:
        return None
    done = [pieces[opening][did.end() :], *pieces[opening + 1 :]]
    bodies = [*pieces[:opening], pieces[opening][: did.start()]]
    if not all(_is_body(b, relation) for b in bodies) or any(_is_body(d, relation) for d in done):
        return None
    return opening, did.end()


def _is_body(words: str, relation: Relation) -> bool:
    return relation.says("body", words) or words.endswith(("委", "部"))


def _joins(piece: str, start: int, relation: Relation) -> list[Match[str]]:
    """The words that join two names, but those of one name: 自然资源和规划局."""
    found = [
        j for j in _JOIN.finditer(piece, start) if j.group() != "并" or not relation.cues["leads"].match(piece, j.end())
    ]
    if not found or not relation.says("one_name", piece):
        return found
    single = [m.span() for m in relation.cues["one_name"].finditer(piece)]
    return [j for j in found if not any(a <= j.start() and j.end() <= b for a, b in single)]


def _bodies(halves: Sequence[str], pieces: Sequence[str], relation: Relation) -> bool:
    """人民法庭和法律服务所 behind 司法所、派出所: each ends as a body or a place does, and so do the others."""
    others = pieces[1:-1] or pieces[:1]
    return all(len(n) > 1 and relation.says("body", n) for n in (*halves, *others))


def _level(pieces: Sequence[str], relation: Relation) -> bool:
    """Whether the last piece is two names, each as long as those before; no name that holds 和 itself."""
    if len(pieces) < 3 or relation.says("one_name", pieces[-1]):
        return False
    halves = _JOIN.split(pieces[-1])
    sizes = [len(p) for p in pieces[1:-1]]
    least, most = min(sizes), max(sizes)
    slack = least >= 4
    short = least == most == 2 and len(pieces) > 3  # 住建、水利、林草、文旅和卫健
    return len(halves) == 2 and (least >= 3 or short) and all(least - slack <= len(h) <= most + slack for h in halves)


def _joint(pieces: Sequence[str], relation: Relation) -> bool:
    """Whether the last piece is two names, not one that holds 和: 纠纷联调和数字归集; not 水利局、农业和林业局."""
    last, others = pieces[-1], pieces[1:-1] or pieces[:1]
    joins = [*_JOIN.finditer(last), *_PERHAPS.finditer(last)]
    if len(joins) != 1 or relation.says("one_name", last):
        return False
    one, other = last[: joins[0].start()], last[joins[0].end() :]
    sizes = [len(p) for p in others]
    if not max(len(one) - 1, 2) <= len(other) <= 2 * max(sizes):
        return False  # 纠纷排查与化解: the second goes on with the first
    if len(one) < (3 if len(pieces) == 2 else min(sizes) / 2):
        return False
    ending = {p[-1] for p in others}
    return len(ending) > 1 or other[-1] not in ending or one[-1] in ending


def _counted(pieces: Sequence[str]) -> bool:
    """甲镇■、乙镇■: one figure behind each name, or before each."""
    if any(p.count(COUNT) > 1 + len(_JOIN.findall(p)) for p in pieces) or not all(COUNT in p for p in pieces):
        return False
    return all(len(p) - p.rfind(COUNT) <= 2 for p in pieces) or all(p.startswith(COUNT) for p in pieces[1:])


def _pieces(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    at = start
    for border in _BORDER.finditer(masked, start, end):
        out.append((at, border.start()))
        at = border.end()
    out.append((at, end))
    return out


def _ending(pieces: Sequence[str]) -> str:
    """What most of the names end in: 县 of 青川县、宁山县、白河县."""
    last, times = Counter(p.rstrip("”）)")[-1:] for p in pieces).most_common(1)[0]
    return last if times >= max(len(pieces) - 1, 2) and last not in ("■", "》") else ""


def alike(items: Sequence[str]) -> float:
    """Which share of the names end, or begin, as another of them does."""
    ends = Counter(i[-1:] for i in items)
    starts = Counter(i[:1] for i in items)
    return sum(max(ends[i[-1:]], starts[i[:1]]) > 1 for i in items) / len(items)


def shown_items(listed: Listed, relation: Relation) -> str:
    """The names as a message shows them, the words before the first left out."""
    first = first_name(listed, relation) if listed.form in ("marks", "titles", "quotes") else listed.items[0]
    names = [n if len(n) <= 14 else n[:13] + "…" for n in (first, *listed.items[1:8])]
    mark = "" if listed.form in ("titles", "quotes") else "、"
    return mark.join(names) + ("…" if len(listed.items) > 8 else "")


def first_name(listed: Listed, relation: Relation) -> str:
    """The first name without the words that lead to it, as far as they can be told: 公布税务 → 税务."""
    first, others = listed.items[0], listed.items[1:]
    if listed.form in ("titles", "quotes"):
        return first[max(first.find("《"), first.find("“"), 0) :]
    if run := RUN.search(first):
        return first[run.start() :]
    lengths = {len(o) for o in others}
    if len(lengths) == 1 and len(first) > (size := lengths.pop()):
        return first[-size:]
    cut = 0
    for verb in relation.cues["leads"].finditer(first):
        if verb.end() < len(first) - 1:
            cut = verb.end()
    return first[cut:]
