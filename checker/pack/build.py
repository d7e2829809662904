"""From the rows of a pack to what runs over a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker import kept
from checker.dataclass import dataclass
from checker.diagnostics import Finding, Text
from checker.pack.entries import Entry, Formulas, Heading, Pattern, Term, Terms, Wanted
from checker.pack.spec import Row
from checker.report import Report
from checker.rule import Options


@dataclass(frozen=True)
class PackCheck:
    """The check of a pack's rule; `profile` limits it to one report type."""

    entries: tuple[Entry, ...]
    profile: str | None = None

    def __call__(self, report: Report, options: Options) -> Iterator[Finding]:
        if self.profile is not None and (report.profile is None or report.profile.id != self.profile):
            return
        for entry in self.entries:
            yield from entry.find(report)


def entries_of(owned: Mapping[str, Sequence[Row]]) -> tuple[Entry, ...]:
    """The entries of one rule, compiled."""
    out: list[Entry] = []
    if owned["term"]:
        out.append(Terms(tuple(_term(row) for row in owned["term"])))
    out += [_pattern(row) for row in owned["pattern"]]
    out += [_phrase(row) for row in owned["phrase"]]
    out += [_part(row) for row in owned["part"]]
    out += [_topic(row) for row in owned["topic"]]
    if owned["formula"]:
        out.append(Formulas(tuple(_formula(row) for row in owned["formula"])))
    return tuple(out)


def _term(row: Row) -> Term:
    if row["avoid"] == row.get("use"):
        raise row.error("use", "与 avoid 相同。", "It is the same as avoid.")
    return Term(
        row["avoid"],
        row.get("use", ""),
        tuple(row.get("unless_before", ())),
        tuple(row.get("unless_after", ())),
        row.get("since"),
        row.get("fix", "unsafe"),
        row.get("zh", ""),
        row.get("en", ""),
    )


def _pattern(row: Row) -> Pattern:
    if kept.compile(row["pattern"]).match("") is not None:
        raise row.error("pattern", "不能匹配空文字。", "It must not match the empty text.")
    return Pattern(
        kept.compile(row["pattern"]),
        Text(row["zh"], row.get("en", row["zh"])),
        row.get("use", ""),
        row.get("scope", "whole"),
        row.get("part", ""),
        row.get("fix", "unsafe"),
    )


def _phrase(row: Row) -> Wanted:
    words = tuple(row["any"])
    named = "”或“".join(words)
    zh = row.get("zh") or f"没有写到“{named}”。"
    return Wanted(
        words, Text(zh, row.get("en") or f"Missing: {' / '.join(words)}."), 1, row.get("part", ""), row.get("since")
    )


def _part(row: Row) -> Heading:
    for pattern in row["heading"]:
        try:
            kept.compile(pattern)
        except re.error as error:
            raise row.error("heading", f"正则表达式“{pattern}”有误：{error}。", "It does not compile.") from None
    message = Text(f"缺少“{row['zh']}”部分。", f"The part {row.get('en', row['zh'])} is missing.")
    return Heading(kept.compile("|".join(f"(?:{p})" for p in row["heading"])), message, row.get("since"))


def _topic(row: Row) -> Wanted:
    words = tuple(row["keywords"])
    least = row.get("at_least", 1)
    if not 1 <= least <= len(words):
        raise row.error("at_least", f"应在 1 与关键词个数 {len(words)} 之间。", "Between 1 and the number of keywords.")
    said = "、".join(words)
    message = Text(f"没有写到“{row['zh']}”（{said}）。", f"Not covered: {row.get('en', row['zh'])} ({said}).")
    return Wanted(words, message, least, row.get("part", ""))


def _formula(row: Row) -> str:
    text: str = row["text"]
    if len(text) < 5:
        raise row.error("text", "至少 5 个字，太短的提法容易误报。", "At least 5 characters.")
    return text
