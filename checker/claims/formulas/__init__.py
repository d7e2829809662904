"""Finds what a report asserts among its own figures."""

from checker.claims.formulas.find import find_formulas

__all__ = ["find_formulas"]
