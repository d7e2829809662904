"""`--format html`: one self-contained page with the text, the findings in place, the checklist and the figures."""

from checker.diagnostics.reporters.html.page import render as report

__all__ = ["report"]
