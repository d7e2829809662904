"""Formulas whose wording no grammar foresees, found by weighing what speaks for and against them."""

from __future__ import annotations

from checker.claims.weighing.find import find_weighed

__all__ = ["find_weighed"]
