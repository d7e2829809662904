"""Applying the fixes of findings to the file they were found in; everything else in the file stays as it was."""

from checker.fix.apply import Fixed, NotFixable, fix_data

__all__ = ["Fixed", "NotFixable", "fix_data"]
