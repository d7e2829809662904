"""The errors a user can meet; each message names the place and says what to do."""

from __future__ import annotations


class FazhiError(Exception):
    """Root of all errors that `fazhi` raises on purpose."""


class UsageError(FazhiError):
    """Wrong use or configuration: exit code 2."""


class PluginError(FazhiError):
    """A plugin that cannot be loaded, or two plugins that claim one code."""


class DataError(UsageError):
    """A data file (catalogue, rule pack) that breaks its schema; the message names file, line and key."""
