"""Units that count the same thing."""

from __future__ import annotations

# Measure words that count the same thing; any other unit is its own family.
_FAMILY = {w: ws[0] for ws in ("件宗起例", "人名位", "次场期", "户家", "个处", "份册本", "卷") for w in ws}
_FAMILY |= {"场次": "次", "宗次": "件次", "起次": "件次", "批": "批次", "名次": "人次", "次数": "次"}


def family_of(unit: str | None) -> str:
    """The unit family: 件 = 宗 = 起; 人 and 人次 differ."""
    return _FAMILY.get(unit or "", unit or "")
