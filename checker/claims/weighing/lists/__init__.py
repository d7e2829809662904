"""Announced lists (N项……分别是): items that are not as many as announced."""
