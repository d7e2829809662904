"""Words for people, in Chinese and English side by side."""

from __future__ import annotations

from typing import Literal

from checker.dataclass import dataclass

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages; quoted report text stays Chinese in both."""

    zh: str
    en: str

    def __call__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en
