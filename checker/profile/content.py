"""What part the text under a heading belongs to, where the heading itself says nothing or only hints."""

from __future__ import annotations

from checker import lazy
from checker.document import Document, Section
from checker.profile import evidence
from checker.profile.model import Part, Profile
from checker.profile.names import bare, masked

_OTHER = lazy.compile(r"其他|其它|附件|附表|说明|建议|意见|体会|经验|启示")
_DONE = lazy.compile(r"全年|一年来|累计|同比|已[经有在全]|了|共计|达到?\d|其中|无[。；]?$")
_LIKE_PLAN = 0.5
_OPENING = 40
"""Characters in which a text shows what it is about."""
_FIRST = 12
"""Characters before the heads are named, at most, where no heading hints at them."""
_FEW_FIGURES = 3


def content_part(profile: Profile, document: Document, section: Section, *, last: bool, whole: bool) -> str | None:
    """The part a top-level section holds by its text; `last` of the report, `whole` without sub-sections."""
    text = document.slice(section.body).strip()
    if not text:
        return None
    words = bare(section.title)
    heads, plan, problems = (profile.part(p) for p in ("responsible-person", "next-year-plan", "problems"))
    if heads and (whole or _hints(heads, words)) and _of_heads(heads, text, _hints(heads, words)):
        return heads.id
    if plan and _of_plan(plan, document, section, text, last or _hints(plan, words)):
        return plan.id
    if problems and _of_problems(problems, document, section, text, _named_at_all(problems, words)):
        return problems.id
    return None


def part_by_place(profile: Profile, document: Document, section: Section) -> str | None:
    """The plan, where a last section without a telling heading follows the problems and tells nothing already done."""
    plan = profile.part("next-year-plan")
    text = document.slice(section.body).strip()
    if plan is None or not text or _OTHER.search(section.title) or _DONE.search(text):
        return None
    return plan.id if evidence.share(plan.content, document.text, section.body) >= _LIKE_PLAN else None


def hinted_part(profile: Profile, document: Document, section: Section) -> str | None:
    """The part of a sub-section whose heading hints at one and whose text agrees."""
    text = document.slice(section.body).strip()
    words = bare(section.title)
    heads, problems = profile.part("responsible-person"), profile.part("problems")
    if not text:
        return None
    if heads and _hints(heads, words) and _of_heads(heads, text, True):
        return heads.id
    if problems and _named_at_all(problems, words) and evidence.figures(text) <= 1:
        return problems.id if _of_problems(problems, document, section, text, True) else None
    return None


def _hints(part: Part, words: str) -> bool:
    return bool(part.weak and part.weak.search(words))


def _named_at_all(part: Part, words: str) -> bool:
    """Named even by words that by themselves do not count (破解难题)."""
    return bool(part.heading and part.heading.search(words))


def _of_heads(part: Part, text: str, hint: bool) -> bool:
    found = part.opening.search(text[:_OPENING]) if part.opening else None
    opening = found is not None and (hint or found.start() <= _FIRST) and not text[: found.start()].endswith("以")
    deeds = evidence.count(part.content, evidence.without_citations(text))
    mention = bool(part.mention and part.mention.search(text[: 2 * _OPENING]))
    return (deeds >= 3 and (opening or hint) and (hint or mention)) or (hint and opening and deeds >= 1)


def told_of_heads(part: Part, document: Document, section: Section) -> bool:
    """Whether the text under a heading opens with the heads themselves, or mentions them."""
    text = document.slice(section.body)
    return bool(part.mention and part.mention.search(text)) or bool(
        part.opening and part.opening.search(text[:_OPENING])
    )


def _of_plan(part: Part, document: Document, section: Section, text: str, hint: bool) -> bool:
    if part.opening is None or not part.opening.search(text[:_OPENING]):
        return False
    future = evidence.share(part.content, document.text, section.body)
    return future >= (0.3 if hint else 0.5) and (hint or evidence.figures(text) <= _FEW_FIGURES)


def _of_problems(part: Part, document: Document, section: Section, text: str, hint: bool) -> bool:
    found = evidence.count(part.content, masked(part, text))
    return found >= 2 and evidence.share(part.content, document.text, section.body) >= (0.4 if hint else 0.5)
