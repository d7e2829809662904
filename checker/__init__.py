"""`fazhi`: the engine of a rule-based checker for Chinese government reports (no rule, no report type)."""

from checker._version import __version__

__all__ = ["__version__"]
