"""Which parts a heading names by its words."""

from __future__ import annotations

from checker import lazy
from checker.profile.model import Part, Patterns, Profile

_QUOTES = lazy.compile(r"[“”‘’\"'「」『』\s]")


def bare(title: str) -> str:
    """A heading's words without quotation marks and blanks."""
    return _QUOTES.sub("", title)


def named_parts(profile: Profile, title: str) -> list[str]:
    """The parts a heading names by its words, in profile order."""
    words = bare(title)
    plain = {p.id: masked(p, words) for p in profile.parts}
    out = [p.id for p in profile.parts if p.within is None and p.heading and p.heading.search(plain[p.id])]
    first = min((_at(p.heading, plain[p.id]) for p in profile.parts if p.id in out), default=len(words))
    # 工作开展情况及存在的问题 names both; 主要负责人履行职责情况 only one
    loose = [p.id for p in profile.parts if p.id not in out and _loose(p, plain[p.id], first)]
    return [p.id for p in profile.parts if p.id in out or p.id in loose]


def masked(part: Part, words: str) -> str:
    return part.mask.sub(lambda m: "　" * len(m.group()), words) if part.mask else words


def _at(pattern: Patterns, plain: str) -> int:
    match = pattern.search(plain) if pattern else None
    return match.start() if match else len(plain)


def _loose(part: Part, plain: str, before: int) -> bool:
    match = part.loose.search(plain) if part.loose else None
    return match is not None and match.end() <= before


def names(part: Part, words: str) -> bool:
    return bool(part.heading and part.heading.search(masked(part, words)))
