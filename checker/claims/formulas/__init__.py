"""What the words of a report assert among its own figures."""

from checker.claims.formulas.find import find_told

__all__ = ["find_told"]
