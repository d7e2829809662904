"""Whole reports that are consistent by construction, and the figures in them that a formula covers.

A section is a template that prints sampled figures; `cover` lists the figures whose change must be noticed. Rates are
rounded or cut off, as people do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import strategies as st


@dataclass(frozen=True)
class Covered:
    """A printed figure with the words around it that make it unique, and what to print instead."""

    around: str
    """Contains `{}` where the figure stands."""
    value: str
    wrong: str

    @property
    def said(self) -> str:
        """The words with the right figure."""
        return self.around.format(self.value)

    @property
    def mutated(self) -> str:
        """The words with the wrong figure."""
        return self.around.format(self.wrong)


@dataclass
class Section:
    """One paragraph and its covered figures."""

    text: str
    cover: list[Covered] = field(default_factory=list)


Draw = Callable[..., int]


def percent(part: int, whole: int, places: int, cut: bool) -> str:
    """part/whole as a printed percentage, rounded or cut off."""
    exact = Decimal(part) * 100 / Decimal(whole)
    shown = exact.quantize(Decimal(1).scaleb(-places), ROUND_DOWN if cut else ROUND_HALF_UP)
    return f"{shown}%"


def off(value: int) -> int:
    """A figure too far from `value` for any other reading (with carry-over, less a part) to reach it by chance."""
    return value * 3 + 1211


@st.composite
def reconsideration(draw: st.DrawFn) -> Section:
    """Carry-over, a full partition by outcome, a rate on the closed cases."""
    opening, new = draw(st.integers(2, 40)), draw(st.integers(60, 400))
    closing = draw(st.integers(1, min(50, opening + new - 50)))
    closed = opening + new - closing
    upheld = draw(st.integers(closed // 4, closed // 2))
    quashed = draw(st.integers(1, closed // 8))
    ended = draw(st.integers(1, closed // 8))
    settled = closed - upheld - quashed - ended
    rate = percent(quashed, closed, draw(st.integers(1, 2)), draw(st.booleans()))
    verb = draw(st.sampled_from(["审结", "办结"]))
    text = (
        f"上年结转行政复议案件{opening}件，本年新收{new}件，共{verb}{closed}件，结转下年{closing}件。"
        f"{verb}的{closed}件中，维持{upheld}件、撤销{quashed}件、终止{ended}件、调解{settled}件，撤销率{rate}。"
    )
    return Section(
        text,
        [
            Covered("本年新收{}件", str(new), str(off(new))),
            Covered("结转下年{}件", str(closing), str(off(closing))),
            Covered("维持{}件", str(upheld), str(off(upheld))),
        ],
    )


@st.composite
def mediation(draw: st.DrawFn) -> Section:
    """Part and whole, a success rate, growth against last year."""
    total = draw(st.integers(300, 3000))
    success = draw(st.integers(total * 8 // 10, total - 2))
    last = draw(st.integers(total * 6 // 10, total * 9 // 10))
    rate = percent(success, total, draw(st.integers(1, 2)), draw(st.booleans()))
    growth = percent(total - last, last, 1, draw(st.booleans()))
    joiner = draw(st.sampled_from(["，", ","]))
    text = (
        f"全年调解矛盾纠纷{total}件{joiner}比上年的{last}件增长{growth}；调解成功{success}件{joiner}调解成功率{rate}。"
    )
    return Section(
        text,
        [
            Covered("调解成功{}件", str(success), str(off(total))),
            Covered("增长{}", growth, percent(total - last + last // 3 + 7, last, 1, False)),
        ],
    )


@st.composite
def files(draw: st.DrawFn) -> Section:
    """A colon list of grades, two axes over one total."""
    good, fair, passed = (draw(st.integers(20, 90)) for _ in range(3))
    total = good + fair + passed
    first = draw(st.integers(10, total - 10))
    text = (
        f"组织评查行政执法案卷{total}卷：优秀{good}卷、良好{fair}卷、合格{passed}卷；"
        f"其中处罚案卷{first}卷、许可案卷{total - first}卷。"
    )
    return Section(
        text, [Covered("优秀{}卷", str(good), str(off(good))), Covered("合格{}卷", str(passed), str(off(passed)))]
    )


@st.composite
def aid(draw: st.DrawFn) -> Section:
    """A bracketed partition and overlapping groups that are never added."""
    civil, criminal, administrative = draw(st.integers(100, 900)), draw(st.integers(50, 400)), draw(st.integers(2, 30))
    total = civil + criminal + administrative
    people = total + draw(st.integers(5, 60))
    women, workers = draw(st.integers(people // 2, people - 1)), draw(st.integers(people // 2, people - 1))
    text = (
        f"法律援助机构办理案件{total}件（民事{civil}件、刑事{criminal}件、行政{administrative}件），"
        f"受援{people}人，其中妇女{women}人、农民工{workers}人。"
    )
    return Section(
        text, [Covered("民事{}件", str(civil), str(off(civil))), Covered("办理案件{}件", str(total), str(off(total)))]
    )


@st.composite
def services(draw: st.DrawFn) -> Section:
    """From A to B with the difference, and a rest."""
    before = draw(st.integers(200, 900))
    after = draw(st.integers(before // 2, before - 30))
    units = draw(st.integers(20, 60))
    left = draw(st.integers(3, units - 5))
    text = (
        f"行政许可事项由{before}项压减到{after}项，减少{before - after}项。"
        f"应进驻大厅的{units}个部门中，{units - left}个整建制进驻，其余{left}个设综合窗口代办。"
    )
    return Section(
        text,
        [
            Covered("减少{}项", str(before - after), str(off(before - after))),
            Covered("其余{}个", str(left), str(off(units))),
        ],
    )


SECTIONS = (reconsideration, mediation, files, aid, services)
HEADS = ("依法化解行政争议", "深化矛盾纠纷化解", "规范行政执法", "做优公共法律服务", "优化政务服务")


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, list[Covered]]:
    """A report of several sections in sampled order, and everything covered in it."""
    order = draw(st.permutations(range(len(SECTIONS))))
    chosen = order[: draw(st.integers(2, len(SECTIONS)))]
    lines, cover = ["青岚县2023年法治政府建设情况报告", "一、主要举措和成效"], []
    for number, index in enumerate(chosen):
        section = draw(SECTIONS[index]())
        lines.append(f"（{'一二三四五'[number]}）{HEADS[index]}。{section.text}")
        cover += section.cover
    return "\n".join(lines), cover
