"""Drafts to upload: the sample as text, as Word, and one of 9,000 characters."""

from __future__ import annotations

import io
import re

import docx
import sample_report as sample


def word_draft(text: str = sample.DRAFT) -> bytes:
    """A Word file of `text`, a paragraph a line and a run for every number, as Word writes it."""
    made = docx.Document()
    for line in filter(None, text.split("\n")):
        paragraph = made.add_paragraph()
        for piece in re.findall(r"\d+|\D+", line):
            paragraph.add_run(piece)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def long_draft(characters: int = 9000) -> str:
    """A report of at least so many characters, every paragraph with figures of its own."""
    head, _, tail = sample.DRAFT.partition("二、存在的不足")
    lines = [head]
    number = 4
    while sum(map(len, lines)) < characters:
        received = 200 + number * 7
        lines.append(
            f"（{number}）推进专项工作。全年开展检查{number * 3}次，发现问题{received}件，整改{received - 5}件，"
            f"其中限期整改{received - 25}件、立行立改20件，整改率{(received - 5) / received:.1%}；"
            f"组织培训{number}期，培训{number * 40}余人次，印发资料{number * 500}份。\n"
        )
        number += 1
    return "".join(lines) + "二、存在的不足" + tail
