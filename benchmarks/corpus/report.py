"""One report: title, date, preamble and the four parts, as a list of blocks."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from benchmarks.corpus.figures import Figures, passages, rate
from benchmarks.corpus.names import Body, local_names
from benchmarks.corpus.text import Filler, templates

HAN = "一二三四五六七八九十"


@dataclass(slots=True)
class Block:
    """A heading (level 1 or 2) or a paragraph (level 0) of one part; `words` without numbering."""

    level: int
    words: str
    part: str
    number: int = 0


@dataclass(slots=True)
class Draft:
    """A report before it is printed; faults are planted here."""

    body: Body
    year: int
    title: str
    published: dt.date | None
    source: str
    figures: Figures
    blocks: list[Block] = field(default_factory=list)
    path: str = ""

    def part(self, name: str) -> list[Block]:
        """The blocks of one part."""
        return [b for b in self.blocks if b.part == name]

    def lines(self) -> list[tuple[int, str]]:
        """(level, text) of every line, numbered."""
        out: list[tuple[int, str]] = []
        for block in self.blocks:
            if block.level == 1:
                out.append((1, f"{HAN[block.number - 1]}、{block.words}"))
            elif block.level == 2:
                out.append((2, f"（{HAN[block.number - 1]}）{block.words}"))
            else:
                out.append((0, block.words))
        return out

    def renumber(self) -> None:
        """Number the top headings anew, after one was taken out."""
        for number, block in enumerate((b for b in self.blocks if b.level == 1), 1):
            block.number = number


def compose(body: Body, year: int, figures: Figures) -> Draft:
    """A clean report: every figure agrees, every part is there, every year is right."""
    rng = random.Random(f"report {body.seed} {year}")
    scope = "市本级" if not body.superior else body.scope
    fixed = {"年": str(year), "次年": str(year + 1), "单位": _short(body), "全域": scope}
    fixed.update({name: str(value) for name, value in figures.items()})
    fixed["网办率"] = rate(figures["网办"], figures["事项"])
    fixed["卷优率"] = rate(figures["卷优"], figures["评查"])
    fixed.update(passages(figures, scope, body.scope, rng))
    fill = Filler(rng, fixed, local_names(random.Random(f"local {body.seed}")))
    title = rng.choice((
        f"{body.name}{year}年法治政府建设情况报告",
        f"{body.name}{year}年度法治政府建设年度报告",
        f"{body.name}关于{year}年度法治政府建设情况的报告",
    ))  # fmt: skip
    published = dt.date(year + 1, 1, 10) + dt.timedelta(days=rng.randint(0, 75))
    draft = Draft(body, year, title, published, _source(body), figures)
    data = templates()
    opening, closing = rng.choice(data["preamble"]["sentences"]), rng.choice(data["preamble"]["closing"])
    draft.blocks.append(Block(0, fill.expand(opening) + fill.expand(closing), "preamble"))
    order = ["measures", "problems", "responsible", "plan"]
    if rng.random() < 0.3:
        order = ["measures", "responsible", "problems", "plan"]
    for number, part in enumerate(order, 1):
        heading = fill.expand(rng.choice(data["heads"][part]))
        if body.kind == "department":
            heading = heading.replace("党政主要负责人", "主要负责人")
        draft.blocks.append(Block(1, heading, part, number))
        _PARTS[part](draft, fill, rng)
    return draft


def _short(body: Body) -> str:
    return body.name.removeprefix(body.city) if len(body.name) > len(body.city) + 4 else body.name


def _source(body: Body) -> str:
    return f"{body.name}" if body.kind != "government" else body.name.replace("人民政府", "司法局")


def _measures(draft: Draft, fill: Filler, rng: random.Random) -> None:
    topics = templates()["topic"]
    always = [t for t in topics if t["id"] in ("study", "enforcement", "disputes")]
    others = rng.sample([t for t in topics if t not in always], rng.randint(3, 5))
    chosen = [t for t in topics if t in always or t in others]
    told: set[str] = set()
    for number, topic in enumerate(chosen, 1):
        draft.blocks.append(Block(2, fill.expand(rng.choice(topic["heads"])), "measures", number))
        draft.blocks.append(Block(0, _chain(topic, fill, rng, told), "measures"))


def _chain(topic: dict[str, list[str]], fill: Filler, rng: random.Random, told: set[str]) -> str:
    links = rng.randint(2, 3)
    openers = rng.sample(topic["openers"], links)
    measures = rng.sample(topic["measures"], links * 2)
    details = rng.sample(topic["details"], links)
    results = rng.sample(topic["results"], links)
    figures = rng.sample(topic["figures"], min(len(topic["figures"]), 3 if "{复议}" in topic["figures"] else 1))
    out: list[str] = []
    for i in range(links):
        sentence = [fill.expand(t) for t in (openers[i], measures[2 * i], measures[2 * i + 1], details[i])]
        if rng.random() < 0.6:
            sentence.append(fill.expand(results[i]))
        out.append(f"{HAN[i]}是{sentence[0]}，" + "，".join(dict.fromkeys(sentence[1:])) + "。")
        if i < len(figures):
            out.append(fill.expand(figures[i]))
    out += [fill.expand(f) for f in figures[links:]]
    return "".join(out)


def _problems(draft: Draft, fill: Filler, rng: random.Random) -> None:
    data = templates()["problems"]
    items = [fill.expand(t) for t in rng.sample(data["items"], rng.randint(2, 4))]
    words = fill.expand(rng.choice(data["openers"]))
    draft.blocks.append(Block(0, words + "".join(f"{HAN[i]}是{t}。" for i, t in enumerate(items)), "problems"))


def _responsible(draft: Draft, fill: Filler, rng: random.Random) -> None:
    sentences = templates()["responsible"]["sentences"]
    with_figures = [s for s in sentences if "<批示>" in s]
    others = [s for s in sentences if "<批示>" not in s]
    chosen = [*rng.sample(others, rng.randint(2, 4)), rng.choice(with_figures)]
    draft.blocks.append(Block(0, "".join(fill.expand(s) for s in chosen), "responsible"))


def _plan(draft: Draft, fill: Filler, rng: random.Random) -> None:
    data = templates()["plan"]
    items = [fill.expand(t) for t in rng.sample(data["items"], rng.randint(3, 5))]
    words = fill.expand(rng.choice(data["openers"]))
    draft.blocks.append(Block(0, words + "".join(f"{HAN[i]}是{t}。" for i, t in enumerate(items)), "plan"))


_PARTS = {"measures": _measures, "problems": _problems, "responsible": _responsible, "plan": _plan}
