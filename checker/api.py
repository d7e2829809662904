"""The public names for plugins and scripts: what stands here keeps its meaning between minor versions."""

from checker.claims import Claim, Interval, Kind, Mention
from checker.claims.identity import Addend
from checker.claims.identity import parse_notation as parse_identity
from checker.diagnostics import (
    Coverage,
    Diagnostic,
    Edit,
    FileResult,
    Finding,
    Fix,
    Label,
    Lang,
    PartState,
    Severity,
    Text,
)
from checker.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Fact,
    Outline,
    Place,
    Reader,
    ReportFacts,
    Section,
    Sentence,
    SourceMap,
    Span,
    Table,
    UnreadableInput,
)
from checker.engine import Plan, check_data, check_document
from checker.errors import FazhiError, PluginError, UsageError
from checker.hooks import hookimpl
from checker.plugins import Registry, load_registry
from checker.profile import Profile
from checker.report import Context, Report
from checker.rule import Options, Rule, rule

__all__ = [
    "Addend",
    "Block",
    "BlockKind",
    "Cell",
    "Claim",
    "Context",
    "Coverage",
    "Diagnostic",
    "Document",
    "Edit",
    "Fact",
    "FazhiError",
    "FileResult",
    "Finding",
    "Fix",
    "Interval",
    "Kind",
    "Label",
    "Lang",
    "Mention",
    "Options",
    "Outline",
    "PartState",
    "Place",
    "Plan",
    "PluginError",
    "Profile",
    "Reader",
    "Registry",
    "Report",
    "ReportFacts",
    "Rule",
    "Section",
    "Sentence",
    "Severity",
    "SourceMap",
    "Span",
    "Table",
    "Text",
    "UnreadableInput",
    "UsageError",
    "check_data",
    "check_document",
    "hookimpl",
    "load_registry",
    "parse_identity",
    "rule",
]
