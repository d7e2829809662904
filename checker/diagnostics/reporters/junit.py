"""`--format junit`: a suite per file and a case per finding, for Jenkins and its kind."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from checker import lazy
from checker.diagnostics.model import Severity
from checker.diagnostics.reporters.plain import Item, details, file_items
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import Run

_NOT_XML = lazy.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BROKEN = frozenset({"unread-input", "internal-error"})


def report(run: Run) -> str:
    """The run as JUnit XML. Findings below the failing level pass, with their words in `system-out`."""
    suites = [_suite(result, run) for result in run.results]
    around = [_case("fazhi", "fazhi", "error", "problem", p(run.lang), "") for p in run.problems]
    around += [_case("fazhi", p, "error", "skipped", f"未检查 (not checked): {p}", "") for p in run.skipped]
    if around:
        suites.append((len(around), 0, len(around), _wrap("fazhi", len(around), 0, len(around), around)))
    tests, failures, errors = sum(s[0] for s in suites), sum(s[1] for s in suites), sum(s[2] for s in suites)
    head = f'<testsuites name="fazhi" tests="{tests}" failures="{failures}" errors="{errors}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *(s[3] for s in suites), "</testsuites>"]) + "\n"


def _suite(result: FileResult, run: Run) -> tuple[int, int, int, str]:
    """Tests, failures, errors and the XML of one file."""
    kinds, cases = [], []
    for item in file_items(result, run.lang):
        kind = _kind(item, run)
        kinds.append(kind)
        cases.append(_finding(item, kind, run))
    if not cases:
        cases.append(f"  <testcase classname={_attribute(result.path)} name={_attribute('fazhi')}/>")
    failures, errors = kinds.count("failure"), kinds.count("error")
    return len(cases), failures, errors, _wrap(result.path, len(cases), failures, errors, cases)


def _wrap(name: str, tests: int, failures: int, errors: int, cases: list[str]) -> str:
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}"'
    return "\n".join([f" <testsuite name={_attribute(name)} {counts}>", *cases, " </testsuite>"])


def _kind(item: Item, run: Run) -> str:
    if item.found.name in BROKEN:
        return "error"
    return "failure" if item.found.severity.rank <= run.fail_on.rank else "pass"


def _finding(item: Item, kind: str, run: Run) -> str:
    found = item.found
    where = item.places.describe(found.primary.span.start) if item.places else ""
    name = f"{found.code} {found.name} {where}".strip()
    return _case(
        item.result.path,
        name,
        kind,
        _level(found.severity),
        found.message(run.lang),
        "\n".join(details(item, run.lang)),
    )


def _level(severity: Severity) -> str:
    return severity.value


def _case(classname: str, name: str, kind: str, type_: str, message: str, body: str) -> str:
    head = f"  <testcase classname={_attribute(classname)} name={_attribute(name)}>"
    if kind == "pass":
        words = _text(f"{message}\n{body}".strip())
        return f"{head}\n   <system-out>{words}</system-out>\n  </testcase>"
    inner = f"   <{kind} type={_attribute(type_)} message={_attribute(message)}>{_text(body)}</{kind}>"
    return f"{head}\n{inner}\n  </testcase>"


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", words))


def _attribute(words: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", words), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
