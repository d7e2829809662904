"""The harness for authors of rules and packs, used by the built-in rules themselves.

from checker.testing import assert_finds, assert_silent
assert_finds("wording", "⟦截止→截至⟧目前，办结12件。")
"""

from checker.testing.documents import all_formats, as_docx, as_html, as_text
from checker.testing.marked import Place, assert_finds, assert_folder, assert_silent, unmark
from checker.testing.pages import SECTIONS, Example, assert_example, assert_page, examples, sections
from checker.testing.run import (
    TODAY,
    check,
    find_rule,
    findings,
    make_document,
    make_plan,
    make_report,
    registry,
)

__all__ = [
    "SECTIONS",
    "TODAY",
    "Example",
    "Place",
    "all_formats",
    "as_docx",
    "as_html",
    "as_text",
    "assert_example",
    "assert_finds",
    "assert_folder",
    "assert_page",
    "assert_silent",
    "check",
    "examples",
    "find_rule",
    "findings",
    "make_document",
    "make_plan",
    "make_report",
    "registry",
    "sections",
    "unmark",
]
