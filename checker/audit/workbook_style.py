"""How the workbook looks: its colours, and the formats of one workbook being written."""

from __future__ import annotations

from typing import Any

from checker.audit.run import Audit
from checker.diagnostics import Lang, Text

COLOURS = {
    "good": ("#E3F1E5", "#1E6B2E"), "fair": ("#FFF3D6", "#8A5A00"), "poor": ("#FFE3CF", "#A13D00"),
    "bad": ("#FBDCDC", "#9B1C1C"),
}  # fmt: skip
BLUE, GREY = "#2F5D8C", "#6B7280"
FONT = "Microsoft YaHei"


class Styled:
    """A workbook being written: what it is about, its language and its formats."""

    def __init__(self, book: Any, audit: Audit, lang: Lang) -> None:
        self.book = book
        self.audit = audit
        self.lang = lang
        self.db = audit.cache.db
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        self.head = book.add_format(
            {
                **base,
                "bold": True,
                "bg_color": BLUE,
                "font_color": "white",
                "text_wrap": True,
                "align": "center",
                "border": 1,
                "border_color": "#D5DBE3",
            }
        )
        self.title = book.add_format({**base, "bold": True, "font_size": 16, "font_color": BLUE})
        self.soft = book.add_format({**base, "font_color": GREY})
        self.big = book.add_format({**base, "bold": True, "font_size": 20, "font_color": BLUE, "align": "center"})
        self.small = book.add_format(
            {**base, "font_color": GREY, "align": "center", "bottom": 1, "bottom_color": "#D5DBE3"}
        )
        self.cell = book.add_format(base)
        self.wrap = book.add_format({**base, "text_wrap": True, "valign": "top"})
        self.number = book.add_format({**base, "align": "right"})
        self.share = book.add_format({**base, "num_format": "0%", "align": "right"})
        self.link = book.add_format({**base, "font_color": BLUE, "underline": 1})
        self.tones = {
            tone: book.add_format({**base, "bg_color": back, "font_color": front, "align": "center"})
            for tone, (back, front) in COLOURS.items()
        }
        self.toned_share = {
            tone: book.add_format({**base, "bg_color": back, "font_color": front, "num_format": "0%", "align": "right"})
            for tone, (back, front) in COLOURS.items()
        }

    def say(self, zh: str, en: str) -> str:
        """The words in the workbook's language."""
        return Text(zh, en)(self.lang)
