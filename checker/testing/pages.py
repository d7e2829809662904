"""The page of a rule: its fixed sections, and the examples that are run as tests."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker import lazy
from checker.dataclass import dataclass
from checker.rule import AREAS, Rule
from checker.testing.run import findings

SECTIONS = ("检查什么", "为什么", "依据", "正例", "反例", "选项", "误报与边界")
"""The headings of a rule's page, in this order."""
_SECTION = lazy.compile(r"^## (.+)$", re.M)
_FENCE = lazy.compile(r"^```text *(.*?)\n(.*?)^```", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule's docstring; `settings` from the fence's info string (`year=2022 profile=…`)."""

    good: bool
    text: str
    settings: Mapping[str, str]


def sections(rule: Rule) -> dict[str, str]:
    """The sections of a rule's page by heading."""
    pieces = _SECTION.split(rule.doc)
    return {title.strip(): body.strip() for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}


def examples(rule: Rule) -> list[Example]:
    """The good (正例) and bad (反例) examples of a rule's docstring."""
    out: list[Example] = []
    for title, good in (("正例", True), ("反例", False)):
        for info, text in _FENCE.findall(sections(rule).get(title, "") + "\n"):
            settings = dict(item.split("=", 1) for item in info.split())
            out.append(Example(good, text, settings))
    return out


def assert_page(rule: Rule) -> None:
    """Assert that the rule's page is whole: every section there, in order, none empty."""
    page = sections(rule)
    assert tuple(page) == SECTIONS, f"{rule.name}: sections are {list(page)}"
    empty = [title for title, body in page.items() if not body]
    assert not empty, f"{rule.name}: empty sections {empty}"
    assert rule.area in AREAS, f"{rule.name}: no area {rule.area}"
    assert rule.title.zh, f"{rule.name}: no title"


def assert_example(rule: Rule, example: Example) -> None:
    """Assert that an example behaves as the page says: good ones silent, bad ones found."""
    year = example.settings.get("year")
    found = findings(rule, example.text, year=int(year) if year else None, profile=example.settings.get("profile"))
    assert bool(found) is not example.good, f"{rule.name}: {example.text!r}: {[d.message.zh for d in found]}"
