"""Pages indent with blanks of many widths; a heading is a heading behind any of them."""

from __future__ import annotations

import pytest

from checker.testing import make_report


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u2003", "\u2002", "\xa0"])
def test_headings_behind_any_blank(blank: str) -> None:
    lines = [
        "（一）主要工作",
        "1.规范执法。评查案卷96卷。",
        "2.化解纠纷。调解纠纷41件。",
        "（二）存在的不足",
        "人员不足。",
    ]
    report = make_report("\n".join(blank * 2 + line for line in lines))
    assert [(s.number, s.title.strip()) for s in report.outline.sections] == [
        ("一", "主要工作"),
        ("1", "规范执法"),
        ("2", "化解纠纷"),
        ("二", "存在的不足"),
    ]
