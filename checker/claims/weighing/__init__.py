"""What a report asserts among its figures: by its words, and by weighing what speaks for wording none foresees."""

from __future__ import annotations

from checker.claims.weighing.find import find_formulas

__all__ = ["find_formulas"]
