"""Charts as inline SVG, drawn here so that the page needs nothing from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

GREEN, ORANGE, RED, BLUE = "#4c9a6a", "#c0703c", "#c0504d", "#2f5d8c"
_SOFT, _LINE = "#6b7280", "#e5e7eb"


def bars(rows: Sequence[tuple[str, float, str]], colour: str, most: float | None = None) -> str:
    """Horizontal bars: (label, value, words beside the bar); `most` fixes the scale."""
    if not rows:
        return ""
    top = most or max(value for _, value, _ in rows) or 1
    left, width, step = 190, 560, 24
    height = step * len(rows) + 8
    out = [f'<svg viewBox="0 0 {width} {height}" role="img">']
    for i, (label, value, words) in enumerate(rows):
        y = i * step + 4
        length = (width - left - 60) * min(value / top, 1)
        out.append(
            f'<text x="{left - 8}" y="{y + 14}" font-size="12.5" text-anchor="end">{escape(_short(label))}</text>'
            f'<rect x="{left}" y="{y + 2}" width="{width - left - 60}" height="16" fill="#f1f4f8" rx="3"/>'
            f'<rect x="{left}" y="{y + 2}" width="{length:.1f}" height="16" fill="{colour}" rx="3"/>'
            f'<text x="{left + length + 6:.1f}" y="{y + 14}" font-size="12.5">{escape(words)}</text>'
        )
    return "".join([*out, "</svg>"])


def histogram(
    rows: Sequence[tuple[str, int, bool]], boundary: str, good: str, bad: str, *, width: int = 1160, height: int = 220
) -> str:
    """Columns of (label, value, late); a dashed line marks the first late one."""
    if not rows:
        return ""
    top = max(value for _, value, _ in rows) or 1
    left, base = 46, height - 34
    step = (width - left - 10) / len(rows)
    out = [f'<svg viewBox="0 0 {width} {height}" role="img">']
    for share in (0.5, 1.0):
        y = base - (base - 24) * share
        out.append(
            f'<line x1="{left}" y1="{y:.1f}" x2="{width - 10}" y2="{y:.1f}" stroke="{_LINE}"/>'
            + _label(left - 6, y + 4, f"{top * share:.0f}", "end", fill=_SOFT)
        )
    every = max(1, len(rows) // 14)
    marked = False
    for i, (label, value, late) in enumerate(rows):
        x = left + i * step
        tall = (base - 24) * value / top
        out.append(
            f'<rect x="{x + step * 0.12:.1f}" y="{base - tall:.1f}" width="{step * 0.76:.1f}" height="{tall:.1f}"'
            f' fill="{RED if late else GREEN}" rx="2"><title>{escape(label)}：{value}</title></rect>'
        )
        if i % every == 0:
            middle = x + step / 2
            out.append(_label(middle, base + 16, label, "middle"))
        if late and not marked:
            marked = True
            out.append(
                f'<line x1="{x:.1f}" y1="14" x2="{x:.1f}" y2="{base}" stroke="{RED}" stroke-dasharray="4 3"/>'
                f'<text x="{x - 6:.1f}" y="22" font-size="12" text-anchor="end" fill="{RED}">{escape(boundary)}</text>'
            )
    out.append(f'<line x1="{left}" y1="{base}" x2="{width - 10}" y2="{base}" stroke="#9ca3af"/>')
    out.append(_legend(width, good, bad))
    return "".join([*out, "</svg>"])


def _label(x: float, y: float, words: str, anchor: str, *, fill: str = "#1f2933") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="11" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def _legend(width: int, good: str, bad: str) -> str:
    return (
        f'<rect x="{width - 170}" y="4" width="11" height="11" fill="{GREEN}"/>'
        f'<text x="{width - 154}" y="14" font-size="12">{escape(good)}</text>'
        f'<rect x="{width - 88}" y="4" width="11" height="11" fill="{RED}"/>'
        f'<text x="{width - 72}" y="14" font-size="12">{escape(bad)}</text>'
    )


def _short(label: str) -> str:
    wide = sum(2 if ord(c) > 0x2E7F else 1 for c in label)
    if wide <= 28:
        return label
    kept, size = "", 0
    for c in label:
        size += 2 if ord(c) > 0x2E7F else 1
        if size > 26:
            break
        kept += c
    return kept + "…"
