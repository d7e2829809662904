"""Wording and set formulas (W)."""
