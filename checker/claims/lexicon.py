"""The vocabulary figures are read with: measure words, approximations, changes, look-alikes, actions, scopes, nouns.

It is data: every plugin may offer TOML files of the shapes below; words of the same kind are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.pack.spec import Key, Row, Shape, read_rows

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

BOUNDS = ("about", "near", "over", "least", "under", "most", "more", "several")


def _words(name: str, about: str) -> Key:
    return Key(name, "strings", about)


SHAPES = (
    Shape(
        "measure",
        "Measure words and units of one family.",
        (
            Key("family", "string", "The word that stands for the family (件 for 件, 宗, 起).", required=True),
            Key("words", "strings", "The words.", required=True),
            Key("kind", "string", "What it measures.", choices=("count", "money", "duration", "measure")),
            Key("noun", "string", "What a bare figure with this unit most likely counts (案件 for 件)."),
            Key("concrete", "boolean", "Counts things one can touch; one of them is a figure (一只, 三双)."),
            Key("weak", "boolean", "No unit after a single Chinese numeral (三门, 四面)."),
        ),
    ),
    Shape(
        "compound",
        "Units that tell one measure together: 3分15秒.",
        (
            Key("larger", "strings", "The larger unit.", required=True),
            Key("smaller", "strings", "The unit told behind it.", required=True),
            Key("times", "integer", "How many of the smaller make one of the larger.", required=True),
            Key("unit", "string", "What the smaller is called on its own: 分钟 for 分.", required=True),
        ),
    ),
    Shape(
        "approx",
        "Approximation words.",
        (
            Key("place", "string", "Where it stands.", required=True, choices=("before", "inside", "after")),
            Key("bound", "string", "What it does to the figure.", required=True, choices=BOUNDS),
            Key("words", "strings", "The words.", required=True),
        ),
    ),
    Shape(
        "change",
        "Words of change and comparison.",
        (
            _words("compare", "同比, 较上年 …"),
            _words("up", "增长 …"),
            _words("down", "下降 …"),
            _words("to", "增至 …: what follows is the level reached, not the change"),
            _words("unchanged", "持平 …"),
        ),
        many=False,
    ),
    Shape(
        "look_alikes",
        "Numbers that measure nothing.",
        (
            _words("words", "words that hold a numeral character and are no figure"),
            _words("names", "names and slogans"),
            _words("hotlines", "numbers of lines and services"),
            _words("after_hotline", "words that follow such a number"),
            _words("standing", "standing hours: 24小时"),
        ),
        many=False,
    ),
    Shape(
        "action",
        "Verbs of one class.",
        (Key("class", "string", "Name of the class.", required=True), Key("words", "strings", "Verbs.", required=True)),
    ),
    Shape("scope", "Words that say whose figure it is.", (_words("words", "全区, 代表行署 …"),), many=False),
    Shape(
        "period",
        "Words that say when.",
        (
            Key("code", "string", "year, last, now, end, H1, Q1, Q1-Q3 …", required=True),
            Key("words", "strings", "The words.", required=True),
        ),
    ),
    Shape(
        "qualifier",
        "Words that qualify a figure.",
        (
            Key("name", "string", "Name of the qualifier.", required=True),
            Key("words", "strings", "The words.", required=True),
        ),
    ),
    Shape(
        "nouns",
        "Words that help to find the counted noun.",
        (
            _words("rate", "ends of the names of rates"),
            _words("fillers", "words between noun or verb and figure that belong to neither"),
            _words("openers", "prepositions that open a clause and do not belong to the noun"),
            _words("nominal", "verbs that after a noun belong to it: 法律援助, 法律咨询"),
            _words("compound", "nouns that start like a verb: 规范性文件"),
            _words("kept", "words that hold a filler, a preposition or a verb and are never cut: 行为, 经营"),
            _words("totals", "nouns of amount that belong to the word before them: 办件总量"),
            _words("sizes", "nouns of size that say what is measured of a thing: 面积, 金额"),
            _words("adverbs", "adverbs that stand before a verb and belong to no noun"),
            _words("light", "verbs that say nothing of the deed: 开展"),
            _words("agent", "ends of those who act: 人, 机关"),
            _words("means", "verbs of means: 通过"),
            _words("suffix", "ends that make a noun of the verb before them: 率, 时间"),
            _words("grade", "classes of a whole that are no noun: 优秀, 民事"),
            _words("closers", "words that close a noun standing after the figure"),
        ),
        many=False,
    ),
    Shape(
        "person",
        "Who is counted when a verb has people for its figure and names nobody.",
        (
            Key("noun", "string", "The person: 被告人.", required=True),
            Key("words", "strings", "The verbs.", required=True),
        ),
    ),
    Shape(
        "synonym",
        "Words said for another.",
        (
            Key("name", "string", "The full form.", required=True),
            Key("words", "strings", "Other forms.", required=True),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """From a unit to a smaller one: how many of it the larger holds, and its name."""

    times: int
    unit: str


@dataclass(frozen=True)
class Lexicon:
    """All words, merged and read-only; mappings go from word to what it means."""

    families: Mapping[str, str] = field(default_factory=dict)
    """Measure word → family."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Measure word → money, duration, measure (counts are left out)."""
    default_nouns: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[tuple[str, str], Step] = field(default_factory=dict)
    """A unit and a smaller one told right behind it (分, 秒) → what leads from the one to the other."""
    weak: frozenset[str] = frozenset()
    """Measure words that are none after a single Chinese numeral."""
    concrete: frozenset[str] = frozenset()
    """Measure words of things one can touch, figures even after a single Chinese numeral."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Approximation word before the figure → bound."""
    inside: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`change.up`, `look_alikes.names`, `scope.words`, … → words."""
    actions: Mapping[str, str] = field(default_factory=dict)
    """Verb → class."""
    periods: Mapping[str, str] = field(default_factory=dict)
    qualifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word → names of the qualifiers it gives."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    persons: Mapping[str, str] = field(default_factory=dict)
    """Verb → who is counted when its figure counts people."""

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list such as `change.up`."""
        return self.lists.get(name, ())

    def family(self, unit: str | None) -> str | None:
        """The family of a unit; an unknown unit is its own family."""
        return None if unit is None else self.families.get(unit, unit)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def load_lexicon(files: Iterable[Traversable]) -> Lexicon:
    """Read and merge lexicon files; raises `DataError` naming file, line and key of what does not fit."""
    rows: dict[str, list[Row]] = {}
    for file in files:
        for name, found in read_rows(file.read_text(encoding="utf-8"), file.name, SHAPES).items():
            rows.setdefault(name, []).extend(found)

    def mapped(shape: str, key: str) -> dict[str, str]:
        return {w: r[key] for r in rows.get(shape, ()) if r.get(key) for w in r["words"]}

    lists: dict[str, list[str]] = {}
    for shape in ("change", "look_alikes", "scope", "nouns"):
        for row in rows.get(shape, ()):
            for key, words in row.values.items():
                lists.setdefault(f"{shape}.{key}", []).extend(words)
    approx = rows.get("approx", [])
    qualifiers: dict[str, tuple[str, ...]] = {}
    for row in rows.get("qualifier", ()):
        for word in row["words"]:
            qualifiers[word] = (*qualifiers.get(word, ()), row["name"])
    return Lexicon(
        families=mapped("measure", "family"),
        kinds={w: k for w, k in mapped("measure", "kind").items() if k != "count"},
        default_nouns=mapped("measure", "noun"),
        steps={
            (large, small): Step(r["times"], r["unit"])
            for r in rows.get("compound", ())
            for large in r["larger"]
            for small in r["smaller"]
        },
        weak=frozenset(w for r in rows.get("measure", ()) if r.get("weak") for w in r["words"]),
        concrete=frozenset(w for r in rows.get("measure", ()) if r.get("concrete") for w in r["words"]),
        before={w: r["bound"] for r in approx if r["place"] == "before" for w in r["words"]},
        inside={w: r["bound"] for r in approx if r["place"] == "inside" for w in r["words"]},
        after={w: r["bound"] for r in approx if r["place"] == "after" for w in r["words"]},
        lists={name: tuple(dict.fromkeys(words)) for name, words in lists.items()},
        actions=mapped("action", "class"),
        periods=mapped("period", "code"),
        qualifiers=qualifiers,
        synonyms=mapped("synonym", "name"),
        persons=mapped("person", "noun"),
    )
