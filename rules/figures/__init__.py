"""Figures well formed (F)."""
