"""Punctuation after GB/T 15834 (P)."""
