"""What a finding is; suppression and baseline; one reporter per output format."""

from checker.diagnostics.message import Lang, Text
from checker.diagnostics.model import Diagnostic, Edit, Finding, Fix, Label, Severity
from checker.diagnostics.result import Coverage, FileResult, PartState, State

__all__ = [
    "Coverage",
    "Diagnostic",
    "Edit",
    "FileResult",
    "Finding",
    "Fix",
    "Label",
    "Lang",
    "PartState",
    "Severity",
    "State",
    "Text",
]
