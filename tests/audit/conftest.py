"""Fixtures of these tests; what they import by name lies in `audit_helpers`."""

from audit_helpers import audit_of, small_corpus

__all__ = ["audit_of", "small_corpus"]
