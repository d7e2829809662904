"""How each required part stands: a part of its own, a headed sub-section, only mentioned, or missing."""

from __future__ import annotations

from collections.abc import Iterator

from checker.dataclass import dataclass
from checker.diagnostics import PartState
from checker.document import Document, Marker, Outline, Section, Span
from checker.profile import evidence
from checker.profile.content import content_part, hinted_part, part_by_place, told_of_heads
from checker.profile.mentions import find_mention
from checker.profile.model import Part, Profile
from checker.profile.names import bare, masked, named_parts, names
from checker.profile.regions import Region, cut_tail, regions

_LEAST_CAUSE = 8
"""Characters of a sub-section on causes, at least."""
_LEAST_FIGURES = 3
"""Counted figures of a section told to be measures by its text alone, at least."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a part was found under a heading."""

    section: Section
    top: bool


def judge_parts(profile: Profile, document: Document, outline: Outline) -> tuple[PartState, ...]:
    """The state of every part of `profile` in this report, in profile order."""
    headed = _headed(profile, document, outline)
    places = regions(document, outline, {f.section.index: p for p, f in _owners(headed)})
    out: dict[str, PartState] = {}
    for part in profile.parts:
        if part.within is None:
            out[part.id] = _state(profile, part, headed.get(part.id), document, outline, places)
    for part in profile.parts:
        host = profile.part(part.within) if part.within else None
        if host is not None and host.id in out:
            out[part.id] = _inner(part, host, out[host.id], document, outline)
    return tuple(out[p.id] for p in profile.parts if p.id in out)


def _owners(headed: dict[str, list[Found]]) -> Iterator[tuple[str, Found]]:
    for part_id, found in headed.items():
        for one in found:
            yield part_id, one


def _headed(profile: Profile, document: Document, outline: Outline) -> dict[str, list[Found]]:
    """By part id the headings that stand for it, in text order."""
    out: dict[str, list[Found]] = {}
    usable = [
        s for s in outline.sections if s.marker is not Marker.CHAIN and not (s.marker is Marker.NONE and s.run_in)
    ]
    known = {s.index for s in usable}
    tops = [s for s in usable if s.parent is None or _stray_top(s, outline)]
    top = {s.index for s in tops}
    blank: list[Section] = []
    for section in tops:
        named = named_parts(profile, section.title)
        if not named:
            blank.append(section)
        children = [c for c in outline.children(section) if c.index in known]
        for name in named:
            inner = _contained(profile, name, section, children)
            for one in inner or [section]:
                out.setdefault(name, []).append(Found(one, not inner))
    _by_content(profile, document, outline, tops, blank, out)
    for section in usable:
        if section.index not in top:
            for name in named_parts(profile, section.title):
                part = profile.part(name)
                if name not in out and part and (name != "measures" or names(part, bare(section.title))):
                    _add_sub(out, name, section, tops, profile, outline)
    _weak_subs(profile, document, usable, tops, out)
    _shared_plan(profile, document, tops, out)
    _first_of_two(profile, document, tops, out)
    return out


def _shared_plan(profile: Profile, document: Document, tops: list[Section], out: dict[str, list[Found]]) -> None:
    """The plan at the end of the problems, where their heading hints at it (存在问题及改进措施)."""
    plan = profile.part("next-year-plan")
    if plan is None or plan.id in out or plan.container is None:
        return
    for found in out.get("problems", ()):
        hinted = found.top and plan.container.search(bare(found.section.title))
        if hinted and cut_tail(plan, document, found.section.body) != found.section.body:
            out[plan.id] = [found]
            return


def _first_of_two(profile: Profile, document: Document, tops: list[Section], out: dict[str, list[Found]]) -> None:
    """The first of two sections named alike (履职情况, 主要负责人履职情况) holds the measures nothing else holds."""
    heads = profile.part("responsible-person")
    own = [f for f in out.get("responsible-person", ()) if f.top]
    if heads is None or "measures" in out or len(own) < 2 or own[0].section is not tops[0]:
        return
    if told_of_heads(heads, document, own[0].section):
        return
    if evidence.figures(document.slice(own[0].section.body)) >= _LEAST_FIGURES:
        out["measures"] = [own[0]]
        out["responsible-person"].remove(own[0])


def _add_sub(
    out: dict[str, list[Found]], name: str, section: Section, tops: list[Section], profile: Profile, outline: Outline
) -> None:
    """A sub-section counts unless it lies inside another part whose own words it only repeats."""
    top = section
    while top.parent is not None and top not in tops:
        top = outline.sections[top.parent]
    over = named_parts(profile, top.title)
    if name == "measures" and "next-year-plan" in over:
        return
    if name in ("problems", "responsible-person") and over == ["next-year-plan"]:
        return
    if name == "responsible-person" and over == ["problems"]:
        return
    out.setdefault(name, []).append(Found(section, False))


def _stray_top(section: Section, outline: Outline) -> bool:
    """An unnumbered line of the top's own weight that only lacks its number."""
    if section.marker is not Marker.NONE or section.level != 2 or section.parent is None:
        return False
    siblings = outline.children(outline.sections[section.parent])
    return all(s.marker in (Marker.NONE, Marker.CHAIN) for s in siblings)


def _contained(profile: Profile, name: str, section: Section, children: list[Section]) -> list[Section]:
    """The sub-sections that name the part, where the heading above only gathers parts (总体情况)."""
    part = profile.part(name)
    if part is None or part.container is None or not part.container.search(bare(section.title)):
        return []
    return [] if _strong(part, section.title) else _gathered(profile, part, children)


def _gathered(profile: Profile, part: Part, children: list[Section]) -> list[Section]:
    """The sub-section that is the part's own, where another one stands for another part."""
    mine = [c for c in children if names(part, bare(c.title)) and (not part.plain or part.plain.search(bare(c.title)))]
    gathers = any(set(named_parts(profile, c.title)) - {part.id} for c in children)
    return mine[:1] if gathers else []


def _strong(part: Part, title: str) -> bool:
    words = masked(part, bare(title))
    words = part.container.sub("", words) if part.container else words
    return bool(part.heading and part.heading.search(words))


def _by_content(
    profile: Profile,
    document: Document,
    outline: Outline,
    tops: list[Section],
    blank: list[Section],
    out: dict[str, list[Found]],
) -> None:
    """Top sections whose heading says nothing are judged by their text; topics before the problems are measures."""
    stops = [f.section.index for p in ("problems", "next-year-plan") for f in out.get(p, ()) if f.top]
    for section in blank:
        children = [c for c in outline.children(section) if c.marker is not Marker.CHAIN]
        name = content_part(profile, document, section, last=section is tops[-1], whole=not children)
        if (
            name is None
            and section is tops[-1]
            and stops
            and section.index > max(stops)
            and "next-year-plan" not in out
        ):
            name = part_by_place(profile, document, section)
        if name in {n for c in children for n in named_parts(profile, c.title)}:
            continue
        measures = profile.part("measures")
        if name is None and measures and (not stops or section.index < min(stops)):
            name = None if _gathered(profile, measures, children) else measures.id
        if name is not None and (name == "measures" or name not in out):
            out.setdefault(name, []).append(Found(section, True))
            out[name].sort(key=lambda f: f.section.index)
    if "measures" not in out:
        told = [s for s in blank if evidence.figures(document.slice(s.body)) >= _LEAST_FIGURES]
        rest = [s for s in told if not _gathers(profile, outline, s)]
        out.update({"measures": [Found(s, True) for s in rest if not _held(s, out)]} if rest else {})


def _gathers(profile: Profile, outline: Outline, section: Section) -> bool:
    return any(named_parts(profile, c.title) for c in outline.children(section))


def _held(section: Section, out: dict[str, list[Found]]) -> bool:
    return any(f.section is section for found in out.values() for f in found)


def _weak_subs(
    profile: Profile, document: Document, usable: list[Section], tops: list[Section], out: dict[str, list[Found]]
) -> None:
    """Sub-sections whose heading only hints at a part that was not found (发挥“关键少数”作用), if their text agrees."""
    top = {s.index for s in tops}
    for section in usable:
        name = None if section.index in top else hinted_part(profile, document, section)
        if name is not None and name not in out:
            out[name] = [Found(section, False)]


def _state(
    profile: Profile,
    part: Part,
    found: list[Found] | None,
    document: Document,
    outline: Outline,
    places: tuple[Region, ...],
) -> PartState:
    if found:
        own = [f for f in found if f.top]
        first = (own or found)[0]
        body = _body(profile, part, first.section, document, outline)
        return PartState(part.id, part.title, "own" if own else "sub", first.section.span, body)
    mention = find_mention(part, document, places)
    if mention is not None:
        return PartState(part.id, part.title, "mention", mention, mention)
    return PartState(part.id, part.title, "missing")


def _body(profile: Profile, part: Part, section: Section, document: Document, outline: Outline) -> Span:
    """The text of the part under a heading: under a heading shared by parts only its own sub-section or paragraphs."""
    shared = named_parts(profile, section.title)
    children = [c for c in outline.children(section) if c.marker is not Marker.CHAIN and names(part, bare(c.title))]
    if len(shared) > 1 and children:
        # 主要问题 and 原因分析 are two sub-sections of one part
        return Span(children[0].body.start, children[-1].body.end)
    plan = profile.part("next-year-plan")
    if part.id == "problems" and plan is not None:
        return cut_tail(plan, document, section.body)
    if part.id == "next-year-plan" and "problems" in shared and plan is not None:
        rest = Span(cut_tail(plan, document, section.body).end, section.body.end)
        return rest if document.slice(rest).strip() else section.body
    return section.body


def _only_names(part: Part, host: Part, section: Section) -> bool:
    """Whether a heading names the inner part and not its host (原因分析, but not 不足和原因)."""
    words = bare(section.title)
    if part.heading is None or section.parent is None or not part.heading.search(words):
        return False
    return not names(host, part.heading.sub("", words))


def _inner(part: Part, host: Part, outer: PartState, document: Document, outline: Outline) -> PartState:
    """The state of a part judged inside another: as its host when the evidence is there, else missing."""
    if outer.state == "missing" or outer.body is None:
        return PartState(part.id, part.title, "missing")
    for section in outline.sections:
        inside = outer.span is not None and outer.span.start < section.span.start < outer.body.end
        if inside and _only_names(part, host, section) and len(document.slice(section.body).strip()) >= _LEAST_CAUSE:
            return PartState(part.id, part.title, outer.state, section.span, section.body)
    body = outer.body
    if outer.state == "mention":
        body = _paragraph(document, body)
    found = evidence.gives_causes(part, document.slice(body))
    if found is None:
        return PartState(part.id, part.title, "missing")
    return PartState(part.id, part.title, outer.state, found.shift(body.start), body)


def _paragraph(document: Document, span: Span) -> Span:
    end = document.text.find("\n", span.start)
    return Span(span.start, end if end >= 0 else len(document.text))
