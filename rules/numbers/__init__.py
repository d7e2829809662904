"""Figures that must agree (N)."""
