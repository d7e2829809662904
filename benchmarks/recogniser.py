"""How well figures are read beside a general recogniser of numbers, on labelled sentences and on its own test cases.

    python -m benchmarks.recogniser claims FILE.jsonl…      sentences with every figure labelled (tests/accuracy/data)
    python -m benchmarks.recogniser cases FILE.json…        the recogniser's published cases (NumberModel, PercentModel)

The recogniser is the Chinese model of `recognizers-text-suite` (needs `emoji<2`), no dependency of the project:
install it beside it to run this. A figure counts as read when a figure at its place has its value; a percentage may be
given as printed (50) or as a share (0.5), by either.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from checker.testing import make_report

Read = tuple[int, int, list[Decimal]]
"""Start, end (exclusive) and the values a figure may be said to have."""
SINGLE = set("零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾")
NUMERIC = {"count", "percent", "money", "growth", "ratio", "range", "points", "multiple"}


def number(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text).replace("%", "").replace(",", "").strip())
    except InvalidOperation:
        return None


def ours(text: str) -> list[Read]:
    """The figures as `fazhi claims` reads them."""
    out = []
    for mention in make_report(text).mentions:
        values = [v for v in (mention.value, mention.rounded.low, mention.rounded.high) if v is not None]
        if values:
            out.append((mention.span.start, mention.span.end, values))
    return out


def theirs() -> Callable[[str], list[Read]]:
    """The figures as the recogniser's number and percentage models read them."""
    from recognizers_number import recognize_number, recognize_percentage  # type: ignore[import-not-found]

    def read(text: str) -> list[Read]:
        found = [*recognize_percentage(text, "zh-cn"), *recognize_number(text, "zh-cn")]
        values = [(r.start, r.end + 1, number((r.resolution or {}).get("value"))) for r in found]
        return [(b, e, [v]) for b, e, v in values if v is not None]

    return read


def same(found: Read, start: int, end: int, value: Decimal) -> bool:
    if not (found[0] < end and start < found[1]):
        return False
    wanted = {abs(value), abs(value) * 100, abs(value) / 100}
    return any(abs(abs(v) - w) <= w * Decimal("0.0001") for v in found[2] for w in wanted)


def labelled(files: Sequence[str]) -> list[tuple[str, list[tuple[int, int, Decimal]]]]:
    """(sentence, [(start, end, value)]) of labelled sentences."""
    out = []
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            wanted = []
            for claim in row["claims"]:
                low = claim["value"][0] if isinstance(claim["value"], list) else claim["value"]
                value = number(low)
                if claim["kind"] in NUMERIC and value is not None:
                    wanted.append((claim["start"], claim["start"] + len(claim["surface"]), value))
            out.append((row["text"], wanted))
    return out


def cases(files: Sequence[str]) -> list[tuple[str, list[tuple[int, int, Decimal]]]]:
    """The same of the recogniser's published cases that its Python edition supports."""
    out = []
    for file in files:
        for row in json.loads(Path(file).read_text(encoding="utf-8-sig")):
            if "python" in str(row.get("NotSupported", "")).lower():
                continue
            values = [
                (r["Start"], r["End"] + 1, number((r.get("Resolution") or {}).get("value"))) for r in row["Results"]
            ]
            out.append((row["Input"], [(b, e, v) for b, e, v in values if v is not None]))
    return out


def tell(what: str, read: Sequence[tuple[str, str, Decimal, bool, bool]]) -> None:
    total, mine, its = len(read), sum(r[3] for r in read), sum(r[4] for r in read)
    print(f"{total} {what}: fazhi reads {mine} ({mine / total:.3f}), the recogniser {its} ({its / total:.3f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("claims", "cases"))
    parser.add_argument("files", nargs="+")
    parser.add_argument(
        "--show", type=int, default=0, help="print up to so many figures that only the recogniser reads"
    )
    args = parser.parse_args()
    rows = labelled(args.files) if args.kind == "claims" else cases(args.files)
    try:
        other = theirs()
    except ImportError:
        sys.exit("install the recogniser first: pip install recognizers-text-suite 'emoji<2'")
    read: list[tuple[str, str, Decimal, bool, bool]] = []
    for text, wanted in rows:
        here, there = ours(text), other(text)
        for start, end, value in wanted:
            a = any(same(f, start, end, value) for f in here)
            b = any(same(f, start, end, value) for f in there)
            read.append((text, text[start:end], value, a, b))
    tell("figures", read)
    tell("figures but single Han numerals (“一”和“五”: words in a report)", [r for r in read if r[1] not in SINGLE])
    only = [(text, figure, str(value)) for text, figure, value, a, b in read if b and not a]
    for item in only[: args.show]:
        print("  only the recogniser:", *item)


if __name__ == "__main__":
    main()
