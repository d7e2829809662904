"""Dates and years (D)."""
