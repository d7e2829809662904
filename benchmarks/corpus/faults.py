"""Faults to plant in a clean draft, each with the record of what a checker should find."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from typing import Any

from benchmarks.corpus.figures import rate
from benchmarks.corpus.report import Block, Draft

Gold = dict[str, Any]
Plant = Callable[[Draft, random.Random], Gold | None]


def _change(draft: Draft, pattern: str, change: Callable[[re.Match[str]], str]) -> str | None:
    """Replace the first match in any paragraph; the new words."""
    for block in draft.blocks:
        match = re.search(pattern, block.words)
        if block.level == 0 and match:
            new = change(match)
            block.words = block.words[: match.start()] + new + block.words[match.end() :]
            return new
    return None


def _gold(name: str, area: str, span: str | None) -> Gold | None:
    return None if span is None else {"name": name, "area": area, "span": span}


def breakdown_sum(draft: Draft, rng: random.Random) -> Gold | None:
    """A total that its full list of kinds does not reach."""
    step = rng.randint(3, 9)
    span = _change(draft, r"法律援助案件(\d+)件，其中民事", lambda m: f"法律援助案件{int(m[1]) + step}件，其中民事")
    return _gold("breakdown-sum", "numeric", span)


def percent_mismatch(draft: Draft, rng: random.Random) -> Gold | None:
    """A success rate that its two counts do not give."""
    step = rng.choice((-7.3, -5.6, -9.1))
    span = _change(draft, r"调解成功率([\d.]+)%", lambda m: f"调解成功率{float(m[1]) + step:.1f}%")
    return _gold("percent-mismatch", "numeric", span)


def carryover_imbalance(draft: Draft, rng: random.Random) -> Gold | None:
    """Cases in and out that do not balance."""
    step = rng.randint(2, 5)
    span = _change(draft, r"件，新收(\d+)件，审结", lambda m: f"件，新收{int(m[1]) + step}件，审结")
    return _gold("carryover-imbalance", "numeric", span)


def part_exceeds_whole(draft: Draft, rng: random.Random) -> Gold | None:
    """More suits won than closed."""
    span = _change(
        draft, r"其中网上可办(\d+)项", lambda _m: f"其中网上可办{draft.figures['事项'] + rng.randint(3, 20)}项"
    )
    found = _gold("part-exceeds-whole", "numeric", span)
    return {**found, "also": ["percent-mismatch"]} if found else None


def duplicate_conflict(draft: Draft, rng: random.Random) -> Gold | None:
    """One indicator told twice with two values."""
    if not any("法律援助案件" in b.words for b in draft.blocks):
        return None
    value = draft.figures["援助"] + rng.randint(5, 17)
    words = f"{draft.body.scope}全年办理法律援助案件{value}件。"
    draft.part("responsible")[-1].words += words
    return _gold("duplicate-conflict", "numeric", words)


def missing_part(draft: Draft, rng: random.Random) -> Gold | None:
    """A required part left out."""
    part = rng.choice(("problems", "responsible", "plan"))
    draft.blocks = [b for b in draft.blocks if b.part != part]
    draft.renumber()
    ids = {"problems": "problems", "responsible": "responsible-person", "plan": "next-year-plan"}
    return {"name": "missing-part", "area": "structural", "span": "", "part": ids[part]}


def missing_causes(draft: Draft, _rng: random.Random) -> Gold | None:
    """Problems without causes."""
    for block in draft.part("problems"):
        if block.level == 0:
            block.words = re.sub(r"，(?:主要)?原因(?:是|在于)[^。]*", "", block.words)
    return {"name": "missing-causes", "area": "structural", "span": ""}


def numbering_gap(draft: Draft, rng: random.Random) -> Gold | None:
    """A number skipped among the sub-headings."""
    heads = [b for b in draft.blocks if b.level == 2]
    at = rng.randint(1, len(heads) - 2)
    for block in heads[at:]:
        block.number += 1
    return {"name": "numbering-gap", "area": "structural", "span": heads[at].words}


def wrong_plan_year(draft: Draft, _rng: random.Random) -> Gold | None:
    """A plan for the report year."""
    heading, *rest = draft.part("plan")
    heading.words = f"{draft.year}年工作安排"
    for block in rest:
        block.words = block.words.replace(f"{draft.year + 1}年", f"{draft.year}年")
    return {"name": "wrong-plan-year", "also": ["stale-year"], "area": "dates", "span": heading.words}


def late_publication(draft: Draft, rng: random.Random) -> Gold | None:
    """Published on 1 April or later."""
    draft.published = dt.date(draft.year + 1, 4, 1) + dt.timedelta(days=rng.randint(1, 80))
    return {"name": "late-publication", "area": "dates", "span": ""}


def impossible_date(draft: Draft, rng: random.Random) -> Gold | None:
    """A day the calendar does not have."""
    day = rng.choice(("2月30日", "4月31日", "6月31日", "9月31日", "11月31日"))
    draft.part("responsible")[-1].words += f"{day}召开专题会议听取法治建设情况汇报。"
    return {"name": "impossible-date", "area": "dates", "span": day}


def wording(draft: Draft, rng: random.Random) -> Gold | None:
    """截止 for 截至."""
    words = rng.choice(("截止目前", "截止年底", f"截止{draft.year}年底"))
    paragraph = next(b for b in draft.part("measures") if b.level == 0)
    paragraph.words += f"{words}，各项任务均按计划完成。"
    return {"name": "wording", "area": "wording", "span": words}


def approx_misuse(draft: Draft, _rng: random.Random) -> Gold | None:
    """余 after a figure exact to the last digit."""
    span = _change(draft, r"培训(\d*[1-9])(期)", lambda m: f"培训{m[1]}余{m[2]}" if len(m[1]) > 1 else m[0])
    return None if span is None or "余" not in span else _gold("approx-misuse", "wording", span)


def citation_title(draft: Draft, _rng: random.Random) -> Gold | None:
    """An outline's title with the wrong years."""
    title = "《法治政府建设实施纲要（2020－2025年）》"
    draft.blocks[0].words = f"贯彻落实{title}，" + draft.blocks[0].words
    return {"name": "citation-title", "area": "wording", "span": title}


IN_REPORT: dict[str, Plant] = {
    f.__name__: f
    for f in (
        breakdown_sum, percent_mismatch, carryover_imbalance, part_exceeds_whole, duplicate_conflict, missing_part,
        missing_causes, numbering_gap, wrong_plan_year, late_publication, impossible_date, wording, approx_misuse,
        citation_title,
    )
}  # fmt: skip


def copy_passages(source: list[str], draft: Draft, rng: random.Random) -> Gold | None:
    """Two or three sentences of another report (or last year's) in place of this one's own."""
    texts = [t for t in source if len(t) > 60 and "是" in t[:3]]
    mine = [b for b in draft.part("measures") if b.level == 0]
    if len(texts) < 3:
        return None
    chosen = rng.sample(texts, 3)
    target = rng.choice(mine)
    marks = "一二三四五六七八九"
    links = [i for i, t in enumerate(re.split(r"(?<=。)", target.words)) if t[1:2] == "是"]
    target.words += "".join(f"{marks[len(links) + i]}是{t[2:]}" for i, t in enumerate(chosen))
    return {"name": "copied-text", "area": "corpus", "span": chosen[0][2:]}


def carryover_between_years(draft: Draft, rng: random.Random) -> Gold | None:
    """This year's 上年结转 is not last year's 结转下年; within the report everything still adds up."""
    step = rng.randint(2, 6)
    paragraph = next((b for b in draft.part("measures") if "行政应诉案件上年结转" in b.words), None)
    if paragraph is None:
        return None
    f = draft.figures
    paragraph.words = paragraph.words.replace(
        f"行政应诉案件上年结转{f['应诉结转']}件，新收{f['应诉新收']}件",
        f"行政应诉案件上年结转{f['应诉结转'] + step}件，新收{f['应诉新收'] - step}件",
    )
    return {"name": "carryover-between-years", "area": "corpus", "span": f"上年结转{f['应诉结转'] + step}件"}


def base_figure(last: Draft, draft: Draft, rng: random.Random) -> Gold | None:
    """Growth against another base than last year's report gives (when it gives one)."""
    if not any("办理行政处罚案件" in b.words for b in last.blocks):
        return None
    step = rng.choice((17.5, 23.4, 31.8))
    span = _change(
        draft,
        r"处罚案件(\d+)件，同比(增长|下降)([\d.]+)%",
        lambda m: f"处罚案件{m[1]}件，同比增长{float(m[3]) + step:.1f}%",
    )
    return _gold("base-figure", "corpus", span)


def lower_total(draft: Draft, parts: int, rng: random.Random) -> Gold | None:
    """A superior's total below the sum of its subordinates'."""
    total = parts - rng.randint(20, 200)
    done = total - rng.randint(1, total // 30)
    share = rate(done, total)
    span = _change(
        draft,
        r"调解矛盾纠纷\d+件，调解成功\d+件，调解成功率[\d.]+%",
        lambda _m: f"调解矛盾纠纷{total}件，调解成功{done}件，调解成功率{share}%",
    )
    return _gold("superior-total", "corpus", span)


def unchanged_problems(last: Draft, draft: Draft, _rng: random.Random) -> Gold | None:
    """Last year's problems word for word."""
    old = [b for b in last.part("problems") if b.level == 0]
    at = next((i for i, b in enumerate(draft.blocks) if b.part == "problems" and b.level == 0), None)
    if at is None or not old:
        return None
    draft.blocks[at] = Block(0, old[0].words.replace(f"{last.year}年", f"{draft.year}年"), "problems")
    return {"name": "unchanged-problems", "area": "corpus", "span": ""}
